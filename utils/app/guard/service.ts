import type { ExhibitId, GuardId } from '../../exhibit/ids';
import { appError, fromUnknown, type AppError, type ErrorCode } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';
import type { GuardRow } from '../../storage/guard-rows';
import { hostOf } from '../capture/page';
import { attachNew, frameOf, nameOf } from './attach';
import { GuardLog } from './log';
import type { GuardPorts } from './ports';
import { GuardSession } from './session';
import { sealGuard } from './summary';

type Ended = Result<{ readonly exhibitId: ExhibitId }>;

/** After these a background that was ended finds nothing to go on with. */
const OVER: ReadonlySet<ErrorCode> = new Set(['TAB_GONE', 'PAGE_NO_PERMISSION', 'PAGE_RESTRICTED']);

/** Starts, ends and recovers guards. One per tab. */
export class GuardService {
  readonly #ports: GuardPorts;
  readonly #sessions = new Map<number, GuardSession>();
  readonly #starting = new Set<number>();
  /** Ended, and their exhibit could not be written yet. */
  readonly #unsealed = new Map<GuardId, { readonly log: GuardLog; readonly reason: string }>();
  readonly #sealing = new Map<GuardId, Promise<Ended>>();
  /** Guards this worker has begun, taken up or closed. */
  readonly #own = new Set<GuardId>();

  constructor(ports: GuardPorts) {
    this.#ports = ports;
  }

  get busy(): boolean {
    return this.#sessions.size + this.#starting.size + this.#unsealed.size + this.#sealing.size > 0;
  }

  /**
   * Begins to guard a conversation of the tab: the one named, else the best one found. Answers once what stands there is
   * stored. Errors: `GUARD_ON`, `CHAT_NOT_FOUND`, `CHAT_FRAME_CLOSED`, those of a page that cannot be read, of the store.
   */
  async start(tabId: number, candidate?: string): Promise<Result<{ readonly guardId: GuardId }>> {
    if (this.#sessions.has(tabId) || this.#starting.has(tabId)) return err(appError('GUARD_ON'));
    this.#starting.add(tabId);
    try {
      return await this.#start(tabId, candidate);
    } catch (thrown) {
      return err(fromUnknown(thrown));
    } finally {
      this.#starting.delete(tabId);
      this.#tell(tabId);
    }
  }

  /** Ends the guard of a tab, or the one named, and seals its exhibit. `NOT_FOUND`: there is none. */
  async stop(which: { readonly tabId?: number; readonly guardId?: GuardId }): Promise<Ended> {
    for (const [tabId, session] of this.#sessions)
      if (tabId === which.tabId || session.log.row.id === which.guardId)
        return this.#finish(tabId, session, 'STOPPED');
    await this.settle();
    return err(appError('NOT_FOUND'));
  }

  /** Why what the tab's guard has seen is not stored, until it is. */
  trouble(tabId: number): AppError | undefined {
    return this.#sessions.get(tabId)?.log.error;
  }

  /** Takes up the guards that a worker that was ended has left; closes those that cannot go on. */
  async recover(): Promise<void> {
    for (const row of await this.#ports.store.open()) {
      if (this.#own.has(row.id)) continue;
      this.#own.add(row.id);
      try {
        await this.#recover(row);
      } catch (thrown) {
        console.error('留证: guard not recovered', thrown);
      }
    }
  }

  /** Something may have become possible for that tab: the user has clicked, the page has called. */
  poke(tabId: number): void {
    this.#sessions.get(tabId)?.poke();
  }

  /** A capture of some tab has ended: the camera is free. */
  pokeAll(): void {
    for (const session of this.#sessions.values()) session.poke();
  }

  /** Seals what a full disk kept from being sealed. */
  async settle(): Promise<void> {
    for (const { log, reason } of this.#unsealed.values()) await this.#seal(log, reason);
  }

  async #start(tabId: number, candidate: string | undefined): Promise<Result<{ guardId: GuardId }>> {
    const ports = this.#ports;
    const id = ports.newId() as GuardId;
    const held = await attachNew(ports, tabId, nameOf(id, 1), candidate);
    if (!held.ok) return held;
    const { located, title, url } = held.value;
    const { summary, frameUrl } = located;
    const startedAt = ports.clock();
    const row: GuardRow = {
      id,
      caseId: await ports.store.target(),
      tabId,
      frameId: frameOf(located.candidate.id),
      candidate: located.candidate.id,
      source: {
        url,
        title,
        label: summary.label,
        ...(frameUrl === undefined ? {} : { frameUrl }),
        ...(summary.provider === undefined ? {} : { provider: summary.provider }),
      },
      host: hostOf(url),
      startedAt,
      updatedAt: startedAt.utc,
      state: 'on',
      document: 0,
      heard: 0,
      nextSeq: 0,
      counts: { present: 0, added: 0, changed: 0, recalled: 0, removed: 0, pictures: 0 },
      exhibitId: ports.newId() as ExhibitId,
    };
    this.#own.add(id);
    const session = new GuardSession(ports, row);
    const begun = await session.begin(held.value);
    if (!begun.ok) {
      await held.value.agent.call('unguard', { guard: held.value.name }, 2000);
      held.value.close();
      return begun;
    }
    this.#run(tabId, session);
    return ok({ guardId: id });
  }

  #run(tabId: number, session: GuardSession): void {
    this.#sessions.set(tabId, session);
    session.run((reason) => void this.#finish(tabId, session, reason));
    this.#tell(tabId);
  }

  async #recover(row: GuardRow): Promise<void> {
    if (row.state !== 'ending') {
      const session = new GuardSession(this.#ports, row);
      const resumed = await session.resume();
      if (resumed.ok || !OVER.has(resumed.error.code)) this.#run(row.tabId, session);
      else await this.#finish(row.tabId, session, 'WORKER_RESTARTED');
      return;
    }
    const log = new GuardLog(this.#ports, row);
    await log.restore();
    await this.#seal(log, row.reason ?? 'WORKER_RESTARTED');
  }

  async #finish(tabId: number, session: GuardSession, reason: string): Promise<Ended> {
    const { id } = session.log.row;
    const known = this.#sealing.get(id);
    if (known) return known;
    const work = (async (): Promise<Ended> => {
      await session.end(reason);
      this.#sessions.delete(tabId);
      return this.#seal(session.log, reason);
    })().finally(() => {
      this.#sealing.delete(id);
      this.#tell(tabId);
    });
    this.#sealing.set(id, work);
    return work;
  }

  /** Never throws: on a full disk it is kept to be tried again. */
  async #seal(log: GuardLog, reason: string): Promise<Ended> {
    const { id, tabId } = log.row;
    let failure: AppError;
    try {
      const written = await log.flush();
      const sealed = written.ok ? await sealGuard(this.#ports, log, reason) : written;
      if (sealed.ok) {
        this.#unsealed.delete(id);
        this.#tell(tabId);
        return sealed;
      }
      failure = sealed.error;
    } catch (thrown) {
      failure = fromUnknown(thrown);
    }
    this.#unsealed.set(id, { log, reason });
    this.#tell(tabId);
    return err(failure);
  }

  #tell(tabId: number): void {
    if (!this.#sessions.has(tabId)) this.#ports.signal(tabId, 'off');
  }
}
