import { verdict, type Verdict } from '../integrity/verdicts';
import { MAX_PULSE } from '../integrity/beacon/pulse';
import { digestHex, type Digests } from '../shared/digest';
import { Mutex } from '../shared/mutex';
import { err, ok, type Result } from '../shared/result';
import { ahead } from './ahead';
import { ArchiveTape } from './archive-tape';
import type { ByteSource } from './byte-source';
import type { FileDigest } from './bag';
import { isJudgedSeal, sealCap } from './seal-files';
import { PROVENANCE } from './redacted/redactions';
import { looksLikeBundle } from './recognise';
import { openZip, type ZipFile } from './zip-open';

export type { ByteSource } from './byte-source';
export { blobSource, bytesSource } from './byte-source';

/** A file of the bag as it was found. */
export interface FoundFile extends FileDigest {
  /** False: the zip's data is broken; the hashes are then empty and match nothing. */
  readonly intact: boolean;
}

export interface ReadVolume {
  /** Name of the file it was read from. */
  readonly name: string;
  /** The top folder. */
  readonly folder: string;
  /** By path below the top folder. */
  readonly files: ReadonlyMap<string, FoundFile>;
  /** Content of the files the checks must read; absent when broken or beyond its cap. */
  readonly texts: ReadonlyMap<string, string>;
  /** The same files, to be unpacked again by whoever takes the bundle in. */
  readonly entries: ReadonlyMap<string, ZipFile>;
  /** Bytes of the files in `seal/` that the checks judge; absent when broken or beyond their cap. */
  readonly seals: ReadonlyMap<string, Uint8Array>;
  readonly structure: Verdict;
}

export interface Unread {
  readonly structure: Verdict;
  /** It is one of our bundles, damaged; otherwise something else altogether. */
  readonly ours: boolean;
}

export interface ReadPorts {
  readonly digests: Digests;
  /**
   * SHA-512, by SHA-256, of files that were hashed both ways a moment ago. Whoever has just written a bundle need not
   * hash a second time what the SHA-256, made anew, shows to be the same bytes.
   */
  readonly hashed?: ReadonlyMap<string, string>;
  readonly signal?: AbortSignal;
  /** Share of this file that is done, 0–1. */
  readonly onShare?: (share: number) => void;
}

/** Files whose content is judged, with the most bytes that are kept in memory for it. */
const KEPT: readonly (readonly [RegExp, number])[] = [
  [/^data\/log\/chain\.jsonl$/, 64 * 1024 * 1024],
  [/^data\/(?:case|timeline)\.json$/, 16 * 1024 * 1024],
  [/^data\/exhibits\/E\d+\/exhibit\.json$/, 16 * 1024 * 1024],
  [/^data\/exhibits\/E\d+\/beacon\/[a-z0-9-]+\.json$/, MAX_PULSE],
  [/^[^/]+\.txt$/, 32 * 1024 * 1024],
  [/^data\/redactions\.json$/, 32 * 1024 * 1024],
  [/^data\/provenance\/[^/]+\.txt$/, 32 * 1024 * 1024],
];

/** Up to here a file is held whole, so that WebCrypto can hash it, several times as fast as a hash that streams. */
const WHOLE = 64 * 1024 * 1024;
/** Bytes of files that are hashed at once, while the next is read; one that is larger goes alone. */
const AT_ONCE = 16 * 1024 * 1024;

/**
 * Reads a whole volume once, in the order of its bytes, hashing files and archive on the way. Rejects only when the source
 * itself fails or the signal aborts. Memory: the files under way, 16 MiB together or one of up to 64, and three blocks of 8 MiB.
 */
