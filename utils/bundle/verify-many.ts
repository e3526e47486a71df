import { readCaseFile } from './case-read';
import { outcomeOf, type BundleReport, type Report } from './report';
import type { ByteSource } from './byte-source';
import { readZipLayout } from './zip-layout';
import { openZip } from './zip-open';

/** Bytes of `case.json` at most; beyond, the file is judged by itself. */
const CASE_JSON_MAX = 16 * 1024 * 1024;

/**
 * Which files must be judged together, as indices: volumes of one export, as `examineBundles` takes them. With a backup among them all are one group, since
 * volumes may lie in several backups and beside them. Groups are in order of their first file; files are opened one at a time.
 */
export async function groupFiles(
  count: number,
  open: (file: number) => Promise<{ readonly source: ByteSource; close?(): Promise<void> }>,
  signal?: AbortSignal,
): Promise<readonly (readonly number[])[]> {
  const all = Array.from({ length: count }, (_, i) => i);
  if (count < 2) return all.map((i) => [i]);
  const groups = new Map<string, number[]>();
  for (const i of all) {
    signal?.throwIfAborted();
    // What cannot be opened or read is a group by itself: whoever judges it says why.
    const opened = await open(i).catch((): undefined => undefined);
    const found = opened && (await peek(opened.source).catch((): undefined => undefined));
    await opened?.close?.();
    if (found === 'backup') return [all];
    const key = found ? `group ${found}` : `file ${i}`;
    groups.set(key, [...(groups.get(key) ?? []), i]);
  }
  return [...groups.values()];
}

/** Bag-Group-Identifier of a volume, `backup`, or undefined: a whole export, no bundle, or broken, and judged by itself. */
async function peek(source: ByteSource): Promise<string | undefined> {
  const layout = await readZipLayout(source);
  if (!layout.ok) return undefined;
  const named = (pattern: RegExp) => layout.value.files.find((file) => pattern.test(file.name));
  if (named(/^[^/]+\/backup\.json$/)) return 'backup';
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
  let next = 0;
  const work = async (lane: number): Promise<void> => {
    while (next < groups.length) {
      signal?.throwIfAborted();
      const at = next;
      next += 1;
      const group = groups[at] ?? [];
      const report = await check(group, lane);
      found[at] = report.bundles;
      onDone?.(group, report);
    }
  };
  await Promise.all(
    Array.from({ length: Math.max(1, Math.min(jobs, groups.length)) }, (_, lane) => work(lane)),
  );
  const bundles = found.flat();
  return { outcome: outcomeOf(bundles), bundles };
}
