import { expandBackups, type Expanded } from '../../bundle/backup/read-backup';
import { blobSource, type ByteSource } from '../../bundle/byte-source';
import { restorableCase, type RestorableCase } from '../../bundle/restorable/restorable-case';
import { examineBundles, type Examined } from '../../bundle/verify';
import { isCaseId, type JobId, type Sha256 } from '../../exhibit/ids';
import type { ArchiveName } from '../../integrity/chain.types';
import { digestBlob } from '../../shared/digest-blob';
import { appError, type AppError } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';
import type { RestoredCase, RestoreJobRow } from '../../storage/rows';
import { stubborn } from '../stubborn';
import { throttledProgress } from '../throttle';
import { JobBook } from '../job-book';
import type { RestorePorts } from './ports';
import { takeIn } from './take-in';

interface Ready {
  readonly found: RestorableCase;
  readonly title: string;
  readonly archives: readonly ArchiveName[];
}

interface Archive extends ArchiveName {
  readonly source: ByteSource;
}

type Outcome = Pick<RestoreJobRow, 'cases' | 'files'>;

/** 恢复: backups and bundles back into cases. One at a time; each case in whole or not at all. */
export class RestoreService {
  readonly #ports: RestorePorts;
  readonly #book: JobBook<Pick<RestoreJobRow, 'inbox'>>;

  constructor(ports: RestorePorts) {
    this.#ports = ports;
    const { clock, changed, jobs } = ports;
    this.#book = new JobBook({ clock, changed, write: (id, end) => jobs.update(id, { ...end, inbox: [] }) });
  }

  get busy(): boolean {
    return this.#book.busy;
  }

