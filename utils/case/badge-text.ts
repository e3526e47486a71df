import type { Deadline } from './view.types';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** What ran out longer ago than that is history: the icon need not shout about it. */
const FORGET = 30 * DAY;

export interface BadgeText {
  /** At most four characters: `!` overdue, `<1h`, `17h`, `12d`; empty when nothing is due within 99 days. */
  readonly text: string;
  readonly urgency: 'calm' | 'soon' | 'overdue';
  /** ms since the epoch: when it says something else. */
  readonly until?: number;
}

/** What the icon says of the deadlines of all open cases. */
export function badgeText(deadlines: readonly Deadline[], now: number): BadgeText {
  const counting = deadlines.filter(
    ({ state, dueAt }) => state !== 'met' && now - Date.parse(dueAt) < FORGET,
  );
  if (counting.some(({ state }) => state === 'overdue')) return { text: '!', urgency: 'overdue' };
  const next = counting.reduce<Deadline | undefined>((a, b) => (a && a.dueAt <= b.dueAt ? a : b), undefined);
  const left = next === undefined ? Number.POSITIVE_INFINITY : Date.parse(next.dueAt) - now;
  if (next === undefined || left >= 100 * DAY) return { text: '', urgency: 'calm' };
  const urgency = next.state === 'soon' ? 'soon' : 'calm';
  if (left < HOUR) return { text: '<1h', urgency };
  const unit = left < 100 * HOUR ? HOUR : DAY;
  const count = Math.floor(left / unit);
  return { text: `${count}${unit === HOUR ? 'h' : 'd'}`, urgency, until: now + (left - count * unit) + 1 };
}
