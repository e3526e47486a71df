import type { CaseId, JobId } from '../../exhibit/ids';
import type { ExhibitDraft, ExhibitFile, NotCaptured } from '../../exhibit/model';
import { appError, fromUnknown, type AppError } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';
import type { CaptureJobRow, JobRow } from '../../storage/rows';
import type { Wanted } from '../chat/candidates';
import { captureChat } from '../chat/capture-chat';
import { readChat } from '../chat/earlier';
import { summaryOf } from '../chat/kept-chat';
import { stubborn } from '../stubborn';
import { sealDraft, stateOf, type Sealed } from './close';
import type { CaptureJob, CapturePorts } from './ports';
import { isAbout } from './recorder';
import { capturePage } from './run';

/** What the service needs besides the capture itself. */
export interface ServicePorts extends CapturePorts {
  readonly jobs: {
    add(row: CaptureJobRow): Promise<Result<null>>;
    update(id: JobId, patch: Partial<Omit<CaptureJobRow, 'id' | 'kind'>>): Promise<void>;
    /** Forgets the staged files of a job that ended without a record, and gives their space back. */
    discard(id: JobId): Promise<void>;
  };
  readonly cases: {
    /** The current case, or a new id that becomes current with the first exhibit. */
    target(): Promise<CaseId>;
    /** Notes in the log of an existing case that a capture failed. */
    failed(caseId: CaseId, code: string, url: string): Promise<void>;
  };
  /** Tells the icon. Only a whole record, read back, is `done`. */
  readonly signal: (tabId: number, state: 'running' | 'done' | 'partial' | 'failed') => void;
}

/** Stages in which nothing of the page is wanted any more. */
const READY: ReadonlySet<CaptureJobRow['stage']> = new Set(['storing', 'verifying']);

interface Started {
  readonly jobId: JobId;
  readonly done: Promise<Result<Sealed>>;
}

type Ended = Pick<CaptureJobRow, 'id' | 'caseId' | 'tabId' | 'url'>;

/** Starts, tracks, cancels and recovers captures. One per tab at a time; several tabs take turns for pixels. */
export class CaptureService {
  readonly #ports: ServicePorts;
  readonly #running = new Map<number, { readonly id: JobId; readonly abort: AbortController }>();
  /** Jobs this worker has begun or closed: not left by a dead one, whatever an older list of rows says. */
  readonly #own = new Set<JobId>();
  /** Over, but their row could not be written: it still says that they run. */
  readonly #unwritten = new Map<JobId, { readonly job: Ended; readonly result: Result<Sealed> }>();
  /** Not begun, since their row was refused: a disk that is filling up may have kept it all the same. */
  readonly #refused = new Map<JobId, AppError>();

  constructor(ports: ServicePorts) {
    this.#ports = ports;
  }

  get busy(): boolean {
    return this.#running.size + this.#unwritten.size > 0;
  }

  /**
   * Answers as soon as the job is in the journal. `CAPTURE_BUSY` when this tab is being captured already, `STORE_FULL`
   * or `STORE_FAILED` when there is no journal to write in. `done` never rejects.
   *
   * @param only selector of the one pane that the user wants, as `page.inspect` gave it.
   */
  async start(tabId: number, trigger: CaptureJob['trigger'], only?: string): Promise<Result<Started>> {
    return this.#start(tabId, trigger, only === undefined ? {} : { only });
  }

  /**
   * The same for a conversation.
   *
   * @param wanted the one that the user chose, as `chat.find` or `chat.at` named it; nothing: the best one found.
   */
  async startChat(
    tabId: number,
    trigger: CaptureJob['trigger'],
    wanted: Wanted = {},
  ): Promise<Result<Started>> {
    return this.#start(tabId, trigger, { chat: wanted });
  }

