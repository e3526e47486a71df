import { utcIso, type UtcIso } from '../shared/time';
import { HOLIDAYS } from './holidays.data';

/**
 * Days and working days of the law's calendar. Zone: Asia/Shanghai, whole year UTC+8 (no summer time since 1991), whatever
 * the computer's own zone is; instants go in and come out as UTC.
 */
const ZONE = 8 * 3_600_000;
const DAY = 86_400_000;

/** Days since 1970-01-01 on the calendar of Shanghai. */
type DayNumber = number;

export interface Due {
  readonly at: UtcIso;
  /** A year that the table of holidays does not hold was counted through: there only weekends were left out. */
  readonly unknownYear?: number;
}

export const dayOf = (epochMs: number): DayNumber => Math.floor((epochMs + ZONE) / DAY);

/** `2026-11-22`. */
export const dateText = (day: DayNumber): string => new Date(day * DAY).toISOString().slice(0, 10);

/** The last millisecond of that day in Shanghai: a period ends at 24:00 of its last day (民法典 203). */
export const endOfDay = (day: DayNumber): UtcIso => utcIso((day + 1) * DAY - ZONE - 1);

const yearOf = (day: DayNumber): number => new Date(day * DAY).getUTCFullYear();

/** Whether people work on that day: the holiday arrangements of its year, with make-up days; else Monday to Friday. */
export function isWorkingDay(day: DayNumber): boolean {
  if (OFF.has(day)) return false;
  if (WORK.has(day)) return true;
  const weekday = new Date(day * DAY).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** `01-28~02-04 04-04` of a year, as days. */
function daysIn(year: string, stretches: string): DayNumber[] {
  return stretches.split(' ').flatMap((stretch) => {
    const [first = '', last = first] = stretch.split('~');
    const from = Date.parse(`${year}-${first}`) / DAY;
    const to = Date.parse(`${year}-${last}`) / DAY;
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  });
}

const table = Object.entries(HOLIDAYS.years);
const OFF = new Set(table.flatMap(([year, { off }]) => daysIn(year, off)));
const WORK = new Set(table.flatMap(([year, { work }]) => daysIn(year, work)));

const isKnown = (day: DayNumber): boolean => HOLIDAYS.years[yearOf(day)] !== undefined;

/** Hours run from the moment itself (民法典 201 II). */
export function afterHours(from: number, hours: number): Due {
  return { at: utcIso(from + hours * 3_600_000) };
}

/**
 * End of the last of `days` days; the day of `from` does not count (民法典 201 I).
 *
 * @param roll a last day that is a holiday moves to the next working day (民法典 203 I).
 */
export function afterDays(from: number, days: number, roll: boolean): Due {
  return rolled(dayOf(from) + days, roll);
}

/** End of the day of that date `years` later, the last of February where there is no 29th (民法典 202). */
export function afterYears(from: number, years: number, roll: boolean): Due {
  const date = new Date(dayOf(from) * DAY);
  const [year, month] = [date.getUTCFullYear() + years, date.getUTCMonth()];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return rolled(Date.UTC(year, month, Math.min(date.getUTCDate(), last)) / DAY, roll);
}

/** End of the last of `days` working days after the day of `from`. */
export function afterWorkingDays(from: number, days: number): Due {
  let day = dayOf(from);
  let unknown: number | undefined;
  for (let left = days; left > 0;) {
    day++;
    if (!isKnown(day)) unknown ??= yearOf(day);
    if (isWorkingDay(day)) left--;
  }
  return due(day, unknown);
}

function rolled(last: DayNumber, roll: boolean): Due {
  if (!roll) return due(last, undefined);
  let day = last;
  let unknown: number | undefined;
  for (;;) {
    if (!isKnown(day)) unknown ??= yearOf(day);
    if (isWorkingDay(day)) return due(day, unknown);
    day++;
  }
}

function due(day: DayNumber, unknown: number | undefined): Due {
  return { at: endOfDay(day), ...(unknown === undefined ? {} : { unknownYear: unknown }) };
}
