import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { bytesSource } from '@/utils/bundle/byte-source';
import { verifyBundle } from '@/utils/bundle/verify';
import { nodeDigests } from '@/utils/verifier/node-digests';
import { sampleBundle } from '../../support/sample-bundle';
import { check, codes, fileRanges, pack, remanifest, unpack, type Unpacked } from './repack';

let name = '';
let zip: Uint8Array;
let folder = '';
let original: Unpacked;

beforeAll(async () => {
  const [volume] = await sampleBundle();
  if (!volume) throw new Error('no volume');
  ({ name, bytes: zip } = volume);
  ({ folder, files: original } = await unpack(zip));
});

/** Verifies the sample after an edit that the forger packed again. */
async function edited(edit: (files: Unpacked) => void, manifests: 'honest' | 'forged' = 'honest') {
  const files = new Map(original);
  edit(files);
  if (manifests === 'forged') remanifest(files);
  const report = await check([name, await pack(folder, files)]);
  return { ...report, first: report.bundles[0] };
}

const setText = (path: string, change: (text: string) => string) => (files: Unpacked) =>
  void files.set(path, Buffer.from(change(String(files.get(path)))));

describe('an untouched bundle', () => {
  it('holds in every line that can be checked, and says what was never there', async () => {
    const report = await check([name, zip]);
    expect(report.outcome).toBe('holds');
    expect(codes(report.bundles[0])).toEqual({
      structure: 'STRUCTURE_OK',
      payload: 'PAYLOAD_OK',
      chain: 'CHAIN_OK',
      signature: 'SIGNATURE_ABSENT',
      timestamp: 'TIMESTAMP_ABSENT',
      completeness: 'COMPLETE_WITH_GAPS',
    });
  });

  it('names what could not be captured and what was deleted', async () => {
    const [bundle] = (await check([name, zip])).bundles;
    expect(bundle?.exhibits.map((e) => [e.label, e.notCaptured.map((n) => n.reason)])).toEqual([
      ['E001', []],
      ['E002', []],
      ['E003', ['CROSS_ORIGIN_FRAME']],
    ]);
    expect(bundle?.deleted).toMatchObject([{ label: 'E004', reason: '含有无关的个人信息' }]);
  });

  it('still holds when it is packed by the same rules again', async () => {
    expect((await edited(() => undefined)).outcome).toBe('holds');
  });
});

describe('read back by whoever wrote it a moment ago', () => {
  const readBack = async (bytes: Uint8Array, hashed: ReadonlyMap<string, string>) => {
    const source = bytesSource(bytes);
    return (await verifyBundle([{ name, source }], { digests: nodeDigests, crypto, hashed })).bundles[0];
  };

  it('knows SHA-512 by what the writer hashed, and holds the manifest against it', async () => {
    const [volume] = await sampleBundle();
    const hashed = volume?.hashed ?? new Map();
    const listed = String(original.get('manifest-sha256.txt')).trim().split('\n');
    expect([...hashed.keys()]).toEqual(expect.arrayContaining(listed.map((line) => line.slice(0, 64))));
    expect(codes(await readBack(zip, hashed))?.payload).toBe('PAYLOAD_OK');
    const wrong = new Map([...hashed].map(([sha256, sha512]) => [sha256, sha512.replace(/^./, 'x')]));
    expect(codes(await readBack(zip, wrong))?.payload).toBe('PAYLOAD_CHANGED');
  });

  it('still sees a byte that the store has changed', async () => {
    const [volume] = await sampleBundle();
    const stored = (await fileRanges(zip)).find(({ path }) => path.startsWith('data/exhibits/'));
    const bad = zip.slice();
    const at = stored?.start ?? 0;
    bad[at] = (bad[at] ?? 0) ^ 1;
    expect(codes(await readBack(bad, volume?.hashed ?? new Map()))?.payload).toBe('PAYLOAD_CHANGED');
  });
});

