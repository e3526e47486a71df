import { asTruth } from '@/tests/fixtures/sites/chat/as-truth';
import type { Truth } from '@/tests/fixtures/sites/chat/data';
import { findConversations } from '@/utils/capture/chat/find';
import { ChatSweep } from '@/utils/capture/chat/sweep';
import { ConversationWatch } from '@/utils/capture/chat/watch';
import type { RowFacts } from '@/utils/recognise/chat/facts.types';
import { understand } from '@/utils/recognise/chat/understand';

/** What a sweep in the page gives back. */
export interface Swept {
  /** In the order of the record. */
  readonly messages: readonly Truth[];
  /** What edited messages said before. */
  readonly earlier: readonly string[];
  readonly verdict: string;
  readonly reasons: readonly string[];
  /** ms, without the wait for earlier messages that did not come. */
  readonly took: number;
  readonly steps: number;
  readonly clicks: number;
}

export interface Watched {
  /** Texts of rows told as added. */
  readonly added: readonly string[];
  readonly looks: number;
  readonly rowsRead: number;
  /** ms */
  readonly busy: number;
  /** ms of it for the first look. */
  readonly first: number;
  readonly elapsed: number;
}

/** The globals this leaves in its isolated world. */
export interface ChatWorld {
  chatSweep(): Promise<Swept>;
  chatFind(): number;
  chatGuard(): void;
  chatGuarded(): Watched;
}

const saidIn = (facts: RowFacts | undefined): string =>
  (facts?.parts ?? []).map((part) => (part.kind === 'text' ? part.text : '')).join('');

let guard: { readonly watch: ConversationWatch; readonly added: string[] } | undefined;

function first() {
  const found = findConversations(document).candidates[0];
  if (!found) throw new Error('no conversation found');
  return found.conversation;
}

const world: ChatWorld = {
  async chatSweep() {
    const result = await new ChatSweep(first()).run();
    const { completeness, rows, took, steps, clicks } = result;
    const record = understand(rows, {
      source: { url: location.href, title: '', label: '' },
      clock: { utc: '1970-01-01T00:00:00.000Z', epochMs: 0, monotonicMs: 0, zone: 'UTC', offsetMinutes: 0 },
      completeness,
    });
    return {
      messages: record.messages.map(asTruth),
      earlier: record.messages.flatMap(({ earlier }) => earlier.map(({ text }) => text)),
      verdict: completeness.verdict,
      reasons: completeness.reasons.map(({ code }) => code),
      took: took - completeness.waited,
      steps,
      clicks,
    };
  },
  chatFind() {
    const began = performance.now();
    first();
    return performance.now() - began;
  },
  chatGuard() {
    const added: string[] = [];
    const watch = new ConversationWatch(first(), {
      onEvents: (events) => {
        for (const { type, facts } of events) if (type === 'added') added.push(saidIn(facts));
      },
    });
    guard = { watch, added };
  },
  chatGuarded() {
    if (!guard) throw new Error('no guard');
    guard.watch.stop();
    return { added: guard.added, ...guard.watch.stats };
  },
};
Object.assign(globalThis, world);
