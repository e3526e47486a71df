import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Store } from '../../../entrypoints/background/context';
import type { RedrawPort } from '@/utils/app/capture/redraw';
import { CaptureService, type ServicePorts } from '@/utils/app/capture/service';
import type { Exhibit } from '@/utils/exhibit/model';
import { appError, type ErrorCode } from '@/utils/shared/errors';
import { err, ok } from '@/utils/shared/result';
import { clock, fakeAgent, fakePorts, openTestStore } from './stage';

vi.mock('@/utils/platform/environment', () => ({
  readClock: () => ({ utc: '2026-03-12T06:31:05.123Z' }),
  softwareName: () => 'liuzheng/test',
}));

let store: Store;
let closed: number;
beforeEach(() => {
  store = openTestStore();
  closed = 0;
});

/** Draws two parts; `over` replaces what a test is about. */
function drawer(over: Partial<Awaited<ReturnType<typeof session>>> = {}): RedrawPort {
  return { open: () => Promise.resolve(ok({ ...session(), ...over })) };
}
function session() {
  return {
    plan: { width: 100, height: 80, drawn: 80, scale: 1, parts: 2 },
    draw: (part: number) => Promise.resolve(ok(new Blob([`part ${part}`], { type: 'image/png' }))),
    thumbnail: () => Promise.resolve(new Blob(['small'], { type: 'image/jpeg' })),
    close: () => Promise.resolve(void (closed += 1)),
  };
}

/** Time flies: nobody comes back to the tab while it is waited for. */
let now = 0;
const refusing = (code: ErrorCode): Partial<ServicePorts> => ({
  clock: () => ({ ...clock, monotonicMs: (now += 30_000) }),
  screenshot: () => Promise.resolve(err(appError(code))),
});

async function record(ports: ServicePorts, cancelAt?: Promise<unknown>): Promise<Exhibit> {
  const service = new CaptureService(ports);
  const started = await service.start(7, 'popup');
  if (!started.ok) throw new Error(started.error.code);
  void cancelAt?.then(() => service.cancel(started.value.jobId));
  await started.value.done;
  const [row] = await store.db.exhibits.toArray();
  if (!row) throw new Error('no exhibit');
  return row.record;
}

const gaps = ({ notCaptured }: Exhibit): string[] =>
  notCaptured.map((row) => [row.what, row.reason, row.where].filter(Boolean).join(' '));

test.each<ErrorCode>(['PIXELS_REFUSED', 'WINDOW_MINIMISED', 'TAB_GONE'])(
  'no browser pixels because of %s: the saved page is drawn, the row for the pixels stays',
  async (code) => {
    const made = await record({ ...fakePorts(store, fakeAgent()), ...refusing(code), redraw: drawer() });
    expect(made.picture).toMatchObject({
      method: 'redrawn',
      tiles: [],
      parts: ['redrawn.png', 'redrawn.2.png'],
    });
    expect(made.state).toBe('partial');
    expect(gaps(made)).toEqual([`pixels ${code}`]);
    expect(made.files.find((file) => file.path === 'thumb.jpg')?.derivedFrom).toEqual(['redrawn.png']);
    expect(closed).toBe(1);
  },
);

test('one browser picture is enough: nothing is ever drawn beside it', async () => {
  const open = vi.fn(drawer().open);
  let shots = 0;
  const usual = fakePorts(
    store,
    fakeAgent({
      pose: () => pose(),
      measure: () => measure(),
      prepare: () => ({ plan: TALL, imagesPending: 0, changed: false }),
    }),
  );
  const made = await record({
    ...usual,
    screenshot: (...args) =>
      shots++ === 0 ? usual.screenshot(...args) : Promise.resolve(err(appError('PIXELS_REFUSED'))),
    redraw: { open },
  });
  expect(made.files.map((file) => file.path)).toContain('tiles/00.png');
  expect(made.picture?.method).toBe('browser-pixels');
  expect(made.state).toBe('partial');
  expect(open).not.toHaveBeenCalled();
});

