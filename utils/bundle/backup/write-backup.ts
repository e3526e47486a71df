import { utf8 } from '../../shared/bytes';
import type { Digests } from '../../shared/digest';
import { utcCompact, type ClockReading } from '../../shared/time';
import { DEFAULT_VOLUME_BYTES } from '../plan';
import { BACKUP_VERSION, backupJson, type BackedUpCase, type BackupFile } from './backup-json';
import { backupReadme } from './readme';
import { storedZip } from './stored-zip';

/** A case with its finished bundles, in order. */
export interface PackedCase extends Omit<BackedUpCase, 'bundles'> {
  readonly bundles: readonly Omit<BackedUpCase['bundles'][number], 'volume'>[];
}

export interface BackupInput {
  readonly cases: readonly PackedCase[];
  readonly left: BackupFile['left'];
  readonly settings: BackupFile['settings'];
  readonly createdAt: ClockReading;
  readonly software: string;
  /** Bytes of bundles per volume; default 200 MB. A single larger bundle gets a volume of its own. */
  readonly maxVolumeBytes?: number;
}

export interface PlannedBackup {
  /** `backup.json` of each volume; `name` is its archive's, the folder inside has the same without `.zip`. */
  readonly volumes: readonly { readonly name: string; readonly folder: string; readonly file: BackupFile }[];
}

/** Puts bundles into volumes in order, each whole. */
export function planBackup(input: BackupInput): PlannedBackup {
  const max = input.maxVolumeBytes ?? DEFAULT_VOLUME_BYTES;
  let volume = 1;
  let filled = 0;
  const cases = input.cases.map((one): BackedUpCase => {
    const bundles = one.bundles.map((bundle) => {
      if (filled > 0 && filled + bundle.bytes > max) {
        volume += 1;
        filled = 0;
      }
      filled += bundle.bytes;
      return { ...bundle, volume };
    });
    return { ...one, bundles };
  });
  const group = `LZ-backup-${utcCompact(input.createdAt.epochMs)}`;
  const { left, settings, createdAt, software } = input;
  const whole = { backupVersion: BACKUP_VERSION, software, createdAt, cases, left, settings };
  return {
    volumes: Array.from({ length: volume }, (_, i) => {
      const folder = volume === 1 ? group : `${group}-v${i + 1}of${volume}`;
      const file = { ...whole, backup: { group, volume: i + 1, volumes: volume } };
      return { name: `${folder}.zip`, folder, file };
    }),
  };
}

/** One volume, put together of bundles that stay where they are: memory does not grow with it. */
export async function writeBackupVolume(
  { folder, file }: PlannedBackup['volumes'][number],
  bundle: (name: string) => Promise<Blob>,
  digests: Digests,
  signal?: AbortSignal,
): Promise<Blob> {
  const entries = [
    { name: `${folder}/backup.json`, blob: new Blob([utf8(backupJson(file))]) },
    { name: `${folder}/README.txt`, blob: new Blob([utf8(backupReadme(file))]) },
  ];
  for (const { name, volume } of file.cases.flatMap((one) => one.bundles)) {
    if (volume === file.backup.volume)
      entries.push({ name: `${folder}/cases/${name}`, blob: await bundle(name) });
  }
  return storedZip(entries, digests, signal);
}
