import type { BundleInput, BundleVolume } from '../input';
import type { ReadVolume } from '../read';
import { concatBytes } from '../../shared/bytes';
import type { MaskedLog } from './mask-log';
import type { RedactionPlan } from './plan';
import type { RedactPorts } from './ports';

/** One volume of the original, on its way to become a copy. */
export interface Copying {
  readonly input: BundleInput;
  readonly plan: RedactionPlan;
  readonly needles: readonly string[];
  readonly ports: RedactPorts;
  readonly log: MaskedLog;
  readonly volume: ReadVolume;
  readonly original: BundleVolume;
}

export interface BagFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** Bytes of a file of the original. */
export async function unpacked(volume: ReadVolume, path: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const entry = volume.entries.get(path);
  if (!(await entry?.unpack((chunk) => chunks.push(chunk.slice())))) throw new Error(`original ${path}`);
  return concatBytes(chunks);
}
