import type { TimelineItem, TimedExhibit } from '@/utils/case/timeline/types';
import { localText } from '@/utils/shared/time';
import type { ExhibitRow } from '@/utils/storage/rows';
import { offsetHere } from '../../format/when';

export interface AxisExhibit extends TimedExhibit {
  readonly row: ExhibitRow;
}
export type AxisItem = TimelineItem<AxisExhibit>;

export type AxisEntry =
  | { readonly type: 'day'; readonly day: string }
  | { readonly type: 'now' }
  | { readonly type: 'undated' }
  | { readonly type: 'item'; readonly item: AxisItem; readonly position: number };

export function axisExhibit(row: ExhibitRow): AxisExhibit {
  const { epochMs, offsetMinutes } = row.record.startedAt;
  return { id: row.id, number: row.number, epochMs, offsetMinutes, row };
}

/**
 * Items latest first, under the day of each in the reader's zone (the offset of that very moment), with 现在 between what is to
 * come and what has been, and what has no time under a heading of its own.
 */
export function axisEntries(items: readonly AxisItem[], nowMs: number): readonly AxisEntry[] {
  const entries: AxisEntry[] = [];
  let day = '';
  let future = items.some(({ at }) => at !== null && at > nowMs);
  items.forEach((item, position) => {
    const { at } = item;
    if (future && (at === null || at <= nowMs)) {
      future = false;
      entries.push({ type: 'now' });
      day = '';
    }
    const own = at === null ? 'undated' : dayAt(at);
    if (own !== day) entries.push(at === null ? { type: 'undated' } : { type: 'day', day: own });
    day = own;
    entries.push({ type: 'item', item, position });
  });
  return entries;
}

export const dayAt = (at: number): string => localText(at, offsetHere(at)).slice(0, 10);

/** Every offset that the axis uses, so that its zone can be named. */
export function offsetsOf(items: readonly AxisItem[], nowMs: number): readonly number[] {
  const offsets = new Set([offsetHere(nowMs)]);
  for (const { at } of items) if (at !== null) offsets.add(offsetHere(at));
  return [...offsets];
}
