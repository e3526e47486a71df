import { exhibitLabel } from '../../exhibit/ids';
import type { Dossier } from '../../case/model';
import type { LogLine } from '../../integrity/chain.types';
import type { PublicKeyFile } from '../../integrity/signature';
import type { FileDigest } from '../bag';
import type { BundleInput } from '../input';
import type { LogView } from '../log-view';
import type { BundlePlan, VolumePlan } from '../plan';
import type { CopyNotice } from '../redacted/copy-words';
import type { NetFacts } from './net-facts';
import type { PulseFacts } from './pulse-facts';
import type { Thumbnails } from './thumbnails';

export interface PageInput {
  readonly input: BundleInput;
  readonly plan: BundlePlan;
  readonly volume: VolumePlan;
  readonly lines: readonly LogLine[];
  readonly log: LogView;
  readonly dossier: Dossier;
  /** SHA-256 of the log's last line. */
  readonly head: string;
  /** The volume's payload with its hashes. */
  readonly listed: readonly FileDigest[];
  readonly thumbs: Thumbnails;
  readonly net: NetFacts;
  readonly pulses: PulseFacts;
  /** Whose signature will lie in `seal/`. */
  readonly signer?: PublicKeyFile | undefined;
  /** Of a masked copy: what differs from the original. */
  readonly notice?: CopyNotice;
}

/** How many files of an exhibit the store lost, by the log. */
export function lostIn({ log }: PageInput, number: number): number {
  const folder = `exhibits/${exhibitLabel(number)}/`;
  return [...log.damaged].filter((path) => path.startsWith(folder)).length;
}
