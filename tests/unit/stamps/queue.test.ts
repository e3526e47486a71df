import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Stamped } from '@/utils/app/seal/ask-tsa';
import { StampService, type StampServicePorts } from '@/utils/app/seal/stamp-service';
import type { CaseId } from '@/utils/exhibit/ids';
import type { Authority, StampSettings } from '@/utils/integrity/timestamp/authorities';
import { parseStampSettings } from '@/utils/integrity/timestamp/authorities';
import { verifyChain } from '@/utils/integrity/chain';
import { toHex } from '@/utils/shared/bytes';
import { appError, type AppError } from '@/utils/shared/errors';
import { err, ok, type Result } from '@/utils/shared/result';
import { utcIso } from '@/utils/shared/time';
import { deleteExhibit } from '@/utils/storage/exhibits';
import { putSetting, setting } from '@/utils/storage/cases';
import { keepStamp, noteAttempt, queueEarlier, retryStamps, waitingStamps } from '@/utils/storage/stamps';
import { digests, Installation } from '../backup/installation';
import { AT } from '../capture/stage';

vi.mock('@/utils/platform/environment', () => ({ readClock: () => ({}), softwareName: () => 'x' }));

const MINUTE = 60_000;
const caseId = crypto.randomUUID() as CaseId;
const OWN = [
  { id: 'alpha', name: 'Alpha', url: 'https://alpha.example/tsr' },
  { id: 'beta', name: 'Beta', url: 'https://beta.example/tsr' },
];

let here: Installation;
let now: number;
let alarm: number | undefined;
let online: boolean;
let allowed: boolean;
let asked: { readonly tsa: string; readonly digest: string }[];
/** What an authority answers; good when it says nothing. */
let answers: Partial<Record<string, (n: number) => Promise<Result<Stamped>> | AppError>>;
let service: StampService;

function serviceOver({ db, ledger }: Installation): StampService {
  const ports: StampServicePorts = {
    now: () => now,
    digests,
    settings: async () => parseStampSettings(await setting(db, 'stamps')),
    online: () => online,
    mayAsk: () => Promise.resolve(allowed),
    ask: (of, digest) => answer(of, digest),
    pause: (ms) => Promise.resolve(void (now += ms)),
    wakeAt: (at) => Promise.resolve(void (alarm = at)),
    changed: () => undefined,
    store: {
      waiting: () => waitingStamps(db),
      note: (id, patch) => noteAttempt(db, id, patch),
      keep: (id, at, token, sha256) => keepStamp(db, ledger, id, at, token, sha256),
      queueEarlier: () => queueEarlier(db),
      retry: (of) => retryStamps(db, of),
    },
  };
  return new StampService(ports);
}

async function answer({ id }: Authority, digest: Uint8Array): Promise<Result<Stamped>> {
  asked.push({ tsa: id, digest: toHex(digest) });
  const said = answers[id]?.(asked.length);
  if (!said) return ok(token(id));
  return 'code' in said ? err(said) : said;
}

const token = (tsa: string): Stamped => ({
  query: Uint8Array.of(1),
  response: new TextEncoder().encode(`${tsa} ${asked.length}`),
  chain: '',
  finding: {
    code: 'TIMESTAMP_OK',
    facts: { time: utcIso(now), ordering: false, policy: '1.2', serial: '05', tsa: `${tsa} unit` },
  },
});

const turn = (settings: Partial<StampSettings>) =>
  putSetting(
    here.db,
    'stamps',
    JSON.stringify({ on: true, enabled: ['alpha', 'beta'], own: OWN, ...settings }),
  );

const rows = async () =>
  (await here.db.stamps.toArray()).sort((a, b) => a.number - b.number || (a.tsa < b.tsa ? -1 : 1));
const states = async () => (await rows()).map(({ number, tsa, state }) => `${number} ${tsa} ${state}`);
const minutesTo = (at: number | undefined): number => Math.round(((at ?? NaN) - now) / MINUTE);

