import { findClock, timeOnly } from '../clock';
import { fold } from '../fold';

/** A short text that is a time and nothing else, as far as it says so itself. */
export type ShownTime =
  /** Date with year: `wall` is `2026-03-12` or `2026-03-12 14:28:33`, an offset or `Z` behind it when shown. */
  | { readonly kind: 'dated'; readonly wall: string }
  | { readonly kind: 'yearless'; readonly month: number; readonly day: number; readonly clock?: string }
  /** Today, yesterday …: whole days before the day it is read. */
  | { readonly kind: 'days-ago'; readonly days: number; readonly clock?: string }
  /** 0 = Sunday. */
  | { readonly kind: 'weekday'; readonly weekday: number; readonly clock?: string }
  | { readonly kind: 'clock'; readonly clock: string }
  | { readonly kind: 'ago'; readonly amount: number; readonly unit: AgoUnit };

export type AgoUnit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

const UNITS: readonly (readonly [RegExp, AgoUnit])[] = [
  [/^(?:秒钟?|seconds?|secs?|s)$/i, 'second'],
  [/^(?:分钟?|minutes?|mins?|m)$/i, 'minute'],
  [/^(?:个?小时|个?钟头|hours?|hrs?|h)$/i, 'hour'],
  [/^(?:天|日|days?|d)$/i, 'day'],
  [/^(?:个?星期|周|weeks?|w)$/i, 'week'],
  [/^(?:个?月|months?|mo)$/i, 'month'],
  [/^(?:年|years?|y)$/i, 'year'],
];
const AGO_ZH =
  /^(?:大?约)?(\d{1,3}|半|[一两二三四五六七八九十])\s?(秒钟?|分钟?|个?小时|个?钟头|天|日|个?星期|周|个?月|年)(?:之?前|以前)$/;
const AGO_EN =
  /^(?:about )?(\d{1,3}|an?|one) (seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?) ago$/i;
const AGO_SHORT = /^(\d{1,3})\s?(s|m|h|d|w|mo|y)(?: ago)?$/i;
const NOW = /^(?:刚刚|刚才|现在|just now|now|a moment ago|moments ago|a few seconds ago)$/i;
const CLOCK = String.raw`(?:(?:上午|下午|凌晨|早上|中午|晚上|am|pm)\s?)?\d{1,2}\s?[:点时]\s?\d{1,2}(?:\s?[:分]\s?\d{1,2})?\s?[分秒]?(?:\s?(?:am|pm))?`;
const DAY = new RegExp(`^(今天|昨天|昨日|前天|今日|today|yesterday)(?:\\s?(?:at|,)?\\s?(${CLOCK}))?$`, 'i');
const WEEK = new RegExp(
  `^(?:(?:星期|周|礼拜)([一二三四五六日天])|(sun|mon|tue|tues|wed|thu|thur|thurs|fri|sat)(?:day|sday|nesday|rsday|urday)?)(?:\\s?(?:at|,)?\\s?(${CLOCK}))?$`,
  'i',
);
const MONTH_DAY = new RegExp(
  `^(?:(\\d{1,2})\\s?月\\s?(\\d{1,2})\\s?[日号]?|(\\d{1,2})[-/](\\d{1,2}))(?:\\s?(?:星期|周)[一二三四五六日天])?(?:\\s{0,2}(${CLOCK}))?$`,
  'i',
);
const MONTH_NAME = new RegExp(
  `^(?:(\\d{1,2}) (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6} (\\d{1,2}))(?:,? (\\d{4}))?(?:,?(?: at)? (${CLOCK}))?$`,
  'i',
);
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const WEEKDAYS = 'sun mon tue wed thu fri sat'.split(' ');
const CHINESE = '日一二三四五六';
const NUMBERS = '零一二三四五六七八九十';
const HALF_DAY = /^(凌晨|早上|中午|晚上)\s?/;
const LONGEST = 48;

const pad = (n: number | string): string => String(n).padStart(2, '0');
const two = (month: string, day: string): boolean =>
  Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;

/** `下午2:31` and `晚上8点05分` as `14:31`, `20:05`. */
function clockOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const plain = text.replace(/点/, ':').trim();
  const word = HALF_DAY.exec(plain)?.[1];
  if (word === undefined) return timeOnly(plain);
  const rest = plain.replace(HALF_DAY, '');
  const hour = Number(/^\d{1,2}/.exec(rest)?.[0]);
  const after = (word === '晚上' && hour < 12) || (word === '中午' && hour < 6);
  return timeOnly(`${after ? '下午' : ''}${rest}`);
}