describe('one changed byte, anywhere', () => {
  it('is never all valid, and is named when it lies in a file', async () => {
    const layout = await fileRanges(zip);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: zip.byteLength - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, mask) => {
          const bad = zip.slice();
          bad[at] = (bad[at] ?? 0) ^ mask;
          const report = await check([name, bad]);
          expect(report.outcome).toBe('invalid');
          const file = layout.find((r) => at >= r.start && at < r.end);
          const named = Object.values(report.bundles[0]?.lines ?? {})
            .flatMap((line) => [line, ...(line.also ?? [])])
            .flatMap((line) => line.files ?? []);
          // A deflate stream can spell the same content in another way: then the file is whole and the shell is not.
          if (file && codes(report.bundles[0])['payload'] !== 'PAYLOAD_OK')
            expect(named).toContain(file.path);
          else expect(report.bundles[0]?.lines.structure.status).toBe('invalid');
        },
      ),
      { numRuns: 400 },
    );
  }, 120_000);

  it('at the end of the file or before its start is refused', async () => {
    const more = new Uint8Array([...zip, 0]);
    expect(codes((await check([name, more])).bundles[0])['structure']).toBe('ZIP_TRAILING');
    const before = new Uint8Array([0, ...zip]);
    expect((await check([name, before])).outcome).toBe('invalid');
    expect(codes((await check([name, zip.slice(0, -200)])).bundles[0])['structure']).toBe('ZIP_CUT_SHORT');
  });
});

describe('a forger who packs the zip again', () => {
  it.each([
    ['changes a picture', 'data/exhibits/E001/page.png', 'PAYLOAD_CHANGED', 'CHAIN_FILE_CHANGED'],
    [
      'changes a record',
      'data/exhibits/E002/exhibit.json',
      'PAYLOAD_CHANGED',
      'CHAIN_FILE_CHANGED CHAIN_RECORD',
    ],
    ['changes the human page', 'index.html', 'PAYLOAD_CHANGED', 'CHAIN_OK'],
    ['changes the instructions', 'VERIFY.txt', 'PAYLOAD_CHANGED', 'CHAIN_OK'],
    ['changes the list of exhibits', 'data/exhibits.csv', 'PAYLOAD_CHANGED', 'CHAIN_OK'],
  ])('and %s is told so, with the file', async (_, path, payload, chain) => {
    const { outcome, first } = await edited(setText(path, (text) => `${text} `));
    expect(outcome).toBe('invalid');
    expect(codes(first)).toMatchObject({ payload, chain });
    expect(first?.lines.payload.files).toEqual([path]);
  });

  it('and removes a file is told so', async () => {
    const { first } = await edited((files) => files.delete('data/exhibits/E001/page.png'));
    expect(codes(first)).toMatchObject({
      payload: 'PAYLOAD_MISSING',
      chain: 'CHAIN_FILE_MISSING',
    });
    expect(first?.lines.chain.files).toEqual(['data/exhibits/E001/page.png']);
  });

  it('and adds files, listed nowhere, is told so', async () => {
    const { first } = await edited((files) => {
      files.set('data/exhibits/E001/extra.png', Buffer.from('x'));
      files.set('README.txt', Buffer.from('x'));
    });
    expect(first?.lines.payload.files).toEqual(['README.txt', 'data/exhibits/E001/extra.png']);
    expect(codes(first)['chain']).toBe('CHAIN_FILE_UNLOGGED');
  });

  it('and makes new manifests is caught by the custody log', async () => {
    const { outcome, first } = await edited(
      setText('data/exhibits/E001/page.png', (text) => text.replace('pixels', 'forged')),
      'forged',
    );
    expect(codes(first)).toMatchObject({
      structure: 'STRUCTURE_OK',
      payload: 'PAYLOAD_OK',
      chain: 'CHAIN_FILE_CHANGED',
    });
    expect(first?.lines.chain.files).toEqual(['data/exhibits/E001/page.png']);
    expect(outcome).toBe('invalid');
  });

  it('and edits a line of the log breaks the chain at the next', async () => {
    const { first } = await edited(
      setText('data/log/chain.jsonl', (text) => text.replace('付款后一小时', '付款后十小时')),
      'forged',
    );
    expect(codes(first)['chain']).toMatch(/^CHAIN_PREV/);
    expect(first?.lines.chain.detail).toEqual({ line: 6 });
  });

  it('and cuts the last line off the log is caught by case.json', async () => {
    const { first } = await edited(
      setText('data/log/chain.jsonl', (text) => text.replace(/[^\n]+\n$/, '')),
      'forged',
    );
    expect(codes(first)['chain']).toContain('CHAIN_HEAD');
  });

  it('and removes a whole exhibit with its manifest lines is told which', async () => {
    const { first } = await edited((files) => {
      for (const path of files.keys()) if (path.includes('/E002/')) files.delete(path);
    }, 'forged');
    expect(codes(first)).toMatchObject({ chain: 'CHAIN_FILE_MISSING', completeness: 'EXHIBIT_MISSING' });
    expect(first?.lines.completeness.files).toEqual(['data/exhibits/E002/exhibit.json']);
  });

  it('and puts a deleted exhibit back is told so', async () => {
    const { first } = await edited(
      (files) => files.set('data/exhibits/E004/page.png', Buffer.from('x')),
      'forged',
    );
    expect(codes(first)['chain']).toBe('CHAIN_FILE_UNLOGGED');
  });

  it('and uses JSON that two readers see differently is refused', async () => {
    const { first } = await edited(
      setText('data/case.json', (text) => text.replace('{', '{"case":{},')),
      'forged',
    );
    expect(codes(first)).toMatchObject({ structure: 'CASE_UNREADABLE', payload: 'PAYLOAD_OK' });
  });
});

