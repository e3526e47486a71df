import { expect, test } from 'vitest';
import { serverText } from '@/utils/bundle/page/net-facts';
import { netRecord } from '@/utils/exhibit/net/record';
import { facts, SENT } from './facts';
import { readServerClock } from '@/utils/app/case/read-server-clock';
import type { Sha256 } from '@/utils/exhibit/ids';
import { utf8 } from '@/utils/shared/bytes';
import { appError } from '@/utils/shared/errors';
import { err, ok } from '@/utils/shared/result';

const recordAt = (ms: number): ReturnType<typeof netRecord> =>
  netRecord({
    at: '2026-03-12T06:31:06.000Z',
    page: facts({ head: [['date', new Date(ms).toUTCString()]] }),
    askedTime: true,
    connection: { address: '203.0.113.7' },
    tls: { notAvailable: 'NOT_OFFERED' },
  });
const at = (ms: number): ReturnType<typeof serverText> => serverText(recordAt(ms));

test('the human page of a bundle says whether the server’s clock agrees, and where the server is', () => {
  expect(at(SENT)).toMatchObject({
    zh: '与采集电脑的时钟没有矛盾（相差 -1 至 1 秒）；服务器地址 203.0.113.7',
  });
  expect(at(SENT + 3_600_000)?.zh).toContain('与采集电脑的时钟不符（相差 3599 至 3601 秒）');
  expect(at(SENT - 3_600_000)?.en).toContain('contradicts the operator’s clock (-3601 to -3599 s)');
  expect(serverText(undefined)).toBeUndefined();
});

test('a case learns of a clock that is set wrong from the page’s own record, and of nothing else', async () => {
  const sha256 = 'a'.repeat(64) as Sha256;
  const files = [{ path: 'net.json', bytes: 1, sha256, role: 'original', mime: 'application/json' }] as never;
  const read = (text: string) => readServerClock(files, () => Promise.resolve(ok(utf8(text))));
  expect(await read(JSON.stringify(recordAt(SENT + 3_600_000)))).toBeCloseTo(3_600_000, -4);
  expect(await read(JSON.stringify(recordAt(SENT - 86_400_000)))).toBeCloseTo(-86_400_000, -4);
  expect(await read(JSON.stringify(recordAt(SENT + 20_000)))).toBeUndefined();
  expect(await read('not JSON')).toBeUndefined();
  expect(await readServerClock([], () => Promise.resolve(ok(utf8('{}'))))).toBeUndefined();
  const damaged = () => Promise.resolve(err(appError('STORE_DAMAGED')));
  expect(await readServerClock(files, damaged)).toBeUndefined();
});
