import { blobSource, type ByteSource } from '../bundle/byte-source';
import type { ReadPorts } from '../bundle/read';
import { needlesOf, type RedactionPlan } from '../bundle/redacted/plan';
import type { PictureMasker } from '../bundle/redacted/mask-exhibit';
import { searchTraces } from '../bundle/redacted/traces';
import { verifyBundle } from '../bundle/verify';
import type { CaseId, ExhibitId, JobId, Sha256 } from '../exhibit/ids';
import type { Signer } from '../integrity/signature';
import type { Digests } from '../shared/digest';
import { appError, type AppError } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import type { ClockReading, UtcIso } from '../shared/time';
import type { CaseContents, ExportedVolume } from '../storage/exports';
import type { Outbox } from '../storage/outbox';
import type { ExportJobRow } from '../storage/rows';
import { pack, type ExportEvent } from './export-pack';
import type { DamageEvent } from './export-damage';
import { aroundDamage, declaredSigner, failedCodes, piecesInto } from './export-ready';
import { JobBook } from './job-book';
import { sealsOf } from './seal/case-seals';
import type { BundleStamper } from './seal/stamp-bundle';
import { stubborn } from './stubborn';
import { throttledProgress } from './throttle';

export interface ExportPorts {
  readonly clock: () => ClockReading;
  readonly newId: () => string;
  readonly digests: Digests;
  readonly crypto: Crypto;
  readonly software: string;
  /**
   * The key of this installation, made on first use. When it cannot be had (a full disk, a browser that keeps no keys)
   * the export goes on unsigned: evidence is not held back for the lack of a seal.
   */
  readonly signer?: () => Promise<Result<Signer>>;
  /** Writes into the case's log which key signs, unless it says so already. */
  readonly declareKey?: (caseId: CaseId, at: UtcIso, key: Sha256) => Promise<Result<unknown>>;
  readonly readCase: (id: CaseId) => Promise<Result<CaseContents>>;
  /** Bytes of a volume's payload, as the user set it; absent: 200 MB. */
  readonly volumeBytes?: () => Promise<number>;
  /** Bytes at that address; the writer hashes them on their way into the bundle. */
  readonly readBlob: (sha256: Sha256) => Promise<Result<Uint8Array<ArrayBuffer>>>;
  readonly jobs: {
    add(row: ExportJobRow): Promise<Result<null>>;
    update(id: JobId, patch: Partial<Omit<ExportJobRow, 'id' | 'kind'>>): Promise<void>;
  };
  readonly outbox: Omit<Outbox, 'drop'> & {
    /** Drops finished exports of the case that nobody saved: a newer one takes their place. */
    supersede(caseId: CaseId): Promise<void>;
  };
  readonly note: (caseId: CaseId, at: UtcIso, event: ExportEvent) => Promise<Result<unknown>>;
  /**
   * Writes down which files are damaged; the export then goes on without them. Absent: a damaged file ends the export.
   */
  readonly noteDamage?: (
    caseId: CaseId,
    at: UtcIso,
    events: readonly DamageEvent[],
  ) => Promise<Result<unknown>>;
  /** Authorities to be asked about each volume; absent, or giving nothing: no time-stamps. */
  readonly stamper?: (signal: AbortSignal) => Promise<BundleStamper | undefined>;
  /** Reads an exhibit back again: a blob that an export could not read must not keep its ✓. */
  readonly recheck: (id: ExhibitId) => Promise<unknown>;
  /** Canvas work for masked copies (打码副本). */
  readonly masker?: PictureMasker;
  /** An export has begun or ended: whether the background is needed may have changed. */
  readonly changed: () => void;
}

/** How one export is made. */
interface How {
  readonly signal: AbortSignal;
  readonly signer: Signer | undefined;
  readonly masks: RedactionPlan | undefined;
}

/** What a good end adds to the row. */
type Made = Pick<ExportJobRow, 'volumes' | 'stamps'>;

/** Makes, checks and hands over bundles. The finished volumes wait in the outbox for a page to save them. */
export class ExportService {
  readonly #ports: ExportPorts;
  readonly #book: JobBook<Made>;

  constructor(ports: ExportPorts) {
    this.#ports = ports;
    const { clock, changed, jobs } = ports;
    this.#book = new JobBook({ clock, changed, write: (id, end) => jobs.update(id, end) });
  }

  get busy(): boolean {
    return this.#book.busy;
  }

