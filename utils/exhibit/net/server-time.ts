import { err, ok, type Result } from '../../shared/result';
import type { Skew, Told } from './model';
import { isTold, untold, type WhyNot } from './model';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** RFC 9110 §5.6.7: IMF-fixdate, and the two obsolete forms a recipient must accept. Weekdays are not compared. */
const FIXDATE = /^[A-Z][a-z]{2}, (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/;
const RFC850 = /^[A-Z][a-z]{5,8}, (\d{2})-([A-Z][a-z]{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2}) GMT$/;
const ASCTIME = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) ([ \d]\d) (\d{2}):(\d{2}):(\d{2}) (\d{4})$/;

/** Beyond this the two clocks contradict each other, ms. */
export const CONTRADICTION_MS = 60_000;
/** A clock that moved by more than this between two readings, besides the time that passed, was set. ms. */
const JUMP_MS = 1000;
/** Years of a plausible server; a clock that was never set says 1970. */
const FIRST_YEAR = 2000;
const LAST_YEAR = 2099;

/** A Date header as ms since the epoch, or why it is none. */
export function parseHttpDate(text: string, nowMs: number): Result<number, WhyNot> {
  const trimmed = text.trim();
  const [, d1, m1, y1, ...t1] = FIXDATE.exec(trimmed) ?? [];
  if (d1 !== undefined) return instant(y1, m1, d1, t1);
  const [, d2, m2, y2, ...t2] = RFC850.exec(trimmed) ?? [];
  if (d2 !== undefined) return instant(String(century(Number(y2), nowMs)), m2, d2, t2);
  const [, m3, d3, h, min, s, y3] = ASCTIME.exec(trimmed) ?? [];
  if (d3 !== undefined) return instant(y3, m3, d3, [h, min, s]);
  return err('DATE_UNREADABLE');
}

/** Two digits that would lie more than 50 years ahead are of the past. */
function century(twoDigits: number, nowMs: number): number {
  const thisYear = new Date(nowMs).getUTCFullYear();
  const year = thisYear - (thisYear % 100) + twoDigits;
  return year > thisYear + 50 ? year - 100 : year;
}

function instant(
  year = '',
  monthName = '',
  day = '',
  time: readonly (string | undefined)[] = [],
): Result<number, WhyNot> {
  const month = MONTHS.indexOf(monthName);
  const [h = NaN, m = NaN, s = NaN] = time.map(Number);
  // A leap second is the second before it: JavaScript has no word for it.
  const ms = Date.UTC(Number(year), month, Number(day), h, m, Math.min(s, 59));
  const real = month >= 0 && new Date(ms).getUTCDate() === Number(day) && h < 24 && m < 60 && s < 61;
  if (!real) return err('DATE_UNREADABLE');
  return Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR ? err('DATE_IMPLAUSIBLE') : ok(ms);
}

/** When a request left and its answer came, by this computer: wall clock (ms since the epoch) and ms that passed. */
export interface RoundTrip {
  readonly sentMs: number;
  readonly receivedMs: number;
  readonly tookMs: number;
}

/**
 * Bounds of the server's clock less ours. Sound for any delay on the way there and back, as long as the server wrote
 * the date while it answered; a cache on the way that sends an Age has written it up to that long before.
 */
export function skewOf(date: string | undefined, age: string | undefined, trip: RoundTrip): Told<Skew> {
  if (date === undefined) return untold('NOT_SENT');
  const server = parseHttpDate(date, trip.receivedMs);
  if (!server.ok) return untold(server.error);
  if (Math.abs(trip.receivedMs - trip.sentMs - trip.tookMs) > JUMP_MS) return untold('CLOCK_JUMPED');
  const aged = /^\d{1,10}$/.test(age?.trim() ?? '') ? Number(age) : 0;
  // One second for the Date's resolution, one more for the Age's.
  const latest = server.value + aged * 1000 + (aged > 0 ? 2000 : 1000);
  return {
    minMs: Math.floor(server.value - Math.max(trip.sentMs, trip.receivedMs)),
    maxMs: Math.ceil(latest - Math.min(trip.sentMs, trip.receivedMs)),
  };
}

/** Whether no time within the bounds is near ours. */
export function contradicts(skew: Told<Skew>): boolean {
  return isTold(skew) && (skew.minMs > CONTRADICTION_MS || skew.maxMs < -CONTRADICTION_MS);
}
