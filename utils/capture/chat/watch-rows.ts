import type { Entry } from '../../recognise/chat/ledger';
import { isNotice } from '../../recognise/chat/row-text';
import { isConnected } from '../page/dom';
import { boundingRect } from '../snapshot/natives';
import type { Shown } from './dropped';
import { frameOffset, type ScrollPort } from './port';
import type { RowInSight, WatchEvent } from './watch.types';

/** Rows a list must have had to be taken for another one, those of them that are told as gone, and the share that may stay. */
const STOOD = 5;
const GONE = 2;
const STAYED = 0.4;
/** Rows above what is in sight that are looked at: they stand in order, but for some that overlap. */
const SLACK = 5;

export function changeOf(entry: Entry, at: number): WatchEvent {
  const before = entry.earlier.at(-1)?.facts;
  return {
    type: isNotice(entry.facts) ? 'recalled' : 'changed',
    at,
    row: entry.serial,
    facts: entry.facts,
    ...(before ? { before } : {}),
  };
}

/**
 * One look in which most of what stood there went or changed: nobody takes back a screenful at once, the program shows
 * another conversation, or has emptied this one. Which of them is for whoever finds it again to say.
 */
export function isReplaced(
  events: readonly WatchEvent[],
  previous: readonly Shown[],
  shown: readonly Shown[],
): boolean {
  const gone = events.filter(({ type, row = -1 }) => (type === 'removed' || type === 'changed') && row >= 0);
  if (previous.length < STOOD || gone.length < GONE) return false;
  const altered = new Set(gone.map(({ row }) => row));
  const now = new Set(shown.map(({ entry }) => entry));
  const stayed = previous.filter(({ entry }) => now.has(entry) && !altered.has(entry.serial)).length;
  return stayed <= previous.length * STAYED;
}

/** The rows next to the i-th of a look. */
export function besides(shown: readonly Shown[], i: number): Pick<WatchEvent, 'above' | 'below'> {
  const [above, below] = [shown[i - 1]?.entry.serial, shown[i + 1]?.entry.serial];
  return { ...(above === undefined ? {} : { above }), ...(below === undefined ? {} : { below }) };
}

/** Rows of a look that can be seen on the screen, cut to what of them can. */
export function rowsInSight(shown: readonly Shown[], port: ScrollPort): readonly RowInSight[] {
  const { x, y, width, height } = port.onScreen;
  const { dx, dy } = frameOffset(port.doc);
  const found: RowInSight[] = [];
  // The newest stand at the end, and what lies far above needs no measuring.
  for (let i = shown.length - 1, above = 0; i >= 0 && above < SLACK; i--) {
    const { row, entry } = shown[i] as Shown;
    const element = row.handle as Element;
    if (entry.content === '' || !isConnected(element)) continue;
    const rect = boundingRect(element);
    const [left, top] = [Math.max(x, rect.left + dx), Math.max(y, rect.top + dy)];
    const cut = {
      x: left,
      y: top,
      width: Math.min(x + width, rect.right + dx) - left,
      height: Math.min(y + height, rect.bottom + dy) - top,
    };
    if (rect.bottom + dy <= y) above += 1;
    // Half a line of a message shows nothing that could be read.
    const enough = Math.min(rect.height, height) * 0.6;
    if (cut.width >= 1 && cut.height >= Math.max(1, enough)) found.unshift({ row: entry.serial, rect: cut });
  }
  return found;
}

/** What tells rows that were said since the last look from those that came into sight. */
export interface Since {
  readonly entries: readonly Entry[];
  /** The last message when the end of the conversation was last in sight. */
  readonly end: Entry | undefined;
  /** Nothing had been said when the watch began. */
  readonly bare: boolean;
  /** The end was in sight in the look before and is now. */
  readonly atEnd: boolean;
}

/** Said while the watch went on, as against what was there and came into sight. @param known what the look before showed */
export function isNew(
  entry: Entry,
  shown: readonly Shown[],
  known: ReadonlySet<Entry>,
  { entries, end, bare, atEnd }: Since,
): boolean {
  const at = shown.findIndex((one) => one.entry === entry);
  const below = shown.slice(at + 1).some((one) => known.has(one.entry));
  if (below) return shown.slice(0, at).some((one) => known.has(one.entry));
  if (atEnd) return true;
  // Below the last message that was there when the end of the conversation was last in sight.
  for (let i = entries.length - 1; i >= 0; i--) {
    if (entries[i] === entry) return end !== undefined || bare;
    if (entries[i] === end) return false;
  }
  return bare;
}

/**
 * Whether a row that was out of sight can be said to be gone: it stood between two rows that are there, and that are told
 * from all others. Common phrases are not.
 */
export function isSurelyGone(entry: Entry, entries: readonly Entry[], shown: ReadonlySet<Entry>): boolean {
  const standing = entries.filter((one) => one === entry || one.vanishedAt === undefined);
  const at = standing.indexOf(entry);
  return [standing[at - 1], standing[at + 1]].every(
    (beside) =>
      beside !== undefined &&
      shown.has(beside) &&
      standing.every((one) => one === beside || one.content !== beside.content),
  );
}