describe('the record format', () => {
  it('of an unknown major version is refused, not guessed at', async () => {
    const { outcome, first } = await edited(
      setText('data/case.json', (text) => text.replace('"specVersion":"1.0"', '"specVersion":"2.0"')),
      'forged',
    );
    expect(outcome).toBe('unreadable');
    expect(first?.lines.structure).toMatchObject({ code: 'SPEC_UNKNOWN', detail: { version: '2.0' } });
  });

  it('may gain fields in a minor version', async () => {
    const { outcome } = await edited(
      setText('data/case.json', (text) =>
        text.replace('"specVersion":"1.0"', '"specVersion":"1.7","zebra":[1]'),
      ),
      'forged',
    );
    expect(outcome).toBe('holds');
  });
});

describe('the sums in bag-info.txt', () => {
  it('must fit the files even when every hash does', async () => {
    const { first } = await edited((files) => {
      remanifest(files);
      setText('bag-info.txt', (text) => text.replace(/Oxum: \d/, 'Oxum: 9'))(files);
      const tags = [
        'VERIFY.txt',
        'bag-info.txt',
        'bagit.txt',
        'index.html',
        'manifest-sha256.txt',
        'manifest-sha512.txt',
      ];
      const lines = tags.map(
        (p) =>
          `${createHash('sha256')
            .update(files.get(p) ?? '')
            .digest('hex')}  ${p}\n`,
      );
      files.set('tagmanifest-sha256.txt', Buffer.from(lines.join('')));
    });
    expect(codes(first)['payload']).toBe('PAYLOAD_OXUM');
  });
});

describe('a seal', () => {
  it('that is rubbish is not passed over', async () => {
    const { outcome, first } = await edited((files) => {
      files.set('seal/tagmanifest-sha256.txt.sig', Buffer.from('sig'));
      files.set('seal/tagmanifest-sha256.freetsa.tsr', Buffer.from('tsr'));
    });
    expect(codes(first)).toMatchObject({
      payload: 'PAYLOAD_OK',
      signature: 'SIGNATURE_KEY_MISSING',
      timestamp: 'TIMESTAMP_MALFORMED',
    });
    expect(outcome).toBe('invalid');
  });
});