const TALL = {
  selector: ':root',
  rect: { x: 0, y: 0, width: 100, height: 80 },
  scrollHeight: 800,
  clientHeight: 80,
};
function pose() {
  return {
    scrollY: 0,
    scrollHeight: 800,
    clientHeight: 80,
    rect: TALL.rect,
    stuckTop: 0,
    stuckBottom: 0,
    floating: [],
    imagesPending: 0,
  };
}
function measure() {
  return {
    url: 'https://shop.example/order/1',
    title: '订单',
    contentType: 'text/html',
    viewport: { width: 100, height: 80 },
    inner: { width: 100, height: 80 },
    document: { width: 100, height: 800 },
    devicePixelRatio: 1,
    plan: TALL,
    panes: [],
    unswept: [],
  };
}

test('a page that cannot be drawn either: the record says why, the HTML stays', async () => {
  const open = () => Promise.resolve(err(appError('REDRAW_FAILED', { cause: '50000 elements' })));
  const ports = { ...fakePorts(store, fakeAgent()), ...refusing('PIXELS_REFUSED'), redraw: { open } };
  const made = await record(ports);
  expect(made.picture).toBeUndefined();
  expect(gaps(made)).toEqual(['pixels PIXELS_REFUSED', 'pixels REDRAW_FAILED 50000 elements']);
  expect(made.files.map((file) => file.path)).toContain('page.html');
});

test('drawing that breaks off keeps the parts it has and says where the picture ends', async () => {
  const draw = (part: number) =>
    part === 0 ? session().draw(0) : Promise.reject(new Error('the document is gone'));
  const made = await record({
    ...fakePorts(store, fakeAgent()),
    ...refusing('PIXELS_REFUSED'),
    redraw: drawer({ draw }),
  });
  expect(made.picture?.parts).toEqual(['redrawn.png']);
  expect(gaps(made)).toEqual(['pixels PIXELS_REFUSED', 'page-end REDRAW_FAILED redrawn.png']);
  expect(closed).toBe(1);
});

test('a page taller than is drawn says where the drawing ends', async () => {
  const plan = { ...session().plan, height: 60_000, drawn: 48_000 };
  const made = await record({
    ...fakePorts(store, fakeAgent()),
    ...refusing('PIXELS_REFUSED'),
    redraw: drawer({ plan }),
  });
  expect(gaps(made)).toEqual(['pixels PIXELS_REFUSED', 'page-end TOO_TALL 48000px']);
});

test('cancelled while it is drawn: it stops at once, and what was drawn is kept', async () => {
  let drawing: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (drawing = resolve));
  const draw = (part: number): ReturnType<ReturnType<typeof session>['draw']> => {
    if (part === 0) return session().draw(0);
    drawing();
    return new Promise(() => undefined);
  };
  const made = await record(
    { ...fakePorts(store, fakeAgent()), ...refusing('PIXELS_REFUSED'), redraw: drawer({ draw }) },
    begun,
  );
  expect(made.picture?.parts).toEqual(['redrawn.png']);
  expect(gaps(made)).toEqual(['pixels PIXELS_REFUSED', 'page-end CANCELLED redrawn.png']);
  expect(closed).toBe(1);
});

test('drawing that never answers ends at its deadline', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const draw = (): ReturnType<ReturnType<typeof session>['draw']> => {
      void vi.advanceTimersByTimeAsync(60_001);
      return new Promise(() => undefined);
    };
    const made = await record({
      ...fakePorts(store, fakeAgent()),
      ...refusing('PIXELS_REFUSED'),
      redraw: drawer({ draw }),
    });
    expect(made.picture).toBeUndefined();
    expect(gaps(made)).toEqual(['pixels PIXELS_REFUSED', 'pixels REDRAW_FAILED not drawn within 60000 ms']);
    expect(closed).toBe(1);
  } finally {
    vi.useRealTimers();
  }
});
