import { planBackup, writeBackupVolume, type PackedCase } from '../../bundle/backup/write-backup';
import { blobSource } from '../../bundle/byte-source';
import { exhibitBytes } from '../../bundle/plan';
import { verifyBundle, type NamedSource } from '../../bundle/verify';
import { buildBundle, type BundleVolume } from '../../bundle/write';
import type { JobId, Sha256 } from '../../exhibit/ids';
import { digestBlob } from '../../shared/digest-blob';
import { appError, type AppError } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';
import type { CaseContents } from '../../storage/exports';
import type { BackupJobRow } from '../../storage/rows';
import { aroundDamage, declaredSigner, failedCodes, piecesInto } from '../export-ready';
import { JobBook } from '../job-book';
import { sealsOf } from '../seal/case-seals';
import { stubborn } from '../stubborn';
import { throttledProgress } from '../throttle';
import type { BackupPorts } from './ports';

/** Where the bundles of cases wait in the outbox until they are joined: far above the numbers of finished volumes. */
const PARTS = 100_000;

interface Packed {
  readonly entry: PackedCase;
  readonly numbers: readonly number[];
}

/** What a good end adds to the row. */
type Made = Pick<BackupJobRow, 'volumes' | 'cases' | 'left'>;

/** 完整备份: every case's own bundle, and one archive around them. Finished volumes wait in the outbox. */
export class BackupService {
  readonly #ports: BackupPorts;
  readonly #book: JobBook<Made>;

  constructor(ports: BackupPorts) {
    this.#ports = ports;
    const { clock, changed, jobs } = ports;
    this.#book = new JobBook({ clock, changed, write: (id, end) => jobs.update(id, end) });
  }

  get busy(): boolean {
    return this.#book.busy;
  }

