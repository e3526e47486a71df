export interface Clock {
  readonly start: number;
  readonly end: number;
  /** Wall clock as shown, `2026-03-12 14:28:33`; absent when the page gives no year. An offset is kept if it is shown. */
  readonly value?: string;
  readonly dateOnly: boolean;
}

const TIME =
  '(上午|下午|AM|PM)?\\s?(\\d{1,2})\\s?[:时点]\\s?(\\d{1,2})(?:\\s?[:分]\\s?(\\d{1,2}))?(?:\\.\\d{1,6})?\\s?[分秒]?\\s?(AM|PM)?\\s?(Z|UTC|GMT)?([+-]\\d{2}:?\\d{2})?';
const GAP = '(?:\\s{0,3}[T,，]?\\s{0,3}(?:\\(?(?:星期|周)[一二三四五六日天]\\)?)?\\s{0,3})';
const FULL = new RegExp(
  `(?<!\\d)(\\d{4})\\s?[-/.年]\\s?(\\d{1,2})\\s?[-/.月]\\s?(\\d{1,2})\\s?日?(?:${GAP}${TIME})?(?![\\d])`,
  'i',
);
const AMERICAN = new RegExp(`(?<!\\d)(\\d{1,2})/(\\d{1,2})/(\\d{4})(?:,?\\s${TIME})`, 'i');
const YEARLESS = new RegExp(`(?<![\\d-])\\d{1,2}\\s?[-/月]\\s?\\d{1,2}日?\\s{1,3}${TIME}(?!\\d)`, 'i');
const RELATIVE =
  /(?:刚刚|\d{1,3}\s?(?:秒|分钟|小时|天|个月)前|(?:今天|昨天|前天)(?:\s?\d{1,2}:\d{2}(?::\d{2})?)?)/;
const TIME_ONLY = new RegExp(`^${TIME}$`, 'i');

const pad = (n: number): string => String(n).padStart(2, '0');

function clockText(parts: readonly (string | undefined)[]): string | undefined {
  const [before, h, m, s, after, utc, offset] = parts;
  if (h === undefined) return undefined;
  const half = (before ?? after)?.toUpperCase();
  let hour = Number(h);
  if ((half === '下午' || half === 'PM') && hour < 12) hour += 12;
  if ((half === '上午' || half === 'AM') && hour === 12) hour = 0;
  if (hour > 23 || Number(m) > 59 || Number(s ?? 0) > 59) return undefined;
  const zone = utc === undefined && offset === undefined ? '' : (offset ?? 'Z');
  return `${pad(hour)}:${pad(Number(m))}${s === undefined ? '' : `:${pad(Number(s))}`}${zone}`;
}

function dateText(year: string, month: string, day: string): string | undefined {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (y < 2000 || y > 2099 || m < 1 || m > 12 || d < 1 || d > new Date(Date.UTC(y, m, 0)).getUTCDate())
    return undefined;
  return `${year}-${pad(m)}-${pad(d)}`;
}

/** A time of day alone (`14:28:33`), normalised; the date stands in another run. */
export function timeOnly(text: string): string | undefined {
  const m = TIME_ONLY.exec(text.trim());
  return m ? clockText(m.slice(1)) : undefined;
}

/** The first date (with its time of day) in `text[from, to)`. Never shifted to another zone; never completed. */
export function findClock(text: string, from: number, to: number): Clock | undefined {
  const slice = text.slice(from, Math.min(to, from + 200));
  const placed = (m: RegExpExecArray, value: string | undefined, dateOnly: boolean): Clock => {
    const start = from + m.index + (m[0].length - m[0].trimStart().length);
    const end = from + m.index + m[0].trimEnd().length;
    return { start, end, dateOnly, ...(value === undefined ? {} : { value }) };
  };
  const full = FULL.exec(slice);
  if (full) {
    const date = dateText(full[1] ?? '', full[2] ?? '', full[3] ?? '');
    const time = clockText(full.slice(4));
    if (date === undefined || (full[5] !== undefined && time === undefined)) return undefined;
    return placed(full, time === undefined ? date : `${date} ${time}`, time === undefined);
  }
  const us = AMERICAN.exec(slice);
  if (us) {
    // Only with AM/PM is 3/12/2026 surely month first (the en-US locale's own form).
    const half = us[4] ?? us[8];
    const date = half === undefined ? undefined : dateText(us[3] ?? '', us[1] ?? '', us[2] ?? '');
    const time = clockText(us.slice(4));
    return placed(us, date !== undefined && time !== undefined ? `${date} ${time}` : undefined, false);
  }
  const loose = YEARLESS.exec(slice) ?? RELATIVE.exec(slice);
  return loose ? placed(loose, undefined, false) : undefined;
}
