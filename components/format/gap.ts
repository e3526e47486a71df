import type { NotCaptured } from '@/utils/exhibit/model';
import { ERROR_CODES, type ErrorCode } from '@/utils/shared/errors';
import { isMessageKey, type Translate } from '../i18n';

const isErrorCode = (code: string): code is ErrorCode => (ERROR_CODES as readonly string[]).includes(code);

/** Why something is missing. Codes are open-ended (`HTTP_404`): an unknown one is shown as it is. */
export function reasonText(reason: string, t: Translate): string {
  const status = /^HTTP_(\d{3})$/.exec(reason)?.[1];
  if (status) return t('gap.reason.HTTP', { status });
  const key = `gap.reason.${reason}`;
  if (reason !== 'unknown' && reason !== 'HTTP' && isMessageKey(key)) return t(key);
  // A part may be missing for the same reason for which a whole capture fails.
  if (isErrorCode(reason)) return t(`errors.${reason}.happened`).replace(/[。.]$/, '');
  return t('gap.reason.unknown', { code: reason });
}

/** 图片：服务器返回 404 ×3 */
export function gapText(gap: NotCaptured, t: Translate): string {
  const line = t('gap.line', { what: t(`gap.what.${gap.what}`), reason: reasonText(gap.reason, t) });
  return gap.count !== undefined && gap.count > 1 ? `${line} ${t('gap.count', { n: gap.count })}` : line;
}
