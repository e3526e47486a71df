import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { richBundle, richCopy } from '../../support/rich-bundle';
import { newSigner } from '../../support/sealed-bundle';
import { TestTsa } from '../../support/tsa';
import { checkTrusting, codes, unpack } from './repack';

/**
 * Bundles as they were written once, kept byte for byte: what the product exported stays valid, whatever becomes of the code.
 * `UPDATE_GOLDEN=1` writes them anew, which only a new version of the format may do.
 */
const GOLDEN = path.resolve(import.meta.dirname, '../../fixtures/golden');
const golden = (name: string): Buffer => readFileSync(path.join(GOLDEN, name));
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

if (process.env['UPDATE_GOLDEN']) {
  const tsa = new TestTsa();
  const signer = await newSigner();
  mkdirSync(GOLDEN, { recursive: true });
  writeFileSync(path.join(GOLDEN, 'plain.zip'), (await richBundle()).bytes);
  writeFileSync(path.join(GOLDEN, 'sealed.zip'), (await richBundle({ tsa, signer })).bytes);
  writeFileSync(path.join(GOLDEN, 'masked.zip'), (await richCopy(tsa, signer)).bytes);
  writeFileSync(path.join(GOLDEN, 'root.pem'), tsa.text('root.pem'));
  tsa.remove();
}

const SOUND = { structure: 'STRUCTURE_OK', payload: 'PAYLOAD_OK', chain: 'CHAIN_OK' };
const SIGNED = { signature: 'SIGNATURE_OK' };
const STAMPS = 'TIMESTAMP_OK TIMESTAMP_OK';

describe('bundles that were written once', () => {
  it.each([
    [
      'plain.zip',
      '2d71c44826a8395ef2e716e3ffb197c2f4ec0f53c799bd42ea3b4e98be0eddf5',
      { ...SOUND, signature: 'SIGNATURE_ABSENT', timestamp: 'EXTERNAL_SEAL' },
    ],
    [
      'sealed.zip',
      'b64bc81c85de629ec17a38753a8b7585c9add87b338f1d6b66143e37b7ea8c09',
      { ...SOUND, ...SIGNED, timestamp: `${STAMPS} EXTERNAL_SEAL`, completeness: 'COMPLETE_OK' },
    ],
    [
      'masked.zip',
      'e1be11393ed132c519190fd81dd13f558c0c579b69962a474f5e1222434e8081',
      {
        ...SOUND,
        ...SIGNED,
        chain: 'CHAIN_OK_SEALED',
        timestamp: `${STAMPS} EXTERNAL_MISSING`,
        completeness: 'REDACTION_OK COMPLETE_OK',
      },
    ],
  ])('%s holds', async (name, hash, expected) => {
    expect(sha256(golden(name))).toBe(hash);
    const { outcome, bundles } = await checkTrusting(golden('root.pem').toString(), [name, golden(name)]);
    expect(outcome).toBe('holds');
    expect(codes(bundles[0])).toMatchObject(expected);
  });

  it('are what is written today, byte for byte, but for the wording of the two pages for people', async () => {
    const [then, now] = [await unpack(golden('plain.zip')), await unpack((await richBundle()).bytes)];
    expect(now.folder).toBe(then.folder);
    expect([...now.files.keys()]).toEqual([...then.files.keys()]);
    const worded = /^(?:index\.html|VERIFY\.txt|tagmanifest-sha256\.txt|seal\/tagmanifest-sha256\.txt\.sm3)$/;
    for (const [file, bytes] of then.files)
      if (!worded.test(file)) expect(String(now.files.get(file)), file).toBe(String(bytes));
  });
});
