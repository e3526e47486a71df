import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asicOfBundle, asicS } from '@/utils/bundle/asic';
import { bytesSource } from '@/utils/bundle/byte-source';
import { headlineOf } from '@/utils/bundle/headline';
import { hasOpenssl } from '../../support/openssl';
import { sampleBundle, type SampleVolume } from '../../support/sample-bundle';
import { newSigner, sealedBundle } from '../../support/sealed-bundle';
import { TestTsa } from '../../support/tsa';
import { checkTrusting } from './repack';

describe.skipIf(!hasOpenssl)('an ASiC-S container of a time-stamped bundle', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'liuzheng-asic-'));
  let tsa: TestTsa;
  let made: Awaited<ReturnType<typeof asicOfBundle>>;
  let manifest = '';
  let bundle: SampleVolume;
  beforeAll(async () => {
    tsa = new TestTsa();
    const [volume] = await sealedBundle(tsa, await newSigner());
    if (!volume) throw new Error('no volume');
    bundle = volume;
    made = await asicOfBundle(bytesSource(volume.bytes));
    const zip = await JSZip.loadAsync(volume.bytes);
    manifest = await (zip.file(/\/tagmanifest-sha256\.txt$/)[0]?.async('text') ?? '');
    writeFileSync(path.join(folder, 'root.pem'), tsa.text('root.pem'));
    writeFileSync(path.join(folder, 'chain.pem'), tsa.text('chain.pem'));
    writeFileSync(path.join(folder, 'x.asics'), made?.bytes ?? '');
  }, 30_000);
  afterAll(() => {
    tsa.remove();
    rmSync(folder, { recursive: true });
  });

  it('begins with its media type, stored and without extra field, as ETSI EN 319 162-1 asks', () => {
    expect(made?.name).toBe('LZ-7f3a9c2e-20260312T072805Z.asics');
    const bytes = readFileSync(path.join(folder, 'x.asics'));
    // At offset 30 the name, at 38 the content: what `file` and validators look for.
    expect(bytes.toString('latin1', 30, 69)).toBe('mimetypeapplication/vnd.etsi.asic-s+zip');
    expect(bytes.readUInt16LE(8)).toBe(0);
    expect(bytes.readUInt16LE(28)).toBe(0);
  });

  it('holds the manifest and a token over it that openssl takes; over another it does not', async () => {
    const zip = await JSZip.loadAsync(made?.bytes ?? '');
    expect(Object.keys(zip.files)).toEqual(['mimetype', 'tagmanifest-sha256.txt', 'META-INF/timestamp.tst']);
    for (const name of ['tagmanifest-sha256.txt', 'META-INF/timestamp.tst'])
      writeFileSync(
        path.join(folder, path.basename(name)),
        (await zip.file(name)?.async('uint8array')) ?? '',
      );
    expect(readFileSync(path.join(folder, 'tagmanifest-sha256.txt'), 'utf8')).toBe(manifest);
    const verify = (data: string) =>
      spawnSync(
        'openssl',
        `ts -verify -data ${data} -in timestamp.tst -token_in -CAfile root.pem -untrusted chain.pem`.split(
          ' ',
        ),
        { cwd: folder },
      ).status;
    expect(verify('tagmanifest-sha256.txt')).toBe(0);
    writeFileSync(path.join(folder, 'other.txt'), `${manifest} `);
    expect(verify('other.txt')).not.toBe(0);
  });

  it('is a zip that unzip opens', () => {
    if (spawnSync('unzip', ['-v']).status !== 0) return;
    expect(String(execFileSync('unzip', ['-tq', path.join(folder, 'x.asics')]))).toContain('No errors');
  });

  it('is read back: what it shows alone, with its bundle, with another, and under an unknown root', async () => {
    const own = [made?.name ?? '', made?.bytes ?? new Uint8Array()] as const;
    const [plain] = await sampleBundle();
    const read = async (roots: string, ...files: readonly (readonly [string, Uint8Array])[]) => {
      const { outcome, bundles } = await checkTrusting(roots, ...files);
      const container = bundles.find((one) => one.container === 'asic-s');
      return [outcome, container && headlineOf(container, () => 480).code, container?.lines.payload.code];
    };
    const root = tsa.text('root.pem');
    expect(await read(root, own)).toEqual(['holds', 'ASIC_STAMPED', 'ASIC_LIST']);
    expect(await read(root, own, [bundle.name, bundle.bytes])).toEqual(['holds', 'ASIC_FITS', 'ASIC_FITS']);
    expect(await read(root, own, ['other.zip', plain?.bytes ?? new Uint8Array()])).toEqual([
      'holds',
      'ASIC_NO_FIT',
      'ASIC_NO_FIT',
    ]);
    expect(await read('', own)).toEqual(['holds', 'ASIC_UNKNOWN', 'ASIC_LIST']);
  });

  it('of another kind, cut short or with a byte changed is not taken for one that holds', async () => {
    const bytes = Buffer.from(made?.bytes ?? '');
    const judged = async (edit: (bytes: Buffer) => Uint8Array) => {
      const { outcome, bundles } = await checkTrusting(tsa.text('root.pem'), [
        'x.asics',
        edit(Buffer.from(bytes)),
      ]);
      return [outcome, bundles[0]?.lines.structure.code];
    };
    expect(await judged((b) => b.subarray(0, b.byteLength - 40))).toEqual(['unreadable', 'ZIP_CUT_SHORT']);
    const foreign = (b: Buffer): Buffer =>
      Buffer.from(
        b.toString('latin1').replaceAll('tagmanifest-sha256.txt', 'an-invoice-of-mine.txt'),
        'latin1',
      );
    expect(await judged(foreign)).toEqual(['unreadable', 'ASIC_FOREIGN']);
    const listed = (b: Buffer): Buffer => {
      const at = b.indexOf('  manifest-sha256.txt') - 1;
      b[at] = b[at] === 0x30 ? 0x31 : 0x30;
      return b;
    };
    // Its checksum no longer fits: there is no list to be read.
    expect(await judged(listed)).toEqual(['unreadable', 'ASIC_FOREIGN']);
  });

  it('is made of nothing but a granted response, and not of a bundle without one', async () => {
    expect(await asicS('a.txt', new Uint8Array(3), tsa.rejection())).toBeUndefined();
    expect(await asicS('a.txt', new Uint8Array(3), new Uint8Array(3))).toBeUndefined();
    expect(await asicS('../a.txt', new Uint8Array(3), tsa.rejection())).toBeUndefined();
    const [plain] = await sampleBundle();
    expect(await asicOfBundle(bytesSource(plain?.bytes ?? new Uint8Array()))).toBeUndefined();
    expect(await asicOfBundle(bytesSource(new Uint8Array(9)))).toBeUndefined();
  });
});
