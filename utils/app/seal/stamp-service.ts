import type { ExhibitId, Sha256 } from '../../exhibit/ids';
import { askedAuthorities, type Authority, type StampSettings } from '../../integrity/timestamp/authorities';
import { backOff } from '../../integrity/timestamp/pace';
import { fromHex } from '../../shared/bytes';
import { digestHex, type Digests } from '../../shared/digest';
import { appError, fromUnknown, type AppError } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';
import { utcIso, type UtcIso } from '../../shared/time';
import type { StampRow } from '../../storage/paper-rows';
import type { StampToken } from '../../storage/stamps';
import type { Stamped } from './ask-tsa';

export interface StampServicePorts {
  /** ms since the epoch. */
  readonly now: () => number;
  readonly digests: Digests;
  readonly settings: () => Promise<StampSettings>;
  readonly online: () => boolean;
  /** Whether the user has allowed that address. */
  readonly mayAsk: (url: string) => Promise<boolean>;
  /** Gets and checks a time-stamp over the digest. */
  readonly ask: (of: Authority, digest: Uint8Array, signal: AbortSignal) => Promise<Result<Stamped>>;
  readonly pause: (ms: number) => Promise<void>;
  /** An alarm at that moment, in place of the one before; undefined: none. */
  readonly wakeAt: (epochMs: number | undefined) => Promise<void>;
  /** It has begun or ended: whether the background is needed may have changed. */
  readonly changed: () => void;
  readonly store: {
    readonly waiting: () => Promise<readonly StampRow[]>;
    readonly note: (
      id: string,
      patch: Pick<StampRow, 'state' | 'attempts' | 'error' | 'nextAt'>,
    ) => Promise<void>;
    readonly keep: (id: string, at: UtcIso, token: StampToken, sha256: Sha256) => Promise<Result<null>>;
    readonly queueEarlier: () => Promise<Result<number>>;
    readonly retry: (of?: { readonly exhibitId: ExhibitId }) => Promise<Result<null>>;
  };
}

/** An answer that does not hold may be a login page of the network; so many of them, and it is the authority's own. */
const BAD_ANSWERS = 3;
/** ms until a store that could not be written is tried again. */
const STORE_PAUSE = 60_000;

/**
 * The queue of time-stamps: one request at a time, in the background, off until the user switches it on. What is to be done
 * is in the store, so a worker that dies leaves it to the next one; a token is checked before it is kept.
 */
export class StampService {
  readonly #ports: StampServicePorts;
  /** Not before that moment, by authority; forgotten with the worker. */
  readonly #pace = new Map<string, number>();
  #running: Promise<void> | undefined;
  #again = false;

  constructor(ports: StampServicePorts) {
    this.#ports = ports;
  }

  get busy(): boolean {
    return this.#running !== undefined;
  }

