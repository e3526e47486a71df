import 'fake-indexeddb/auto';
import type { GuardEvent } from '@/utils/capture/chat-agent/guard-protocol';
import type { WatchEvent } from '@/utils/capture/chat/watch.types';
import type { ChatConnection } from '@/utils/platform/chat-agents';
import type { GuardPorts, GuardWrite } from '@/utils/app/guard/ports';
import type { LogLine } from '@/utils/integrity/chain.types';
import { appError } from '@/utils/shared/errors';
import { err, ok } from '@/utils/shared/result';
import type { Store } from '../../../entrypoints/background/context';
import { guardStore } from '../../../entrypoints/background/guard-store';
import { clock, fakeAgent, fakePorts, openTestStore } from '../capture/stage';
import { fakeChat, only, row } from '../chat/app-stage';

/** A page with a guarded conversation: it keeps what was not stored yet, as the real one does. */
export class GuardedPage {
  readonly #events: GuardEvent[] = [];
  #wake: () => void = () => undefined;
  #last = 0;
  #row = 0;
  /** Events the background said were stored. */
  kept = 0;

  say(text: string): number {
    this.#push({ type: 'added', at: Date.now(), row: ++this.#row, facts: row(text).facts });
    return this.#row;
  }

  remove(which: number, text: string): void {
    this.#push({ type: 'removed', at: Date.now(), row: which, before: row(text).facts });
  }

  #push(event: WatchEvent): void {
    this.#events.push({ ...event, n: ++this.#last });
    this.#wake();
  }

  get connection(): ChatConnection {
    const page = fakeChat({ rows: [], turns: [] });
    return {
      ...page,
      call: async (name, request, timeout) => {
        if (name === 'guard') return ok(true as never);
        if (name === 'sight') return ok([] as never);
        if (name === 'unguard') {
          this.#wake();
          return ok(null as never);
        }
        if (name !== 'told') return page.call(name, request, timeout);
        const { after, kept, wait } = request as { after: number; kept: number; wait: number };
        this.kept = Math.max(this.kept, kept);
        if (this.#last <= after && wait > 0)
          await new Promise<void>((resolve) => {
            this.#wake();
            this.#wake = resolve;
          });
        const events = this.#events.filter(({ n }) => n > after);
        return ok({ known: true, events, looks: 0 } as never);
      },
    };
  }
}

/** The real store, on a disk that can be full. */
export class Disk {
  readonly store: Store = openTestStore();
  readonly signals: string[] = [];
  full = false;
  refused = 0;

  ports(page: GuardedPage): GuardPorts {
    const base = fakePorts(this.store, fakeAgent());
    const real = guardStore(this.store);
    const unlessFull = <A extends unknown[], T>(act: (...args: A) => Promise<T>) =>
      (async (...args: A) => {
        if (!this.full) return act(...args);
        this.refused += 1;
        return err(appError('STORE_FULL'));
      }) as (...args: A) => Promise<T>;
    return {
      ...base,
      clock: () => ({
        ...clock,
        epochMs: Date.now(),
        utc: new Date().toISOString(),
        monotonicMs: performance.now(),
      }),
      connectChats: () => Promise.resolve(ok(only(page.connection))),
      reopen: () => err(appError('TAB_GONE')),
      capturing: () => true,
      signal: (_, state) => void this.signals.push(state),
      store: {
        ...real,
        write: unlessFull((write: GuardWrite) => real.write(write)),
        stage: unlessFull((...args: Parameters<typeof real.stage>) => real.stage(...args)),
        seal: unlessFull((...args: Parameters<typeof real.seal>) => real.seal(...args)),
      },
    };
  }

  async lines(): Promise<LogLine[]> {
    const rows = await this.store.db.log.toArray();
    return rows.sort((a, b) => a.seq - b.seq).map(({ line }) => JSON.parse(line) as LogLine);
  }

  async said(): Promise<string[]> {
    return (await this.lines()).flatMap((line) =>
      line.type === 'guard-saw'
        ? line.saw.map(({ change, text, before }) => `${change} ${before ?? text}`)
        : [],
    );
  }
}
