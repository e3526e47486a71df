import type { WatchEvent } from '../../capture/chat/watch.types';
import { alignOverlap, type Pair } from '../../recognise/chat/align';
import type { RowFacts } from '../../recognise/chat/facts.types';
import { contentOf, isNotice } from '../../recognise/chat/row-text';
import type { BookMessage } from './book';

export interface Realigned {
  readonly pairs: readonly {
    readonly message: BookMessage;
    readonly event: WatchEvent;
    /** It reads differently now. */
    readonly change?: 'changed' | 'recalled';
  }[];
  /** Rows that are new to the book; of these `added` were said after what stood there last. */
  readonly fresh: readonly WatchEvent[];
  readonly added: readonly WatchEvent[];
  /** Gone from between two messages that stayed. */
  readonly gone: readonly BookMessage[];
  /** Below the last message that is there again: it may have gone, or only not be loaded. */
  readonly unseen: readonly BookMessage[];
}

/**
 * Compares what stands in a conversation now with what stood there before nobody could see. Says only what the page
 * shows: a message is gone when its neighbours on both sides are there and it is not. Rows that stood together are looked
 * for together: "在吗" far above is not the one that stands in front of the next message.
 */
export function align(known: readonly BookMessage[], now: readonly WatchEvent[]): Realigned {
  const before = known.map(({ facts }) => contentOf(facts));
  const after = now.map(({ facts }) => (facts ? contentOf(facts) : ''));
  const same = alike(before, after);
  const changed = same.flatMap((pair, i) => standIns(pair, same[i + 1], known, now));
  const all = [...same, ...changed];
  const differ = new Set(changed);
  const pairs = all.flatMap((pair) => {
    const [message, event] = [known[pair[0]], now[pair[1]]];
    if (!message || !event) return [];
    const change = differ.has(pair) && event.facts ? changeTo(event.facts) : undefined;
    return [{ message, event, ...(change ? { change } : {}) }];
  });
  const [seen, found] = [new Set(all.map(([a]) => a)), new Set(all.map(([, b]) => b))];
  const from = { a: Math.min(...seen), b: Math.min(...found) };
  const to = Math.max(...seen);
  const left = known.map((message, i) => ({ message, i })).filter(({ i }) => !seen.has(i));
  const fresh = now.map((event, i) => ({ event, i })).filter(({ i }) => !found.has(i));
  return {
    pairs,
    fresh: fresh.map(({ event }) => event),
    added: pairs.length === 0 ? [] : fresh.filter(({ i }) => i > from.b).map(({ event }) => event),
    gone: left.filter(({ i }) => i > from.a && i < to).map(({ message }) => message),
    unseen: left.filter(({ i }) => pairs.length === 0 || i > to).map(({ message }) => message),
  };
}

/** Rows that read the same, where they stand together. One phrase that others use as well is no reason to join. */
function alike(before: readonly string[], after: readonly string[]): readonly Pair[] {
  const once = (texts: readonly string[]): ReadonlySet<string> =>
    new Set(texts.filter((text) => texts.indexOf(text) === texts.lastIndexOf(text)));
  const [rareBefore, rareAfter] = [once(before), once(after)];
  const isRare = (text: string): boolean => rareBefore.has(text) && rareAfter.has(text);
  const score = (a: number, b: number): number | undefined => {
    const text = before[a] ?? '';
    if (text === '' || text !== after[b]) return undefined;
    return isRare(text) ? 3 : 1;
  };
  const pairs = [...alignOverlap(before.length, after.length, score, () => 1).pairs];
  const isLone = (one: Pair | undefined, next: Pair | undefined): boolean =>
    one !== undefined &&
    next !== undefined &&
    !isRare(before[one[0]] ?? '') &&
    Math.abs(one[0] - next[0]) > 1;
  while (isLone(pairs[0], pairs[1])) pairs.shift();
  while (isLone(pairs.at(-1), pairs.at(-2))) pairs.pop();
  // Without a row of which that is sure it is another conversation, and nothing stands in another's place.
  return pairs.length > 1 || pairs.some(([a]) => isRare(before[a] ?? '')) ? pairs : [];
}

/**
 * Below a row that is sure, up to the next: rows of one id, else as many as there were, which is what an edit looks like.
 * Behind the last sure row anything may have gone and come: only a notice says what it stands for.
 */
function standIns(
  above: Pair,
  below: Pair | undefined,
  known: readonly BookMessage[],
  now: readonly WatchEvent[],
): Pair[] {
  const rows = (from: number, to: number): number[] =>
    Array.from({ length: Math.max(0, to - from - 1) }, (_, k) => from + 1 + k);
  const [a, b] = [rows(above[0], below?.[0] ?? known.length), rows(above[1], below?.[1] ?? now.length)];
  const byId = new Map(b.map((j) => [idOf(now[j]?.facts), j]));
  const pairs: Pair[] = [];
  let last = above[1];
  for (const i of a) {
    const id = idOf(known[i]?.facts);
    const j = id === undefined ? undefined : byId.get(id);
    if (j === undefined || j <= last) continue;
    pairs.push([i, j]);
    last = j;
  }
  if (pairs.length > 0 || a.length !== b.length) return pairs;
  return a.flatMap((i, k): Pair[] => {
    const [was, is] = [known[i]?.facts, now[b[k] ?? -1]?.facts];
    if (!is || (idOf(was) !== undefined && idOf(is) !== undefined)) return [];
    return below || isNotice(is) ? [[i, b[k] ?? 0]] : [];
  });
}

const changeTo = (facts: RowFacts): 'changed' | 'recalled' => (isNotice(facts) ? 'recalled' : 'changed');

/** An attribute of the page that may name the message. */
const idOf = (facts: RowFacts | undefined): string | undefined => {
  const id = facts?.ids[0];
  return id && `${id.name}=${id.value}`;
};