  /** Looks at what is due. Asked while it runs, it looks again when it is done. Never throws. */
  poke(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
      this.#ports.changed();
    });
    return this.#running;
  }

  /** The browser has started, the network is back, or something was allowed: nobody waits for the end of a back-off. */
  async pokeNow(): Promise<void> {
    await this.#ports.store.retry();
    await this.poke();
  }

  /** 重试 of one exhibit: what was refused is asked again as well. */
  async retry(exhibitId: ExhibitId): Promise<Result<null>> {
    const marked = await this.#ports.store.retry({ exhibitId });
    void this.poke();
    return marked;
  }

  /** 给已有证据补盖. */
  async queueEarlier(): Promise<Result<number>> {
    const queued = await this.#ports.store.queueEarlier();
    void this.poke();
    return queued;
  }

  /** 试一次: a time-stamp over a hash of nothing, which is kept nowhere. `TSA_NOT_ALLOWED` and those of `askTsa`. */
  async try(of: Authority, random: Uint8Array, signal: AbortSignal): Promise<Result<Stamped>> {
    if (!(await this.#ports.mayAsk(of.url))) return err(appError('TSA_NOT_ALLOWED'));
    return this.#ports.ask(of, random, signal);
  }

  async #run(): Promise<void> {
    try {
      // Whoever called goes on first: the service then counts as busy.
      await Promise.resolve();
      while (this.#again) {
        this.#again = false;
        await this.#drain();
      }
    } catch (thrown) {
      console.warn('留证: the queue of time-stamps stopped', thrown);
      await this.#ports.wakeAt(this.#ports.now() + STORE_PAUSE).catch(() => undefined);
    }
  }

  /** Asks for everything that is due, then sets the alarm for what is not. */
  async #drain(): Promise<void> {
    const ports = this.#ports;
    let told = false;
    for (;;) {
      const asked = askedAuthorities(await ports.settings());
      const rows = asked.length > 0 ? await ports.store.waiting() : [];
      const mine = rows.filter((row) => asked.some(({ id }) => id === row.tsa));
      if (mine.length === 0) return ports.wakeAt(undefined);
      if (!ports.online()) return ports.wakeAt(ports.now() + backOff(1));
      const next = nextOf(mine, ports.now());
      if ('at' in next) return ports.wakeAt(next.at);
      const of = asked.find(({ id }) => id === next.row.tsa);
      if (!of) return ports.wakeAt(undefined);
      if (!told) ports.changed();
      told = true;
      const wait = (this.#pace.get(of.id) ?? 0) - ports.now();
      if (wait > 0) await ports.pause(wait);
      const kept = await this.#stamp(of, next.row);
      this.#pace.set(of.id, ports.now() + of.paceMs);
      if (!kept.ok) return ports.wakeAt(ports.now() + STORE_PAUSE);
    }
  }

  /** One request, and what became of it into the store. The error is the store's. */
  async #stamp(of: Authority, row: StampRow): Promise<Result<null>> {
    const ports = this.#ports;
    const allowed = await ports.mayAsk(of.url);
    const answer = allowed
      ? await ports.ask(of, fromHex(row.digest), new AbortController().signal)
      : err(appError('TSA_NOT_ALLOWED'));
    if (answer.ok) {
      const token = tokenOf(answer.value);
      const sha256 = (await digestHex(ports.digests, 'sha256', token.response)) as Sha256;
      const kept = await ports.store.keep(row.id, utcIso(ports.now()), token, sha256);
      // Gone or stamped meanwhile: nothing is to be done.
      return kept.ok || kept.error.code === 'NOT_FOUND' ? ok(null) : kept;
    }
    try {
      await ports.store.note(row.id, afterFailure(row, answer.error, ports.now()));
      return ok(null);
    } catch (thrown) {
      return err(fromUnknown(thrown, 'STORE_FAILED'));
    }
  }
}

function tokenOf({ query, response, chain, finding }: Stamped): StampToken {
  const { facts } = finding;
  return {
    query,
    response,
    chain,
    time: facts?.time ?? '',
    found: {
      code: finding.code,
      ...(facts?.tsa === undefined ? {} : { tsa: facts.tsa }),
      ...(facts?.root === undefined ? {} : { root: facts.root }),
      ...(facts?.accuracyMs === undefined ? {} : { accuracyMs: facts.accuracyMs }),
    },
  };
}

/** Refused is for the user to decide; whoever does not answer, or answers nonsense, is asked again later. */
function afterFailure(
  row: StampRow,
  error: AppError,
  now: number,
): Pick<StampRow, 'state' | 'attempts' | 'error' | 'nextAt'> {
  const attempts = row.attempts + 1;
  const over = error.code === 'TSA_REFUSED' || (error.code === 'TSA_BAD_ANSWER' && attempts >= BAD_ANSWERS);
  return {
    state: over ? 'refused' : 'waiting',
    attempts,
    error,
    ...(over ? {} : { nextAt: utcIso(now + backOff(attempts)) }),
  };
}

/**
 * The row whose turn it is, or when there will be one. An authority that failed for one row is not asked for another until
 * that one's back-off is over, and then for that one first: the back-off is the authority's.
 */
function nextOf(
  rows: readonly StampRow[],
  now: number,
): { readonly row: StampRow } | { readonly at: number } {
  const rest = new Map<string, number>();
  for (const { tsa, nextAt } of rows) {
    if (nextAt) rest.set(tsa, Math.max(rest.get(tsa) ?? 0, Date.parse(nextAt)));
  }
  const due = rows
    .filter(({ tsa }) => (rest.get(tsa) ?? 0) <= now)
    .sort((a, b) => b.attempts - a.attempts || a.number - b.number || (a.id < b.id ? -1 : 1));
  const [row] = due;
  return row ? { row } : { at: Math.min(...rest.values()) };
}
