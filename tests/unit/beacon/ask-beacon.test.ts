import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { newestPulse } from '@/utils/app/beacon/ask-beacon';
import { CaptureService } from '@/utils/app/capture/service';
import { ASKED_BEACON, type BeaconSettings } from '@/utils/integrity/beacon/beacons';
import { fetchPulse } from '@/utils/platform/beacon';
import { blobSource } from '@/utils/bundle/byte-source';
import type { Sha256 } from '@/utils/exhibit/ids';
import type { CaptureJobRow, ExhibitRow } from '@/utils/storage/rows';
import type { LogLine } from '@/utils/integrity/chain.types';
import { serveRelay, type RelayServer } from '../../support/relay-server';
import { fakeAgent, fakePorts, openTestStore } from '../capture/stage';

vi.mock('@/utils/platform/environment', () => ({
  readClock: () => ({ utc: '2026-03-12T06:31:05.123Z' }),
  softwareName: () => 'liuzheng/test',
}));

/** Pulse 1000 of quicknet. */
const PULSE = Buffer.from(
  '{"round":1000,"randomness":"fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd","signature":"b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39"}',
);

let server: RelayServer;
let allowed: boolean;
beforeAll(async () => {
  server = await serveRelay(() => PULSE);
});
afterAll(() => server.close());
beforeEach(() => {
  allowed = true;
});

const settings = (...kinds: readonly string[]): BeaconSettings => ({
  on: true,
  enabled: kinds,
  own: kinds.map((id) => ({ id, name: id, url: `${server.url}/${id}` })),
});
const ask = (chosen: BeaconSettings, signal = new AbortController().signal, deadline = 10_000) =>
  newestPulse(
    {
      settings: () => Promise.resolve(chosen),
      mayAsk: () => Promise.resolve(allowed),
      fetch: (url, within) => fetchPulse(url, within, deadline),
    },
    signal,
  );

describe('asking relays for the newest pulse', () => {
  test('a plain request that says nothing of the case; the answer is kept byte by byte', async () => {
    expect(await ask(settings('good'))).toEqual({ ok: true, value: new Uint8Array(PULSE) });
    const { line, headers, bytes } = server.requests.at(-1) ?? { line: '', headers: {}, bytes: -1 };
    expect([line, bytes]).toEqual([`GET /good/${ASKED_BEACON.chainHash}/public/latest`, 0]);
    expect([headers.cookie, headers.referer, headers.origin]).toEqual([undefined, undefined, undefined]);
  });

  test('off, nobody is asked', async () => {
    const before = server.requests.length;
    expect(await ask({ ...settings('good'), on: false })).toEqual({ ok: true, value: null });
    expect(await ask({ ...settings('good'), enabled: [] })).toEqual({ ok: true, value: null });
    allowed = false;
    expect(await ask(settings('good'))).toMatchObject({ ok: false, error: { code: 'BEACON_NOT_ALLOWED' } });
    expect(server.requests).toHaveLength(before);
  });

  test('of several, the first that has one counts', async () => {
    expect(await ask(settings('silent', 'login', 'down', 'good'))).toMatchObject({ ok: true });
  });

  test.each([
    ['silent', 'BEACON_UNREACHABLE'],
    ['down', 'BEACON_UNREACHABLE'],
    ['busy', 'BEACON_UNREACHABLE'],
    ['endless', 'BEACON_UNREACHABLE'],
    ['login', 'BEACON_BAD_ANSWER'],
  ])('%s: there is none', async (kind, code) => {
    const signal = new AbortController().signal;
    const given = kind === 'silent' ? 200 : 10_000;
    expect(await ask(settings(kind), signal, given)).toMatchObject({ ok: false, error: { code } });
  });
});

describe('a capture', () => {
  const kept = async (chosen: BeaconSettings, deadline = 60_000) => {
    const store = openTestStore();
    const service = new CaptureService({
      ...fakePorts(store, fakeAgent()),
      beacon: {
        wanted: () => Promise.resolve(chosen.on),
        newest: (signal) => ask(chosen, signal, deadline),
      },
    });
    const started = await service.start(7, 'command');
    if (!started.ok) throw new Error(started.error.code);
    await started.value.done;
    const job = (await store.db.jobs.get(started.value.jobId)) as CaptureJobRow;
    const row = (await store.db.exhibits.get(job.exhibitId ?? ('' as never))) as ExhibitRow;
    const lines = (await store.db.log.toArray()).map(({ line }) => JSON.parse(line) as LogLine);
    return { store, row, lines, step: row.record.steps.find(({ name }) => name === 'beacon') };
  };

  test('holds the pulse as it came, and the log line holds its hash', async () => {
    const { store, row, lines, step } = await kept(settings('good'));
    const file = row.record.files.find(({ path }) => path === 'beacon/quicknet.json');
    const blob = await store.db.blobs.get(file?.sha256 ?? ('' as Sha256));
    if (!blob) throw new Error('no pulse');
    const source = blobSource(blob.blob);
    expect(Buffer.from(await source.read(0, source.size))).toEqual(PULSE);
    const line = lines.find(({ type }) => type === 'exhibit-captured');
    expect(line?.type === 'exhibit-captured' && line.files).toContainEqual({
      path: 'exhibits/E001/beacon/quicknet.json',
      sha256: file?.sha256,
      bytes: PULSE.byteLength,
    });
    expect(step?.detail).toEqual({ beacon: 'quicknet', round: 1000 });
  });

  test('is whole without one, waits for none, and says why there is none', async () => {
    const { row, step } = await kept(settings('silent'));
    expect(row.record.state).toBe('complete');
    expect(row.record.files.map(({ path }) => path)).not.toContain('beacon/quicknet.json');
    // Given up when all else was done, long before its own deadline.
    expect(step?.detail).toEqual({ failed: 'BEACON_UNREACHABLE' });
  });

  test('says nothing of beacons while it is off', async () => {
    expect((await kept({ ...settings('good'), on: false })).step).toBeUndefined();
  });
});
