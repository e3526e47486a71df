import type { Report } from '@/utils/bundle/verify';
import { checkTrusting, unpack, type Unpacked } from '../unit/bundle/repack';
import { mutate, Random, type Good } from './mutate';
import { SAMPLE_EXHIBITS } from './sample-bundle';
import { newSigner, sealedBundle } from './sealed-bundle';
import { TestTsa } from './tsa';

export interface FuzzResult {
  readonly runs: number;
  /** Something was reported: not everything holds as it did. */
  readonly noticed: number;
  /** Verifies as before, and says the same: an unused byte of a token, a certificate in another order. */
  readonly neutral: number;
  /** Verifies as before and says something else. Must be empty. */
  readonly unnoticed: readonly string[];
}

/** Edits a signed and time-stamped bundle `runs` times at random, and counts the edits that pass for the original. */
export async function fuzzVerifier(runs: number, seed: number): Promise<FuzzResult> {
  const tsa = new TestTsa();
  try {
    const [volume] = await sealedBundle(tsa, await newSigner(), { exhibits: SAMPLE_EXHIBITS.slice(0, 2) });
    if (!volume) throw new Error('no volume');
    const good: Good = { zip: volume.bytes, ...(await unpack(volume.bytes)) };
    const root = tsa.text('root.pem');
    const check = (zip: Uint8Array): Promise<Report> => checkTrusting(root, [volume.name, zip]);
    const original = said(await check(good.zip));
    if (!original.startsWith('holds'))
      throw new Error(`the bundle does not verify to begin with: ${original}`);
    const random = new Random(seed);
    const unnoticed: string[] = [];
    let neutral = 0;
    for (let run = 0; run < runs; run += 1) {
      const { what, zip } = await mutate(good, random);
      if (said(await check(zip)) !== original) continue;
      if (await sameMeaning(good.files, zip)) neutral += 1;
      else unnoticed.push(what);
    }
    return { runs, noticed: runs - neutral - unnoticed.length, neutral, unnoticed };
  } finally {
    tsa.remove();
  }
}

/** What a reader is told, less the names of files: outcome, each line with its finding, each time-stamp. */
function said({ outcome, bundles }: Report): string {
  const told = bundles.map((bundle) => ({
    lines: Object.values(bundle.lines).map((line) => [line.status, line.code, line.sentence.zh]),
    also: Object.values(bundle.lines).flatMap((line) =>
      (line.also ?? []).map((v) => [v.code, v.sentence.zh]),
    ),
    stamps: bundle.timestamps,
  }));
  return `${outcome} ${JSON.stringify(told)}`;
}

/**
 * Everything outside `seal/` is byte for byte the original, by another reader than ours. What the seals say was compared
 * with {@link said}.
 */
async function sameMeaning(files: Unpacked, zip: Uint8Array): Promise<boolean> {
  const now = (await unpack(zip).catch(() => undefined))?.files;
  if (!now) return false;
  const outside = (all: Unpacked): string[] =>
    [...all.keys()].filter((path) => !path.startsWith('seal/')).sort();
  return (
    outside(files).join('\n') === outside(now).join('\n') &&
    outside(files).every(
      (path) => Buffer.compare(files.get(path) ?? Buffer.alloc(0), now.get(path) ?? Buffer.alloc(1)) === 0,
    )
  );
}
