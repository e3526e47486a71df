import type { Entry, Sighting } from '../../recognise/chat/ledger';

/** A row of a look and what the ledger has of it. */
export interface Shown {
  readonly row: Sighting;
  readonly entry: Entry;
}

/** What of the content was in sight, CSS px from its top. */
export interface Span {
  readonly top: number;
  readonly bottom: number;
  readonly atEnd: boolean;
}

/** Rows of the last look that are no longer there although their place is still in sight. */
export function droppedFrom(
  previous: readonly Shown[],
  shown: readonly Shown[],
  window: readonly Sighting[],
  before: Span,
  now: Span,
  at: number,
): Entry[] {
  const present = new Set(shown.map(({ entry }) => entry));
  const first = window[0];
  const last = window.at(-1);
  const found: Entry[] = [];
  const isBetween = between(previous, shown, before.atEnd && now.atEnd);
  for (const { entry } of previous) {
    if (present.has(entry) || entry.vanishedAt !== undefined) continue;
    const middle = entry.y + entry.height / 2;
    const was = middle >= before.top && middle <= before.bottom;
    // The end of the content is in sight and the row is not: it did not scroll away.
    const atFoot = !last || (now.atEnd && middle >= last.y + last.height / 2);
    const atTop =
      first !== undefined && now.top <= 1 && before.top <= 1 && middle <= first.y + first.height / 2;
    if (!isBetween(entry) && (!was || !(atFoot || atTop))) continue;
    entry.vanishedAt = at;
    found.push(entry);
  }
  return found;
}

/** Of a row of the last look: whether rows above and below it stayed, or those above and the end of the conversation. */
export function between(
  previous: readonly Shown[],
  shown: readonly Shown[],
  atEnd: boolean,
): (entry: Entry) => boolean {
  const present = new Map(shown.map(({ row, entry }) => [entry, row]));
  // A common phrase in another element may be another row that reads the same.
  const isOnce = ({ content }: Sighting): boolean =>
    [previous, shown].every((look) => look.filter(({ row }) => row.content === content).length === 1);
  const stayed = previous.map(({ row, entry }) => {
    const now = present.get(entry);
    return now !== undefined && (now.handle === row.handle || isOnce(now));
  });
  const [top, bottom] = [stayed.indexOf(true), atEnd ? previous.length : stayed.lastIndexOf(true)];
  const places = new Map(previous.map(({ entry }, i) => [entry, i]));
  return (entry) => {
    const at = places.get(entry) ?? -1;
    return top >= 0 && at > top && at < bottom;
  };
}
