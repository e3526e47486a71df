import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { csvCell } from '@/utils/bundle/exhibits-csv';
import { planBundle } from '@/utils/bundle/plan';
import { buildBundle } from '@/utils/bundle/write';
import type { LogEvent } from '@/utils/integrity/chain.types';
import { utf8 } from '@/utils/shared/bytes';
import { run as verify } from '@/utils/verifier/run';
import { sampleBundle, sampleCase } from '../../support/sample-bundle';
import { unpack } from './repack';

const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function only(options: Parameters<typeof sampleBundle>[0] = {}) {
  const [volume] = await sampleBundle(options);
  if (!volume) throw new Error('no volume');
  return { volume, ...(await unpack(volume.bytes)) };
}

describe('a written bundle', () => {
  it('has one folder, named like the zip, and the layout of format 1', async () => {
    const { volume, folder, files } = await only();
    expect(volume.name).toBe('LZ-7f3a9c2e-20260312T072805Z.zip');
    expect(folder).toBe('LZ-7f3a9c2e-20260312T072805Z');
    expect([...files.keys()].filter((path) => !path.startsWith('data/exhibits/'))).toEqual([
      'VERIFY.txt',
      'bag-info.txt',
      'bagit.txt',
      'data/case.json',
      'data/exhibits.csv',
      'data/log/chain.jsonl',
      'data/timeline.json',
      'index.html',
      'manifest-sha256.txt',
      'manifest-sha512.txt',
      'seal/tagmanifest-sha256.txt.sm3',
      'tagmanifest-sha256.txt',
    ]);
    expect([...files.keys()].filter((path) => path.includes('/E001/'))).toEqual(
      ['exhibit.json', 'page.html', 'page.png', 'text.txt', 'thumb.jpg', 'tiles/00.png'].map(
        (path) => `data/exhibits/E001/${path}`,
      ),
    );
  });

  it('has the exact tag files of BagIt 1.0', async () => {
    const { files } = await only();
    expect(String(files.get('bagit.txt'))).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
    const payload = [...files].filter(([path]) => path.startsWith('data/'));
    const octets = payload.reduce((sum, [, bytes]) => sum + bytes.byteLength, 0);
    expect(String(files.get('bag-info.txt'))).toBe(
      [
        'Bagging-Date: 2026-03-12',
        'Bag-Software-Agent: 留证 0.1.0',
        'External-Identifier: 7f3a9c2e-1b4d-4e6f-8a90-b1c2d3e4f506',
        'Bag-Group-Identifier: LZ-7f3a9c2e-20260312T072805Z',
        'Bag-Count: 1 of 1',
        `Payload-Oxum: ${octets}.${payload.length}`,
        '',
      ].join('\n'),
    );
  });

  it('holds the pictures of panes, listed under their names; a name is text, never markup', async () => {
    const name = '客服<b>会话</b>';
    const { volume, files } = await only({
      exhibits: [{ title: '商品', url: 'https://shop.example/', pane: name }],
    });
    const [page] = [String(files.get('index.html'))];
    expect(page).toContain('客服&lt;b&gt;会话&lt;/b&gt;：');
    expect(page).toContain('href="data/exhibits/E001/panes/01/page.png"');
    for (const path of ['panes/01/page.png', 'panes/01/tiles/00.png']) {
      expect(String(files.get('manifest-sha256.txt'))).toContain(`  data/exhibits/E001/${path}\n`);
    }
    writeFileSync(join(folder, volume.name), volume.bytes);
    const report = { out: () => undefined, err: () => undefined };
    expect(await verify([join(folder, volume.name)], report)).toBe(0);
  });

  it('is the same bytes for the same state and clock', async () => {
    const [a, b] = [await only(), await only()];
    expect(Buffer.compare(a.volume.bytes, b.volume.bytes)).toBe(0);
  });

  it('is accepted by unzip, sha256sum and sha512sum as the instructions say', async () => {
    const { volume } = await only();
    writeFileSync(join(folder, volume.name), volume.bytes);
    const at = (cwd: string, command: string, ...args: string[]): string =>
      execFileSync(command, args, { cwd, encoding: 'utf8' });
    expect(at(folder, 'unzip', '-t', volume.name)).toContain('No errors detected');
    at(folder, 'unzip', '-q', volume.name);
    const bag = join(folder, volume.name.replace('.zip', ''));
    expect(at(bag, 'sha256sum', '-c', '--quiet', 'manifest-sha256.txt')).toBe('');
    expect(at(bag, 'sha256sum', '-c', '--quiet', 'tagmanifest-sha256.txt')).toBe('');
    expect(at(bag, 'sha512sum', '-c', '--quiet', 'manifest-sha512.txt')).toBe('');
    const commands = readFileSync(join(bag, 'VERIFY.txt'), 'utf8');
    expect(commands).toContain('sha256sum -c --quiet manifest-sha256.txt');
    writeFileSync(join(bag, 'data/exhibits/E001/page.png'), 'other');
    expect(() => at(bag, 'sha256sum', '-c', '--quiet', 'manifest-sha256.txt')).toThrow('did NOT match');
  });

  it('keeps the custody log verbatim', async () => {
    const { input } = await sampleCase();
    const { files } = await only();
    expect(String(files.get('data/log/chain.jsonl'))).toBe(`${input.logLines.join('\n')}\n`);
  });
});

