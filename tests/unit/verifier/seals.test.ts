import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '@/utils/bundle/verify';
import type { Signer } from '@/utils/integrity/signature';
import { run } from '@/utils/verifier/run';
import { hasOpenssl } from '../../support/openssl';
import { newSigner, sealedBundle } from '../../support/sealed-bundle';
import { TestTsa } from '../../support/tsa';
import { pack, unpack } from '../bundle/repack';

describe.skipIf(!hasOpenssl)('the verifier, of a sealed bundle', () => {
  const folder = mkdtempSync(join(tmpdir(), 'verifier-seals-'));
  const at = (name: string): string => join(folder, name);
  let tsa: TestTsa;
  let signer: Signer;
  beforeAll(async () => {
    tsa = new TestTsa();
    signer = await newSigner();
    const [volume] = await sealedBundle(tsa, signer);
    if (!volume) throw new Error('no volume');
    writeFileSync(at('sealed.zip'), volume.bytes);
    writeFileSync(at('root.pem'), tsa.text('root.pem'));
    const [, base64 = ''] = /-----BEGIN CERTIFICATE-----([^-]+)-----/.exec(tsa.text('root.pem')) ?? [];
    writeFileSync(at('root.cer'), Buffer.from(base64, 'base64'));
    writeFileSync(at('note.pem'), 'no certificate');
    const { folder: top, files } = await unpack(volume.bytes);
    for (const path of files.keys()) if (path.startsWith('seal/')) files.delete(path);
    writeFileSync(at('stripped.zip'), await pack(top, files));
    files.set('seal/device-pub.pem', Buffer.from(signer.pem));
    files.set('seal/tagmanifest-sha256.txt.sig', Buffer.from(await signer.sign(Buffer.from('other'))));
    writeFileSync(at('broken.zip'), await pack(top, files));
  }, 30_000);
  afterAll(() => {
    tsa.remove();
    rmSync(folder, { recursive: true });
  });

  async function verify(...args: string[]) {
    let out = '';
    let problem = '';
    const code = await run(args, { out: (text) => (out += text), err: (text) => (problem += text) });
    return { code, out, problem };
  }

  it('answers 0 and shows key, time and authority when the root is trusted', async () => {
    const { code, out } = await verify(at('sealed.zip'), '--tsa-root', at('root.pem'));
    expect(code).toBe(0);
    expect(out).toContain('签名 signature: ✓ 有效 valid');
    expect(out.replaceAll(' ', '')).toContain(signer.fingerprint);
    expect(out).toContain('时间戳 timestamp: ✓ 有效 valid');
    expect(out).toMatch(/整个证据包 bundle {2}\d{4}-\d\d-\d\dT.*Test tsa.*\[TIMESTAMP_OK\]/);
    expect(out).toMatch(/E001 {2}\d{4}-.*\[TIMESTAMP_OK\]/);
    expect(out).toContain('由核验者自己添加信任');
    // The same certificate as it is handed out elsewhere.
    expect((await verify(at('sealed.zip'), '--tsa-root', at('root.cer'))).out).toBe(out);
  });

  it('answers 0 without that root, and does not call the time-stamp good', async () => {
    const { code, out } = await verify(at('sealed.zip'));
    expect(code).toBe(0);
    expect(out).toContain('时间戳 timestamp: ? 未核验 not-checkable');
    expect(out).toContain('[TIMESTAMP_ROOT_UNKNOWN]');
  });

  it('answers 0 for a bundle whose seals were taken away, and says that they were', async () => {
    const { code, out } = await verify(at('stripped.zip'));
    expect(code).toBe(0);
    expect(out).toContain('[SIGNATURE_STRIPPED]');
    expect(out).toContain('[TIMESTAMP_STRIPPED]');
  });

  it('answers 1 for a broken signature', async () => {
    const { code, out } = await verify(at('broken.zip'));
    expect(code).toBe(1);
    expect(out).toContain('[SIGNATURE_BROKEN]');
  });

  it('gives the machine the same', async () => {
    const { out } = await verify(at('sealed.zip'), '--tsa-root', at('root.pem'), '--json');
    const { bundles } = JSON.parse(out) as Report;
    expect(bundles[0]?.lines.signature).toMatchObject({ status: 'valid', code: 'SIGNATURE_OK' });
    expect(bundles[0]?.timestamps).toMatchObject([
      { covers: 'E001', code: 'TIMESTAMP_OK', accuracyMs: 1500, line: 2 },
      { covers: 'bundle', code: 'TIMESTAMP_OK', tsa: 'Test tsa', root: 'Test Root' },
    ]);
  });

  it('answers 2 for a root that is none', async () => {
    expect(await verify(at('sealed.zip'), '--tsa-root', at('note.pem'))).toMatchObject({ code: 2 });
    expect(await verify(at('sealed.zip'), '--tsa-root', at('nowhere.pem'))).toMatchObject({ code: 2 });
  });
});
