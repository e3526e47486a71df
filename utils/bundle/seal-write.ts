import { exhibitLabel } from '../exhibit/ids';
import { sm3Hex } from '../integrity/sm3';
import { utf8 } from '../shared/bytes';
import { appError } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import type { BundleInput, BundlePorts, SealFile } from './input';
import type { BundlePlan, VolumePlan } from './plan';
import { EXTERNAL, KEY_FILE, sealCap, SIGNATURE_FILE, SM3_FILE, tokenPath } from './seal-files';

interface SealEntry extends SealFile {
  readonly mediaType: string;
}

/**
 * What goes into `seal/` of one volume: signature, key and SM3 over its tagmanifest, the time-stamps that came in for it
 * and for its exhibits, and what outsiders issued. UNEXPECTED: a file that no reader would take.
 */
export async function sealVolume(
  input: BundleInput,
  plan: BundlePlan,
  volume: VolumePlan,
  tagManifest: Uint8Array,
  { signer, stamp }: Pick<BundlePorts, 'signer' | 'stamp'>,
): Promise<Result<readonly SealEntry[]>> {
  const files: SealFile[] = [
    { path: SM3_FILE, bytes: utf8(`${sm3Hex(tagManifest)}  tagmanifest-sha256.txt\n`) },
  ];
  if (signer) {
    files.push({ path: SIGNATURE_FILE, bytes: await signer.sign(tagManifest) });
    files.push({ path: KEY_FILE, bytes: utf8(signer.pem) });
  }
  const numbers = (volumes: readonly VolumePlan[]): Set<number> =>
    new Set(volumes.flatMap((v) => v.exhibits.map((e) => e.record.number)));
  const [here, anywhere] = [numbers([volume]), numbers(plan.volumes)];
  // The time-stamp of a deleted exhibit still dates the hashes in the log: the first volume carries it.
  const belongs = (path: string): boolean => {
    // What outsiders issued may be large: once is enough.
    if (path.startsWith(EXTERNAL)) return volume.number === 1;
    const exhibit = aboutExhibit(path);
    return exhibit === undefined || here.has(exhibit) || (volume.number === 1 && !anywhere.has(exhibit));
  };
  const given = [...(input.seals ?? []), ...((await stamp?.(tagManifest)) ?? [])];
  files.push(...joinChains(given.filter(({ path }) => belongs(path))));
  const bad = files.find(({ path, bytes }, i) => {
    const repeated = files.findIndex((other) => other.path === path) !== i;
    return repeated || !(bytes.byteLength > 0 && bytes.byteLength <= (sealCap(path) ?? -1));
  });
  if (bad) return err(appError('UNEXPECTED', { cause: `seal file ${bad.path}` }));
  return ok(files.map((file) => ({ ...file, mediaType: 'application/octet-stream' })));
}

const CHAIN = /^seal\/[^/]+\.chain\.pem$/;
const BLOCK = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n?/g;

/** An authority's certificates, of all its tokens, in one file: each certificate once. */
function joinChains(files: readonly SealFile[]): SealFile[] {
  const chains = new Map<string, Set<string>>();
  for (const { path, bytes } of files.filter((file) => CHAIN.test(file.path))) {
    const blocks = chains.get(path) ?? new Set<string>();
    for (const [block] of new TextDecoder('latin1').decode(bytes).matchAll(BLOCK)) blocks.add(block);
    chains.set(path, blocks);
  }
  return [
    ...files.filter(({ path }) => !CHAIN.test(path)),
    ...[...chains].map(([path, blocks]) => ({ path, bytes: utf8([...blocks].join('')) })),
  ];
}

/** Number of the exhibit whose request or response it is. */
function aboutExhibit(path: string): number | undefined {
  return tokenPath(path.replace(/\.tsq$/, '.tsr'))?.exhibit;
}

/** `seal/exhibits/E001.NAME.tsr` */
export const exhibitTokenPath = (number: number, tsa: string, kind: 'tsq' | 'tsr'): string =>
  `seal/exhibits/${exhibitLabel(number)}.${tsa}.${kind}`;
