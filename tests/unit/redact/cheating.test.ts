import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { PROVENANCE, REDACTIONS_FILE } from '@/utils/bundle/redacted/redactions';
import { canonicalJson } from '@/utils/integrity/canonical';
import { timestampRequest } from '@/utils/integrity/timestamp/request';
import { hasOpenssl } from '../../support/openssl';
import { copy, PLAN, testSigner } from '../../support/redacted';
import { sampleBundle } from '../../support/sample-bundle';
import { stampLine } from '../../support/sealed-bundle';
import { TestTsa } from '../../support/tsa';
import { check, checkTrusting, pack, remanifest, unpack, type Unpacked } from '../bundle/repack';

describe('cheating with a masked copy', () => {
  /** Changes files, brings the copy's own manifests and list in line, and takes the signature away. */
  async function edited(edit: (files: Unpacked, list: { files: Record<string, unknown>[] }) => void) {
    const { folder, files: whole, first } = await copy();
    const files = new Map(whole);
    const list = JSON.parse(String(files.get(REDACTIONS_FILE))) as { files: Record<string, unknown>[] };
    edit(files, list);
    files.set(REDACTIONS_FILE, Buffer.from(`${canonicalJson(list)}\n`));
    files.delete('seal/tagmanifest-sha256.txt.sig');
    files.delete('seal/device-pub.pem');
    remanifest(files);
    const report = await check([first.name, await pack(folder, files)]);
    const [bundle] = report.bundles;
    const all = Object.values(bundle?.lines ?? {}).flatMap(({ also = [], ...line }) => [line, ...also]);
    return {
      outcome: report.outcome,
      codes: all.filter((one) => one.status === 'invalid').map(({ code }) => code),
    };
  }
  const PAGE = 'data/exhibits/E001/page.html';
  const sha256 = (bytes: string): string => createHash('sha256').update(bytes).digest('hex');

  it('an untouched edit passes all this: the test bench itself is sound', async () => {
    expect(await edited(() => undefined)).toEqual({ outcome: 'holds', codes: [] });
  });

  test.each<[string, string[], Parameters<typeof edited>[0]]>([
    [
      'a file changed and not listed',
      ['CHAIN_FILE_CHANGED', 'REDACTION_UNLISTED'],
      (files) => files.set(PAGE, Buffer.from('x')),
    ],
    [
      'a file taken away and not listed',
      ['CHAIN_FILE_MISSING', 'REDACTION_UNLISTED'],
      (files) => void files.delete(PAGE),
    ],
    ['a file added', ['REDACTION_UNLISTED'], (files) => files.set('data/more.txt', Buffer.from('x'))],
    [
      'listed with another original',
      ['CHAIN_FILE_CHANGED', 'REDACTION_LIST_WRONG'],
      (files, list) => {
        files.set(PAGE, Buffer.from('x'));
        list.files.push({ path: PAGE, original: sha256('y'), redacted: sha256('x'), reason: 'TEXT' });
      },
    ],
    [
      'listed with another hash than it has',
      ['CHAIN_FILE_CHANGED', 'REDACTION_LIST_WRONG'],
      (_, list) => {
        const row = list.files.find(({ path }) => String(path).endsWith('E002/page.png'));
        if (row) row['redacted'] = sha256('z');
      },
    ],
    [
      'listed as left out, and there',
      ['REDACTION_LIST_WRONG'],
      (files, list) =>
        void list.files.push({
          path: PAGE,
          original: sha256(String(files.get(PAGE))),
          redacted: null,
          reason: 'NOT_READ',
        }),
    ],
    [
      'the original’s manifest altered',
      ['REDACTION_PROVENANCE'],
      (files) => {
        const path = `${PROVENANCE}manifest-sha256.txt`;
        files.set(path, Buffer.from(`${String(files.get(path))}${'0'.repeat(64)}  data/x.txt\n`));
      },
    ],
    [
      'the original’s manifests altered throughout: its signature breaks',
      ['SIGNATURE_BROKEN', 'SM3_DIFFERS'],
      (files, list) => {
        const manifest = `${PROVENANCE}manifest-sha256.txt`;
        const tags = `${PROVENANCE}tagmanifest-sha256.txt`;
        const before = String(files.get(manifest));
        const after = before.replace(
          /^[0-9a-f]{64} {2}data\/exhibits\/E002\/page\.png/m,
          (row) => `${'0'.repeat(64)}${row.slice(64)}`,
        );
        files.set(manifest, Buffer.from(after));
        files.set(tags, Buffer.from(String(files.get(tags)).replace(sha256(before), sha256(after))));
        Object.assign(list, { of: { folder: 'x', tagmanifest: sha256(String(files.get(tags))) } });
        const row = list.files.find(({ path }) => String(path).endsWith('E002/page.png'));
        if (row) row['original'] = '0'.repeat(64);
      },
    ],
    [
      'no list at all',
      ['CHAIN_FILE_CHANGED', 'CHAIN_FILE_MISSING', 'REDACTION_UNREADABLE'],
      (_, list) => void Reflect.deleteProperty(list, 'of'),
    ],
  ])('%s', async (_, expected, edit) => {
    const { outcome, codes: all } = await edited(edit);
    expect(outcome).toBe('invalid');
    expect(all.filter((code) => code !== 'CHAIN_FILE_CHANGED' || expected.includes(code)).sort()).toEqual(
      expect.arrayContaining(expected),
    );
  });

  test('a line of the log hidden afterwards', async () => {
    const { folder, files: whole, first } = await copy();
    const files = new Map(whole);
    const rows = String(files.get('data/log/chain.jsonl')).trimEnd().split('\n');
    rows[1] = canonicalJson({ sealed: sha256(rows[1] ?? ''), seq: 1 });
    files.set('data/log/chain.jsonl', Buffer.from(`${rows.join('\n')}\n`));
    remanifest(files);
    const report = await check([first.name, await pack(folder, files)]);
    expect(report.outcome).toBe('invalid');
  });

  test('a bundle that is no masked copy may hide no line', async () => {
    const [volume] = await sampleBundle({ signer: await testSigner() });
    const { folder, files } = await unpack(volume?.bytes ?? new Uint8Array());
    const rows = String(files.get('data/log/chain.jsonl')).trimEnd().split('\n');
    rows[0] = canonicalJson({ sealed: sha256(rows[0] ?? ''), seq: 0 });
    files.set('data/log/chain.jsonl', Buffer.from(`${rows.join('\n')}\n`));
    remanifest(files);
    const report = await check([volume?.name ?? '', await pack(folder, files)]);
    expect(report.bundles[0]?.lines.chain.code).toBe('CHAIN_BAD_LINE');
  });
});