const withClock = <T extends object>(base: T, clock: string | undefined): T & { clock?: string } =>
  clock === undefined ? base : { ...base, clock };

function ago(text: string): ShownTime | undefined {
  if (NOW.test(text)) return { kind: 'ago', amount: 0, unit: 'minute' };
  const m = AGO_ZH.exec(text) ?? AGO_EN.exec(text) ?? AGO_SHORT.exec(text);
  if (!m) return undefined;
  const [, amount = '', word = ''] = m;
  const unit = UNITS.find(([pattern]) => pattern.test(word))?.[1];
  if (unit === undefined) return undefined;
  if (amount === '半') return unit === 'hour' ? { kind: 'ago', amount: 30, unit: 'minute' } : undefined;
  const spelt = amount === '两' ? 2 : NUMBERS.indexOf(amount);
  const count = /^\d/.test(amount) ? Number(amount) : spelt > 0 ? spelt : 1;
  return { kind: 'ago', amount: count, unit };
}

function dayWord(text: string): ShownTime | undefined {
  const day = DAY.exec(text);
  if (day) {
    const word = (day[1] ?? '').toLowerCase();
    const days = /^(?:今|today)/.test(word) ? 0 : word === '前天' ? 2 : 1;
    return withClock({ kind: 'days-ago' as const, days }, clockOf(day[2]));
  }
  const week = WEEK.exec(text);
  if (!week) return undefined;
  const at =
    week[1] === undefined
      ? WEEKDAYS.indexOf((week[2] ?? '').slice(0, 3).toLowerCase())
      : CHINESE.indexOf(week[1] === '天' ? '日' : week[1]);
  return at < 0 ? undefined : withClock({ kind: 'weekday' as const, weekday: at }, clockOf(week[3]));
}

function monthDay(text: string): ShownTime | undefined {
  const m = MONTH_DAY.exec(text);
  if (m) {
    const [month = '', day = ''] = m[1] === undefined ? [m[3], m[4]] : [m[1], m[2]];
    // "3/12" alone may be a fraction or a page count.
    if (!two(month, day) || (m[1] === undefined && m[5] === undefined)) return undefined;
    return withClock({ kind: 'yearless' as const, month: Number(month), day: Number(day) }, clockOf(m[5]));
  }
  const named = MONTH_NAME.exec(text);
  if (!named) return undefined;
  const month = MONTHS.indexOf((named[2] ?? named[3] ?? '').slice(0, 3).toLowerCase()) + 1;
  const day = named[1] ?? named[4] ?? '';
  if (!two(String(month), day)) return undefined;
  const clock = clockOf(named[6]);
  if (named[5] !== undefined)
    return {
      kind: 'dated',
      wall: `${named[5]}-${pad(month)}-${pad(day)}${clock === undefined ? '' : ` ${clock}`}`,
    };
  return withClock({ kind: 'yearless' as const, month, day: Number(day) }, clock);
}

const FRAME = /^[\s\-—–─~·•|,，()[\]【】（）]+|[\s\-—–─~·•|,，()[\]【】（）]+$/g;

/** What time a text shows, when it shows a time and nothing else. */
export function readShownTime(shown: string): ShownTime | undefined {
  if (shown.length > LONGEST) return undefined;
  const text = fold(shown).replace(FRAME, '').replace(/\s+/g, ' ').trim();
  if (text === '' || !/\d|[刚今昨前星周礼]|now|day|ago|moment/i.test(text)) return undefined;
  const clock = clockOf(text);
  if (clock !== undefined) return { kind: 'clock', clock };
  const other = ago(text) ?? dayWord(text) ?? monthDay(text);
  if (other) return other;
  const full = findClock(text, 0, text.length);
  const rest = full && text.slice(0, full.start) + text.slice(full.end);
  if (full?.value !== undefined && /^[\s.。]*(?:(?:星期|周)[一二三四五六日天])?[\s.。]*$/.test(rest ?? ''))
    return { kind: 'dated', wall: full.value };
  return undefined;
}

/** A text that counts from the moment of reading ("5 分钟前", 昨天): it changes while the message stays the same. */
export function isRelativeTime(shown: string): boolean {
  const time = readShownTime(shown);
  return time !== undefined && /^(?:ago|days-ago|weekday)$/.test(time.kind);
}
