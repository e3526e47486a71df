import type { ExhibitId, Sha256 } from '../../exhibit/ids';
import type { ImportedFile } from '../../exhibit/imported';
import type { CaptureEnvironment, ExhibitDraft, ExhibitFile } from '../../exhibit/model';
import { shownName } from '../../recognise/import/file-name';
import { claimedType, HEAD, keptName, readText, sniff } from '../../recognise/import/sniff';
import { suggestKind } from '../../recognise/import/suggest-kind';
import { appError } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';
import { digestBlob } from '../../shared/digest-blob';
import type { ClockReading } from '../../shared/time';
import { utcIso } from '../../shared/time';
import type { BlobRow, ImportOutcome, InboxRow } from '../../storage/rows';
import type { ImportPorts } from './ports';

/** A file read and hashed: what its exhibit will say, and the bytes that come with it. */
export interface ReadFile {
  readonly imported: ImportedFile;
  readonly draft: ExhibitDraft;
  readonly files: readonly ExhibitFile[];
  readonly blobs: readonly BlobRow[];
}

/** Name of the small picture beside an original. */
const THUMBNAIL = 'thumb.jpg';

/** Hashes a file of the inbox piece by piece. Errors: `FILE_EMPTY`, `FILE_UNREADABLE`, `CANCELLED`. */
export async function readFile(
  ports: Pick<ImportPorts, 'clock' | 'newId' | 'digests'>,
  row: InboxRow,
  environment: CaptureEnvironment,
  signal: AbortSignal,
): Promise<Result<ReadFile>> {
  const startedAt = ports.clock();
  const bytes = row.hashed?.bytes ?? row.blob.size;
  if (bytes === 0) return err(appError('FILE_EMPTY'));
  try {
    const head = new Uint8Array(await row.blob.slice(0, HEAD).arrayBuffer());
    const sha256 =
      row.hashed?.sha256 ??
      ((await digestBlob(ports.digests, ['sha256'], row.blob, { signal })).sha256 as Sha256);
    const imported = describe(row, head, bytes, sha256);
    const original: ExhibitFile = {
      path: keptName(imported.mediaType, row.name),
      sha256,
      bytes,
      mediaType: imported.mediaType,
      role: 'original',
    };
    const small = imported.kept ? await smallPicture(ports, row, original.path) : undefined;
    return ok({
      imported,
      draft: draftOf(ports, row, imported, head, environment, startedAt),
      // Sorted by path, as a record lists its files.
      files: [...(imported.kept ? [original] : []), ...(small ? [small.file] : [])],
      blobs: [...(imported.kept ? [{ sha256, blob: row.blob }] : []), ...(small ? [small.row] : [])],
    });
  } catch (thrown) {
    if (signal.aborted) return err(appError('CANCELLED'));
    return err(appError('FILE_UNREADABLE', { cause: String(thrown) }));
  }
}

function describe(row: InboxRow, head: Uint8Array, bytes: number, sha256: Sha256): ImportedFile {
  const { seen, hashed } = row;
  const claimed = claimedType(row.name);
  return {
    name: row.name,
    bytes,
    // Browsers give "now" or 0 for what never was a file (a pasted picture).
    ...(row.lastModified > 0 ? { lastModified: utcIso(row.lastModified) } : {}),
    mediaType: sniff(head),
    ...(claimed ? { claimedType: claimed } : {}),
    sha256,
    ...(hashed ? { sha512: hashed.sha512 } : {}),
    kept: hashed === undefined,
    ...(seen?.picture ? { picture: seen.picture } : {}),
    ...(seen?.photo ? { photo: seen.photo } : {}),
    ...(seen?.photoDamaged ? { photoDamaged: true } : {}),
  };
}

function draftOf(
  { clock, newId }: Pick<ImportPorts, 'clock' | 'newId'>,
  row: InboxRow,
  imported: ImportedFile,
  head: Uint8Array,
  environment: CaptureEnvironment,
  startedAt: ClockReading,
): ExhibitDraft {
  const text = /^text\/|xml$|json$|rfc822$/.test(imported.mediaType) ? readText(head) : undefined;
  const { kind, reason } = suggestKind(row.name, text);
  const title = shownName(row.name);
  return {
    id: newId() as ExhibitId,
    kind,
    kindReason: reason,
    origin: 'imported',
    trigger: 'import',
    source: { url: '', title, host: '', contentType: imported.mediaType },
    startedAt,
    environment,
    summary: {},
    steps: [
      { name: 'import', at: startedAt.utc, took: Math.max(0, clock().monotonicMs - startedAt.monotonicMs) },
    ],
    alterations: [],
    notCaptured: imported.kept ? [] : [{ what: 'original', reason: 'FILE_TOO_LARGE', where: title }],
    imported,
  };
}

async function smallPicture(
  { digests }: Pick<ImportPorts, 'digests'>,
  { seen }: InboxRow,
  of: string,
): Promise<{ file: ExhibitFile; row: BlobRow } | undefined> {
  const blob = seen?.thumbnail;
  if (!blob) return undefined;
  const sha256 = (await digestBlob(digests, ['sha256'], blob)).sha256 as Sha256;
  const file: ExhibitFile = {
    path: THUMBNAIL,
    sha256,
    bytes: blob.size,
    mediaType: 'image/jpeg',
    role: 'derivative',
    derivedFrom: [of],
  };
  return { file, row: { sha256, blob } };
}

export function failed(item: string, name: string, error: ReturnType<typeof appError>): ImportOutcome {
  return { item, name, became: 'failed', error };
}
