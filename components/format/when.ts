import type { ClockReading, UtcIso } from '@/utils/shared/time';
import { localText, offsetText } from '@/utils/shared/time';
import type { Locale, Translate } from '../i18n';

const DAY = 86_400_000;

/** `2026-03-12`, in the zone the reading was made in. */
export function dayKey(reading: ClockReading): string {
  return localText(reading.epochMs, reading.offsetMinutes).slice(0, 10);
}

/** `14:31`, in the zone the reading was made in. */
export function clockText(reading: ClockReading): string {
  return localText(reading.epochMs, reading.offsetMinutes).slice(11, 16);
}

/** `2026-03-12 14:31:05 (UTC+8)`. */
export function fullText(epochMs: number, offsetMinutes: number): string {
  return `${localText(epochMs, offsetMinutes)} (${offsetText(offsetMinutes)})`;
}

/** `03-12 14:31`; the year stands at the day, or in the hover. */
export function shortText(epochMs: number, offsetMinutes: number): string {
  return localText(epochMs, offsetMinutes).slice(5, 16);
}

/** Minutes east of UTC in the reader's zone at that moment: daylight saving included. */
export function offsetHere(epochMs: number): number {
  return -new Date(epochMs).getTimezoneOffset();
}

/** For the hover: `2026-03-12 06:31:05.123 UTC`. */
export function utcText(utc: UtcIso): string {
  return utc.replace('T', ' ').replace('Z', ' UTC');
}

/** 今天 / 昨天 / 明天 / 3月12日, with the year where it is another one. `today` is a day key in the reader's zone. */
export function dayTitle(day: string, today: string, locale: Locale, t: Translate): string {
  if (day === today) return t('timeline.today');
  if (Date.parse(today) - Date.parse(day) === DAY) return t('timeline.yesterday');
  if (Date.parse(day) - Date.parse(today) === DAY) return t('timeline.tomorrow');
  return dayFormat(locale, day.slice(0, 4) !== today.slice(0, 4)).format(Date.parse(day));
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Made once: a long list asks with every frame. */
function dayFormat(locale: Locale, withYear: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${withYear}`;
  const made =
    formats.get(key) ??
    new Intl.DateTimeFormat(locale, {
      timeZone: 'UTC',
      month: locale === 'en' ? 'short' : 'long',
      day: 'numeric',
      ...(withYear ? { year: 'numeric' } : {}),
    });
  formats.set(key, made);
  return made;
}

/** The reader's own day, for 今天. */
export function todayKey(nowMs: number): string {
  return localText(nowMs, offsetHere(nowMs)).slice(0, 10);
}

/** 3天前, 2 hours ago. */
export function agoText(utc: UtcIso, nowMs: number, locale: Locale): string {
  const seconds = Math.min(0, Math.round((Date.parse(utc) - nowMs) / 1000));
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (seconds > -60) return relative.format(0, 'second');
  if (seconds > -3600) return relative.format(Math.ceil(seconds / 60), 'minute');
  if (seconds > -86_400) return relative.format(Math.ceil(seconds / 3600), 'hour');
  return relative.format(Math.ceil(seconds / 86_400), 'day');
}
