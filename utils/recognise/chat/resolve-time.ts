import { localText, utcIso, type UtcIso } from '../../shared/time';
import type { AgoUnit, ShownTime } from './shown-time';

/** Why an instant was derived as it was. Nothing is derived without one of these. */
export type TimeBasis =
  | 'datetime' // machine-readable, with its offset
  | 'datetime-local' // machine-readable without offset: taken as wall clock of the capturing computer
  | 'shown' // date and time shown, taken as wall clock of the capturing computer
  | 'shown-no-year' // the year of the capture
  | 'relative' // 昨天, 星期三, "5 分钟前", from the moment it was read
  | 'date-above' // time of day shown here, date shown above
  | 'time-above'; // nothing shown here: the last time shown above; the message is not older

export type TimePrecision = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

export interface DerivedTime {
  readonly at: UtcIso;
  readonly precision: TimePrecision;
  readonly basis: TimeBasis;
}

export interface ReadMoment {
  /** ms since the epoch. */
  readonly at: number;
  /** Minutes east of UTC of the capturing computer. */
  readonly offsetMinutes: number;
}

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const UNIT_MS: Readonly<Record<AgoUnit, number>> = {
  second: 1000,
  minute: MINUTE,
  hour: 60 * MINUTE,
  day: DAY,
  week: 7 * DAY,
  month: 30 * DAY,
  year: 365 * DAY,
};
/** Clocks of page and computer may differ by this much. */
const SKEW = 10 * MINUTE;

const precisionOf = (clock: string | undefined): TimePrecision =>
  clock === undefined ? 'day' : /^\d{2}:\d{2}:\d{2}/.test(clock) ? 'second' : 'minute';

/** Instant of a wall-clock text, `2026-03-12[ 14:31[:05]]`, at an offset; an offset in the text wins. */
function instant(wall: string, offsetMinutes: number): number | undefined {
  const m = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?\s?(Z|[+-]\d{2}:?\d{2})?$/.exec(
    wall,
  );
  if (!m) return undefined;
  const [, date, clock = '00:00', zone] = m;
  const local = Date.parse(`${date}T${clock}${clock.length === 5 ? ':00' : ''}Z`);
  if (!Number.isFinite(local)) return undefined;
  if (zone === 'Z') return local;
  const named = zone === undefined ? undefined : /([+-])(\d{2}):?(\d{2})/.exec(zone);
  const minutes = named
    ? (named[1] === '-' ? -1 : 1) * (Number(named[2]) * 60 + Number(named[3]))
    : offsetMinutes;
  return local - minutes * MINUTE;
}

const dayOf = (at: number, offset: number): string => localText(at, offset).slice(0, 10);

function derived(
  wall: string | undefined,
  clock: string | undefined,
  moment: ReadMoment,
  basis: TimeBasis,
): DerivedTime | undefined {
  if (wall === undefined) return undefined;
  const at = instant(clock === undefined ? wall : `${wall} ${clock}`, moment.offsetMinutes);
  return at === undefined ? undefined : { at: utcIso(at), precision: precisionOf(clock), basis };
}

/** The last such weekday before today. Today's own name may mean a week ago: then nothing is derived. */
function weekdayBefore(weekday: number, moment: ReadMoment): string | undefined {
  const today = new Date(moment.at + moment.offsetMinutes * MINUTE).getUTCDay();
  const back = (today - weekday + 7) % 7;
  return back === 0 ? undefined : dayOf(moment.at - back * DAY, moment.offsetMinutes);
}

/** @param above date (`2026-03-12`) that a line above established; a bare time of day means nothing without it. */
export function resolveShown(
  shown: ShownTime,
  moment: ReadMoment,
  above: string | undefined,
): DerivedTime | undefined {
  const { at, offsetMinutes: offset } = moment;
  switch (shown.kind) {
    case 'dated': {
      const clock = /^\S+ (\S+)$/.exec(shown.wall)?.[1];
      const found = instant(shown.wall, offset);
      return found === undefined
        ? undefined
        : { at: utcIso(found), precision: precisionOf(clock), basis: 'shown' };
    }
    case 'yearless': {
      const pad = (n: number): string => String(n).padStart(2, '0');
      const date = `${dayOf(at, offset).slice(0, 4)}-${pad(shown.month)}-${pad(shown.day)}`;
      const found = derived(date, shown.clock, moment, 'shown-no-year');
      // A day still to come lies in some earlier year, and the page does not say in which.
      return found && Date.parse(found.at) <= at + SKEW ? found : undefined;
    }
    case 'days-ago':
      return derived(dayOf(at - shown.days * DAY, offset), shown.clock, moment, 'relative');
    case 'weekday':
      return derived(weekdayBefore(shown.weekday, moment), shown.clock, moment, 'relative');
    case 'clock':
      return derived(above, shown.clock, moment, 'date-above');
    case 'ago': {
      const precision = shown.unit === 'second' && shown.amount > 0 ? 'second' : shown.unit;
      return { at: utcIso(at - shown.amount * UNIT_MS[shown.unit]), precision, basis: 'relative' };
    }
    default:
      return undefined;
  }
}

/** A `datetime` attribute (HTML › 4.5.14), or seconds or milliseconds since the epoch as programs put them into one. */
export function resolveAttribute(value: string, moment: ReadMoment): DerivedTime | undefined {
  const text = value.trim();
  if (/^1\d{9}(?:\d{3})?$/.test(text)) {
    const ms = Number(text) * (text.length === 10 ? 1000 : 1);
    return { at: utcIso(ms), precision: 'second', basis: 'datetime' };
  }
  const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/.test(text) && /\d[T ]\d/.test(text);
  const found = instant(text.replace(/[\u202f\u00a0]/g, ' '), moment.offsetMinutes);
  const clock = /[T ](\d{2}:\d{2}(?::\d{2})?)/.exec(text)?.[1];
  if (found !== undefined)
    return { at: utcIso(found), precision: precisionOf(clock), basis: zoned ? 'datetime' : 'datetime-local' };
  return undefined;
}

/** The date that a derived time of at least a day's precision establishes for times of day below it. */
export function dateOf(time: DerivedTime, offsetMinutes: number): string | undefined {
  return /^(?:second|minute|hour|day)$/.test(time.precision)
    ? dayOf(Date.parse(time.at), offsetMinutes)
    : undefined;
}
