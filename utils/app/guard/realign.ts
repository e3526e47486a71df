import type { WatchEvent } from '../../capture/chat/watch.types';
import { matchWhole } from '../../recognise/chat/match-whole';
import type { RowFacts } from '../../recognise/chat/facts.types';
import { contentOf, plain } from '../../recognise/chat/row-text';
import { RECALL } from '../../recognise/chat/wording.data';
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
 * shows: a message is gone when its neighbours on both sides are there and it is not.
 */
export function align(known: readonly BookMessage[], now: readonly WatchEvent[]): Realigned {
  const before = known.map(({ facts }) => contentOf(facts));
  const after = now.map(({ facts }) => (facts ? contentOf(facts) : ''));
  const { same, changed } = matchWhole(before, after, {
    a: (i) => idOf(known[i]?.facts),
    b: (i) => idOf(now[i]?.facts),
  });
  // Without a row that reads as before it is another conversation, and nothing stands in another's place.
  const all = same.length > 0 ? [...same, ...changed] : [];
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

const changeTo = ({ parts }: RowFacts): 'changed' | 'recalled' =>
  parts.some((part) => part.kind === 'text' && RECALL.pattern.test(plain(part.text)))
    ? 'recalled'
    : 'changed';

/** An attribute of the page that may name the message. */
const idOf = (facts: RowFacts | undefined): string | undefined => {
  const id = facts?.ids[0];
  return id && `${id.name}=${id.value}`;
};
