import type { ExhibitId, JobId, Sha256 } from '../../exhibit/ids';
import type { ExhibitDraft, ExhibitFile, NotCaptured, Step } from '../../exhibit/model';
import { digestHex } from '../../shared/digest';
import type { AppError } from '../../shared/errors';
import type { Result } from '../../shared/result';
import type { CapturePorts } from './ports';

type Editable = { -readonly [K in keyof ExhibitDraft]: ExhibitDraft[K] };

/** Collects what a capture learns. Every file is hashed and stored the moment it exists. */
export class Recorder {
  readonly draft: Editable;
  readonly #ports: CapturePorts;
  readonly #jobId: JobId;
  readonly #steps: Step[] = [];
  readonly #missing: NotCaptured[] = [];
  #missingInPage: readonly NotCaptured[] = [];
  readonly #meanwhile: { readonly work: Promise<unknown>; readonly hurry: (() => void) | undefined }[] = [];
  readonly #kept = new Map<string, ExhibitFile>();
  #broken: AppError | undefined;

  constructor(
    ports: CapturePorts,
    jobId: JobId,
    about: Pick<ExhibitDraft, 'trigger' | 'source' | 'environment' | 'startedAt'>,
  ) {
    this.#ports = ports;
    this.#jobId = jobId;
    this.draft = {
      ...about,
      id: ports.newId() as ExhibitId,
      kind: 'other',
      kindReason: 'not-recognised',
      origin: 'captured',
      summary: {},
      steps: this.#steps,
      alterations: [],
      notCaptured: [],
    };
  }

  /** How many files of the page are stored; what is known about it from outside makes no record by itself. */
  get files(): number {
    return [...this.#kept.keys()].filter((path) => !isAbout(path)).length;
  }

  /** The file as it was stored last; `undefined` when it was not. */
  kept(path: string): ExhibitFile | undefined {
    return this.#kept.get(path);
  }

  /** Some screenshot, of the page or of a pane, is stored. */
  get photographed(): boolean {
    return [...this.#kept.keys()].some((path) => kindOf(path) === 'tile');
  }

  /** Set once storing a file has failed: going on would only make a record with holes. */
  get broken(): AppError | undefined {
    return this.#broken;
  }

  missing(row: NotCaptured): void {
    this.#missing.push(row);
    this.draft.notCaptured = [...this.#missingInPage, ...this.#missing];
  }

  /** What the HTML lacks. A second snapshot of the same page replaces the list of the first. */
  missingInPage(rows: readonly NotCaptured[]): void {
    this.#missingInPage = rows;
    this.draft.notCaptured = [...rows, ...this.#missing];
  }

  /** Runs one step and notes when it began, how long it took, and what it says about itself. */
  async step<T>(name: string, work: () => Promise<T>, tell?: (value: T) => Step['detail']): Promise<T> {
    const begun = this.#ports.clock();
    const value = await work();
    const took = this.#ports.clock().monotonicMs - begun.monotonicMs;
    const detail = tell?.(value);
    this.#steps.push({ name, at: begun.utc, took, ...(detail ? { detail } : {}) });
    return value;
  }

  /**
   * Hashes and stores one file. The path is relative to the exhibit's folder. What cannot be stored becomes a row of
   * the record, so that closing it with the rest can never look whole.
   */
  async keep(
    path: string,
    blob: Blob,
    role: ExhibitFile['role'],
    derivedFrom?: readonly string[],
  ): Promise<Result<null>> {
    const bytes = new Uint8Array(await blob.arrayBuffer());
    const file: ExhibitFile = {
      path,
      sha256: (await digestHex(this.#ports.digests, 'sha256', bytes)) as Sha256,
      bytes: bytes.byteLength,
      mediaType: blob.type,
      role,
      ...(derivedFrom ? { derivedFrom } : {}),
    };
    const staged = await this.#ports.journal.stage(this.#jobId, file, blob);
    if (staged.ok) this.#kept.set(path, file);
    else {
      this.#broken ??= staged.error;
      this.missing({ what: kindOf(path), reason: staged.error.code, where: path });
    }
    return staged;
  }

  /**
   * Work beside the capture's own steps; the record is not closed before it ends. It must not fail, and end by itself;
   * `hurry` is called when nothing else is left to wait for.
   */
  meanwhile(work: Promise<unknown>, hurry?: () => void): void {
    this.#meanwhile.push({ work, hurry });
  }

  /** Until all that runs beside has ended. */
  async settled(): Promise<void> {
    for (const { work, hurry } of this.#meanwhile) if (!hurry) await work.catch(() => undefined);
    for (const { hurry } of this.#meanwhile) hurry?.();
    await Promise.allSettled(this.#meanwhile.map(({ work }) => work));
  }

  /** Leaves the draft in the journal. */
  save(): Promise<void> {
    return this.#ports.journal.draft(this.#jobId, this.draft);
  }
}

/** Files about how the page came, not of the page: `net.json`, the certificates beside it, a beacon's pulse. */
export function isAbout(path: string): boolean {
  return path === 'net.json' || path.startsWith('net/') || path.startsWith('beacon/');
}

function kindOf(path: string): NotCaptured['what'] {
  if (/^(panes\/\d+\/)?tiles\//.test(path)) return 'tile';
  if (path.endsWith('.png')) return 'pixels';
  if (path.endsWith('.html')) return 'html';
  return path.endsWith('.txt') ? 'text' : 'resource';
}
