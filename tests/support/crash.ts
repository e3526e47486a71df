import type { Worker } from '@playwright/test';

interface Crash {
  /** Transactions that wrote something, since armed. */
  writes: number;
  /** The last one that may is on the disk. */
  stopped: boolean;
}

/** The first job row with that stage, and at least that many screens. */
interface LastStage {
  readonly stage: string;
  readonly done: number;
}

/**
 * Stops the worker's life after a number of writes to the store: that transaction is on the disk, and whatever the
 * worker wants of the store in a later one never answers. Then it is killed. So every step that leaves a trace in the
 * journal can be the last one, without a race against the clock.
 */
export async function freezeAfter(worker: Worker, last: number | LastStage): Promise<void> {
  await worker.evaluate((limit) => {
    const crash: Crash = { writes: 0, stopped: false };
    Object.assign(globalThis, { crash });
    const begun = new WeakSet<IDBTransaction>();
    const written = new WeakSet<IDBTransaction>();
    let frozen = false;
    // A request that never fires.
    const silence = { addEventListener: () => undefined } as unknown as IDBRequest;
    const isLast = (value: unknown): boolean => {
      if (typeof limit === 'number') return crash.writes === limit;
      const { stage, done } = (value ?? {}) as Partial<LastStage>;
      return stage === limit.stage && (done ?? 0) >= limit.done;
    };
    const note = (transaction: IDBTransaction, writes: boolean, value: unknown): boolean => {
      if (frozen) return begun.has(transaction);
      begun.add(transaction);
      if (!writes) return true;
      const anew = !written.has(transaction);
      written.add(transaction);
      if (anew) crash.writes += 1;
      if ((anew || typeof limit !== 'number') && isLast(value)) {
        frozen = true;
        transaction.addEventListener('complete', () => (crash.stopped = true));
      }
      return true;
    };
    const watch = (prototype: object, name: string, of: (self: never) => IDBTransaction): void => {
      const methods = prototype as Record<string, (...args: unknown[]) => IDBRequest>;
      const usual = methods[name];
      if (!usual) return;
      const writing = ['put', 'add', 'delete', 'clear'].includes(name);
      methods[name] = function watched(this: never, ...args) {
        return note(of(this), writing, args[0]) ? usual.apply(this, args) : silence;
      };
    };
    const reads = ['get', 'getKey', 'getAll', 'getAllKeys', 'count', 'openCursor', 'openKeyCursor'];
    for (const name of [...reads, 'put', 'add', 'delete', 'clear']) {
      watch(IDBObjectStore.prototype, name, (store: IDBObjectStore) => store.transaction);
    }
    for (const name of reads) {
      watch(IDBIndex.prototype, name, (index: IDBIndex) => index.objectStore.transaction);
    }
  }, last);
}

/** Whether that write is on the disk. */
export function isFrozen(worker: Worker): Promise<boolean> {
  return worker.evaluate(() => (globalThis as unknown as { crash: Crash }).crash.stopped);
}

/** Writes so far, without an end. */
export function writesOf(worker: Worker): Promise<number> {
  return worker.evaluate(() => (globalThis as unknown as { crash: Crash }).crash.writes);
}
