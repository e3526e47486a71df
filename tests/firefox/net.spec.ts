import { createHash } from 'node:crypto';
import { isTold, type NetRecord } from '../../utils/exhibit/net/model';
import type { ExhibitRow } from '../../utils/storage/rows';
import { startToldServer, type ToldServer } from '../fixtures/told-server';
import { makeChain } from '../support/certificates';
import { expect, test, type FirefoxStage } from './stage';

let server: ToldServer;
test.afterEach(() => server.close());

async function kept(stage: FirefoxStage): Promise<{ net: NetRecord; exhibit: ExhibitRow }> {
  const { exhibit } = await stage.capture();
  return {
    exhibit,
    net: JSON.parse((await stage.file(exhibit, 'net.json')).toString()) as NetRecord,
  };
}

const gets = (path: string): number =>
  server.asked.filter((asked) => asked.method === 'GET' && asked.path.split('?')[0] === path).length;

test('Firefox keeps the same without any permission: status, headers from the cache, the server’s time', async ({
  stage,
}) => {
  server = await startToldServer({ aheadMs: 3_600_000 });
  await stage.firefox.visit(`${server.url}/order`);
  const { net } = await kept(stage);
  expect(net.navigation).toMatchObject({ status: 200, protocol: 'http/1.1' });
  expect(net.response).toMatchObject({ status: 200, sameLength: true });
  if (!isTold(net.clock) || !isTold(net.clock.skew)) throw new Error('no skew');
  expect(net.clock.skew.minMs).toBeLessThanOrEqual(3_600_000);
  expect(net.clock.skew.maxMs).toBeGreaterThanOrEqual(3_600_000);
  expect(net.connection).toEqual({ notAvailable: 'NO_PERMISSION' });
  expect(gets('/order')).toBe(1);
  expect(server.asked.filter((asked) => asked.method === 'HEAD')).toEqual([
    { method: 'HEAD', path: '/favicon.ico', cookie: undefined, referrer: undefined },
  ]);
});

test('Firefox asks for a page that may not be cached only once, and under a service worker nothing at all', async ({
  stage,
}) => {
  server = await startToldServer();
  await stage.firefox.visit(`${server.url}/once`);
  expect((await kept(stage)).net.response).toEqual({ notAvailable: 'NOT_IN_CACHE' });
  expect(gets('/once')).toBe(1);

  const page = await stage.firefox.visit(`${server.url}/worker`);
  await page.waitForFunction('document.title === "ready"');
  await page.goto(`${server.url}/once`);
  const before = server.asked.length;
  const { net } = await kept(stage);
  expect(net.response).toEqual({ notAvailable: 'SERVICE_WORKER' });
  expect(net.clock).toEqual({ notAvailable: 'SERVICE_WORKER' });
  expect(server.asked.slice(before).filter((asked) => /once|HEAD/.test(asked.method + asked.path))).toEqual(
    [],
  );
});

test('a page whose policy forbids requests: no time, and it says so', async ({ stage }) => {
  server = await startToldServer();
  await stage.firefox.visit(`${server.url}/strict`);
  const { net } = await kept(stage);
  expect(net.clock).toEqual({ notAvailable: 'FAILED' });
  expect(net.navigation).toMatchObject({ status: 200 });
});

test('with the permission: the server’s address, the TLS connection and the whole chain, each certificate as a file', async ({
  stage,
}) => {
  const chain = makeChain();
  server = await startToldServer({ tls: chain });
  await stage.firefox.trustRoot(chain.root);
  await stage.firefox.grant(['webRequest', 'webRequestBlocking'], ['https://127.0.0.1/*']);
  await stage.firefox.visit(`${server.url}/order`);
  const { net, exhibit } = await kept(stage);
  expect(net.connection).toEqual({ address: '127.0.0.1', proxy: false });
  expect(net.tls).toMatchObject({ state: 'secure', protocol: 'TLSv1.3' });
  if (!isTold(net.tls)) throw new Error('no TLS');
  expect(net.tls.certificates.map(({ subject, issuer }) => [subject, issuer])).toEqual([
    ['CN=127.0.0.1', 'O=留证测试,CN=测试根证书'],
    ['O=留证测试,CN=测试根证书', 'O=留证测试,CN=测试根证书'],
  ]);
  for (const [at, der] of [chain.leaf, chain.root].entries()) {
    const certificate = net.tls.certificates[at];
    const file = exhibit.record.files.find(({ path }) => path === certificate?.file);
    expect(file).toMatchObject({ role: 'original', mediaType: 'application/pkix-cert' });
    expect(file?.sha256).toBe(certificate?.sha256);
    expect(certificate?.sha256).toBe(createHash('sha256').update(der).digest('hex'));
  }
  expect(net.clock).toMatchObject({ method: 'HEAD', status: 404 });
});
