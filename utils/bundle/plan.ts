import type { CaseId } from '../exhibit/ids';
import { utcCompact } from '../shared/time';
import type { BundleExhibit, BundleInput } from './input';

/** 200 MB: what a mailbox and a phone still bear. */
export const DEFAULT_VOLUME_BYTES = 200 * 1000 * 1000;

export interface VolumePlan {
  /** `LZ-….zip`; the folder inside has the same name without `.zip`. */
  readonly name: string;
  readonly folder: string;
  /** 1-based. */
  readonly number: number;
  readonly exhibits: readonly BundleExhibit[];
}

export interface BundlePlan {
  /** `LZ-<case>-<UTC>`: names the set (Bag-Group-Identifier). */
  readonly group: string;
  readonly volumes: readonly VolumePlan[];
  /** Bytes of all exhibits. */
  readonly bytes: number;
}

/**
 * Distributes the exhibits over volumes, in order of their numbers and each whole. Depends on the input only, so it
 * can be asked for the names beforehand (the log line of the export) and gives the same answer when writing.
 */
export function planBundle(
  input: Pick<BundleInput, 'caseRecord' | 'exhibits' | 'exportedAt' | 'maxVolumeBytes'>,
): BundlePlan {
  const max = input.maxVolumeBytes ?? DEFAULT_VOLUME_BYTES;
  const volumes: BundleExhibit[][] = [[]];
  let filled = 0;
  for (const exhibit of [...input.exhibits].sort((a, b) => a.record.number - b.record.number)) {
    const bytes = exhibitBytes(exhibit);
    if (filled > 0 && filled + bytes > max) {
      volumes.push([]);
      filled = 0;
    }
    volumes.at(-1)?.push(exhibit);
    filled += bytes;
  }
  const group = bundleGroup(input.caseRecord.id, input.exportedAt.epochMs);
  const count = volumes.length;
  return {
    group,
    bytes: input.exhibits.reduce((sum, e) => sum + exhibitBytes(e), 0),
    volumes: volumes.map((exhibits, i) => {
      const folder = count === 1 ? group : `${group}-v${i + 1}of${count}`;
      return { name: `${folder}.zip`, folder, number: i + 1, exhibits };
    }),
  };
}

/** The case's id up to its first dash, and the second of the export. */
export function bundleGroup(caseId: CaseId, epochMs: number): string {
  return `LZ-${caseId.slice(0, 8)}-${utcCompact(epochMs)}`;
}

/** Bytes of its folder, `exhibit.json` included. */
export function exhibitBytes(exhibit: BundleExhibit): number {
  return exhibit.recordBytes + exhibit.record.files.reduce((sum, file) => sum + file.bytes, 0);
}
