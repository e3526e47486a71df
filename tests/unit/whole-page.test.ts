import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import type { CapturePorts } from '@/utils/app/capture/ports';
import { CaptureService } from '@/utils/app/capture/service';
import type { Exhibit } from '@/utils/exhibit/model';
import { appError } from '@/utils/shared/errors';
import { err, ok, type Result } from '@/utils/shared/result';
import type { Store } from '../../entrypoints/background/context';
import { fakeAgent, fakePorts, openTestStore } from './capture/stage';

vi.mock('@/utils/platform/environment', () => ({
  readClock: () => ({ utc: '2026-03-12T06:31:05.123Z' }),
  softwareName: () => 'liuzheng/test',
}));

let store: Store;
/** What was photographed: heights of areas in CSS px, or `screen`. */
let shots: (number | 'screen')[];
beforeEach(() => {
  store = openTestStore();
  shots = [];
});

async function capture(
  answers: Parameters<typeof fakeAgent>[0],
  areas: Partial<NonNullable<CapturePorts['areas']>> = {},
): Promise<Exhibit> {
  const usual = fakePorts(store, fakeAgent(answers));
  const service = new CaptureService({
    ...usual,
    screenshot: (window, ready, signal) => {
      shots.push('screen');
      return usual.screenshot(window, ready, signal);
    },
    areas: {
      screenshot: (window, area, ready, signal) => {
        shots.push(area.height);
        return usual.screenshot(window, ready, signal);
      },
      paintsOnSight: () => Promise.resolve(false),
      ...areas,
    },
  });
  const started = await service.start(7, 'command');
  if (!started.ok) throw new Error(started.error.code);
  const done = await started.value.done;
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  const [row] = await store.db.exhibits.toArray();
  if (!row) throw new Error('no exhibit');
  return row.record;
}

const refused = (): Promise<Result<Blob>> => Promise.resolve(err(appError('PIXELS_REFUSED')));

test('where the browser can, the page is one photograph in the record', async () => {
  const record = await capture({});
  expect(shots).toEqual([80]);
  expect(record.state).toBe('complete');
  expect(record.picture).toMatchObject({
    method: 'browser-pixels',
    tiles: [{ path: 'tiles/00.png', scrollY: 0 }],
    parts: ['page.png'],
  });
});

test.each<[string, Parameters<typeof fakeAgent>[0], Parameters<typeof capture>[1]]>([
  ['paints parts only while they are in view', {}, { paintsOnSight: () => Promise.resolve(true) }],
  [
    'changes each time it is scrolled through',
    {
      check: () => ({ scrollY: 0, mutations: 5 }),
      prepare: () => ({ plan: PLAN, endless: false, imagesPending: 0, changed: true }),
    },
    {},
  ],
  ['is too much for one photograph', {}, { screenshot: refused }],
])('a page that %s is photographed by the screen, and is as complete', async (_, answers, areas) => {
  const record = await capture(answers, areas);
  expect(shots).toEqual(['screen']);
  expect(record.state).toBe('complete');
  expect(record.picture?.tiles).toHaveLength(1);
});

test('a page that loaded late the first time but then holds still is one photograph', async () => {
  let asked = 0;
  await capture({
    check: () => ({ scrollY: 0, mutations: 5 }),
    prepare: () => ({ plan: PLAN, endless: false, imagesPending: 0, changed: asked++ === 0 }),
  });
  expect(shots).toEqual([80]);
});

test('the tab left in mid-page: what was photographed is kept, and the record says after which picture it ends', async () => {
  let taken = 0;
  const record = await capture(
    { pose: () => ({ ...POSE, scrollHeight: 40_000 }) },
    {
      screenshot: () =>
        Promise.resolve(
          taken++ === 0 ? ok(new Blob(['tile'], { type: 'image/png' })) : err(appError('TAB_NAVIGATED')),
        ),
    },
  );
  expect(record.state).toBe('partial');
  expect(record.picture?.tiles.map((tile) => tile.path)).toEqual(['tiles/00.png']);
  expect(record.notCaptured).toContainEqual({
    what: 'pixels',
    reason: 'TAB_NAVIGATED',
    where: 'tiles/00.png',
  });
});

const PLAN = {
  selector: ':root',
  rect: { x: 0, y: 0, width: 100, height: 80 },
  scrollHeight: 80,
  clientHeight: 80,
};
const POSE = {
  scrollY: 0,
  scrollHeight: 80,
  clientHeight: 80,
  rect: PLAN.rect,
  stuckTop: 0,
  stuckBottom: 0,
  floating: [],
  imagesPending: 0,
};
