import type { CaseId, JobId, Sha256 } from '../../exhibit/ids';
import type { CaptureEnvironment } from '../../exhibit/model';
import { shownName } from '../../recognise/import/file-name';
import { appError, fromUnknown, type AppError } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';
import type { KnownFile } from '../../storage/imports';
import type {
  ExhibitRow,
  ImportItem,
  ImportJobRow,
  ImportOutcome,
  InboxRow,
  JobRow,
} from '../../storage/rows';
import { Mutex } from '../../shared/mutex';
import { stubborn } from '../stubborn';
import { failed, readFile, type ReadFile } from './import-file';
import type { ImportPorts } from './ports';

type Known = Map<Sha256, KnownFile[]>;
type Ended = Pick<ImportJobRow, 'state'> & { readonly error?: AppError };

/** What the files of one job have in common. */
interface Round {
  readonly job: Pick<ImportJobRow, 'id' | 'caseId'>;
  readonly known: Known;
  readonly environment: CaptureEnvironment;
  readonly signal: AbortSignal;
}

/** A file that was read and may be sealed. */
interface Ready {
  readonly item: string;
  readonly name: string;
  readonly read: ReadFile;
  /** Title of another case that has the same bytes. */
  readonly elsewhere: string | undefined;
}

/**
 * Takes files out of the inbox into a case, one exhibit a file, a few in each write, so a worker that dies, a cancel or a
 * full disk costs no file that was done; a new worker goes on with those that are still listed.
 */
export class ImportService {
  readonly #ports: ImportPorts;
  readonly #running = new Map<JobId, AbortController>();
  /** Two windows may import at once: one after the other, or the same file would come in twice unnoticed. */
  readonly #turns = new Mutex();
  /** Jobs this worker has begun or taken over, whatever an older list of rows says. */
  readonly #own = new Set<JobId>();
  /** Over, but their row could not be written: it still says that they run. */
  readonly #unwritten = new Map<JobId, Ended>();
  /** Not begun, since their row was refused: a disk that is filling up may have kept it all the same. */
  readonly #refused = new Map<JobId, { readonly items: readonly ImportItem[]; readonly error: AppError }>();

  constructor(ports: ImportPorts) {
    this.#ports = ports;
  }

  get busy(): boolean {
    return this.#running.size + this.#unwritten.size > 0;
  }

