import type { CaseId, JobId } from '../../exhibit/ids';
import { loggedFiles } from '../../integrity/logged-files';
import { parseLogsSeen, type LogsSeen, type WrongLog } from '../../integrity/log-findings';
import { appError } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';
import type { CheckedCase } from '../../storage/fixity-rows';
import type { CaseRow } from '../../storage/rows';
import { stubborn } from '../stubborn';
import { throttledProgress } from '../throttle';
import { JobBook } from '../job-book';
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
  readonly #book: JobBook;

  constructor(ports: FixityPorts) {
    this.#ports = ports;
    const { clock, changed, jobs } = ports;
    this.#book = new JobBook({ clock, changed, write: (id, end) => jobs.update(id, end) });
  }

  get busy(): boolean {
    return this.#book.busy;
  }

  /** One case, or all. While one runs, another is answered with it. Errors: `NOT_FOUND`, `STORE_FULL`, `STORE_FAILED`. */
  async start(caseId?: CaseId): Promise<Result<{ jobId: JobId; done: Promise<unknown> }>> {
    const already = this.#book.running;
    if (already) return ok({ jobId: already, done: Promise.resolve() });
    const { listCases, jobs, newId, clock } = this.#ports;
    const id = newId() as JobId;
    let cases: readonly CaseRow[] = [];
    const begun = await this.#book.begin(id, async () => {
      const listed = await listCases();
      if (!listed.ok) return listed;
      cases = listed.value.filter((row) => caseId === undefined || row.id === caseId);
      if (caseId !== undefined && cases.length === 0)
        return err(appError('NOT_FOUND', { detail: { case: caseId } }));
      const at = clock().utc;
      const about = {
        id,
        kind: 'fixity',
        state: 'running',
        ...(caseId === undefined ? {} : { caseId }),
      } as const;
      const times = { startedAt: at, updatedAt: at };
      return jobs.add({ ...about, ...times, name: '', done: 0, total: 0, cases: [] });
    });
    if (!begun.ok) return begun;
    // Each check is a change to its case: in this order the case that changed last stays the one that changed last.
    const inOrder = [...cases].sort((a, b) => (a.updatedAt < b.updatedAt ? -1 : 1));
    const done = this.#book.run(
      id,
      async () => {
        const checked = await this.#check(id, inOrder, begun.value);
        if (!checked.ok) return checked;
        await this.#remember(checked.value, caseId === undefined);
        return ok({});
      },
      () => Promise.resolve(),
    );
    return ok({ jobId: id, done });
  }

  cancel(id: JobId): boolean {
    return this.#book.cancel(id);
  }

  /** One that a dead worker left is closed as failed: cases it had finished keep what was found, the rest can be asked again. */
  recover(rows: readonly { id: JobId; kind: string }[]): Promise<void> {
    return this.#book.recover(rows, 'fixity', () => Promise.resolve());
  }

  /** Writes down the ends that a full disk kept from being written. */
  settle(): Promise<void> {
    return this.#book.settle();
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
}
