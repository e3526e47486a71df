import { expect, test } from 'vitest';
import { serverText } from '@/utils/bundle/page/net-facts';
import { netRecord } from '@/utils/exhibit/net/record';
import { facts, SENT } from './facts';

const at = (ms: number): ReturnType<typeof serverText> =>
  serverText(
    netRecord({
      at: '2026-03-12T06:31:06.000Z',
      page: facts({ head: [['date', new Date(ms).toUTCString()]] }),
      askedTime: true,
      connection: { address: '203.0.113.7' },
      tls: { notAvailable: 'NOT_OFFERED' },
    }),
  );

test('the human page of a bundle says whether the server’s clock agrees, and where the server is', () => {
  expect(at(SENT)).toMatchObject({
    zh: '与采集电脑的时钟没有矛盾（相差 -1 至 1 秒）；服务器地址 203.0.113.7',
  });
  expect(at(SENT + 3_600_000)?.zh).toContain('与采集电脑的时钟不符（相差 3599 至 3601 秒）');
  expect(at(SENT - 3_600_000)?.en).toContain('contradicts the operator’s clock (-3601 to -3599 s)');
  expect(serverText(undefined)).toBeUndefined();
});