  /** `inbox`: files a page left there. Errors: `RESTORE_BUSY`, `STORE_FULL`, `STORE_FAILED`. */
  async start(
    inbox: readonly string[],
    deletions: boolean,
  ): Promise<Result<{ jobId: JobId; done: Promise<unknown> }>> {
    const { newId, clock, jobs, taken } = this.#ports;
    const id = newId() as JobId;
    const begun = this.#book.running
      ? err(appError('RESTORE_BUSY'))
      : await this.#book.begin(id, () => {
          const at = clock().utc;
          const about = {
            id,
            kind: 'restore',
            state: 'running',
            stage: 'reading',
            done: 0,
            total: 0,
          } as const;
          return jobs.add({ ...about, startedAt: at, updatedAt: at, inbox, cases: [], files: [] });
        });
    if (!begun.ok) {
      await stubborn(() => this.#ports.inbox.empty(inbox));
      return begun;
    }
    const done = this.#book.run(
      id,
      async () => {
        const error = await this.#restore(id, inbox, deletions, begun.value);
        return error ? err(error) : ok({});
      },
      () => this.#release(id, inbox),
      taken,
    );
    return ok({ jobId: id, done });
  }

  cancel(id: JobId): boolean {
    return this.#book.cancel(id);
  }

  /** What a dead worker left: cases that were taken in stay, the one under way is given up, files are let go. */
  recover(rows: readonly { id: JobId; kind: string; inbox?: readonly string[] }[]): Promise<void> {
    return this.#book.recover(rows, 'restore', ({ id, inbox }) => this.#release(id, inbox ?? []));
  }

  /** Writes down the ends that a full disk kept from being written. */
  settle(): Promise<void> {
    return this.#book.settle();
  }

  async #release(id: JobId, inbox: readonly string[]): Promise<void> {
    await stubborn(() => this.#ports.discard(id));
    await stubborn(() => this.#ports.inbox.empty(inbox));
  }

  /** The error when nothing could be used, or when it had to stop. */
  async #restore(
    id: JobId,
    inbox: readonly string[],
    deletions: boolean,
    signal: AbortSignal,
  ): Promise<AppError | undefined> {
    const { jobs, digests } = this.#ports;
    const archives = await this.#archives(inbox, signal);
    if (!archives.ok) return archives.error;
    const expanded = await expandBackups(archives.value, { digests, signal });
    const reading = throttledProgress((done, total) => jobs.update(id, { stage: 'reading', done, total }));
    const examined = await examineBundles(expanded.sources, {
      digests,
      crypto: this.#ports.crypto,
      signal,
      onProgress: ({ done, total }) => reading(done, total),
    });
    const { ready, outcome } = await this.#sort(expanded, examined, archives.value);
    const cases: RestoredCase[] = [...outcome.cases];
    await jobs.update(id, { stage: 'storing', done: 0, total: 0, ...outcome });
    const total = ready.reduce((sum, { found }) => sum + bytesOf(found), 0);
    const storing = throttledProgress((done) => jobs.update(id, { stage: 'storing', done, total }));
    let done = 0;
    for (const { found, title, archives: from } of ready) {
      const onBytes = (bytes: number): void => storing((done += bytes), total);
      const work = { jobId: id, found, archives: from, deletions, signal, onBytes };
      const taken = await takeIn(this.#ports, work);
      // A full disk or the user's word ends the job; what one archive is refused for is no matter of the others.
      if (!taken.ok && !taken.error.code.startsWith('RESTORE_')) return taken.error;
      const about = { id: found.id, title };
      cases.push(
        taken.ok
          ? { ...about, ...taken.value }
          : { ...about, outcome: 'refused', exhibits: 0, error: taken.error },
      );
      await jobs.update(id, { cases });
      if (taken.ok && taken.value.outcome === 'restored') await this.#ports.arrived(found.id);
    }
    for (const { file } of expanded.backups) await this.#ports.offerSettings(file.settings);
    if (cases.some((one) => one.outcome !== 'refused')) return undefined;
    return cases[0]?.error ?? outcome.files[0]?.error ?? appError('RESTORE_NOT_OURS');
  }

  /** The chosen files with their hashes; one that was chosen twice counts once. */
  async #archives(inbox: readonly string[], signal: AbortSignal): Promise<Result<Archive[]>> {
    const archives: Archive[] = [];
    for (const one of inbox) {
      const row = await this.#ports.inbox.read(one);
      if (!row) return err(appError('NOT_FOUND', { cause: 'inbox' }));
      const { sha256 } = await digestBlob(this.#ports.digests, ['sha256'], row.blob, { signal });
      if (archives.some((other) => other.sha256 === sha256)) continue;
      archives.push({
        name: row.name.slice(0, 255),
        sha256: sha256 as Sha256,
        bytes: row.blob.size,
        source: blobSource(row.blob),
      });
    }
    return ok(archives);
  }

  /** What can be taken in, the shortest log first: of two states of one case the later then goes on from the earlier. */
  async #sort(
    expanded: Expanded,
    examined: readonly Examined[],
    archives: readonly Archive[],
  ): Promise<{ ready: Ready[]; outcome: Outcome }> {
    const ready: Ready[] = [];
    const cases: RestoredCase[] = [];
    const files = expanded.refused.map((report) => ({
      name: report.files[0] ?? '',
      error: shellError(report.lines.structure.code),
    }));
    for (const { report, volumes } of examined) {
      const found = await restorableCase(report, volumes, this.#ports.digests);
      const title = report.caseTitle ?? '';
      const id = volumes[0]?.caseFile.caseId;
      const from = new Set(
        expanded.sources.filter(({ name }) => report.files.includes(name)).map(({ archive }) => archive),
      );
      if (found.ok) {
        const names = archives
          .filter((_, index) => from.has(index))
          .map(({ source: _source, ...name }) => name);
        ready.push({ found: found.value, title, archives: names });
      } else if (isCaseId(id)) cases.push({ id, title, outcome: 'refused', exhibits: 0, error: found.error });
      else files.push({ name: report.files.join(', '), error: found.error });
    }
    ready.sort((a, b) => a.found.lines.length - b.found.lines.length);
    cases.push(...absent(expanded));
    return { ready, outcome: { cases, files } };
  }
}

const bytesOf = ({ exhibits }: RestorableCase): number =>
  exhibits.reduce((sum, one) => sum + one.files.reduce((own, file) => own + file.bytes, 0), 0);

function shellError(code: string): AppError {
  return appError(code === 'SPEC_UNKNOWN' ? 'RESTORE_TOO_NEW' : 'RESTORE_DAMAGED', { cause: code });
}

/** Cases that a backup lists and of which no volume given here holds anything. */
function absent({ backups, sources }: Expanded): RestoredCase[] {
  const given = new Set(sources.map(({ name }) => name.slice(name.lastIndexOf('/') + 1)));
  const listed = new Map(backups.flatMap(({ file }) => file.cases.map((one) => [one.group, one] as const)));
  return [...listed.values()]
    .filter(({ bundles }) => !bundles.some(({ name }) => given.has(name)))
    .map(({ id, title }) => ({
      id,
      title,
      outcome: 'refused',
      exhibits: 0,
      error: appError('RESTORE_INCOMPLETE'),
    }));
}
