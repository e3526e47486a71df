import type { GuardChange } from '../../integrity/guard-entries';

// A guard's page is a document for Chinese readers of evidence; it is Chinese whatever the interface speaks.

export const CHANGE_ZH: Readonly<Record<GuardChange, string>> = {
  added: '新消息',
  changed: '修改',
  recalled: '撤回',
  removed: '消失（没有撤回提示）',
};

const REASON_ZH: Readonly<Record<string, string>> = {
  STOPPED: '用户结束守护',
  TAB_CLOSED: '标签页被关闭',
  TAB_HIDDEN: '标签页在后台：页面可能延迟，拍不到画面',
  TAB_NAVIGATED: '页面重新加载或跳转',
  PAGE_NO_PERMISSION: '页面跳转后不再允许读取',
  PAGE_RESTRICTED: '浏览器不允许读取此页',
  CHAT_NOT_FOUND: '页面上没有这段对话',
  CHAT_FRAME_CLOSED: '聊天窗口属于其他网站，未获允许读取',
  CONVERSATION_GONE: '聊天窗口从页面消失',
  CONVERSATION_REPLACED: '对话内容一次换掉大半：切到了别的对话，或被清空',
  WORKER_RESTARTED: '浏览器被关闭或扩展后台被结束',
  GUARD_OVERFLOW: '后台没有回应期间发生得太多，页面放不下',
};

export const guardReason = (code: string): string =>
  REASON_ZH[code] === undefined ? code : `${REASON_ZH[code]}（${code}）`;