  /**
   * Answers once the case was read. Errors: `NOT_FOUND`, `CASE_EMPTY`, `STORE_FULL`, `STORE_FAILED`.
   *
   * @param masks makes a masked copy instead of the bundle itself
   */
  async start(
    caseId: CaseId,
    masks?: RedactionPlan,
  ): Promise<Result<{ jobId: JobId; done: Promise<Result<unknown>> }>> {
    const before = await this.#ports.readCase(caseId);
    if (!before.ok) return before;
    if (before.value.exhibits.length === 0) return err(appError('CASE_EMPTY'));
    const signer = await declaredSigner(this.#ports, caseId);
    const contents = signer ? await this.#ports.readCase(caseId) : before;
    if (!contents.ok) return contents;
    const { newId, clock, outbox, jobs } = this.#ports;
    const id = newId() as JobId;
    const begun = await this.#book.begin(id, async () => {
      await outbox.supersede(caseId);
      const at = clock().utc;
      const about = {
        id,
        kind: 'export',
        caseId,
        state: 'running',
        ...(masks ? { redacted: true } : {}),
      } as const;
      const times = { startedAt: at, updatedAt: at };
      return jobs.add({ ...about, ...times, stage: 'collecting', done: 0, total: 0 });
    });
    if (!begun.ok) return begun;
    const how = { signal: begun.value, signer, masks };
    const done = this.#book.run(
      id,
      () => this.#makeAround(id, contents.value, how),
      async (ended) => ended.ok || (await stubborn(() => outbox.clear(id))),
    );
    return ok({ jobId: id, done });
  }

  cancel(id: JobId): boolean {
    return this.#book.cancel(id);
  }

  /** The page has saved the volumes. */
  async saved(id: JobId): Promise<void> {
    await this.#ports.jobs.update(id, { saved: true, updatedAt: this.#ports.clock().utc });
    await this.#ports.outbox.clear(id);
  }

  /** An export is cheap to repeat: one that a dead worker left is closed as failed, nothing was changed by it. */
  recover(rows: readonly { id: JobId; kind: string }[]): Promise<void> {
    return this.#book.recover(rows, 'export', ({ id }) => stubborn(() => this.#ports.outbox.clear(id)));
  }

  /** Writes down the ends that a full disk kept from being written. */
  settle(): Promise<void> {
    return this.#book.settle();
  }

  /** A second time around what is damaged, once the log says so. */
  async #makeAround(id: JobId, contents: CaseContents, how: How): Promise<Result<Made>> {
    const made = await this.#make(id, contents, how);
    if (made.ok || made.error.code !== 'STORE_DAMAGED') return made;
    const around = await aroundDamage(this.#ports, contents);
    if (around) await this.#ports.outbox.clear(id);
    const again = around ? await this.#make(id, around, how) : made;
    for (const exhibit of contents.exhibits) await stubborn(() => this.#ports.recheck(exhibit.id));
    return again;
  }

  async #make(
    id: JobId,
    { row, exhibits, lines, ...sealed }: CaseContents,
    { signal, signer, masks }: How,
  ): Promise<Result<Made>> {
    const { outbox, jobs, digests, masker } = this.#ports;
    const stamper = await this.#ports.stamper?.(signal);
    const progress = throttledProgress((done, total) => jobs.update(id, { stage: 'writing', done, total }));
    const maxVolumeBytes = await this.#ports.volumeBytes?.();
    let failed: AppError | undefined;
    const hashed = new Map<string, string>();
    const built = await pack(
      {
        caseRecord: { id: row.id, title: row.title, createdAt: row.createdAt },
        // What is still being read back is checked by the writer itself, blob by blob.
        exhibits: exhibits.map((exhibit) => ({
          ...exhibit,
          integrity: exhibit.integrity === 'damaged' ? 'damaged' : 'verified',
        })),
        logLines: lines,
        exportedAt: this.#ports.clock(),
        software: this.#ports.software,
        ...(maxVolumeBytes === undefined ? {} : { maxVolumeBytes }),
        seals: await sealsOf({ ...sealed, lines }, this.#ports),
      },
      {
        digests,
        ...(signer ? { signer } : {}),
        ...(stamper ? { stamp: stamper.stamp } : {}),
        readBlob: this.#ports.readBlob,
        signal,
        onProgress: ({ done, total }) => progress(done, total),
        onVolume: async (volume) => {
          for (const [sha256, sha512] of volume.hashed ?? []) hashed.set(sha256, sha512);
          const put = await outbox.put(id, volume.index, volume);
          if (!put.ok) failed ??= put.error;
        },
        ...piecesInto(outbox, id, (error) => (failed ??= error)),
      },
      masks,
      masker,
    );
    if (failed) return err(failed);
    if (!built.ok) return built;
    await jobs.update(id, { stage: 'verifying', done: 0, total: 0 });
    const checked = await this.#check(id, built.value.volumes, { signal, masks, hashed });
    if (!checked.ok) return checked;
    const numbers = exhibits.map((exhibit) => exhibit.number);
    const noted = await this.#ports.note(row.id, this.#ports.clock().utc, built.value.event(numbers));
    if (!noted.ok) return noted;
    return ok({
      volumes: built.value.volumes,
      ...(stamper ? { stamps: stamper.said() } : {}),
      ...(signer ? { key: signer.fingerprint } : {}),
    });
  }

  /** Reads the finished volumes back from the store with the strict reader, as a stranger would. */
  async #check(
    id: JobId,
    volumes: readonly ExportedVolume[],
    { signal, masks, hashed }: Pick<How, 'signal' | 'masks'> & Required<Pick<ReadPorts, 'hashed'>>,
  ): Promise<Result<null>> {
    const sources: { name: string; source: ByteSource }[] = [];
    for (const [index, volume] of volumes.entries()) {
      const blob = await this.#ports.outbox.read(id, index);
      if (!blob.ok) return blob;
      sources.push({ name: volume.name, source: blobSource(blob.value) });
    }
    const { jobs, digests, crypto } = this.#ports;
    const progress = throttledProgress((done, total) => jobs.update(id, { stage: 'verifying', done, total }));
    const onProgress = (now: { done: number; total: number }): void => progress(now.done, now.total);
    const report = await verifyBundle(sources, { digests, crypto, signal, onProgress, hashed });
    if (signal.aborted) return err(appError('CANCELLED'));
    if (report.outcome === 'holds') {
      const traces = masks ? await searchTraces(sources, needlesOf(masks), signal) : [];
      return traces.length === 0 ? ok(null) : err(appError('REDACTION_TRACE', { cause: traces.join(' ') }));
    }
    return err(appError('EXPORT_CHECK_FAILED', { cause: failedCodes(report) }));
  }
}
