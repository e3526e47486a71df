import { useEffect, useState } from 'preact/hooks';

/** Browsers hold timers in 32 bits, ms. */
const LONGEST = 2_000_000_000;

/**
 * The time, read again when the next of the moments in `turns` (ms since the epoch) has passed: what follows from the
 * time changes only there.
 */
export function useNow(now: () => number, turns: (nowMs: number) => readonly number[]): number {
  const [at, setAt] = useState(now);
  const next = Math.min(...turns(at).filter((moment) => moment > at));
  useEffect(() => {
    if (!Number.isFinite(next)) return undefined;
    const timer = setTimeout(() => setAt(now()), Math.min(LONGEST, Math.max(0, next - now()) + 20));
    return () => clearTimeout(timer);
  }, [next, now, at]);
  return at;
}