describe.skipIf(!hasOpenssl)('time-stamps of the original', () => {
  let tsa: TestTsa;
  beforeAll(() => {
    tsa = new TestTsa();
  });
  afterAll(() => tsa.remove());

  async function stamped() {
    let files: ReturnType<typeof stampLine> | undefined;
    return copy(PLAN, {
      after: (lines: readonly string[]) => [(files = stampLine(tsa, lines, 1)).event],
      seals: () => files?.files ?? [],
      stamp: (tagManifest: Uint8Array) =>
        Promise.resolve([
          {
            path: 'seal/tagmanifest-sha256.test.tsr',
            bytes: tsa.reply(
              timestampRequest(createHash('sha256').update(tagManifest).digest(), Buffer.alloc(8, 7)),
            ),
          },
        ]),
    });
  }

  it('hold in the copy, over the original’s manifest; exhibits’ over the same lines', async () => {
    const { first } = await stamped();
    const report = await checkTrusting(tsa.text('root.pem'), [first.name, first.bytes]);
    expect(report.bundles[0]?.timestamps.map(({ covers, code }) => [covers, code])).toEqual([
      ['E001', 'TIMESTAMP_OK'],
      ['original', 'TIMESTAMP_OK'],
    ]);
    expect(report.outcome).toBe('holds');
  });

  it('swapped for another is found', async () => {
    const { first, folder, files: whole } = await stamped();
    const files = new Map(whole);
    const path = `${PROVENANCE}seal/tagmanifest-sha256.test.tsr`;
    files.set(
      path,
      Buffer.from(
        tsa.reply(timestampRequest(createHash('sha256').update('other').digest(), Buffer.alloc(8, 7))),
      ),
    );
    remanifest(files);
    const report = await checkTrusting(tsa.text('root.pem'), [first.name, await pack(folder, files)]);
    expect(report.bundles[0]?.lines.timestamp.code).toBe('TIMESTAMP_IMPRINT');
  });
});
