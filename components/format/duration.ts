import type { Translate } from '../i18n';

const MINUTE = 60_000;

/** 3 小时 12 分, 26 小时, 4 天 2 小时. Cut, never rounded up: nobody waited longer than it says. Negative counts as none. */
export function durationText(ms: number, t: Translate): string {
  const minutes = Math.floor(ms / MINUTE);
  if (minutes < 1) return t('gap.short');
  if (minutes < 60) return t('gap.minutes', { n: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 72) {
    const m = minutes % 60;
    // Past a day nobody counts minutes.
    return m === 0 || hours >= 24 ? t('gap.hours', { n: hours }) : t('gap.hoursMinutes', { h: hours, m });
  }
  const d = Math.floor(hours / 24);
  const h = hours % 24;
  return h === 0 || d >= 14 ? t('gap.days', { n: d }) : t('gap.daysHours', { d, h });
}
