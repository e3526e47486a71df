import type { Outcome, Sighting } from '../../recognise/chat/ledger';

export interface Runs {
  /** Where the first row that reads as before stands, in both. */
  readonly from: { readonly previous: number; readonly window: number };
  /** Rows from there on that are as before, and rows at the end. */
  readonly head: number;
  readonly foot: number;
}

/**
 * What two looks have in common: the same elements that read the same and have not moved far. An element used again may
 * carry the same words for another message, but not in about the same place.
 */
export function commonRuns(previous: readonly Sighting[], window: readonly Sighting[], height: number): Runs {
  const same = (i: number, j: number): boolean => {
    const [a, b] = [previous[i], window[j]];
    return (
      a !== undefined &&
      b !== undefined &&
      a.content !== '' &&
      a.handle === b.handle &&
      a.content === b.content
    );
  };
  const where = new Map(previous.map(({ handle }, i) => [handle, i]));
  let from = { previous: 0, window: 0 };
  let head = 0;
  for (let j = 0; j < window.length && head === 0; j++) {
    const i = where.get(window[j]?.handle ?? {});
    if (i === undefined) continue;
    let run = 0;
    while (same(i + run, j + run)) run += 1;
    if (run === 0 || !isNear(previous[i], window[j], run, height)) continue;
    from = { previous: i, window: j };
    head = run;
  }
  let foot = 0;
  const room = Math.min(window.length - from.window - head, previous.length - from.previous - head);
  while (foot < room && same(previous.length - 1 - foot, window.length - 1 - foot)) foot += 1;
  if (!isNear(previous.at(-1), window.at(-1), foot, height)) foot = 0;
  return { from, head, foot };
}

const isNear = (a: Sighting | undefined, b: Sighting | undefined, run: number, height: number): boolean =>
  a !== undefined && b !== undefined && (run >= 4 || Math.abs(a.y - b.y) <= height / 2);

/** What a look that joins nothing known comes to. */
export const NOTHING: Outcome = { joined: false, added: [], changed: [], vanished: [] };

/** Rows in a row that make an overlap beyond doubt: "在吗", "好的" and a time repeat all over a conversation. */
const FIRM = 4;

/** Whether a stretch of rows reads, a few in a row, like what is known. */
export function joinsFirmly(
  window: readonly Sighting[],
  known: readonly Pick<Sighting, 'content'>[],
): boolean {
  const wanted = Math.min(FIRM, window.length);
  const at = new Map<string, number[]>();
  known.forEach(({ content }, i) => {
    const places = at.get(content);
    if (places) places.push(i);
    else at.set(content, [i]);
  });
  return window.some(({ content }, j) =>
    (at.get(content) ?? []).some((i) => {
      let run = 0;
      while (run < wanted && window[j + run] && known[i + run]?.content === window[j + run]?.content)
        run += 1;
      return run === wanted;
    }),
  );
}
