import type { CaseId, ExhibitId, JobId } from '../../exhibit/ids';
import { appError, fromUnknown, type AppError } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';
import type { CaptureJobRow, JobRow } from '../../storage/rows';
import { sealDraft } from './close';
import type { CaptureJob, CapturePorts } from './ports';
import { capturePage } from './run';

/** What the service needs besides the capture itself. */
export interface ServicePorts extends CapturePorts {
  readonly jobs: {
    add(row: CaptureJobRow): Promise<void>;
    update(id: JobId, patch: Partial<Omit<CaptureJobRow, 'id' | 'kind'>>): Promise<void>;
    /** Forgets the staged files of a job that ended without a record. */
    discard(id: JobId): Promise<void>;
  };
  readonly cases: {
    /** The current case, or a new id that becomes current with the first exhibit. */
    target(): Promise<CaseId>;
    /** Notes in the log of an existing case that a capture failed. */
    failed(caseId: CaseId, code: string, url: string): Promise<void>;
  };
  /** Tells the icon: running, done, partial or failed. */
  readonly signal: (tabId: number, state: 'running' | 'done' | 'failed') => void;
}

/** Starts, tracks, cancels and recovers captures. One per tab at a time; several tabs take turns for pixels. */
export class CaptureService {
  readonly #ports: ServicePorts;
  readonly #running = new Map<number, { readonly id: JobId; readonly abort: AbortController }>();

  constructor(ports: ServicePorts) {
    this.#ports = ports;
  }

  get busy(): boolean {
    return this.#running.size > 0;
  }

  /** Answers as soon as the job is in the journal. `CAPTURE_BUSY` when this tab is being captured already. */
  async start(
    tabId: number,
    trigger: CaptureJob['trigger'],
  ): Promise<Result<{ jobId: JobId; done: Promise<Result<ExhibitId>> }>> {
    if (this.#running.has(tabId)) return err(appError('CAPTURE_BUSY'));
    const id = this.#ports.newId() as JobId;
    const abort = new AbortController();
    this.#running.set(tabId, { id, abort });
    try {
      const info = await this.#ports.tabs.info(tabId);
      const caseId = await this.#ports.cases.target();
      const at = this.#ports.clock().utc;
      const { url, title } = info.ok ? info.value : { url: '', title: '' };
      await this.#ports.jobs.add({
        id,
        kind: 'capture',
        state: 'running',
        caseId,
        tabId,
        url,
        title,
        startedAt: at,
        updatedAt: at,
        stage: 'checking',
        done: 0,
        total: 0,
      });
      this.#ports.signal(tabId, 'running');
      const job: CaptureJob = { id, caseId, tabId, trigger, signal: abort.signal };
      return ok({ jobId: id, done: this.#run(job, url) });
    } catch (thrown) {
      this.#running.delete(tabId);
      return err(fromUnknown(thrown, 'STORE_FAILED'));
    }
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

  /** Closes what a dead worker left: with its draft as a partial record, without one as failed. */
  async recover(rows: readonly JobRow[]): Promise<void> {
    for (const row of rows) {
      if (row.kind !== 'capture' || this.#isMine(row.id)) continue;
      const lost = appError('WORKER_RESTARTED');
      if (!row.draft) {
        await this.#end(row, err(lost));
        continue;
      }
      const { picture, notCaptured } = row.draft;
      const draft = {
        ...row.draft,
        notCaptured: [...notCaptured, { what: picture ? 'page-end' : 'pixels', reason: lost.code } as const],
      };
      await this.#end(row, await sealDraft(this.#ports, row.id, row.caseId, draft));
    }
  }

  #isMine(id: JobId): boolean {
    return [...this.#running.values()].some((job) => job.id === id);
  }

  async #run(job: CaptureJob, url: string): Promise<Result<ExhibitId>> {
    let result: Result<ExhibitId>;
    try {
      result = await capturePage(this.#ports, job);
    } catch (thrown) {
      result = err(fromUnknown(thrown));
    }
    this.#running.delete(job.tabId);
    await this.#end({ id: job.id, caseId: job.caseId, tabId: job.tabId, url }, result);
    return result;
  }

  async #end(
    job: Pick<CaptureJobRow, 'id' | 'caseId' | 'tabId' | 'url'>,
    result: Result<ExhibitId>,
  ): Promise<void> {
    const { jobs, signal } = this.#ports;
    if (result.ok) {
      await jobs.update(job.id, { state: 'done', exhibitId: result.value });
    } else {
      await jobs.discard(job.id);
      const state = result.error.code === 'CANCELLED' ? 'cancelled' : 'failed';
      await jobs.update(job.id, { state, error: result.error });
      if (state === 'failed') await this.#noteFailure(job, result.error);
    }
    signal(job.tabId, result.ok ? 'done' : 'failed');
  }

  async #noteFailure(job: { caseId: CaseId; url: string }, error: AppError): Promise<void> {
    await this.#ports.cases.failed(job.caseId, error.code, job.url);
  }
}
