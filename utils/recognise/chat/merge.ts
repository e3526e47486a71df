import { matchWhole } from './match-whole';
import type { ChatMessage, ChatRecord } from './model';

/** What a later capture of the same conversation shows against an earlier one. Messages are named by `key`. */
export interface ChatMerge {
  /** Only in the later one. */
  readonly added: readonly string[];
  readonly edited: readonly {
    readonly earlier: string;
    readonly now: string;
    readonly before: string;
    readonly after: string;
  }[];
  /** A notice stands where the message stood; `text` is what it said. */
  readonly recalled: readonly { readonly earlier: string; readonly now: string; readonly text: string }[];
  /** Gone without a notice from a stretch that the later capture read whole. */
  readonly disappeared: readonly { readonly earlier: string; readonly text: string }[];
  /** Outside what the later capture reached: nothing can be said of them. */
  readonly notReached: readonly string[];
}

/** Sender, text and attachments, without times: a relative time differs from day to day. */
const contentOf = ({ kind, sender, text, quote, attachments }: ChatMessage): string =>
  JSON.stringify([
    kind,
    sender?.name ?? '',
    text,
    quote ?? '',
    attachments.map(({ kind, url, name }) => [kind, name ?? url?.replace(/[?#].*$/, '') ?? '']),
  ]);

const ownId = ({ key }: ChatMessage): string | undefined =>
  /^h[0-9a-f]{16}\.\d+$/.test(key) ? undefined : key;

export function merge(earlier: ChatRecord, now: ChatRecord): ChatMerge {
  // What the earlier sweep itself saw vanish is not reported as news.
  const before = earlier.messages.filter(({ vanishedAt }) => vanishedAt === undefined);
  const after = now.messages;
  const { same, changed } = matchWhole(before.map(contentOf), after.map(contentOf), {
    a: (i) => before[i] && ownId(before[i]),
    b: (i) => after[i] && ownId(after[i]),
  });
  const pairs = [...same, ...changed];
  const [seen, found] = [new Set(pairs.map(([a]) => a)), new Set(pairs.map(([, b]) => b))];
  const edited: ChatMerge['edited'][number][] = [];
  const recalled: ChatMerge['recalled'][number][] = [];
  const goneIn: ChatMerge['disappeared'][number][] = [];
  for (const [a, b] of changed) {
    const [was, is] = [before[a], after[b]];
    if (!was || !is) continue;
    if (is.kind === 'recall' && was.kind !== 'recall')
      recalled.push({ earlier: was.key, now: is.key, text: was.text });
    else edited.push({ earlier: was.key, now: is.key, before: was.text, after: is.text });
  }
  const notReached: string[] = [];
  const reach = reachOf(
    pairs.map(([a]) => a),
    before.length,
    now,
  );
  before.forEach((message, i) => {
    if (seen.has(i)) return;
    if (i < reach.from || i > reach.to) notReached.push(message.key);
    else goneIn.push({ earlier: message.key, text: message.text });
  });
  after.forEach((message, j) => {
    if (found.has(j) && message.vanishedAt !== undefined) {
      const pair = pairs.find(([, b]) => b === j);
      const was = pair && before[pair[0]];
      if (was) goneIn.push({ earlier: was.key, text: was.text });
    }
  });
  return {
    added: after.filter((_, j) => !found.has(j)).map(({ key }) => key),
    edited,
    recalled,
    disappeared: goneIn,
    notReached,
  };
}

/** Indexes of earlier messages about whose absence the later capture can speak. */
function reachOf(matched: readonly number[], count: number, now: ChatRecord): { from: number; to: number } {
  const { verdict, beginning } = now.completeness;
  if (matched.length === 0) return verdict === 'complete' ? { from: 0, to: count } : { from: 1, to: 0 };
  const first = Math.min(...matched);
  const last = Math.max(...matched);
  return { from: beginning === 'not-reached' ? first : 0, to: verdict === 'complete' ? count : last };
}