beforeEach(() => {
  here = new Installation();
  now = Date.parse(AT);
  alarm = undefined;
  [online, allowed, asked, answers] = [true, true, [], {}];
  service = serviceOver(here);
});

describe('the queue of time-stamps', () => {
  test('switched off, nothing is queued and nothing is asked', async () => {
    await here.keep(caseId, 'one');
    await service.poke();
    await turn({ on: false });
    await here.keep(caseId, 'two');
    await service.poke();
    expect([asked, await rows()]).toEqual([[], []]);
  });

  test('each exhibit is stamped by each authority over its line of the log, and the log says so', async () => {
    await turn({});
    const one = await here.keep(caseId, 'one');
    const two = await here.keep(caseId, 'two');
    const recorded = (await here.db.log.toArray()).filter((r) => r.line.includes('exhibit-captured'));
    await service.poke();
    expect(await states()).toEqual([
      '1 alpha stamped',
      '1 beta stamped',
      '2 alpha stamped',
      '2 beta stamped',
    ]);
    expect(new Set(asked.map(({ digest }) => digest))).toEqual(new Set(recorded.map((r) => r.sha256)));
    const lines = await here.lines(caseId);
    expect((await verifyChain(lines, digests)).verdict.status).toBe('valid');
    const stamped = lines.map((l) => JSON.parse(l) as Record<string, unknown>).slice(-4);
    expect(stamped.map(({ type, exhibit, tsa }) => [type, exhibit, tsa])).toEqual([
      ['exhibit-timestamped', one.id, 'alpha'],
      ['exhibit-timestamped', one.id, 'beta'],
      ['exhibit-timestamped', two.id, 'alpha'],
      ['exhibit-timestamped', two.id, 'beta'],
    ]);
    expect((await rows())[0]).toMatchObject({ found: { code: 'TIMESTAMP_OK', tsa: 'alpha unit' } });
    expect(alarm).toBeUndefined();
  });

  test('who does not answer is asked again after 1, 2, 4 … minutes, 6 hours at most, and for one exhibit only', async () => {
    await turn({ enabled: ['alpha'] });
    answers = { alpha: () => appError('TSA_UNREACHABLE') };
    await here.keep(caseId, 'one');
    await here.keep(caseId, 'two');
    const waits: number[] = [];
    for (let n = 0; n < 11; n += 1) {
      await service.poke();
      // Too early: nothing is asked.
      const before = asked.length;
      await service.poke();
      expect(asked).toHaveLength(before);
      waits.push(minutesTo(alarm));
      now = alarm ?? now;
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]);
    expect(asked).toHaveLength(11);
    expect((await rows()).map(({ attempts }) => attempts)).toEqual([11, 0]);
    answers = {};
    await service.poke();
    expect(await states()).toEqual(['1 alpha stamped', '2 alpha stamped']);
  });

  test('one that is silent does not hold up another; the browser’s start does not wait for the back-off', async () => {
    await turn({});
    answers = { alpha: () => appError('TSA_UNREACHABLE') };
    await here.keep(caseId, 'one');
    await service.poke();
    expect(await states()).toEqual(['1 alpha waiting', '1 beta stamped']);
    answers = {};
    await service.pokeNow();
    expect(await states()).toEqual(['1 alpha stamped', '1 beta stamped']);
  });

  test('offline nothing is sent; the network’s return is enough', async () => {
    await turn({});
    online = false;
    await here.keep(caseId, 'one');
    await service.poke();
    expect([asked, minutesTo(alarm)]).toEqual([[], 1]);
    online = true;
    await service.pokeNow();
    expect(await states()).toEqual(['1 alpha stamped', '1 beta stamped']);
  });

  test('a refusal is final until the user asks again', async () => {
    await turn({ enabled: ['alpha'] });
    answers = { alpha: () => appError('TSA_REFUSED', { detail: { status: 2 } }) };
    const one = await here.keep(caseId, 'one');
    await service.poke();
    await service.pokeNow();
    expect(asked).toHaveLength(1);
    expect((await rows())[0]).toMatchObject({ state: 'refused', error: { code: 'TSA_REFUSED' } });
    answers = {};
    await service.retry(one.id);
    await expect.poll(() => states()).toEqual(['1 alpha stamped']);
    expect((await rows())[0]).not.toHaveProperty('error');
  });

  test('three answers that do not hold are the authority’s own fault', async () => {
    await turn({ enabled: ['alpha'] });
    answers = { alpha: () => appError('TSA_BAD_ANSWER', { cause: 'TIMESTAMP_NONCE' }) };
    await here.keep(caseId, 'one');
    for (let n = 0; n < 4; n += 1) {
      await service.poke();
      now = alarm ?? now;
    }
    expect(asked).toHaveLength(3);
    expect((await rows())[0]).toMatchObject({
      state: 'refused',
      error: { code: 'TSA_BAD_ANSWER', cause: 'TIMESTAMP_NONCE' },
    });
    expect(await here.types(caseId)).not.toContain('exhibit-timestamped');
  });

  test('without the browser’s permission nothing is sent, and the row says why', async () => {
    await turn({ enabled: ['alpha'] });
    allowed = false;
    await here.keep(caseId, 'one');
    await service.poke();
    expect(asked).toEqual([]);
    expect((await rows())[0]).toMatchObject({ state: 'waiting', error: { code: 'TSA_NOT_ALLOWED' } });
    allowed = true;
    await service.pokeNow();
    expect(await states()).toEqual(['1 alpha stamped']);
  });

  test('a worker that dies in mid-request leaves the row to the next one; the late answer adds nothing', async () => {
    await turn({ enabled: ['alpha'] });
    let late: (answer: Result<Stamped>) => void = () => undefined;
    answers = {
      alpha: (n) =>
        n === 1 ? new Promise((resolve) => (late = resolve)) : Promise.resolve(ok(token('alpha'))),
    };
    await here.keep(caseId, 'one');
    const dead = service.poke();
    await expect.poll(() => asked).toHaveLength(1);
    await serviceOver(here).poke();
    expect(await states()).toEqual(['1 alpha stamped']);
    late(ok(token('alpha')));
    await dead;
    expect((await here.types(caseId)).filter((type) => type === 'exhibit-timestamped')).toHaveLength(1);
  });

  test('a deleted exhibit keeps its time-stamp, and gets the one it waited for', async () => {
    await turn({});
    answers = { beta: () => appError('TSA_UNREACHABLE') };
    const one = await here.keep(caseId, 'one');
    await service.poke();
    await deleteExhibit(here.db, here.ledger, one, AT, '误拍');
    expect(await states()).toEqual(['1 alpha stamped', '1 beta waiting']);
    answers = {};
    await service.pokeNow();
    expect(await states()).toEqual(['1 alpha stamped', '1 beta stamped']);
  });

  test('what was kept before the switch is stamped on request, each exhibit once', async () => {
    await here.keep(caseId, 'one');
    const gone = await here.keep(caseId, 'two');
    await deleteExhibit(here.db, here.ledger, gone, AT, '误拍');
    await turn({ enabled: ['alpha'] });
    await here.keep(caseId, 'three');
    await service.poke();
    expect(await states()).toEqual(['3 alpha stamped']);
    expect(await service.queueEarlier()).toEqual(ok(1));
    await expect.poll(() => states()).toEqual(['1 alpha stamped', '3 alpha stamped']);
    expect(await service.queueEarlier()).toEqual(ok(0));
  });

  test('one request at a time, with a pause between two to the same authority', async () => {
    await turn({ enabled: ['alpha'] });
    let open = 0;
    let most = 0;
    const at: number[] = [];
    answers = {
      alpha: async () => {
        most = Math.max(most, (open += 1));
        at.push(now);
        await Promise.resolve();
        open -= 1;
        return ok(token('alpha'));
      },
    };
    for (const text of ['one', 'two', 'three']) await here.keep(caseId, text);
    await Promise.all([service.poke(), service.poke()]);
    expect(most).toBe(1);
    expect(at.map((ms) => ms - (at[0] ?? 0))).toEqual([0, 1000, 2000]);
  });
});
