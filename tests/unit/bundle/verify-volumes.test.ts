import { beforeAll, describe, expect, it } from 'vitest';
import { utf8 } from '@/utils/shared/bytes';
import { buildBundle } from '@/utils/bundle/write';
import { clock, sampleBundle, sampleCase } from '../../support/sample-bundle';
import { check, codes, pack, remanifest, unpack } from './repack';

let name = '';
let zip: Uint8Array;

beforeAll(async () => {
  const [volume] = await sampleBundle();
  if (!volume) throw new Error('no volume');
  ({ name, bytes: zip } = volume);
});

describe('volumes', () => {
  const bundle = () => sampleBundle({ maxVolumeBytes: 3000 });

  it('that are all given hold together', async () => {
    const volumes = await bundle();
    expect(volumes.map((v) => v.name)).toEqual(
      [1, 2, 3].map((n) => `LZ-7f3a9c2e-20260312T072805Z-v${n}of3.zip`),
    );
    const report = await check(...volumes.map((v) => [v.name, v.bytes] as const));
    expect(report.bundles).toHaveLength(1);
    expect(report.outcome).toBe('holds');
    expect(codes(report.bundles[0])['completeness']).toBe('COMPLETE_WITH_GAPS');
  });

  it('that are not all given say which is missing, and that this is not tampering', async () => {
    const volumes = (await bundle()).filter((v) => v.index !== 1);
    const report = await check(...volumes.map((v) => [v.name, v.bytes] as const));
    expect(report.outcome).toBe('holds');
    expect(report.bundles[0]?.lines.completeness).toMatchObject({
      status: 'absent',
      code: 'VOLUME_MISSING',
      detail: { count: 3, missing: '2' },
    });
    expect(codes(report.bundles[0])['chain']).toBe('CHAIN_OK');
  });

  it('given twice count once, in whatever order they come', async () => {
    const volumes = (await bundle()).map((v) => [v.name, v.bytes] as const);
    const straight = await check(...volumes);
    const again = await check(...volumes.toReversed(), ['第一卷 (1).zip', volumes[0]?.[1] ?? zip]);
    expect(again.outcome).toBe('holds');
    const [one, other] = [straight.bundles[0], again.bundles[0]];
    expect({ ...codes(other), completeness: other?.lines.completeness.code }).toEqual(codes(one));
    expect(other?.exhibits).toEqual(one?.exhibits);
    expect(other?.files).toEqual([...(one?.files ?? []), '第一卷 (1).zip']);
    expect(other?.lines.completeness.also?.map(({ sentence }) => sentence.zh)).toEqual([
      '第 1 卷给了不止一份，内容完全相同，只算一份。',
    ]);
    const alone = await check(volumes[1] ?? [name, zip], ['copy.zip', volumes[1]?.[1] ?? zip]);
    expect(alone.outcome).toBe('holds');
    expect(alone.bundles[0]?.lines.completeness).toMatchObject({ status: 'absent', code: 'VOLUME_MISSING' });
  });

  it('of one number that differ contradict each other', async () => {
    const [first] = await bundle();
    if (!first) throw new Error('no volume');
    const { folder: top, files } = await unpack(first.bytes);
    files.set('VERIFY.txt', Buffer.from('other words'));
    const report = await check([first.name, first.bytes], ['other.zip', await pack(top, files)]);
    expect(report.outcome).toBe('invalid');
    expect(codes(report.bundles[0])['completeness']).toBe('VOLUME_CONFLICT');
  });

  it.each([
    ['and leaves the exhibits where they were', (volume: number) => volume],
    ['and says that all exhibits lie in what is given', () => 1],
  ])('whose count is made to hide a missing one are caught: a forger lowers it %s', async (_, volumeOf) => {
    const given = (await bundle()).slice(0, 2);
    const forged = await Promise.all(
      given.map(async ({ name: of, bytes }) => {
        const { folder, files } = await unpack(bytes);
        const edit = (path: string, change: (text: string) => string) =>
          files.set(path, Buffer.from(change(String(files.get(path)))));
        edit('bag-info.txt', (text) => text.replace(/^(Bag-Count: \d) of 3$/m, '$1 of 2'));
        edit('data/case.json', (text) =>
          text
            .replace('"volumes":3', '"volumes":2')
            .replaceAll(/"volume":(\d)/g, (_all, n: string) => `"volume":${n === '3' ? volumeOf(3) : n}`),
        );
        for (const path of files.keys()) if (path.startsWith('seal/')) files.delete(path);
        remanifest(files);
        return [of, await pack(folder, files)] as const;
      }),
    );
    const report = await check(...forged);
    expect(report.outcome).toBe('invalid');
    const bad = Object.values(report.bundles[0]?.lines ?? {}).filter(({ status }) => status === 'invalid');
    expect(bad.map(({ code }) => code)).not.toContain('PAYLOAD_CHANGED');
    expect(bad.flatMap(({ files }) => files ?? []).join()).toContain('E003');
  });

  it('of two exports lack their own others each, and neither is called changed', async () => {
    const sample = await sampleCase({ maxVolumeBytes: 3000 });
    await buildBundle({ ...sample.input, exportedAt: clock(Date.UTC(2026, 2, 13)) }, sample.ports);
    const [, second] = sample.volumes;
    const [first] = await bundle();
    if (!first || !second) throw new Error('no volumes');
    const report = await check([first.name, first.bytes], [second.name, second.bytes]);
    expect(report.outcome).toBe('holds');
    expect(report.bundles.map((b) => b.lines.completeness.detail?.['missing'])).toEqual(['2、3', '1、3']);
    expect(report.bundles.map((b) => b.lines.completeness.status)).toEqual(['absent', 'absent']);
  });

  it('of two exports are judged apart', async () => {
    const sample = await sampleCase();
    await buildBundle({ ...sample.input, exportedAt: clock(Date.UTC(2026, 2, 13)) }, sample.ports);
    const [other] = sample.volumes;
    if (!other) throw new Error('no volume');
    const bad = other.bytes.slice();
    bad.set(utf8('X'), 400);
    const report = await check([name, zip], [other.name, bad]);
    expect(report.outcome).toBe('invalid');
    const good = report.bundles.find((b) => b.files.includes(name));
    expect(Object.values(good?.lines ?? {}).some((line) => line.status === 'invalid')).toBe(false);
  });
});
