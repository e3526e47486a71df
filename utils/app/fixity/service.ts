import type { CaseId, JobId } from '../../exhibit/ids';
import { loggedFiles } from '../../integrity/logged-files';
import { parseLogsSeen, type LogsSeen, type WrongLog } from '../../integrity/log-findings';
import { appError, fromUnknown, type AppError } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';
import type { CheckedCase } from '../../storage/fixity-rows';
import type { CaseRow } from '../../storage/rows';
import { stubborn } from '../stubborn';
import { throttledProgress } from '../throttle';
import { checkCase, type KnownStates } from './check-case';
import { checkLog } from './check-log';
import type { FixityPorts } from './ports';

/** ms between two looks at all logs that nobody asked for. */
const LOOK_EVERY = 24 * 60 * 60 * 1000;

/** Of a look that has not happened yet. */
const NEVER = '1970-01-01T00:00:00.000Z';

/** 体检: everything read back and hashed again, when the user asks; and every log looked at once a day. */
export class FixityService {
  readonly #ports: FixityPorts;
  #running: { readonly id: JobId; readonly abort: AbortController } | undefined;
  readonly #own = new Set<JobId>();

  constructor(ports: FixityPorts) {
    this.#ports = ports;
  }

  get busy(): boolean {
    return this.#running !== undefined;
  }

  /** One case, or all. While one runs, another is answered with it. Errors: `NOT_FOUND`, `STORE_FULL`, `STORE_FAILED`. */
  async start(caseId?: CaseId): Promise<Result<{ jobId: JobId; done: Promise<void> }>> {
    const { listCases, jobs, newId, clock } = this.#ports;
    if (this.#running) return ok({ jobId: this.#running.id, done: Promise.resolve() });
    const id = newId() as JobId;
    const abort = new AbortController();
    this.#running = { id, abort };
    this.#own.add(id);
    const listed = await listCases();
    const wanted = listed.ok ? listed.value.filter((row) => caseId === undefined || row.id === caseId) : [];
    const at = clock().utc;
    const added = !listed.ok
      ? listed
      : caseId !== undefined && wanted.length === 0
        ? err(appError('NOT_FOUND', { detail: { case: caseId } }))
        : await jobs.add({
            id,
            kind: 'fixity',
            state: 'running',
            startedAt: at,
            updatedAt: at,
            ...(caseId === undefined ? {} : { caseId }),
            name: '',
            done: 0,
            total: 0,
            cases: [],
          });
    if (!added.ok) {
      this.#running = undefined;
      return added;
    }
    this.#ports.changed();
    // Each check is a change to its case: in this order the case that changed last stays the one that changed last.
    const inOrder = [...wanted].sort((a, b) => (a.updatedAt < b.updatedAt ? -1 : 1));
    return ok({ jobId: id, done: this.#run(id, inOrder, caseId === undefined, abort.signal) });
  }

  cancel(id: JobId): boolean {
    if (this.#running?.id !== id) return false;
    this.#running.abort.abort();
    return true;
  }

  /** One that a dead worker left is closed as failed: cases it had finished keep what was found, the rest can be asked again. */
  async recover(rows: readonly { id: JobId; kind: string }[]): Promise<void> {
    for (const row of rows) {
      if (row.kind !== 'fixity' || this.#own.has(row.id)) continue;
      this.#own.add(row.id);
      await this.#end(row.id, appError('WORKER_RESTARTED'));
    }
  }

  /** Looks at every log, once a day and after an update, reading no file. What is wrong stands in the settings. */
  async look(): Promise<void> {
    const { logsSeen, clock, version, listCases, readCase, digests } = this.#ports;
    const seen = parseLogsSeen(await logsSeen.read());
    const age = seen ? clock().epochMs - Date.parse(seen.at) : Infinity;
    // A clock that was set back must not put it off for years.
    if (seen?.version === version && age >= 0 && age < LOOK_EVERY) return;
    const cases = await listCases();
    if (!cases.ok) return;
    const wrong: WrongLog[] = [];
    for (const { id } of cases.value) {
      const contents = await readCase(id);
      // Deleted meanwhile, or the store cannot be asked now: nothing is known of it.
      if (!contents.ok) continue;
      const findings = await checkLog(contents.value, digests);
      if (findings.length > 0) wrong.push({ id, title: contents.value.row.title, findings });
    }
    await logsSeen.write(JSON.stringify({ at: clock().utc, version, wrong } satisfies LogsSeen));
  }

  async #run(id: JobId, cases: readonly CaseRow[], all: boolean, signal: AbortSignal): Promise<void> {
    let error: AppError | undefined;
    try {
      const checked = await this.#check(id, cases, signal);
      if (checked.ok) await this.#remember(checked.value, all);
      else error = checked.error;
    } catch (thrown) {
      error = signal.aborted ? appError('CANCELLED') : fromUnknown(thrown);
    }
    await this.#end(id, error);
    this.#running = undefined;
    this.#ports.changed();
  }

  async #check(
    id: JobId,
    cases: readonly CaseRow[],
    signal: AbortSignal,
  ): Promise<Result<readonly CheckedCase[]>> {
    const { jobs } = this.#ports;
    let total = 0;
    for (const one of cases) total += await this.#bytesOf(one.id);
    let done = 0;
    const progress = throttledProgress((now) => jobs.update(id, { done: now, total }));
    const known: KnownStates = new Map();
    const checked: CheckedCase[] = [];
    for (const one of cases) {
      await jobs.update(id, { name: one.title, done, total });
      const found = await checkCase(
        one.id,
        this.#ports,
        known,
        (bytes) => progress((done += bytes), total),
        signal,
      );
      if (!found.ok) return found;
      // The user deleted it meanwhile.
      if (found.value.error?.code === 'NOT_FOUND') continue;
      checked.push(found.value);
      await jobs.update(id, { cases: checked, done, total });
    }
    return ok(checked);
  }

  async #bytesOf(id: CaseId): Promise<number> {
    const contents = await this.#ports.readCase(id);
    const exhibits = contents.ok ? contents.value.exhibits : [];
    const files = [
      ...exhibits.flatMap((one) => loggedFiles(one.record, one.recordSha256, one.recordBytes)),
      ...(await this.#ports.paperFiles(id)),
    ];
    return files.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** The notice of the daily look follows what a check-up found. */
  async #remember(checked: readonly CheckedCase[], all: boolean): Promise<void> {
    const { logsSeen, clock, version } = this.#ports;
    const before = parseLogsSeen(await logsSeen.read());
    const others = all ? [] : (before?.wrong ?? []).filter(({ id }) => !checked.some((one) => one.id === id));
    const found = checked
      .filter(({ log }) => log.length > 0)
      .map(({ id, title, log: findings }) => ({ id, title, findings }));
    const wrong = [...others, ...found];
    const seen: LogsSeen = all
      ? { at: clock().utc, version, wrong }
      : { at: before?.at ?? NEVER, version: before?.version ?? version, wrong };
    await stubborn(() => logsSeen.write(JSON.stringify(seen)));
  }

  async #end(id: JobId, error: AppError | undefined): Promise<void> {
    const { jobs, clock } = this.#ports;
    const state = !error ? 'done' : error.code === 'CANCELLED' ? 'cancelled' : 'failed';
    const end = { state, updatedAt: clock().utc, ...(error ? { error } : {}) } as const;
    await stubborn(() => jobs.update(id, end));
  }
}
