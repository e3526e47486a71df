import { firstOf, verdict, type Verdict, type VerdictStatus } from '../integrity/verdicts';
import { PROVENANCE } from './redacted/redactions';
import { isRedacted, originalOf } from './redacted/verify-redacted';
import type { ReportedTimestamp } from './report';
import type { ChainFindings, Volume } from './verify-chain';
import { verifyExternal, type ReportedExternal } from './verify-external';
import { keyHistory, verifySigned, verifySm3 } from './verify-signature';
import { strippedTimestamps, verifyTimestamps, type StampPorts } from './verify-timestamps';

export interface SealFindings {
  readonly signature: Verdict;
  readonly timestamp: Verdict;
  readonly timestamps: readonly ReportedTimestamp[];
  readonly external: readonly ReportedExternal[];
}

/**
 * Both lines about `seal/`. A signature line is as good as the worst volume's: half a signed set is not signed. A
 * time-stamp line is led by what is wrong, else by what holds: one good token dates the content whatever else is there.
 */
export async function verifySeals(
  volumes: readonly Volume[],
  chain: ChainFindings,
  ports: Pick<StampPorts, 'digests' | 'crypto' | 'roots' | 'own'>,
): Promise<SealFindings> {
  const keys = keyHistory(chain.lines);
  const signatures: Verdict[] = [];
  const stamps: Verdict[] = [];
  const timestamps: ReportedTimestamp[] = [];
  for (const volume of volumes) {
    const inVolume = (found: Verdict): Verdict =>
      volumes.length === 1
        ? found
        : { ...found, files: (found.files ?? ['']).map((path) => `${volume.folder}/${path}`) };
    const sm3 = verifySm3(volume);
    signatures.push(inVolume(await verifySigned(volume, keys, ports.digests, ports.crypto)));
    if (sm3) signatures.push(inVolume(sm3));
    const found = await verifyTimestamps(volume, chain, ports);
    stamps.push(...found.verdicts.map(inVolume));
    timestamps.push(
      ...found.reported.map((t) => (volumes.length === 1 ? t : { ...t, file: `${volume.folder}/${t.file}` })),
    );
    if (!isRedacted(volume)) continue;
    // The seals of the original, over the manifest that the files left unmasked are compared with.
    const original = originalOf(volume);
    const below = (file: string): string =>
      `${volumes.length === 1 ? '' : `${volume.folder}/`}${PROVENANCE}${file}`;
    const judged = await verifyTimestamps(original, chain, {
      ...ports,
      whole: ['原件清单', 'the original’s manifest'],
    });
    const signed = [
      await verifySigned(original, keys, ports.digests, ports.crypto),
      verifySm3(original),
    ].flatMap((one) => one ?? []);
    signatures.push(...signed.map((one) => ({ ...one, files: (one.files ?? ['']).map(below) })));
    stamps.push(...judged.verdicts.map((one) => ({ ...one, files: (one.files ?? ['']).map(below) })));
    timestamps.push(
      ...judged.reported.map((one) => ({ ...one, covers: 'original' as const, file: below(one.file) })),
    );
  }
  const given = new Set(volumes.map((v) => v.caseFile.volume));
  const [first] = volumes;
  const expectedHere = (exhibit: string): boolean => given.has(first?.caseFile.exhibits.get(exhibit) ?? 1);
  stamps.push(...strippedTimestamps(volumes, chain.lines, expectedHere));
  const external = verifyExternal(volumes, chain.lines, given.has(1));
  stamps.push(...external.verdicts);
  return {
    external: external.reported,
    signature: lead(signatures, ['invalid', 'not-checkable', 'absent', 'valid'], verdict('SIGNATURE_ABSENT')),
    timestamp: lead(stamps, ['invalid', 'valid', 'not-checkable', 'absent'], verdict('TIMESTAMP_ABSENT')),
    timestamps,
  };
}

/** The first of the first status that occurs is the headline; equal findings of several volumes become one. */
function lead(findings: readonly Verdict[], order: readonly VerdictStatus[], none: Verdict): Verdict {
  const sorted = [...findings].sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
  const merged: Verdict[] = [];
  for (const found of sorted) {
    const at = merged.findIndex((m) => m.sentence.zh === found.sentence.zh);
    const before = merged[at];
    if (before) merged[at] = { ...before, files: [...(before.files ?? []), ...(found.files ?? [])] };
    else merged.push(found);
  }
  return firstOf(merged, none);
}
