import { expandBackups } from '@/utils/bundle/backup/read-backup';
import { storedZip } from '@/utils/bundle/backup/stored-zip';
import { blobSource } from '@/utils/bundle/byte-source';
import type { NamedSource } from '@/utils/bundle/verify';
import { groupFiles } from '@/utils/bundle/verify-many';
import { jointBag, type JointBag } from '@/utils/joint/bag';
import { combine } from '@/utils/joint/combine';
import { examineGroup, unreadFile } from '@/utils/joint/examine';
import type { jointSeal } from '@/utils/joint/seal';
import type { Apart, JointCase, Member } from '@/utils/joint/model';
import { appError, fromUnknown } from '@/utils/shared/errors';
import { err, ok, type Result } from '@/utils/shared/result';
import { streamedDigests } from '@/utils/shared/stream-digest';

/** Below the 4 GB that a zip of the plain kind can hold. */
const MOST_BYTES = 3.9 * 1000 ** 3;

/** The joint case of some files, and all that is needed to hand it over. */
export interface Joined {
  readonly joint: JointCase;
  readonly bag: JointBag;
  /** By the name under which the joint case knows it. */
  readonly files: ReadonlyMap<string, File>;
}

interface JoinPorts {
  readonly signal: AbortSignal;
  /** Files done, and in all. */
  readonly onProgress: (done: number, total: number) => void;
  /** ms since the epoch. */
  readonly now: () => number;
  readonly software: string;
}

const digests = () => streamedDigests(crypto.subtle);

/**
 * Verifies the files one bundle at a time, so that memory does not grow with their number, and joins them. Errors:
 * `CANCELLED`, `JOINT_NONE` (nothing could be used: `apart` names each file and why).
 */
export async function joinFiles(
  files: readonly File[],
  { signal, onProgress, now, software }: JoinPorts,
): Promise<
  Result<Joined, { readonly error: ReturnType<typeof appError>; readonly apart: readonly Apart[] }>
> {
  // Two people may both have a file called export.zip.
  const named = files.map((file, i): NamedSource => ({
    name: `${i + 1}/${file.name}`,
    source: blobSource(file),
  }));
  const byName = new Map(named.map(({ name }, i) => [name, files[i] as File]));
  const results: (Member | Apart)[] = [];
  let done = 0;
  try {
    const open = (i: number): Promise<NamedSource> => Promise.resolve(named[i] as NamedSource);
    for (const indices of await groupFiles(named.length, open, signal)) {
      const group = indices.flatMap((i) => named[i] ?? []);
      signal.throwIfAborted();
      try {
        results.push(...(await examineGroup(group, { digests: digests(), crypto, signal })));
      } catch (thrown) {
        signal.throwIfAborted();
        results.push(...group.map(({ name }) => unreadFile(name, String(thrown))));
      }
      done += group.length;
      onProgress(done, files.length);
      // The page stays alive between two bundles.
      await new Promise((next) => setTimeout(next));
    }
    const joint = combine(results);
    if (joint.people.length === 0) return err({ error: appError('JOINT_NONE'), apart: joint.apart });
    const bag = await jointBag(joint, { at: now(), software, digests: digests() });
    return ok({ joint, bag, files: byName });
  } catch (thrown) {
    const error = signal.aborted ? appError('CANCELLED') : fromUnknown(thrown);
    return err({ error, apart: [] });
  }
}

/**
 * The folder as one zip, put together of the chosen files themselves: nothing is copied into memory. Each is hashed once
 * more on the way. Errors: `JOINT_TOO_LARGE`, `FILE_CHANGED` (`file`), `CANCELLED`.
 */
export async function zipOf(
  { bag, files }: Joined,
  seal: ReturnType<typeof jointSeal>,
  signal: AbortSignal,
): Promise<Result<Blob>> {
  if (bag.copies.reduce((sum, { bytes }) => sum + bytes, 0) > MOST_BYTES)
    return err(appError('JOINT_TOO_LARGE'));
  const entries = [...bag.files, ...seal].map(({ path, bytes }) => ({
    name: `${bag.folder}/${path}`,
    blob: new Blob([bytes]),
  }));
  try {
    for (const copy of bag.copies) {
      signal.throwIfAborted();
      const blob = await partOf(files.get(copy.source), copy.within, copy.source, signal);
      if (!blob || (await hashOf(blob, signal)) !== copy.sha256)
        return err(appError('FILE_CHANGED', { detail: { file: copy.source } }));
      entries.push({ name: `${bag.folder}/${copy.path}`, blob });
    }
    return ok(await storedZip(entries, digests(), signal));
  } catch (thrown) {
    return err(signal.aborted ? appError('CANCELLED') : fromUnknown(thrown, 'FILE_CHANGED'));
  }
}

/** The file itself, or the bundle that lies in it when it is a backup. */
async function partOf(
  file: File | undefined,
  within: string | undefined,
  name: string,
  signal: AbortSignal,
): Promise<Blob | undefined> {
  if (!file || within === undefined) return file;
  const { sources } = await expandBackups([{ name, source: blobSource(file) }], {
    digests: digests(),
    signal,
  });
  const found = sources.find((one) => one.name === within)?.source;
  return found && new Blob([Uint8Array.from(await found.read(0, found.size))]);
}

const PIECE = 4 * 1024 * 1024;

async function hashOf(blob: Blob, signal: AbortSignal): Promise<string> {
  const hasher = digests().hasher('sha256');
  for (let at = 0; at < blob.size; at += PIECE) {
    signal.throwIfAborted();
    hasher.update(new Uint8Array(await blob.slice(at, at + PIECE).arrayBuffer()));
  }
  return hasher.hex();
}
