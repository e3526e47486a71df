import { beforeAll, describe, expect, it } from 'vitest';
import type { Sha256 } from '@/utils/exhibit/ids';
import { utf8 } from '@/utils/shared/bytes';
import { digestHex } from '@/utils/shared/digest';
import { buildBundle } from '@/utils/bundle/write';
import { nodeDigests } from '@/utils/verifier/node-digests';
import { sampleCase, type Sample } from '../../support/sample-bundle';
import { plan, toyMasker } from '../../support/redacted';
import { buildRedacted } from '@/utils/bundle/redacted/write-redacted';
import { check, codes, pack, remanifest, unpack, type Unpacked } from './repack';

const TEXT = utf8('关于订单 744260318822 的退款函\n');
const PATH = 'data/documents/D001/paper.txt';

async function caseWithPaper(maxVolumeBytes?: number): Promise<Sample> {
  const sha256 = (await digestHex(nodeDigests, 'sha256', TEXT)) as Sha256;
  const sample = await sampleCase({
    ...(maxVolumeBytes === undefined ? {} : { maxVolumeBytes }),
    events: [
      {
        type: 'document-kept',
        document: '0f8fad5b-d9cb-469f-a165-70867728950e',
        paper: 1,
        template: 'refund-demand',
        title: '关于订单 <b>744260318822</b> 的退款函',
        files: [{ path: 'documents/D001/paper.txt', sha256, bytes: TEXT.byteLength }],
        exhibits: [1, 2],
      },
    ],
  });
  sample.blobs.set(sha256, TEXT);
  return sample;
}

let name = '';
let folder = '';
let original: Unpacked;
beforeAll(async () => {
  const sample = await caseWithPaper();
  expect(await buildBundle(sample.input, sample.ports)).toMatchObject({ ok: true });
  const [volume] = sample.volumes;
  if (!volume) throw new Error('no volume');
  ({ name } = volume);
  ({ folder, files: original } = await unpack(volume.bytes));
});

async function forged(edit: (files: Unpacked) => void) {
  const files = new Map(original);
  edit(files);
  remanifest(files);
  const report = await check([name, await pack(folder, files)]);
  const chain = report.bundles[0]?.lines.chain;
  return { outcome: report.outcome, code: chain?.code, files: chain?.files };
}

describe('a paper that was taken out', () => {
  it('travels with the bundle, which holds and lists it for a reader', async () => {
    const report = await check([name, await pack(folder, new Map(original))]);
    expect(report.outcome).toBe('holds');
    expect(String(original.get(PATH))).toBe(String(Buffer.from(TEXT)));
    const page = String(original.get('index.html'));
    expect(page).toContain(`href="${PATH}"`);
    expect(page).toContain('关于订单 &lt;b&gt;744260318822&lt;/b&gt; 的退款函');
    expect(JSON.parse(String(original.get('data/case.json')))).toMatchObject({
      documents: [{ label: 'D001', template: 'refund-demand', exhibits: ['E001', 'E002'] }],
    });
  });

  it('is named when somebody changes it and makes the manifests anew', async () => {
    const found = await forged((files) => void files.set(PATH, Buffer.from('另一份')));
    expect(found).toEqual({ outcome: 'invalid', code: 'CHAIN_FILE_CHANGED', files: [PATH] });
  });

  it('is named when it is taken out', async () => {
    expect(await forged((files) => void files.delete(PATH))).toEqual({
      outcome: 'invalid',
      code: 'CHAIN_FILE_MISSING',
      files: [PATH],
    });
  });

  it('is named when the log knows nothing of it', async () => {
    const stranger = 'data/documents/D002/paper.txt';
    const found = await forged((files) => void files.set(stranger, Buffer.from('后加的')));
    expect(found).toEqual({ outcome: 'invalid', code: 'CHAIN_FILE_UNLOGGED', files: [stranger] });
  });

  it('lies in the first of several volumes; the others hold without it', async () => {
    const sample = await caseWithPaper(1);
    await buildBundle(sample.input, sample.ports);
    expect(sample.volumes.length).toBeGreaterThan(1);
    const all = sample.volumes.map((v): [string, Uint8Array] => [v.name, v.bytes]);
    expect((await check(...all)).outcome).toBe('holds');
    const [, second] = all;
    const alone = second ? await check(second) : undefined;
    expect(codes(alone?.bundles[0])['chain']).toBe('CHAIN_OK');
  });

  it('stops the export when its bytes are lost, unless the log says so', async () => {
    const sample = await caseWithPaper();
    const sha256 = (await digestHex(nodeDigests, 'sha256', TEXT)) as Sha256;
    sample.blobs.delete(sha256);
    expect(await buildBundle(sample.input, sample.ports)).toMatchObject({
      ok: false,
      error: { code: 'STORE_DAMAGED', detail: { file: 'documents/D001/paper.txt' } },
    });
  });
});

describe('a copy for others', () => {
  it('leaves papers out when the user says so: titles and hashes stay, and what is here still holds', async () => {
    const sample = await caseWithPaper();
    const how = plan({ secrets: [], papers: 'left-out' });
    const built = await buildRedacted(sample.input, how, { ...sample.ports, masker: toyMasker });
    expect(built).toMatchObject({ ok: true });
    const [volume] = sample.volumes;
    if (!volume) throw new Error('no volume');
    const { files } = await unpack(volume.bytes);
    expect([...files.keys()].filter((path) => path.startsWith('data/documents/'))).toEqual([]);
    expect([...files.values()].some((bytes) => Buffer.from(bytes).includes(Buffer.from(TEXT)))).toBe(false);
    expect(String(files.get('index.html'))).toContain('paper.txt（未附）');
    expect(String(files.get('data/redactions.json'))).toContain('"PAPER_LEFT_OUT"');
    const report = await check([volume.name, volume.bytes]);
    expect(report.bundles[0]?.lines.chain.status).toBe('valid');
    expect(report.outcome).not.toBe('broken');
  });
});