  /**
   * Answers as soon as the job is in the store. Errors: `NOT_FOUND` (the case; the files wait), `STORE_FULL`, `STORE_FAILED`
   * (the files leave the inbox, which makes room).
   */
  async start(
    caseId: CaseId,
    items: readonly ImportItem[],
  ): Promise<Result<{ jobId: JobId; done: Promise<void> }>> {
    const { caseTitle, newId, clock, jobs } = this.#ports;
    if ((await caseTitle(caseId)) === undefined)
      return err(appError('NOT_FOUND', { detail: { case: caseId } }));
    const id = newId() as JobId;
    const at = clock().utc;
    const row: ImportJobRow = {
      id,
      kind: 'import',
      caseId,
      startedAt: at,
      updatedAt: at,
      state: 'running',
      items,
      outcomes: [],
      done: 0,
      total: items.length,
      name: '',
    };
    this.#own.add(id);
    const added = await jobs.add(row);
    if (!added.ok) {
      this.#refused.set(id, { items, error: added.error });
      await this.#refuse();
      return added;
    }
    return ok({ jobId: id, done: this.#run(row) });
  }

  /** Stops after the file under way; what is done stays. */
  cancel(id: JobId): boolean {
    this.#running.get(id)?.abort();
    return this.#running.has(id);
  }

  /** Goes on with what a dead worker left, in the background. */
  async recover(rows: readonly JobRow[]): Promise<void> {
    for (const row of rows) {
      if (row.kind !== 'import' || this.#own.has(row.id)) continue;
      this.#own.add(row.id);
      void this.#run(row);
    }
  }

  /** Writes down the ends that a full disk kept from being written. */
  async settle(): Promise<void> {
    await this.#refuse();
    if (this.#unwritten.size === 0) return;
    for (const [id, ended] of this.#unwritten) await this.#end(id, ended);
    this.#ports.changed();
  }

  async #run(job: ImportJobRow): Promise<void> {
    const abort = new AbortController();
    this.#running.set(job.id, abort);
    this.#ports.changed();
    let ended: Ended;
    try {
      ended = await this.#turns.run(() => this.#takeAll(job, abort.signal));
    } catch (thrown) {
      ended = { state: 'failed', error: fromUnknown(thrown) };
    }
    await this.#end(job.id, ended);
    this.#running.delete(job.id);
    this.#ports.changed();
  }

  async #takeAll(job: ImportJobRow, signal: AbortSignal): Promise<Ended> {
    const { known, environment } = this.#ports;
    const round: Round = { job, known: await known(), environment: await environment(), signal };
    let batch: Ready[] = [];
    for (const item of job.items) {
      if (signal.aborted) break;
      const ready = await this.#ready(round, item, batch);
      // Nothing of this file could be written down, not even that it failed: the next ones would fare no better.
      if (!ready.ok) return { state: 'failed', error: ready.error };
      if (ready.value) batch.push(ready.value);
      if (batch.length < BATCH.files && bytesOf(batch) < BATCH.bytes) continue;
      const sealed = await this.#sealAll(round, batch);
      if (!sealed.ok) return { state: 'failed', error: sealed.error };
      batch = [];
    }
    const sealed = await this.#sealAll(round, batch);
    if (!sealed.ok) return { state: 'failed', error: sealed.error };
    return signal.aborted ? { state: 'cancelled', error: appError('CANCELLED') } : { state: 'done' };
  }

  /** Reads one file. `null`: it became no exhibit, and that is written down; or the import was stopped. */
  async #ready(round: Round, item: ImportItem, batch: Ready[]): Promise<Result<Ready | null>> {
    const { job, signal, environment } = round;
    const row = await this.#ports.inbox(item.id);
    if (!row) return this.#say(round, failed(item.id, '', appError('IMPORT_LOST')));
    const name = shownName(row.name);
    await this.#under(job.id, row);
    const read = await readFile(this.#ports, row, environment, signal);
    if (!read.ok && signal.aborted) return ok(null);
    if (!read.ok) return this.#say(round, failed(item.id, name, read.error));
    const { sha256 } = read.value.imported;
    // Its twin may be waiting to be sealed: it has no number before.
    if (!item.again && batch.some((other) => other.read.imported.sha256 === sha256)) {
      const sealed = await this.#sealAll(round, batch.splice(0));
      if (!sealed.ok) return sealed;
    }
    const twin = await this.#twin(round, read.value);
    if (twin && !item.again) {
      const { exhibit, number } = twin;
      return this.#say(round, { item: item.id, name, became: 'duplicate', exhibit, number });
    }
    const other = round.known.get(sha256)?.find((file) => file.caseId !== job.caseId);
    const elsewhere = other && (await this.#ports.caseTitle(other.caseId));
    return ok({ item: item.id, name, read: read.value, elsewhere });
  }

  /** All in one write; when that fails, one by one, so that the file that does not fit is named and the others come in. */
  async #sealAll(round: Round, batch: readonly Ready[]): Promise<Result<null>> {
    if (batch.length === 0) return ok(null);
    const sealed = await this.#seal(round, batch);
    if (sealed.ok) return sealed;
    const [first] = batch;
    if (batch.length === 1 && first) {
      const said = await this.#say(round, failed(first.item, first.name, sealed.error));
      return said.ok ? ok(null) : said;
    }
    for (const one of batch) {
      const alone = await this.#sealAll(round, [one]);
      if (!alone.ok) return alone;
    }
    return ok(null);
  }

  async #seal({ job, known }: Round, batch: readonly Ready[]): Promise<Result<null>> {
    const { seal, confirm, clock } = this.#ports;
    const sealings = batch.map(({ item, name, elsewhere, read }) => ({
      draft: read.draft,
      files: read.files,
      blobs: read.blobs,
      state: read.draft.notCaptured.length > 0 ? ('partial' as const) : ('complete' as const),
      item,
      tell: ({ id, number }: ExhibitRow): ImportOutcome => ({
        item,
        name,
        became: 'imported',
        exhibit: id,
        number,
        ...(elsewhere ? { elsewhere } : {}),
      }),
    }));
    const sealed = await seal(job, clock(), sealings);
    if (!sealed.ok) return sealed;
    for (const { id, number, record } of sealed.value) {
      const sha256 = record.imported?.sha256;
      if (sha256)
        known.set(sha256, [...(known.get(sha256) ?? []), { exhibit: id, number, caseId: job.caseId }]);
    }
    // Damage shows on the exhibit itself; what could not be read back now is read back at the next start.
    await confirm(sealed.value.map(({ id }) => id));
    return ok(null);
  }

  /** Writes down that a file became no exhibit. An error: not even that could be written. */
  async #say({ job }: Round, outcome: ImportOutcome): Promise<Result<null>> {
    let said: Result<null> = err(appError('STORE_FAILED'));
    await stubborn(async () => {
      said = await this.#ports.settle(job.id, outcome);
      if (!said.ok) throw new Error(said.error.cause ?? said.error.code);
    });
    return said;
  }

  /** The exhibit of this case that has the same bytes already, if it still exists. */
  async #twin({ job, known }: Round, { imported }: ReadFile): Promise<KnownFile | undefined> {
    for (const file of known.get(imported.sha256) ?? []) {
      if (file.caseId === job.caseId && (await this.#ports.exists(file.exhibit))) return file;
    }
    return undefined;
  }

  /** Only large files are worth a write of their own: small ones are done before anyone could read the name. */
  async #under(id: JobId, { name, blob }: InboxRow): Promise<void> {
    if (blob.size < WORTH_NAMING) return;
    // A name on a screen: what cannot be written is not worth an error.
    await this.#ports.jobs.under(id, shownName(name)).catch(() => undefined);
  }

  async #refuse(): Promise<void> {
    for (const [id, { items, error }] of this.#refused) {
      if (await stubborn(() => this.#ports.jobs.refuse(id, items, error))) this.#refused.delete(id);
    }
  }

  /** Never throws: on a full disk each of these writes may fail. */
  async #end(id: JobId, ended: Ended): Promise<void> {
    const { jobs } = this.#ports;
    if (await stubborn(() => jobs.end(id, ended))) this.#unwritten.delete(id);
    else this.#unwritten.set(id, ended);
  }
}

/** Sealed in one write: each costs a wait for the disk. */
const BATCH = { files: 25, bytes: 20_000_000 };

const bytesOf = (batch: readonly Ready[]): number =>
  batch.reduce((sum, { read }) => sum + (read.imported.kept ? read.imported.bytes : 0), 0);

/** Bytes from which on a file takes long enough for its name to be shown. */
const WORTH_NAMING = 20_000_000;
