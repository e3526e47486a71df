import type { Report } from '@/utils/bundle/verify';
import { checkTrusting, unpack, type Unpacked } from '../unit/bundle/repack';
import { mutate, Random, type Good } from './mutate';
import { richBundle, richCopy } from './rich-bundle';
import { newSigner } from './sealed-bundle';
import { TestTsa } from './tsa';

export interface FuzzResult {
  readonly runs: number;
  /** Something was reported: not everything holds as it did. */
  readonly noticed: number;
  /** Verifies as before, and says the same: an unused byte of a token, a certificate in another order. */
  readonly neutral: number;
  /** How many of those, by what was edited: `seal/test.chain.pem`. */
  readonly neutralBy: Readonly<Record<string, number>>;
  /** Verifies as before and says something else. Must be empty. */
  readonly unnoticed: readonly string[];
}

/**
 * Edits a signed and time-stamped bundle with everything in it, and its masked copy, `runs` times at random, and counts
 * the edits that pass for the original.
 */
export async function fuzzVerifier(runs: number, seed: number): Promise<FuzzResult> {
  const tsa = new TestTsa();
  try {
    const signer = await newSigner();
    const root = tsa.text('root.pem');
    const goods = await Promise.all(
      [await richBundle({ tsa, signer }), await richCopy(tsa, signer)].map(async ({ name, bytes }) => {
        const check = async (zip: Uint8Array): Promise<string> =>
          said(await checkTrusting(root, [name, zip]));
        const original = await check(bytes);
        if (!original.startsWith('holds'))
          throw new Error(`the bundle does not verify to begin with: ${original}`);
        const good: Good = { zip: bytes, ...(await unpack(bytes)) };
        return { good, check, original };
      }),
    );
    const random = new Random(seed);
    const unnoticed: string[] = [];
    const neutralBy: Record<string, number> = {};
    let neutral = 0;
    for (let run = 0; run < runs; run += 1) {
      const { good, check, original } = random.pick(goods);
      const { what, zip } = await mutate(good, random);
      if ((await check(zip)) !== original) continue;
      const edited = await editedIn(good.files, zip);
      if (edited && [...edited].every((path) => path.startsWith('seal/'))) {
        neutral += 1;
        const by = [...edited].join(' and ') || 'nothing';
        neutralBy[by] = (neutralBy[by] ?? 0) + 1;
      } else unnoticed.push(what);
    }
    return { runs, noticed: runs - neutral - unnoticed.length, neutral, neutralBy, unnoticed };
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
    external: bundle.external,
  }));
  return `${outcome} ${JSON.stringify(told)}`;
}

/** Files that differ from the original, by another reader than ours; undefined: that reader cannot read it. */
async function editedIn(files: Unpacked, zip: Uint8Array): Promise<ReadonlySet<string> | undefined> {
  const now = (await unpack(zip).catch(() => undefined))?.files;
  if (!now) return undefined;
  const edited = [...new Set([...files.keys(), ...now.keys()])].sort().filter((path) => {
    const [before, after] = [files.get(path), now.get(path)];
    return !before || !after || Buffer.compare(before, after) !== 0;
  });
  return new Set(edited);
}
