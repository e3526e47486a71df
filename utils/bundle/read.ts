import { verdict, type Verdict } from '../integrity/verdicts';
import { concatBytes } from '../shared/bytes';
import type { Digests } from '../shared/digest';
import { err, ok, type Result } from '../shared/result';
import { archiveMark } from './archive-mark';
import type { ByteSource } from './byte-source';
import type { FileDigest } from './bag';
import { isJudgedSeal, sealCap } from './seal-files';
import { looksLikeBundle } from './recognise';
import { openZip, type OpenZip, type ZipFile } from './zip-open';

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
  readonly signal?: AbortSignal;
  /** Share of this file that is done, 0–1. */
  readonly onShare?: (share: number) => void;
}

/** Files whose content is judged, with the most bytes that are kept in memory for it. */
const KEPT: readonly (readonly [RegExp, number])[] = [
  [/^data\/log\/chain\.jsonl$/, 64 * 1024 * 1024],
  [/^data\/case\.json$/, 16 * 1024 * 1024],
  [/^data\/exhibits\/E\d+\/exhibit\.json$/, 16 * 1024 * 1024],
  [/^[^/]+\.txt$/, 32 * 1024 * 1024],
];

/**
 * Reads a whole volume once, hashing every file as it streams by. Rejects only when the source itself fails or the
 * signal aborts.
 */
export async function readVolume(
  name: string,
  source: ByteSource,
  ports: ReadPorts,
): Promise<Result<ReadVolume, Unread>> {
  const zip = await openZip(source);
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
  for (const file of zip.value.files) {
    const path = file.name.slice(folder.length + 1);
    const { found, text, seal } = await readFile(file, path, ports);
    files.set(path, found);
    entries.set(path, file);
    if (text !== undefined) texts.set(path, text);
    if (seal) seals.set(path, seal);
    done += file.size;
    ports.onShare?.((0.7 * done) / whole);
  }
  const structure = await judgeShell(source, zip.value, ports);
  return ok({ name, folder, files, texts, entries, seals, structure });
}

async function readFile(
  file: ZipFile,
  path: string,
  { digests, signal }: ReadPorts,
): Promise<{ readonly found: FoundFile; readonly text?: string; readonly seal?: Uint8Array }> {
  const cap = KEPT.find(([pattern]) => pattern.test(path))?.[1] ?? 0;
  const keep = file.size <= cap;
  const sha256 = digests.hasher('sha256');
  const sha512 = digests.hasher('sha512');
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const chunks = isJudgedSeal(path) && file.size <= (sealCap(path) ?? -1) ? ([] as Uint8Array[]) : undefined;
  let text: string | undefined = keep ? '' : undefined;
  const decode = (chunk?: Uint8Array): void => {
    if (text === undefined) return;
    try {
      text += chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      text = undefined;
    }
  };
  const intact = await file.unpack((chunk) => {
    sha256.update(chunk);
    sha512.update(chunk);
    decode(chunk);
    chunks?.push(chunk.slice());
  }, signal);
  if (!intact) return { found: { path, bytes: file.size, sha256: '', sha512: '', intact } };
  decode();
  const found = { path, bytes: file.size, sha256: await sha256.hex(), sha512: await sha512.hex(), intact };
  return {
    found,
    ...(text === undefined ? {} : { text }),
    ...(chunks ? { seal: concatBytes(chunks) } : {}),
  };
}

/** Is every byte of the shell the one we wrote? */
async function judgeShell(source: ByteSource, { layout }: OpenZip, ports: ReadPorts): Promise<Verdict> {
  const marked = source.size - layout.comment.length;
  let done = 0;
  const mark = await archiveMark(source, marked, ports.digests, (bytes) => {
    ports.signal?.throwIfAborted();
    done += bytes;
    ports.onShare?.(0.7 + (0.3 * done) / marked);
  });
  return verdict(mark === layout.comment ? 'STRUCTURE_OK' : 'STRUCTURE_NOT_ORIGINAL');
}

/** The one folder that everything lies in. */
function topFolder(files: readonly ZipFile[]): string | undefined {
  const [first] = files;
  const folder = first?.name.slice(0, first.name.indexOf('/'));
  return folder && files.every((f) => f.name.startsWith(`${folder}/`)) ? folder : undefined;
}
