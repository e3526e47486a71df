import { timeOf, type KnownFields } from '../known';
import type { IssueType } from '../model';
import { promiseSpan } from './promise-span';

export type GapField = (typeof USED)[number];

/** What lies between 承诺, 支付 and 到账. Times in ms since the epoch. */
export interface DeliveryGap {
  readonly promise?: {
    readonly text: string;
    /** ms after the payment, 0: at once; absent: its words name no time. */
    readonly span?: number;
  };
  readonly paid: number | null;
  /** Payment and promise together: by then it should have been there. */
  readonly due: number | null;
  readonly delivered: number | null;
  /** Up to when one looks while nothing has arrived: now, or the end of the case. */
  readonly until: number;
  readonly closed: boolean;
  /**
   * `unknown`: not even the payment's time is known. `contradiction`: arrived, or due, before it was paid for, or paid in the
   * future. `open`: paid, no arrival known, and the promise names no time. `waiting`: still within the promise.
   */
  readonly verdict:
    'unknown' | 'contradiction' | 'open' | 'waiting' | 'overdue' | 'late' | 'in-time' | 'arrived';
  /** ms from payment to arrival, or to `until`. */
  readonly took: number | null;
  /** ms past `due`; 0 where it was kept. */
  readonly over: number | null;
  /** The user says that nothing came; otherwise no arrival is known, which is less. */
  readonly saidMissing: boolean;
  /** What would make the drawing whole, most wanted first. */
  readonly missing: readonly GapField[];
  /** Read off exhibits, confirmed by nobody yet. */
  readonly assumed: readonly GapField[];
}

/** A promise of 秒到 is not broken by seconds: no shop page shows more than minutes. */
export const GRACE = 60_000;

const NOTHING_CAME: readonly string[] = [
  'not-delivered',
  'seller-gone',
  'platform-gone',
] satisfies readonly IssueType[];

/** @param until ms since the epoch: now, or when the case was closed. */
export function deliveryGap(known: KnownFields, until: number, closed: boolean): DeliveryGap {
  const paid = timeOf(known, 'paidAt') ?? null;
  const delivered = timeOf(known, 'deliveredAt') ?? null;
  const text = known.promise?.value;
  const span = text === undefined ? undefined : promiseSpan(text);
  const due = paid === null || span === undefined ? null : paid + span;
  const saidMissing = delivered === null && NOTHING_CAME.includes(known.issue?.value ?? '');
  const there = { promise: text, paidAt: paid, deliveredAt: saidMissing ? until : delivered };
  const missing = USED.filter((field) => there[field] == null);
  const end = delivered ?? until;
  const late = due === null || paid === null ? null : end > Math.max(due, paid + GRACE);
  return {
    ...(text === undefined ? {} : { promise: span === undefined ? { text } : { text, span } }),
    paid,
    due,
    delivered,
    until,
    closed,
    verdict: verdictOf(paid === null ? null : end - paid, late, delivered !== null),
    took: paid === null ? null : end - paid,
    over: late === null || due === null ? null : late ? end - due : 0,
    saidMissing,
    missing,
    assumed: USED.filter((field) => there[field] != null && known[field]?.assumed),
  };
}

const USED = ['paidAt', 'promise', 'deliveredAt'] as const;

function verdictOf(took: number | null, late: boolean | null, arrived: boolean): DeliveryGap['verdict'] {
  if (took === null) return 'unknown';
  if (took < 0) return 'contradiction';
  if (late === null) return arrived ? 'arrived' : 'open';
  if (arrived) return late ? 'late' : 'in-time';
  return late ? 'overdue' : 'waiting';
}

export interface GapPoint {
  readonly id: 'paid' | 'due' | 'delivered' | 'until';
  readonly at: number;
  /** 0–1 along the drawing. */
  readonly place: number;
  /** Nearer together than it can be drawn: the stretch before this point is longer than to scale. */
  readonly stretched: boolean;
}

/**
 * The points of the drawing, in order of time and to scale, except that two are never nearer than `apart` (0–1). A promise
 * due at the payment itself stands there as one point (`paid`). Nothing to draw: empty.
 */
export function gapPoints(gap: DeliveryGap, apart: number): readonly GapPoint[] {
  const { paid, due, delivered, until, verdict } = gap;
  if (paid === null || verdict === 'contradiction') return [];
  const times = [
    { id: 'paid' as const, at: paid },
    ...(due !== null && due > paid ? [{ id: 'due' as const, at: due }] : []),
    ...(delivered === null
      ? [{ id: 'until' as const, at: until }]
      : [{ id: 'delivered' as const, at: delivered }]),
  ].sort((a, b) => a.at - b.at);
  const first = times[0]?.at ?? 0;
  const whole = (times.at(-1)?.at ?? 0) - first;
  const gaps = times.slice(1).map(({ at }, i) => (whole > 0 ? (at - (times[i]?.at ?? at)) / whole : 0));
  // What the short ones take is taken from the long ones, in proportion.
  const short = gaps.filter((share) => share < apart);
  const rest = 1 - short.length * apart;
  const long = gaps.filter((share) => share >= apart).reduce((sum, share) => sum + share, 0);
  let place = 0;
  return times.map(({ id, at }, i) => {
    const share = gaps[i - 1];
    if (share === undefined) return { id, at, place, stretched: false };
    const stretched = share < apart;
    place += long === 0 ? 1 / gaps.length : stretched ? apart : (share / long) * rest;
    return { id, at, place: Math.min(1, place), stretched };
  });
}
