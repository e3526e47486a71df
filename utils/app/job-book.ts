import type { JobId } from '../exhibit/ids';
import { appError, fromUnknown, type AppError } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import type { ClockReading } from '../shared/time';
import type { JobBase } from '../storage/rows';
import { stubborn } from './stubborn';

/** How a job's row ends; `More` is what a good end adds to it. */
export type JobEnd<More extends object> = Pick<JobBase, 'state' | 'updatedAt' | 'error'> & Partial<More>;

export interface JobBookPorts<More extends object> {
  readonly clock: () => ClockReading;
  /** Changes a row; where there is none, nothing. */
  readonly write: (id: JobId, end: JobEnd<More>) => Promise<unknown>;
  /** A job has begun or ended: whether the background is needed may have changed. */
  readonly changed: () => void;
}

/**
 * The life of the rows of one kind of long job: begun, cancelled, ended, refused, left behind by a dead worker. Whatever the
 * disk does, no row says for good that a job runs which does not: an end that could not be written is tried again by
 * {@link settle}, and so is that of a job which was refused, since a disk that is filling up may have kept its row all the same.
 */
export class JobBook<More extends object = object> {
  readonly #ports: JobBookPorts<More>;
  readonly #running = new Map<JobId, AbortController>();
  /** Jobs this worker has begun or closed, whatever an older list of rows says. */
  readonly #own = new Set<JobId>();
  readonly #unwritten = new Map<JobId, JobEnd<More>>();
  readonly #refused = new Map<JobId, AppError>();

  constructor(ports: JobBookPorts<More>) {
    this.#ports = ports;
  }

  get busy(): boolean {
    return this.#running.size + this.#unwritten.size > 0;
  }

  /** The one that runs, of jobs that run one at a time. */
  get running(): JobId | undefined {
    const [id] = this.#running.keys();
    return id;
  }

  /**
   * It runs from here on. An error: it does not, and nobody need end it.
   *
   * @param add puts the row into the store, after whatever has to be looked at before
   */
  async begin(id: JobId, add: () => Promise<Result<unknown>>): Promise<Result<AbortSignal>> {
    const abort = new AbortController();
    this.#running.set(id, abort);
    this.#own.add(id);
    let added: Result<unknown>;
    try {
      added = await add();
    } catch (thrown) {
      added = err(fromUnknown(thrown, 'STORE_FAILED'));
    }
    if (!added.ok) {
      this.#running.delete(id);
      this.#refused.set(id, added.error);
      return added;
    }
    this.#ports.changed();
    return ok(abort.signal);
  }

  cancel(id: JobId): boolean {
    this.#running.get(id)?.abort();
    return this.#running.has(id);
  }

  /**
   * Does the work of a job that has begun and writes down how it ended. Never rejects.
   *
   * @param release gives back what the job held, before its row ends
   * @param afterwards what the user need not wait for
   */
  async run(
    id: JobId,
    work: () => Promise<Result<Partial<More>>>,
    release: (ended: Result<unknown>) => Promise<unknown>,
    afterwards?: () => Promise<unknown>,
  ): Promise<Result<Partial<More>>> {
    let result: Result<Partial<More>>;
    try {
      result = await work();
    } catch (thrown) {
      const cancelled = this.#running.get(id)?.signal.aborted === true;
      result = err(cancelled ? appError('CANCELLED') : fromUnknown(thrown));
    }
    await release(result);
    await this.#end(id, this.#endOf(result));
    if (afterwards) await stubborn(afterwards);
    this.#running.delete(id);
    this.#ports.changed();
    return result;
  }

  /** Closes as failed what a dead worker left of the kind. */
  async recover<Row extends { readonly id: JobId; readonly kind: string }>(
    rows: readonly Row[],
    kind: Row['kind'],
    release: (row: Row) => Promise<unknown>,
  ): Promise<void> {
    for (const row of rows) {
      if (row.kind !== kind || this.#own.has(row.id)) continue;
      this.#own.add(row.id);
      await release(row);
      await this.#end(row.id, this.#endOf(err(appError('WORKER_RESTARTED'))));
    }
  }

  /** Writes down the ends that a full disk kept from being written. */
  async settle(): Promise<void> {
    if (this.#unwritten.size > 0) {
      for (const [id, end] of this.#unwritten) await this.#end(id, end);
      this.#ports.changed();
    }
    for (const [id, error] of this.#refused) {
      if (await stubborn(() => this.#ports.write(id, this.#endOf(err(error))))) this.#refused.delete(id);
    }
  }

  #endOf(result: Result<Partial<More>>): JobEnd<More> {
    const updatedAt = this.#ports.clock().utc;
    if (result.ok) return { ...result.value, state: 'done', updatedAt };
    const { error } = result;
    const state = error.code === 'CANCELLED' ? 'cancelled' : 'failed';
    return { state, updatedAt, error } as JobEnd<More>;
  }

  /** Never throws: on a full disk the write may fail. */
  async #end(id: JobId, end: JobEnd<More>): Promise<void> {
    if (await stubborn(() => this.#ports.write(id, end))) this.#unwritten.delete(id);
    else this.#unwritten.set(id, end);
  }
}