  async #start(
    tabId: number,
    trigger: CaptureJob['trigger'],
    wanted: Pick<CaptureJob, 'only' | 'chat'>,
  ): Promise<Result<Started>> {
    if (this.#running.has(tabId)) return err(appError('CAPTURE_BUSY'));
    const id = this.#ports.newId() as JobId;
    const abort = new AbortController();
    this.#running.set(tabId, { id, abort });
    this.#own.add(id);
    const begun = await this.#begin(id, tabId, wanted.chat !== undefined);
    if (!begun.ok) {
      this.#running.delete(tabId);
      this.#refused.set(id, begun.error);
      this.#ports.signal(tabId, 'failed');
      return begun;
    }
    this.#ports.signal(tabId, 'running');
    const { caseId, url } = begun.value;
    const job: CaptureJob = { id, caseId, tabId, trigger, signal: abort.signal, ...wanted };
    return ok({ jobId: id, done: this.#run(job, url) });
  }

  /** Stops the capture; what was read so far is kept as a partial record. */
  cancel(jobId: JobId): boolean {
    for (const job of this.#running.values()) {
      if (job.id !== jobId) continue;
      job.abort.abort();
      return true;
    }
    return false;
  }

  /**
   * Closes what a dead worker left. Everything was staged already: the record is finished as if nothing had happened.
   * A draft and some files: a partial record with the reason. Nothing: failed.
   */
  async recover(rows: readonly JobRow[]): Promise<void> {
    for (const row of rows) {
      if (row.kind !== 'capture' || this.#own.has(row.id)) continue;
      this.#own.add(row.id);
      let result: Result<Sealed>;
      try {
        result = await this.#closeLeft(row);
      } catch (thrown) {
        result = err(fromUnknown(thrown, 'STORE_FAILED'));
      }
      await this.#end(row, result);
    }
  }

  /** Writes down the ends that a full disk kept from being written. */
  async settle(): Promise<void> {
    for (const { job, result } of this.#unwritten.values()) await this.#end(job, result);
    for (const [id, error] of this.#refused) {
      // Where there is no such row this changes nothing.
      if (await stubborn(() => this.#ports.jobs.update(id, { state: 'failed', error })))
        this.#refused.delete(id);
    }
  }

  async #begin(id: JobId, tabId: number, chat: boolean): Promise<Result<CaptureJobRow>> {
    try {
      const info = await this.#ports.tabs.info(tabId);
      const caseId = await this.#ports.cases.target();
      const at = this.#ports.clock().utc;
      const { url, title } = info.ok ? info.value : { url: '', title: '' };
      const times = { startedAt: at, updatedAt: at };
      const place = { stage: 'checking', done: 0, total: 0 } as const;
      const about = { id, kind: 'capture', state: 'running', caseId, tabId, url, title } as const;
      const row: CaptureJobRow = { ...about, ...(chat ? { of: 'chat' as const } : {}), ...times, ...place };
      const added = await this.#ports.jobs.add(row);
      return added.ok ? ok(row) : added;
    } catch (thrown) {
      return err(fromUnknown(thrown, 'STORE_FAILED'));
    }
  }

  async #closeLeft(row: CaptureJobRow): Promise<Result<Sealed>> {
    const lost = appError('WORKER_RESTARTED');
    const { journal } = this.#ports;
    if (!row.draft) return err(lost);
    // It may have died after sealing, before it could say so.
    const sealed = await journal.confirm(row.draft.id);
    if (sealed.ok) return ok({ id: row.draft.id, state: stateOf(row.draft) });
    if (sealed.error.code !== 'NOT_FOUND') return err(sealed.error);
    const staged = await journal.staged(row.id);
    const files = new Set(staged.map((file) => file.path));
    if ([...files].every(isAbout)) return err(lost);
    const { picture, notCaptured, steps } = row.draft;
    const resumed = [...steps, { name: 'resume', at: this.#ports.clock().utc, took: 0 }];
    if (READY.has(row.stage)) {
      return sealDraft(this.#ports, row.id, row.caseId, { ...row.draft, steps: resumed });
    }
    const missing: NotCaptured[] = [...notCaptured];
    if (!files.has('page.html')) missing.push({ what: 'html', reason: lost.code });
    if (!files.has('text.txt')) missing.push({ what: 'text', reason: lost.code });
    missing.push({ what: picture ? 'page-end' : 'pixels', reason: lost.code });
    if (row.of === 'chat') missing.push({ what: 'chat', reason: lost.code });
    const draft = {
      ...row.draft,
      ...(await this.#chatLeft(row, staged)),
      steps: resumed,
      notCaptured: missing,
    };
    return sealDraft(this.#ports, row.id, row.caseId, draft);
  }

  /** What the last `chat.json` says: the draft in the row may be older than the file. */
  async #chatLeft(row: CaptureJobRow, staged: readonly ExhibitFile[]): Promise<Partial<ExhibitDraft>> {
    if (row.of !== 'chat') return {};
    const file = staged.find(({ path }) => path === 'chat.json');
    const text = file && (await this.#ports.journal.text(file));
    const record = text === undefined ? undefined : readChat(text);
    const kind = { kind: 'chat', kindReason: 'CHAT_CHOSEN' } as const;
    return { ...kind, ...(record ? { chat: summaryOf(record) } : {}) };
  }

  async #run(job: CaptureJob, url: string): Promise<Result<Sealed>> {
    let result: Result<Sealed>;
    try {
      result = await (job.chat ? captureChat(this.#ports, job) : capturePage(this.#ports, job));
    } catch (thrown) {
      result = err(fromUnknown(thrown));
    }
    this.#running.delete(job.tabId);
    await this.#end({ id: job.id, caseId: job.caseId, tabId: job.tabId, url }, result);
    return result;
  }

  /** Never throws: on a full disk each of these writes may fail, and the icon must still tell. */
  async #end(job: Ended, result: Result<Sealed>): Promise<void> {
    const { jobs, cases, signal } = this.#ports;
    let closed: boolean;
    if (result.ok) {
      const { id } = result.value;
      closed = await stubborn(() => jobs.update(job.id, { state: 'done', exhibitId: id }));
    } else {
      const { error } = result;
      const state = error.code === 'CANCELLED' ? 'cancelled' : 'failed';
      await stubborn(() => jobs.discard(job.id));
      closed = await stubborn(() => jobs.update(job.id, { state, error }));
      if (closed && state === 'failed') await stubborn(() => cases.failed(job.caseId, error.code, job.url));
    }
    if (closed) this.#unwritten.delete(job.id);
    else this.#unwritten.set(job.id, { job, result });
    signal(job.tabId, !result.ok ? 'failed' : result.value.state === 'partial' ? 'partial' : 'done');
  }
}
