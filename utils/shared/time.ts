/** An instant as RFC 3339 UTC with milliseconds: `2026-03-12T06:31:05.123Z`. */
export type UtcIso = string;

export function utcIso(epochMs: number): UtcIso {
  return new Date(epochMs).toISOString();
}

/** `20260312T063105Z`, for names in the bag. */
export function utcCompact(epochMs: number): string {
  return utcIso(epochMs)
    .replace(/[-:]/g, '')
    .replace(/\.\d+Z$/, 'Z');
}

/**
 * Wall-clock text at a fixed offset: `2026-03-12 14:31:05`. The offset (minutes east of UTC) is recorded with each
 * reading, so this needs no time-zone database and gives the same text everywhere.
 */
export function localText(epochMs: number, offsetMinutes: number): string {
  return new Date(epochMs + offsetMinutes * 60_000).toISOString().slice(0, 19).replace('T', ' ');
}

/** `UTC+8`, `UTC-3:30`. */
export function offsetText(offsetMinutes: number): string {
  const sign = offsetMinutes < 0 ? '-' : '+';
  const abs = Math.abs(offsetMinutes);
  const minutes = abs % 60;
  return `UTC${sign}${Math.floor(abs / 60)}${minutes ? `:${String(minutes).padStart(2, '0')}` : ''}`;
}

/** One reading of every clock the browser offers. Self-declared: it proves nothing by itself. */
export interface ClockReading {
  readonly utc: UtcIso;
  readonly epochMs: number;
  /** `performance.timeOrigin + performance.now()`, ms: does not jump when the wall clock is set. */
  readonly monotonicMs: number;
  /** IANA zone name, e.g. `Asia/Shanghai`. */
  readonly zone: string;
  /** Minutes east of UTC. */
  readonly offsetMinutes: number;
}
