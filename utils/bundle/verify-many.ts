import { isAsic } from './asic-read';
import { readCaseFile } from './case-read';
import { outcomeOf, type BundleReport, type Report } from './report';
import type { ByteSource } from './byte-source';
import { readZipLayout } from './zip-layout';
import { openZip } from './zip-open';

/** Bytes of `case.json` at most; beyond, the file is judged by itself. */
const CASE_JSON_MAX = 16 * 1024 * 1024;

type Open = (file: number) => Promise<{ readonly source: ByteSource; close?(): Promise<void> }>;

/**
 * Which files must be judged together, as indices: volumes of one export, as `examineBundles` takes them. Volumes may lie in several
 * backups and beside them, so backups and all volumes are one group; with a time-stamp container all files are.
 * Groups are in order of their first file; files are opened one
 * at a time.
 */
export async function groupFiles(
  count: number,
  open: Open,
  signal?: AbortSignal,
): Promise<readonly (readonly number[])[]> {
  const all = Array.from({ length: count }, (_, i) => i);
  if (count < 2) return all.map((i) => [i]);
  const sets: (string | undefined)[] = [];
  for (const i of all) {
    signal?.throwIfAborted();
    // What cannot be opened or read is a group by itself: whoever judges it says why.
    const opened = await open(i).catch((): undefined => undefined);
    const set = opened && (await peek(opened.source).catch((): undefined => undefined));
    await opened?.close?.();
    // Whether a container fits any bundle is for all of them to tell.
    if (set === CONTAINER) return [all];
    sets.push(set);
  }
  const together = sets.includes(BACKUP);
  const groups = new Map<string, number[]>();
  for (const i of all) {
    const set = sets[i];
    const key = set === undefined ? `file ${i}` : together ? BACKUP : `group ${set}`;
    groups.set(key, [...(groups.get(key) ?? []), i]);
  }
  return [...groups.values()];
}

/** No Bag-Group-Identifiers of ours; a bundle that calls itself so is judged with others, to the same end. */
const BACKUP = ' backup';
const CONTAINER = ' container';

/** Bag-Group-Identifier of a volume, one of the two above, or undefined: a whole export, no bundle, or broken, and judged by itself. */
async function peek(source: ByteSource): Promise<string | undefined> {
  if (await isAsic(source)) return CONTAINER;
  const layout = await readZipLayout(source);
  if (!layout.ok) return undefined;
  const named = (pattern: RegExp) => layout.value.files.find((file) => pattern.test(file.name));
  if (named(/^[^/]+\/backup\.json$/)) return BACKUP;
  const entry = named(/^[^/]+\/data\/case\.json$/);
  if (!entry || entry.size > CASE_JSON_MAX) return undefined;
  const zip = await openZip(source);
  const file = zip.ok ? zip.value.files.find(({ name }) => name === entry.name) : undefined;
  const decoder = new TextDecoder();
  let text = '';
  const intact = await file?.unpack((chunk) => (text += decoder.decode(chunk, { stream: true })));
  const read = intact ? readCaseFile(text + decoder.decode()) : undefined;
  return read?.ok && read.value.volumes > 1 ? read.value.group || undefined : undefined;
}

export interface ManyPorts {
  /** Judges the files of these indices together. `lane`: from 0; of two at the same time each has its own. */
  readonly check: (files: readonly number[], lane: number) => Promise<Report>;
  /** How many groups at a time. */
  readonly jobs: number;
  readonly signal?: AbortSignal;
  /** A group is done. */
  readonly onDone?: (files: readonly number[], report: Report) => void;
}

/** Judges all groups, some at a time. The report lists them in the order of the files, however they finished. */
export async function verifyMany(
  groups: readonly (readonly number[])[],
  { check, jobs, signal, onDone }: ManyPorts,
): Promise<Report> {
  const found: (readonly BundleReport[])[] = groups.map(() => []);
  await inLanes(groups, jobs, async (group, at, lane) => {
    signal?.throwIfAborted();
    const report = await check(group, lane);
    found[at] = report.bundles;
    onDone?.(group, report);
  });
  const bundles = found.flat();
  return { outcome: outcomeOf(bundles), bundles };
}

/** Does `work` for each, `jobs` at a time. `lane`: from 0; of two at the same time each has its own. */
export async function inLanes<T>(
  all: readonly T[],
  jobs: number,
  work: (one: T, at: number, lane: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async (number: number): Promise<void> => {
    while (next < all.length) {
      const at = next;
      next += 1;
      await work(all[at] as T, at, number);
    }
  };
  const lanes = Math.max(1, Math.min(jobs, all.length));
  await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)));
}
