import { fuzzVerifier } from '@/tests/support/fuzz-verifier';
import { hasOpenssl } from '@/tests/support/openssl';
import type { Row } from '../report';

const RUNS = 10_000;
const SEED = 3161;

/** Ten thousand random edits of a sealed bundle with everything in it and of its masked copy: how many pass for the original. */
export async function mutationRows(runs = RUNS, seed = SEED): Promise<Row[]> {
  const name = '随机篡改不被发现 edits that pass for the original';
  if (!hasOpenssl)
    return [{ id: 'verify.mutations', name, shown: '', raw: {}, problem: 'openssl is needed' }];
  const begun = performance.now();
  const { noticed, neutral, neutralBy, unnoticed } = await fuzzVerifier(runs, seed);
  const seconds = (performance.now() - begun) / 1000;
  return [
    {
      id: 'verify.mutations',
      name,
      shown: `${unnoticed.length} / ${runs}（${noticed} 处报出 reported, ${neutral} 处不改变含义 change nothing that is said）, ${seconds.toFixed(0)} s`,
      raw: { runs, seed, noticed, neutral, neutralBy, unnoticed },
      ...(unnoticed.length > 0 ? { problem: unnoticed.slice(0, 3).join('; ') } : {}),
    },
  ];
}
