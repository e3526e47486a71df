import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { derToRaw, rawToDer } from '@/utils/integrity/ecdsa-der';
import {
  makeKeyPair,
  readSpkiPem,
  signerOf,
  spkiPem,
  verifySignature,
  type Signer,
} from '@/utils/integrity/signature';
import { sm3Hex } from '@/utils/integrity/sm3';
import { utf8 } from '@/utils/shared/bytes';
import { nodeDigests } from '@/utils/verifier/node-digests';
import { hasOpenssl } from '../../support/openssl';

const { subtle } = crypto;
let signer: Signer;
let pair: CryptoKeyPair;
let folder = '';
const at = (name: string): string => path.join(folder, name);
beforeAll(async () => {
  pair = await makeKeyPair(subtle);
  signer = await signerOf(pair, subtle, nodeDigests);
  folder = mkdtempSync(path.join(tmpdir(), 'liuzheng-sign-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const spkiOf = (): Uint8Array<ArrayBuffer> => {
  const spki = readSpkiPem(signer.pem);
  if (!spki) throw new Error('own key not read');
  return spki;
};

describe('a signature of this installation', () => {
  it('holds for the bytes it was made of and for no others', async () => {
    const der = await signer.sign(utf8('tagmanifest'));
    expect(await verifySignature(spkiOf(), der, utf8('tagmanifest'), subtle)).toBe(true);
    expect(await verifySignature(spkiOf(), der, utf8('tagmanifesT'), subtle)).toBe(false);
  });

  it('holds by no other key', async () => {
    const other = await signerOf(await makeKeyPair(subtle), subtle, nodeDigests);
    const der = await other.sign(utf8('tagmanifest'));
    expect(await verifySignature(spkiOf(), der, utf8('tagmanifest'), subtle)).toBe(false);
    expect(other.fingerprint).not.toBe(signer.fingerprint);
  });

  it('comes from a key that cannot be taken out of the profile', async () => {
    expect(pair.privateKey.extractable).toBe(false);
    await expect(subtle.exportKey('pkcs8', pair.privateKey)).rejects.toThrow();
  });

  it.skipIf(!hasOpenssl)('is what openssl takes, with the public key and its fingerprint', async () => {
    writeFileSync(at('data'), 'tagmanifest');
    writeFileSync(at('pub.pem'), signer.pem);
    const check = () =>
      spawnSync(
        'openssl',
        ['dgst', '-sha256', '-verify', at('pub.pem'), '-signature', at('sig'), at('data')],
        {
          encoding: 'utf8',
        },
      ).stdout.trim();
    // Short r or s, leading zeros, sign bytes: all occur within a few hundred.
    for (let round = 0; round < 20; round += 1) {
      writeFileSync(at('sig'), await signer.sign(utf8('tagmanifest')));
      expect(check()).toBe('Verified OK');
    }
    writeFileSync(at('data'), 'tagmanifesT');
    expect(check()).not.toBe('Verified OK');
    const der = execFileSync('openssl', ['pkey', '-pubin', '-in', at('pub.pem'), '-outform', 'DER']);
    expect(execFileSync('openssl', ['dgst', '-sha256', '-r'], { input: der, encoding: 'utf8' })).toContain(
      signer.fingerprint,
    );
  });
});

describe('raw and DER', () => {
  it('are each other’s inverse', () => {
    const scalar = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => {
      const out = bytes.slice();
      // Below the order of the curve, and not zero; often with leading zeros.
      out.fill(0, 0, (out[0] ?? 0) % 32);
      if (out[0] === 0xff) out[0] = 0x7f;
      out[31] = (out[31] ?? 0) | 1;
      return out;
    });
    fc.assert(
      fc.property(scalar, scalar, (r, s) => {
        const raw = Uint8Array.from([...r, ...s]);
        const der = rawToDer(raw);
        expect(der && derToRaw(der)).toEqual(raw);
      }),
    );
  });

  it.each([
    ['zero r', '30060201000201 01'],
    ['zero s', '30060201010201 00'],
    ['negative r', '3006020181020101'],
    ['a needless zero', '300702020001020101'],
    ['bytes after it', '300602010102010100'],
    ['a third integer', '3009020101020101020101'],
    ['a long length', '30810602010102 0101'],
    ['an indefinite length', '30800201010201010000'],
    [
      'r equal to the order',
      `3026022100ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551020101`,
    ],
    ['nothing', ''],
  ])('%s is refused', (_, hex) => {
    expect(derToRaw(Buffer.from(hex.replaceAll(' ', ''), 'hex'))).toBeUndefined();
  });
});

describe('the public key file', () => {
  it('has one spelling', () => {
    expect(spkiPem(spkiOf())).toBe(signer.pem);
    for (const other of [
      signer.pem.replaceAll('\n', '\r\n'),
      `${signer.pem}\n`,
      `# note\n${signer.pem}`,
      signer.pem.replace('M', 'MM'),
      signer.pem.replace('=', ''),
      '',
    ])
      expect(readSpkiPem(other)).toBeUndefined();
  });

  it('may hold no key of another kind', async () => {
    const p384 = await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-384' }, true, ['sign', 'verify']);
    expect(
      readSpkiPem(spkiPem(new Uint8Array(await subtle.exportKey('spki', p384.publicKey)))),
    ).toBeUndefined();
    const offCurve = spkiOf();
    offCurve[60] = (offCurve[60] ?? 0) ^ 1;
    const der = await signer.sign(utf8('x'));
    expect(await verifySignature(offCurve, der, utf8('x'), subtle)).toBe(false);
  });
});

describe('SM3', () => {
  it.each([
    ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
    ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
  ])('GB/T 32905 appendix A: %s', (text, hex) => expect(sm3Hex(utf8(text))).toBe(hex));

  it.skipIf(!hasOpenssl)('agrees with openssl at every length around a block', () => {
    for (const length of [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 1000]) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 7) % 256);
      const other = execFileSync('openssl', ['dgst', '-sm3', '-r'], { input: bytes, encoding: 'utf8' });
      expect(other).toContain(sm3Hex(bytes));
    }
  });
});
