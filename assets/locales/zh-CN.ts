import type { zhPages } from './zh-CN.pages';
import { zhCasePopup } from './zh-CN/case-popup';
import { zhCaseRisk } from './zh-CN/case-risk';
import { zhChat } from './zh-CN/chat';
import { zhChatChoice } from './zh-CN/chat-choice';
import { zhErrors } from './zh-CN/errors';
import { zhGaps } from './zh-CN/gaps';
import { zhGuard } from './zh-CN/guard';
import { zhRemind } from './zh-CN/remind';
import { zhRows } from './zh-CN/rows';
import { zhScreens } from './zh-CN/screens';
import { zhTimeline } from './zh-CN/timeline';

/**
 * 界面文字，中文为准。`{name}` 是占位符；`{name|单数|复数}` 按数量取词（英文用）。
 * 错误各有三行：发生了什么 / 已保住什么 / 现在可以做什么。
 */
export const zhCN = {
  'app.name': '留证',
  'capture.now': '立即留证',
  'export.bundle': '导出证据包',
  ...zhScreens,
  ...zhRows,
  ...zhCasePopup,
  ...zhTimeline,
  ...zhChat,
  ...zhCaseRisk,
  ...zhRemind,
  ...zhChatChoice,
  ...zhGaps,
  ...zhGuard,
  ...zhErrors,
} as const;

/** 弹窗用得到的在上面，其余在 zh-CN.pages.ts。 */
export type MessageKey = keyof typeof zhCN | keyof typeof zhPages;