describe('the human page', () => {
  const hostile = '</title><script>alert(1)</script><img src=x onerror="alert(1)">\u202e';

  it('shows hostile titles as text, runs nothing and loads nothing', async () => {
    const { files } = await only({
      caseTitle: hostile,
      exhibits: [{ title: hostile, url: 'https://shop.example/', note: hostile, tags: [hostile] }],
    });
    const page = String(files.get('index.html'));
    expect(page).toContain('default-src &#39;none&#39;');
    expect(page).not.toMatch(/<script|<img src=x|\u202e/);
    expect(page).not.toMatch(/(?:src|href)="(?!data:image\/jpeg;base64,|#|data\/exhibits\/)/);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('says what was kept, what was not, what was deleted and what is not proved', async () => {
    const { files } = await only();
    const page = String(files.get('index.html'));
    for (const text of [
      '744260318822',
      '¥498.00',
      '内嵌页面：来自其他网站，未获允许读取',
      '含有无关的个人信息',
      '<strong>没有签名</strong>',
      'href="data/exhibits/E001/page.png"',
      'src="data:image/jpeg;base64,',
    ]) {
      expect(page).toContain(text);
    }
  });
});

describe('the list of exhibits', () => {
  it('opens in Excel: byte-order mark, CRLF, one row an exhibit', async () => {
    const { files } = await only();
    const csv = files.get('data/exhibits.csv')?.toString('utf8') ?? '';
    const rows = csv.split('\r\n');
    expect(csv.startsWith('\ufeff编号,名称,类别,')).toBe(true);
    expect(rows).toHaveLength(5);
    expect(rows[2]).toContain(
      "E002,Q币1000个,订单,浏览器采集,https://shop.example/order/744260318822,2026-03-12 14:30:05 (UTC+8),2026-03-12T06:30:05.123Z,'744260318822,¥498.00,完整,",
    );
  });

  it.each([
    ['a formula', '=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['a formula after a space', ' =1+1', `' =1+1`],
    ['plus, minus and at', '+1', `'+1`],
    ['a minus', '-1', `'-1`],
    ['a command', '@SUM(A1)', `'@SUM(A1)`],
    ['a full-width formula', '＝1', `'＝1`],
    ['a tab', '\tx', `'\tx`],
    ['a carriage return', '\rx', `"'\rx"`],
    ['a long number', '744260318822', `'744260318822`],
    ['a comma', '甲,乙', '"甲,乙"'],
    ['a line break', '甲\n乙', '"甲\n乙"'],
    ['a plain text', '¥498.00', '¥498.00'],
  ])('guards %s', (_, value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });
});

describe('volumes', () => {
  it('are cut between exhibits and named beforehand as they are written', async () => {
    const sample = await sampleCase({ maxVolumeBytes: 8000 });
    const built = await buildBundle(sample.input, sample.ports);
    const names = planBundle(sample.input).volumes.map((v) => v.name);
    expect(names).toEqual([
      'LZ-7f3a9c2e-20260312T072805Z-v1of2.zip',
      'LZ-7f3a9c2e-20260312T072805Z-v2of2.zip',
    ]);
    expect(built.ok && built.value.volumes.map((v) => v.name)).toEqual(names);
    expect(sample.volumes.map((v) => v.name)).toEqual(names);
  });

  it('are handed over one at a time, before the next is read', async () => {
    const sample = await sampleCase({ maxVolumeBytes: 1 });
    const events: string[] = [];
    await buildBundle(sample.input, {
      ...sample.ports,
      onProgress: ({ done, total }) => {
        if (done === total) events.push('all read');
      },
      onVolume: (v) => {
        events.push(`volume ${v.index}`);
        return Promise.resolve();
      },
    });
    expect(events).toEqual(['volume 0', 'volume 1', 'all read', 'volume 2']);
  });
});

describe('an export that must not happen', () => {
  it.each([
    ['a blob is gone', (blobs: Map<string, Uint8Array>, key: string) => blobs.delete(key), 'missing'],
    [
      'a blob has changed',
      (blobs: Map<string, Uint8Array>, key: string) =>
        blobs.set(key, blobs.get(key)?.map((b) => b ^ 1) ?? new Uint8Array()),
      'changed',
    ],
    [
      'a blob is shorter',
      (blobs: Map<string, Uint8Array>, key: string) => blobs.set(key, new Uint8Array(3)),
      'changed',
    ],
  ])('stops when %s, naming exhibit and file', async (_, damage, problem) => {
    const sample = await sampleCase();
    const file = sample.input.exhibits[1]?.record.files.find((f) => f.path === 'page.png');
    damage(sample.blobs, file?.sha256 ?? '');
    const built = await buildBundle(sample.input, sample.ports);
    expect(built).toMatchObject({
      ok: false,
      error: { code: 'STORE_DAMAGED', detail: { exhibit: 'E002', file: 'page.png', problem } },
    });
    expect(sample.volumes).toEqual([]);
  });

  it('stops when the custody log is broken', async () => {
    const sample = await sampleCase();
    const logLines = sample.input.logLines.filter((_, i) => i !== 3);
    expect(await buildBundle({ ...sample.input, logLines }, sample.ports)).toMatchObject({
      ok: false,
      error: { code: 'STORE_DAMAGED', detail: { file: 'log/chain.jsonl', line: 4 } },
    });
  });

  it('stops when the user cancels, without handing over a volume', async () => {
    const sample = await sampleCase();
    const stop = new AbortController();
    const built = await buildBundle(sample.input, {
      ...sample.ports,
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    expect(built).toMatchObject({ ok: false, error: { code: 'CANCELLED' } });
    expect(sample.volumes).toEqual([]);
  });

  it('stops when there is nothing at all', async () => {
    const sample = await sampleCase();
    const built = await buildBundle({ ...sample.input, logLines: [], exhibits: [] }, sample.ports);
    expect(built).toMatchObject({ ok: false, error: { code: 'CASE_EMPTY' } });
  });
});

it('shows no small picture whose bytes changed: what is left out of the bundle is not on its page either', async () => {
  const { input } = await sampleCase();
  const events = input.exhibits.map(({ record: { id: exhibit, number, files } }): LogEvent => {
    const small = files.filter(({ path }) => path === 'thumb.jpg');
    return {
      type: 'exhibit-damaged',
      exhibit,
      number,
      files: small.map(({ sha256, bytes }) => ({ path: `exhibits/E00${number}/thumb.jpg`, sha256, bytes })),
    };
  });
  const sample = await sampleCase({ events });
  const other = utf8('another picture');
  for (const { record } of sample.input.exhibits)
    for (const { path, sha256 } of record.files) if (path === 'thumb.jpg') sample.blobs.set(sha256, other);
  expect(await buildBundle(sample.input, sample.ports)).toMatchObject({ ok: true });
  const { files } = await unpack(sample.volumes[0]?.bytes ?? new Uint8Array());
  expect([...files.keys()].filter((path) => path.endsWith('thumb.jpg'))).toEqual([]);
  expect(String(files.get('index.html'))).not.toContain(Buffer.from(other).toString('base64'));
});
