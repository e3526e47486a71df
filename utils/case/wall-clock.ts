import { utcIso, type UtcIso } from '../shared/time';

export interface Instant {
  readonly at: UtcIso;
  /** What was shown names its own zone. */
  readonly zoned: boolean;
}

const CLOCK = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)(?::(\d\d))?(Z|[+-]\d\d:?\d\d)?$/;

/**
 * The instant of a wall clock as the recogniser gives it (`2026-03-12 14:28:33`, maybe with an offset). A date alone is no
 * instant: `undefined`, and so is a day that no calendar has.
 *
 * @param offsetMinutes minutes east of UTC, where the text names no zone
 */
export function instantOf(text: string, offsetMinutes: number): Instant | undefined {
  const m = CLOCK.exec(text.trim());
  if (!m) return undefined;
  const [year, month, day, hour, minute, second] = m.slice(1, 7).map((part) => Number(part ?? 0));
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  const same = new Date(wall);
  if (same.getUTCMonth() !== month - 1 || same.getUTCDate() !== day || same.getUTCHours() !== hour)
    return undefined;
  const zone = m[7];
  return {
    at: utcIso(wall - (zone === undefined ? offsetMinutes : minutesOf(zone)) * 60_000),
    zoned: zone !== undefined,
  };
}

function minutesOf(zone: string): number {
  if (zone === 'Z') return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
