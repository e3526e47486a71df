import type { Translate } from '../i18n';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** 还剩 17 小时 32 分, 还剩 3 天 4 小时, 已过 2 小时 5 分. Two units at most; time left is never rounded up. */
export function remainingText(ms: number, t: Translate): string {
  const over = ms < 0;
  return t(over ? 'time.over' : 'time.left', { amount: amountText(Math.abs(ms), t) });
}

export function amountText(ms: number, t: Translate): string {
  if (ms < MINUTE) return t('time.moment');
  const days = Math.floor(ms / DAY);
  const hours = Math.floor((ms % DAY) / HOUR);
  const minutes = Math.floor((ms % HOUR) / MINUTE);
  const parts =
    days > 0
      ? [t('time.days', { n: days }), hours > 0 && days < 30 && t('time.hours', { n: hours })]
      : [hours > 0 && t('time.hours', { n: hours }), minutes > 0 && t('time.minutes', { n: minutes })];
  return parts.filter(Boolean).join(' ');
}