export async function readVolume(
  name: string,
  source: ByteSource,
  ports: ReadPorts,
): Promise<Result<ReadVolume, Unread>> {
  let tape = new ArchiveTape(source, source.size, ports.digests, ports.signal);
  const zip = await openZip(source, ({ comment }) => {
    tape = new ArchiveTape(source, source.size - comment.length, ports.digests, ports.signal);
    return tape;
  });
  if (!zip.ok) {
    const structure = verdict(zip.error.code, undefined, zip.error.name ? [zip.error.name] : []);
    return err({ structure, ours: await looksLikeBundle(source) });
  }
  const folder = topFolder(zip.value.files);
  const has = (path: string): boolean => zip.value.files.some((f) => f.name === `${folder ?? ''}/${path}`);
  if (!folder || !has('bagit.txt') || !has('data/case.json')) {
    return err({ structure: verdict('NOT_A_BUNDLE'), ours: false });
  }
  const files = new Map<string, FoundFile>();
  const texts = new Map<string, string>();
  const entries = new Map<string, ZipFile>();
  const seals = new Map<string, Uint8Array>();
  const whole = 1 + zip.value.files.reduce((sum, f) => sum + f.size, 0);
  let done = 0;
  // Read one after the other, hashed several at once.
  const turns = new Mutex();
  const readOne = (file: ZipFile): Promise<ReadFile> =>
    readFile(file, file.name.slice(folder.length + 1), turns, ports);
  for await (const { file, found, text, seal } of ahead(
    zip.value.files,
    AT_ONCE,
    ({ size }) => size,
    readOne,
  )) {
    files.set(found.path, found);
    entries.set(found.path, file);
    if (text !== undefined) texts.set(found.path, text);
    if (seal) seals.set(found.path, seal);
    done += file.size;
    ports.onShare?.((0.95 * done) / whole);
  }
  // Is every byte of the shell the one we wrote?
  const mark = await tape.mark();
  const { comment, asWritten } = zip.value.layout;
  const structure = verdict(asWritten && mark === comment ? 'STRUCTURE_OK' : 'STRUCTURE_NOT_ORIGINAL');
  return ok({ name, folder, files, texts, entries, seals, structure });
}

interface ReadFile {
  readonly file: ZipFile;
  readonly found: FoundFile;
  readonly text?: string;
  readonly seal?: Uint8Array;
}

async function readFile(
  file: ZipFile,
  path: string,
  turns: Mutex,
  { digests, hashed, signal }: ReadPorts,
): Promise<ReadFile> {
  if (file.size > WHOLE) return readLarge(file, path, turns, { digests, signal });
  const bytes = await turns.run(() => file.whole(signal));
  if (!bytes) return broken(file, path);
  const sha256 = await digestHex(digests, 'sha256', bytes);
  const sha512 = hashed?.get(sha256) ?? (await digestHex(digests, 'sha512', bytes));
  const cap = KEPT.find(([pattern]) => pattern.test(path))?.[1] ?? 0;
  const text = file.size <= cap ? decode(bytes) : undefined;
  // A masked copy carries the original's seals below its provenance.
  const seal = path.startsWith(PROVENANCE) ? path.slice(PROVENANCE.length) : path;
  const isSeal = isJudgedSeal(seal) && file.size <= (sealCap(seal) ?? -1);
  return {
    file,
    found: { path, bytes: file.size, sha256, sha512, intact: true },
    ...(text === undefined ? {} : { text }),
    ...(isSeal ? { seal: bytes.slice() } : {}),
  };
}

/** Too large to be held: none of the files that are judged is. */
async function readLarge(
  file: ZipFile,
  path: string,
  turns: Mutex,
  { digests, signal }: Pick<ReadPorts, 'digests'> & { readonly signal: AbortSignal | undefined },
): Promise<ReadFile> {
  const sha256 = digests.hasher('sha256');
  const sha512 = digests.hasher('sha512');
  const take = (chunk: Uint8Array): void => {
    sha256.update(chunk);
    sha512.update(chunk);
  };
  if (!(await turns.run(() => file.unpack(take, signal)))) return broken(file, path);
  const found = { path, bytes: file.size, sha256: await sha256.hex(), sha512: await sha512.hex() };
  return { file, found: { ...found, intact: true } };
}

const broken = (file: ZipFile, path: string): ReadFile => ({
  file,
  found: { path, bytes: file.size, sha256: '', sha512: '', intact: false },
});

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The one folder that everything lies in. */
function topFolder(files: readonly ZipFile[]): string | undefined {
  const [first] = files;
  const folder = first?.name.slice(0, first.name.indexOf('/'));
  return folder && files.every((f) => f.name.startsWith(`${folder}/`)) ? folder : undefined;
}
