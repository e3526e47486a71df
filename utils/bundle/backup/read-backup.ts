import { verdict } from '../../integrity/verdicts';
import type { Digests } from '../../shared/digest';
import { err, ok, type Result } from '../../shared/result';
import { archiveMark } from '../archive-mark';
import type { ByteSource } from '../byte-source';
import type { BundleReport } from '../report';
import { unread } from '../unreadable';
import { readZipLayout } from '../zip-layout';
import { LOCAL_FIXED, localHeaderLength, type CentralRecord } from '../zip-records';
import { readBackupJson, type BackupFile } from './backup-json';

interface Named {
  readonly name: string;
  readonly source: ByteSource;
}

export interface Expanded {
  /** Bundles: those of backups, and files that are no backup as they were given. */
  readonly sources: readonly (Named & {
    /** Index of the file it was found in. */
    readonly archive: number;
  })[];
  readonly backups: readonly { readonly archive: number; readonly file: BackupFile }[];
  readonly refused: readonly BundleReport[];
}

interface ExpandPorts {
  readonly digests: Digests;
  readonly signal?: AbortSignal;
}

/** Bytes of `backup.json` at most. */
const MANIFEST_MAX = 16 * 1024 * 1024;

/**
 * Opens backups among the files. Nothing is unpacked: the bundles in a backup are stored as they are, so each is a
 * stretch of the file. Nothing in a backup is taken for a backup again.
 */
export async function expandBackups(files: readonly Named[], ports: ExpandPorts): Promise<Expanded> {
  const sources: Expanded['sources'][number][] = [];
  const backups: Expanded['backups'][number][] = [];
  const refused: BundleReport[] = [];
  for (const [archive, file] of files.entries()) {
    const opened = await openBackup(file, ports).catch((): undefined => {
      ports.signal?.throwIfAborted();
      // It cannot be read: whoever reads it as a bundle says so.
      return undefined;
    });
    if (!opened) sources.push({ ...file, archive });
    else if (!opened.ok) refused.push(opened.error);
    else {
      backups.push({ archive, file: opened.value.file });
      refused.push(...opened.value.flaws);
      sources.push(...opened.value.bundles.map((bundle) => ({ ...bundle, archive })));
    }
  }
  return { sources, backups, refused };
}

interface OpenBackup {
  readonly file: BackupFile;
  readonly bundles: readonly Named[];
  /** Something is wrong with the shell; the bundles in it are judged for themselves. */
  readonly flaws: readonly BundleReport[];
}

/** Undefined when it is no backup. */
async function openBackup(
  { name, source }: Named,
  ports: ExpandPorts,
): Promise<Result<OpenBackup, BundleReport> | undefined> {
  const layout = await readZipLayout(source);
  if (!layout.ok) return undefined;
  const { files, comment } = layout.value;
  const manifest = files.find((entry) => /^[^/]+\/backup\.json$/.test(entry.name));
  if (!manifest) return undefined;
  const refuse = (about: string) => err(unread(name, verdict('BACKUP_UNREADABLE', undefined, [about]), true));
  const packed = files.find((entry) => entry.method !== 0);
  if (packed) return refuse(packed.name);
  if (manifest.size > MANIFEST_MAX) return refuse(manifest.name);
  const own = await stretchOf(source, manifest);
  const read = readBackupJson(new TextDecoder().decode(await own.read(0, own.size)));
  if (!read.ok) return err(unread(name, read.error, read.error.code !== 'SPEC_UNKNOWN'));
  const mark = await archiveMark(source, source.size - comment.length, ports.digests, () =>
    ports.signal?.throwIfAborted(),
  );
  const flaws = mark === comment ? [] : [unread(name, verdict('STRUCTURE_NOT_ORIGINAL'), true)];
  const folder = manifest.name.slice(0, -'backup.json'.length);
  const expected = new Map(
    read.value.cases
      .flatMap((one) => one.bundles)
      .filter((bundle) => bundle.volume === read.value.backup.volume)
      .map((bundle) => [`${folder}cases/${bundle.name}`, bundle]),
  );
  const bundles: Named[] = [];
  for (const entry of files) {
    if (entry === manifest || entry.name === `${folder}README.txt`) continue;
    if (expected.get(entry.name)?.bytes !== entry.size) return refuse(entry.name);
    bundles.push({
      name: `${name}/${entry.name.slice(folder.length)}`,
      source: await stretchOf(source, entry),
    });
  }
  if (bundles.length !== expected.size) return refuse(manifest.name);
  return ok({ file: read.value, bundles, flaws });
}

/** The data of a stored entry as a source of its own. */
async function stretchOf(source: ByteSource, entry: CentralRecord): Promise<ByteSource> {
  const start = entry.offset + localHeaderLength(await source.read(entry.offset, LOCAL_FIXED));
  const { size } = entry;
  return {
    size,
    read(offset, length) {
      if (offset < 0 || length < 0 || offset + length > size) throw new RangeError('read beyond the end');
      return source.read(start + offset, length);
    },
  };
}