  /** Errors: `BACKUP_EMPTY`, `STORE_FULL`, `STORE_FAILED`. A second one while one runs answers with the first. */
  async start(): Promise<Result<{ jobId: JobId; done: Promise<unknown> }>> {
    const already = this.#book.running;
    if (already) return ok({ jobId: already, done: Promise.resolve() });
    const { newId, outbox } = this.#ports;
    const id = newId() as JobId;
    const begun = await this.#book.begin(id, () => this.#add(id));
    if (!begun.ok) return begun;
    const done = this.#book.run(
      id,
      () => this.#make(id, begun.value),
      async (ended) => ended.ok || (await stubborn(() => outbox.clear(id))),
    );
    return ok({ jobId: id, done });
  }

  async #add(id: JobId): Promise<Result<null>> {
    const { jobs, outbox, listCases, clock } = this.#ports;
    const cases = await listCases();
    if (!cases.ok) return cases;
    if (cases.value.length === 0) return err(appError('BACKUP_EMPTY'));
    await outbox.supersede();
    const at = clock().utc;
    const about = { id, kind: 'backup', state: 'running', stage: 'collecting', done: 0, total: 0 } as const;
    return jobs.add({ ...about, startedAt: at, updatedAt: at });
  }

  cancel(id: JobId): boolean {
    return this.#book.cancel(id);
  }

  async saved(id: JobId): Promise<void> {
    await this.#ports.jobs.update(id, { saved: true, updatedAt: this.#ports.clock().utc });
    await this.#ports.outbox.clear(id);
  }

  /** One that a dead worker left is closed as failed: nothing was changed by it. */
  recover(rows: readonly { id: JobId; kind: string }[]): Promise<void> {
    return this.#book.recover(rows, 'backup', ({ id }) => stubborn(() => this.#ports.outbox.clear(id)));
  }

  /** Writes down the ends that a full disk kept from being written. */
  settle(): Promise<void> {
    return this.#book.settle();
  }

  async #make(id: JobId, signal: AbortSignal): Promise<Result<Made>> {
    const { jobs, outbox, digests, clock, software, maxVolumeBytes } = this.#ports;
    const packed = await this.#packAll(id, signal);
    if (!packed.ok) return packed;
    const { cases, left } = packed.value;
    if (cases.length === 0)
      return err(appError('BACKUP_EMPTY', { cause: left.map((l) => l.code).join(' ') }));
    await jobs.update(id, { stage: 'joining', done: 0, total: 0 });
    const plan = planBackup({
      cases: cases.map(({ entry }) => entry),
      left,
      settings: await this.#ports.settings(),
      createdAt: clock(),
      software,
      ...(maxVolumeBytes === undefined ? {} : { maxVolumeBytes }),
    });
    const names = cases.flatMap(({ entry }) => entry.bundles.map(({ name }) => name));
    const part = async (name: string): Promise<Blob> => {
      const blob = await outbox.read(id, PARTS + names.indexOf(name));
      if (!blob.ok) throw new Error(blob.error.code);
      return blob.value;
    };
    for (const [index, volume] of plan.volumes.entries()) {
      const rest = await writeBackupVolume(volume, part, digests, signal);
      const put = await outbox.put(id, index, { name: volume.name, rest, pieces: 0 });
      if (!put.ok) return put;
      for (const { name, volume: own } of volume.file.cases.flatMap((one) => one.bundles)) {
        if (own === index + 1) await outbox.drop(id, PARTS + names.indexOf(name));
      }
    }
    const volumes = await this.#check(id, plan.volumes, signal);
    if (!volumes.ok) return volumes;
    for (const { entry, numbers } of cases) {
      const { group: name, bundles } = entry;
      const event = { type: 'bundle-exported', name, exhibits: numbers, volumes: bundles.length } as const;
      const noted = await this.#ports.note(entry.id, clock().utc, event);
      if (!noted.ok) return noted;
    }
    return ok({ volumes: volumes.value, cases: cases.length, left });
  }

  /**
   * Each case into bundles of its own, around files that are damaged. One that cannot be packed even so is left out by
   * name, so that the others are safe.
   */
  async #packAll(
    id: JobId,
    signal: AbortSignal,
  ): Promise<Result<{ cases: Packed[]; left: NonNullable<BackupJobRow['left']> }>> {
    const { listCases, readCase, jobs, recheck } = this.#ports;
    const rows = await listCases();
    if (!rows.ok) return rows;
    const contents: CaseContents[] = [];
    for (const row of rows.value) {
      const read = await readCase(row.id);
      if (!read.ok) return read;
      contents.push(read.value);
    }
    const sizes = contents.map(({ exhibits }) =>
      exhibits.reduce((sum, one) => sum + exhibitBytes({ ...one, integrity: 'verified' }), 0),
    );
    const total = sizes.reduce((sum, bytes) => sum + bytes, 0);
    const progress = throttledProgress((done) => jobs.update(id, { stage: 'writing', done, total }));
    const cases: Packed[] = [];
    const left: NonNullable<BackupJobRow['left']>[number][] = [];
    let before = 0;
    let part = PARTS;
    for (const [index, one] of contents.entries()) {
      const onBytes = (done: number): void => progress(before + done, total);
      let packed = await this.#pack(id, one, part, signal, onBytes);
      if (!packed.ok && packed.error.code === 'STORE_DAMAGED') {
        const around = await aroundDamage(this.#ports, one);
        if (around) packed = await this.#pack(id, around, part, signal, onBytes);
        for (const exhibit of one.exhibits) await stubborn(() => recheck(exhibit.id));
      }
      if (packed.ok) {
        cases.push(packed.value);
        part += packed.value.entry.bundles.length;
      } else if (packed.error.code === 'STORE_DAMAGED') {
        left.push({ id: one.row.id, title: one.row.title, code: packed.error.code });
      } else return packed;
      before += sizes[index] ?? 0;
    }
    return ok({ cases, left });
  }

  async #pack(
    id: JobId,
    contents: CaseContents,
    firstPart: number,
    signal: AbortSignal,
    onBytes: (done: number) => void,
  ): Promise<Result<Packed>> {
    const { digests, readBlob, clock, software, outbox, maxVolumeBytes } = this.#ports;
    const signer = await declaredSigner(this.#ports, contents.row.id);
    const read = signer ? await this.#ports.readCase(contents.row.id) : ok(contents);
    if (!read.ok) return read;
    const { row, exhibits, lines, ...sealed } = read.value;
    let failed: AppError | undefined;
    const keep = async (volume: BundleVolume): Promise<void> => {
      const put = await outbox.put(id, firstPart + volume.index, volume);
      if (!put.ok) failed ??= put.error;
    };
    const built = await buildBundle(
      {
        caseRecord: { id: row.id, title: row.title, createdAt: row.createdAt },
        exhibits: exhibits.map((exhibit) => ({
          ...exhibit,
          integrity: exhibit.integrity === 'damaged' ? 'damaged' : 'verified',
        })),
        logLines: lines,
        exportedAt: clock(),
        software,
        seals: await sealsOf({ ...sealed, lines }, this.#ports),
        ...(maxVolumeBytes === undefined ? {} : { maxVolumeBytes }),
      },
      {
        digests,
        ...(signer ? { signer } : {}),
        readBlob,
        signal,
        onProgress: ({ done }) => onBytes(done),
        onVolume: keep,
        ...piecesInto(outbox, id, (error) => (failed ??= error), firstPart),
      },
    );
    if (failed) return err(failed);
    if (!built.ok) {
      if (built.error.code === 'STORE_DAMAGED') await this.#dropParts(id, firstPart);
      return built;
    }
    return ok({
      entry: {
        id: row.id,
        title: row.title,
        exhibits: exhibits.length,
        chain: { lines: lines.length, head: row.chainHead },
        group: built.value.group,
        bundles: built.value.volumes,
      },
      numbers: exhibits.map((exhibit) => exhibit.number),
    });
  }

  /** What a case that could not be packed to its end has left. */
  async #dropParts(id: JobId, first: number): Promise<void> {
    let index = first;
    for (; (await this.#ports.outbox.read(id, index)).ok; index += 1)
      await this.#ports.outbox.drop(id, index);
    // Pieces of the volume that it was about.
    await this.#ports.outbox.drop(id, index);
  }

  /** Reads the finished volumes back from the store, as a restore would. */
  async #check(
    id: JobId,
    planned: readonly { readonly name: string }[],
    signal: AbortSignal,
  ): Promise<Result<NonNullable<BackupJobRow['volumes']>>> {
    const { outbox, digests, jobs } = this.#ports;
    const sources: NamedSource[] = [];
    const volumes: NonNullable<BackupJobRow['volumes']>[number][] = [];
    for (const [index, { name }] of planned.entries()) {
      const blob = await outbox.read(id, index);
      if (!blob.ok) return blob;
      const { sha256 } = await digestBlob(digests, ['sha256'], blob.value, { signal });
      sources.push({ name, source: blobSource(blob.value) });
      volumes.push({ name, sha256: sha256 as Sha256, bytes: blob.value.size });
    }
    const progress = throttledProgress((done, total) => jobs.update(id, { stage: 'verifying', done, total }));
    const onProgress = (now: { done: number; total: number }): void => progress(now.done, now.total);
    const report = await verifyBundle(sources, { digests, crypto: this.#ports.crypto, signal, onProgress });
    if (report.outcome === 'holds') return ok(volumes);
    return err(appError('EXPORT_CHECK_FAILED', { cause: failedCodes(report) }));
  }
}
