import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { tableOf } from '@/utils/verifier/table';
import { pulseChecker } from '@/utils/integrity/beacon/check-pulse';
import { sampleBundle } from '../../support/sample-bundle';
import { TestBeacon } from '../../support/test-beacon';
import { check, checkWith, unpack } from './repack';

const beacon = new TestBeacon();
/** When the sample's E001 was captured; each later one a minute after. */
const STATED = Date.UTC(2026, 2, 12, 6, 29, 5);
const order = (at: number) => ({
  title: '订单',
  url: 'https://shop.example/order/1',
  pulse: { beacon: 'testnet', bytes: beacon.pulseAt(at) },
});
const trust = { checkPulse: pulseChecker([beacon.beacon]) };

describe('a bundle with not-before marks', () => {
  test('one: the verifier says before when the record cannot have been written, and what that does not prove', async () => {
    const [volume] = await sampleBundle({
      exhibits: [order(STATED), { title: 'x', url: 'https://a.example/' }],
    });
    if (!volume) throw new Error('no volume');
    const { outcome, bundles } = await checkWith(trust, [volume.name, volume.bytes]);
    expect(outcome).toBe('holds');
    const [bundle] = bundles;
    // It is no time-stamp, and does not stand in for one.
    expect(bundle?.lines.timestamp).toMatchObject({
      status: 'absent',
      code: 'TIMESTAMP_ABSENT',
      also: [{ status: 'valid', code: 'BEACON_OK', files: ['data/exhibits/E001/beacon/testnet.json'] }],
    });
    const said = bundle?.lines.timestamp.also?.[0]?.sentence;
    expect(said?.zh).toContain(
      'E001 的采集记录里有公共随机数（Test beacon 第 2023782 期），它到 2026-03-12 06:29:03（UTC）才公布',
    );
    expect(said?.zh).toContain('不说明在那之后多久写成');
    expect(bundle?.pulses).toEqual([
      {
        file: 'data/exhibits/E001/beacon/testnet.json',
        covers: 'E001',
        code: 'BEACON_OK',
        beacon: 'Test beacon',
        round: 2023782,
        time: '2026-03-12T06:29:03.000Z',
        line: 2,
      },
    ]);
    expect(tableOf({ outcome, bundles })).toContain(
      'E001  2026-03-12T06:29:03.000Z  Test beacon  2023782  log 2  [BEACON_OK]',
    );
  });

  test('several make one sentence; where nothing can judge them that is said', async () => {
    const [volume] = await sampleBundle({ exhibits: [order(STATED), order(STATED + 60_000)] });
    if (!volume) throw new Error('no volume');
    const judged = await checkWith(trust, [volume.name, volume.bytes]);
    expect(judged.bundles[0]?.lines.timestamp.also).toMatchObject([
      {
        code: 'BEACON_OK_MANY',
        detail: { count: 2, first: '2026-03-12T06:29:03.000Z', last: '2026-03-12T06:30:03.000Z' },
      },
    ]);
    const not = await check([volume.name, volume.bytes]);
    expect(not.outcome).toBe('holds');
    expect(not.bundles[0]?.lines.timestamp.also?.map(({ code }) => code)).toEqual([
      'BEACON_NOT_CHECKED',
      'BEACON_NOT_CHECKED',
    ]);
  });

  test('index.html tells the mark in words, with whose word it is', async () => {
    // Real, so that the page knows the beacon.
    const pulse = {
      beacon: 'quicknet',
      bytes: Buffer.from(
        '{"round":1000,"signature":"b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39"}',
      ),
    };
    const [volume] = await sampleBundle({ exhibits: [{ ...order(STATED), pulse }] });
    const { files } = await unpack(volume?.bytes ?? new Uint8Array());
    const { document } = parseHTML(String(files.get('index.html')));
    const row = [...document.querySelectorAll('table.times tr')]
      .map(({ textContent }) => textContent?.replaceAll(/\s+/g, ' ') ?? '')
      .find((text) => text.includes('不早于'));
    expect(row).toContain('2023-08-23T15:59:24.000Z');
    expect(row).toContain('drand quicknet 第 1000 期');
    expect(row).toContain('不可能在此之前写成');
  });
});
