import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rawToDer } from '@/utils/integrity/ecdsa-der';
import { spkiPem, readSpkiPem, verifySignature } from '@/utils/integrity/signature';

const CORPUS = new URL('../../../../shared/corpus/wycheproof/', import.meta.url);
const here = existsSync(CORPUS);

interface Group {
  readonly publicKeyDer: string;
  readonly tests: readonly {
    readonly tcId: number;
    readonly comment: string;
    readonly flags: readonly string[];
    readonly msg: string;
    readonly sig: string;
    readonly result: 'valid' | 'invalid' | 'acceptable';
  }[];
}
const read = (name: string): readonly Group[] =>
  (JSON.parse(readFileSync(new URL(name, CORPUS), 'utf8')) as { testGroups: readonly Group[] }).testGroups;
const hex = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text, 'hex'));

/** Ids of vectors that are judged otherwise than their authors say. */
async function disagreements(
  groups: readonly Group[],
  toDer: (sig: Uint8Array) => Uint8Array | undefined,
): Promise<{ count: number; wrong: string[] }> {
  let count = 0;
  const wrong: string[] = [];
  for (const { publicKeyDer, tests } of groups) {
    const spki = readSpkiPem(spkiPem(hex(publicKeyDer)));
    for (const test of tests) {
      count += 1;
      const der = toDer(hex(test.sig));
      const holds = !!spki && !!der && (await verifySignature(spki, der, hex(test.msg), crypto.subtle));
      if (holds !== (test.result === 'valid')) wrong.push(`${test.tcId} ${test.result} ${test.comment}`);
    }
  }
  return { count, wrong };
}

describe.skipIf(!here)('Wycheproof ECDSA P-256 SHA-256', () => {
  it('every DER vector is accepted or refused as its authors say', async () => {
    const { count, wrong } = await disagreements(read('ecdsa_secp256r1_sha256_test.json'), (sig) => sig);
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(400);
  });

  it('every raw vector too, by way of DER', async () => {
    const groups = read('ecdsa_secp256r1_sha256_p1363_test.json');
    const { count, wrong } = await disagreements(groups, rawToDer);
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(200);
  });
});
