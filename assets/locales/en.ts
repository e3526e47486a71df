import type { MessageKey } from './zh-CN';

export const en: Record<MessageKey, string> = {
  'app.name': 'Liuzheng',
  'capture.now': 'Keep this page',
  'export.bundle': 'Export evidence bundle',
};
