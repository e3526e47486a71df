import type { Deadline } from '../../case/view.types';

const MINUTE = 60_000;

/**
 * What a notice says of a deadline: how long it still runs, and what to do.
 *
 * @param now ms since the epoch
 * @param say a sentence in the user's language, by its key
 */
export function noticeText(
  { rule, title, dueAt, state }: Pick<Deadline, 'rule' | 'title' | 'dueAt' | 'state'>,
  now: number,
  say: (key: string, values?: Readonly<Record<string, string | number>>) => string,
): string {
  const deadline = title ?? say(`deadline.${rule}.title`);
  const next = rule === undefined ? '' : say(`deadline.${rule}.now`);
  if (state === 'overdue') return say('remind.over', { deadline, now: next }).trim();
  const minutes = Math.max(0, Math.floor((Date.parse(dueAt) - now) / MINUTE));
  return say('remind.soon', { deadline, left: span(minutes, say), now: next }).trim();
}

function span(minutes: number, say: Parameters<typeof noticeText>[2]): string {
  if (minutes < 60) return say('remind.minutes', { n: minutes });
  if (minutes < 72 * 60) return say('remind.hours', { n: Math.floor(minutes / 60) });
  return say('remind.days', { n: Math.floor(minutes / 1440) });
}
