import { describe, expect, it, test } from 'vitest';
import { headlineOf } from '@/utils/bundle/headline';
import { bytesSource } from '@/utils/bundle/byte-source';
import { needlesOf } from '@/utils/bundle/redacted/plan';
import { PROVENANCE, type Redactions } from '@/utils/bundle/redacted/redactions';
import { searchTraces } from '@/utils/bundle/redacted/traces';
import { restorableCase } from '@/utils/bundle/restorable/restorable-case';
import { examineBundles } from '@/utils/bundle/verify';
import { nodeDigests } from '@/utils/verifier/node-digests';
import { canonicalJson } from '@/utils/integrity/canonical';
import { AREA, copy, EVENTS, EXHIBITS, ORDER, PHONE, plan, PLAN, testSigner } from '../../support/redacted';
import { sampleBundle } from '../../support/sample-bundle';
import { check, codes, pack, unpack } from '../bundle/repack';

const fateOf = ({ files }: Redactions) => Object.fromEntries(files.map(({ path, reason }) => [path, reason]));

describe('a masked copy', () => {
  it('holds, says what it is, and names every difference', async () => {
    const { first, folder, files, redactions, summary } = await copy();
    expect(folder).toMatch(/^LZ-7f3a9c2e-\d{8}T\d{6}Z-masked$/);
    const report = await check([first.name, first.bytes]);
    const [bundle] = report.bundles;
    expect(codes(bundle)).toEqual({
      structure: 'STRUCTURE_OK',
      payload: 'PAYLOAD_OK',
      chain: 'CHAIN_OK_SEALED',
      signature: 'SIGNATURE_OK',
      timestamp: 'TIMESTAMP_ABSENT',
      completeness: 'REDACTION_OK COMPLETE_WITH_GAPS',
    });
    expect(report.outcome).toBe('holds');
    expect(bundle?.redacted).toBe(true);
    expect(bundle && headlineOf(bundle, () => 480).sentence.zh).toMatch(
      /^打码副本（有内容被遮盖）：自 .*封存后，未发现改动/,
    );
    expect(bundle?.lines.completeness.sentence.zh).toContain('打码副本');
    expect(bundle?.lines.signature.files).toContain(`${PROVENANCE}seal/device-pub.pem`);
    expect(fateOf(redactions)).toEqual({
      'data/case.json': 'REMADE',
      'data/exhibits/E002/exhibit.json': 'TEXT',
      'data/exhibits/E002/page.html': 'TEXT',
      'data/exhibits/E002/page.png': 'AREAS',
      'data/exhibits/E002/text.txt': 'TEXT',
      'data/exhibits/E002/thumb.jpg': 'REMADE',
      'data/exhibits/E002/tiles/00.png': 'RAW_PICTURE',
      // A frame was not kept: its pixels show words that nobody has read.
      'data/exhibits/E003/page.png': 'NOT_READ',
      'data/exhibits/E003/thumb.jpg': 'RAW_PICTURE',
      'data/exhibits/E003/tiles/00.png': 'RAW_PICTURE',
      'data/log/chain.jsonl': 'LOG',
      'data/timeline.json': 'REMADE',
    });
    expect(redactions.files.find(({ path }) => path.endsWith('E002/page.png'))?.areas).toEqual([AREA]);
    expect(summary.of).toBe(redactions.of.tagmanifest);
    for (const page of ['index.html', 'VERIFY.txt']) expect(String(files.get(page))).toContain('打码副本');
  });

  it('what is not masked is byte for byte the original', async () => {
    const { files } = await copy();
    const [original] = await sampleBundle({ exhibits: EXHIBITS, events: EVENTS, signer: await testSigner() });
    const whole = (await unpack(original?.bytes ?? new Uint8Array())).files;
    const same = [...files.keys()].filter(
      (path) => path.startsWith('data/exhibits/') && !path.includes('E002'),
    );
    expect(same).toHaveLength(9);
    for (const path of same) expect(files.get(path)).toEqual(whole.get(path));
    expect(files.get(`${PROVENANCE}manifest-sha256.txt`)).toEqual(whole.get('manifest-sha256.txt'));
  });

  it('has no trace of the masked string in any file, in any spelling', async () => {
    const { first, files } = await copy();
    for (const [path, bytes] of files) {
      const text = String(bytes);
      expect([
        path,
        /1\D{0,8}3\D{0,8}8\D{0,8}1\D{0,8}2\D{0,8}3\D{0,8}4\D{0,8}5\D{0,8}6\D{0,8}7\D{0,8}8/.test(
          text.replaceAll(/[0-9a-f]{64,}/g, ''),
        ),
      ]).toEqual([path, false]);
      expect([path, text.includes('iVBORw0KGgo=')]).toEqual([path, false]);
    }
    const source = { name: first.name, source: bytesSource(first.bytes) };
    expect(await searchTraces([source], needlesOf(PLAN))).toEqual([]);
  });

  it('the search of the finished copy finds what a masker missed', async () => {
    const { folder, files: whole } = await copy();
    const files = new Map(whole);
    files.set('data/exhibits/E001/text.txt', Buffer.from('&#49;3812345678'));
    const zip = await pack(folder, files);
    const found = await searchTraces([{ name: 'x.zip', source: bytesSource(zip) }], needlesOf(PLAN));
    expect(found).toEqual(['data/exhibits/E001/text.txt']);
  });

  it('lines of the log with masked words are hashes; every other line stands verbatim', async () => {
    const { files, redactions } = await copy();
    const rows = String(files.get('data/log/chain.jsonl')).trimEnd().split('\n');
    const [seq = -1] = redactions.sealedLines;
    expect(redactions.sealedLines).toHaveLength(1);
    const sealed = JSON.parse(rows[seq] ?? '{}') as { sealed: string };
    expect(rows[seq]).toBe(canonicalJson({ sealed: sealed.sealed, seq }));
    expect((JSON.parse(rows[seq + 1] ?? '{}') as { prev: string }).prev).toBe(sealed.sealed);
    expect(String(files.get('data/timeline.json'))).toContain('"value":"■■■■"');
  });

  test('a first line that is sealed too', async () => {
    const { first } = await copy(plan({ secrets: [{ kind: 'own', text: '某某卡盟' }] }));
    const report = await check([first.name, first.bytes]);
    expect(codes(report.bundles[0])).toMatchObject({
      chain: 'CHAIN_OK_SEALED',
      completeness: 'REDACTION_OK COMPLETE_WITH_GAPS',
    });
  });

  test('a picture whose words hold a masked string is left out until the user has looked at it', async () => {
    const careless = await copy(plan());
    expect(careless.files.has('data/exhibits/E002/page.png')).toBe(false);
    expect(fateOf(careless.redactions)).toMatchObject({
      'data/exhibits/E002/page.png': 'TEXT_IN_PICTURE',
      'data/exhibits/E002/tiles/00.png': 'RAW_PICTURE',
      'data/exhibits/E002/thumb.jpg': 'RAW_PICTURE',
    });
    expect(String(careless.files.get('index.html'))).not.toContain('E002 缩略图');
    const looked = await copy(plan({ clear: [ORDER] }));
    expect(looked.files.has('data/exhibits/E002/page.png')).toBe(true);
  });

  test('texts are left out where the user wants no masked texts', async () => {
    const { files, redactions, first } = await copy({ ...PLAN, texts: 'left-out' });
    expect(fateOf(redactions)['data/exhibits/E002/page.html']).toBe('TEXT_LEFT_OUT');
    expect(files.has('data/exhibits/E002/page.html')).toBe(false);
    expect((await check([first.name, first.bytes])).outcome).toBe('holds');
  });

  test('a token that holds it goes whole; an inlined file that does is left out with its page', async () => {
    const token = Buffer.from(`user=${PHONE}`).toString('base64');
    const font = `<style>@font-face{src:url(data:font/woff;base64,${Buffer.from(`xx${PHONE}`).toString('base64')})}</style>`;
    const page = (html: string) => ({ title: 't', url: `https://shop.example/?t=${token}`, html });
    const { files, redactions, first } = await copy(plan(), {
      exhibits: [page(`<a href="/?t=${token}&x=1">x</a>`), page(font)],
    });
    expect(String(files.get('data/exhibits/E001/page.html'))).toBe('<a href="/?t=■■■■&x=1">x</a>');
    expect(fateOf(redactions)['data/exhibits/E002/page.html']).toBe('NOT_MASKABLE');
    expect((await check([first.name, first.bytes])).outcome).toBe('holds');
  });

  test('no case is restored from it', async () => {
    const { first } = await copy();
    const ports = { digests: nodeDigests, crypto };
    const [found] = await examineBundles([{ name: first.name, source: bytesSource(first.bytes) }], ports);
    const restored = found && (await restorableCase(found.report, found.volumes, nodeDigests));
    expect(restored).toMatchObject({ ok: false, error: { code: 'RESTORE_MASKED' } });
  });

  test('volumes, each a copy of one original volume', async () => {
    const { copies } = await copy(PLAN, { maxVolumeBytes: 2000 });
    expect(copies.length).toBeGreaterThan(1);
    const report = await check(...copies.map(({ name, bytes }) => [name, bytes] as const));
    expect(report.outcome).toBe('holds');
    expect(report.bundles[0]?.lines.completeness.code).toBe('REDACTION_OK');
  });
});
