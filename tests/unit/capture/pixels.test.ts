import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import type { PageMeasure } from '@/utils/capture/agent-protocol';
import { CaptureService, type ServicePorts } from '@/utils/app/capture/service';
import type { Exhibit } from '@/utils/exhibit/model';
import type { AgentConnection } from '@/utils/platform/agent';
import type { TabInfo } from '@/utils/platform/tabs';
import { ok } from '@/utils/shared/result';
import type { Store } from '../../../entrypoints/background/context';
import { clock, fakeAgent, fakePorts, openTestStore } from './stage';

vi.mock('@/utils/platform/environment', () => ({
  readClock: () => ({ utc: '2026-03-12T06:31:05.123Z' }),
  softwareName: () => 'liuzheng/test',
}));

let store: Store;
beforeEach(() => {
  store = openTestStore();
});

const PAGE: PageMeasure = {
  url: 'https://shop.example/order/1',
  title: '订单',
  contentType: 'text/html',
  viewport: { width: 100, height: 80 },
  inner: { width: 100, height: 80 },
  document: { width: 100, height: 80 },
  devicePixelRatio: 1,
  plan: {
    selector: ':root',
    rect: { x: 0, y: 0, width: 100, height: 80 },
    scrollHeight: 80,
    clientHeight: 80,
  },
  panes: [],
  unswept: [],
};
const POSE = {
  scrollY: 0,
  scrollHeight: 80,
  clientHeight: 80,
  rect: PAGE.plan.rect,
  stuckTop: 0,
  stuckBottom: 0,
  floating: [],
  imagesPending: 0,
};
const TAB: TabInfo = {
  id: 7,
  windowId: 1,
  url: PAGE.url,
  title: '订单',
  active: true,
  minimised: false,
  zoom: 1,
};

async function recordOf(
  ports: ServicePorts,
  meanwhile?: (service: CaptureService) => Promise<void>,
): Promise<Exhibit> {
  const service = new CaptureService(ports);
  const started = await service.start(7, 'command');
  if (!started.ok) throw new Error(started.error.code);
  await meanwhile?.(service);
  const done = await started.value.done;
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  const [row] = await store.db.exhibits.toArray();
  if (!row) throw new Error('no exhibit');
  return row.record;
}

const gaps = (record: Exhibit): string[] =>
  record.notCaptured.map(({ what, reason, where }) => `${what} ${reason} ${where ?? ''}`.trim());

const panes = (count: number): PageMeasure['panes'] =>
  Array.from({ length: count }, (_, i) => ({ selector: `#pane-${i + 1}`, name: `面板 ${i + 1}` }));

test('panes get pictures and folders of their own; those beyond the limit are named', async () => {
  const record = await recordOf(
    fakePorts(store, fakeAgent({ measure: () => ({ ...PAGE, panes: panes(8) }) })),
  );
  expect(
    record.panes?.map((pane) => [pane.name, pane.scroller.selector, pane.parts, pane.tiles[0]?.path]).at(-1),
  ).toEqual(['面板 6', '#pane-6', ['panes/06/page.png'], 'panes/06/tiles/00.png']);
  const paths = record.files.map((file) => file.path);
  for (const { parts, tiles } of record.panes ?? []) {
    expect(paths).toEqual(expect.arrayContaining([...parts, ...tiles.map((tile) => tile.path)]));
  }
  expect(gaps(record)).toEqual(['scroller TOO_MANY #pane-7', 'scroller TOO_MANY #pane-8']);
});

test('tiles of all panes together are limited: what is not photographed of them is named', async () => {
  const usual = fakeAgent({ measure: () => ({ ...PAGE, panes: panes(2) }) });
  // The first pane is as long as eighty tiles, and stands where it is asked to.
  const pane = (y: number): typeof POSE => ({ ...POSE, scrollY: y, scrollHeight: 6000 });
  let at = 0;
  const agent: AgentConnection = {
    ...usual,
    call: (name, request, timeout) => {
      const asked = request as { pane?: number; y?: number };
      if (asked.pane !== 1) return usual.call(name, request, timeout);
      if (name === 'pose') return Promise.resolve(ok(pane((at = asked.y ?? 0)) as never));
      if (name === 'check') return Promise.resolve(ok({ scrollY: at, mutations: 0 } as never));
      if (name === 'prepare')
        return Promise.resolve(
          ok({ plan: { ...PAGE.plan, scrollHeight: 6000 }, imagesPending: 0, changed: false } as never),
        );
      return usual.call(name, request, timeout);
    },
  };
  const record = await recordOf(fakePorts(store, agent));
  expect(record.panes).toHaveLength(1);
  expect(record.panes?.[0]?.tiles).toHaveLength(60);
  expect(gaps(record)).toEqual([
    expect.stringMatching(/^page-end TOO_TALL panes\/01\//),
    'scroller TOO_MANY #pane-2',
  ]);
});

test('a page that scrolls itself back is left, not photographed over and over', async () => {
  const record = await recordOf(
    fakePorts(
      store,
      fakeAgent({
        pose: () => ({ ...POSE, scrollHeight: 2000 }),
        prepare: () => ({ plan: { ...PAGE.plan, scrollHeight: 2000 }, imagesPending: 0, changed: false }),
      }),
    ),
  );
  expect(record.picture?.tiles).toHaveLength(1);
  expect(gaps(record)).toContain('pixels PAGE_MOVED tiles/00.png');
});

test('cancelling while the page is scrolled through is answered at once, and keeps what was read', async () => {
  const usual = fakeAgent();
  let asked: () => void = () => undefined;
  const preparing = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const agent: AgentConnection = {
    ...usual,
    call: (name, request, timeout) => {
      if (name !== 'prepare') return usual.call(name, request, timeout);
      asked();
      // The page never answers.
      return new Promise(() => undefined);
    },
  };
  const record = await recordOf(fakePorts(store, agent), async (service) => {
    await preparing;
    const [job] = await store.db.jobs.toArray();
    expect(job && service.cancel(job.id)).toBe(true);
  });
  expect(gaps(record)).toContain('page-end CANCELLED');
  expect(record.files.map((file) => file.path)).toEqual(
    expect.arrayContaining(['page.html', 'tiles/00.png', 'page.png']),
  );
});

const inTabs = (ports: ServicePorts, info: () => Partial<TabInfo>): ServicePorts => ({
  ...ports,
  tabs: { ...ports.tabs, info: () => Promise.resolve(ok({ ...TAB, ...info() })) },
});

test('a minimised window is waited for', async () => {
  let looks = 0;
  const ports = fakePorts(store, fakeAgent());
  const record = await recordOf(inTabs(ports, () => ({ minimised: looks++ < 4 })));
  expect(record.state).toBe('complete');
  expect(record.picture?.tiles).toHaveLength(1);
});

test('a window that stays minimised: everything but the pixels, and the reason', async () => {
  let now = 0;
  const ports = fakePorts(store, fakeAgent());
  const record = await recordOf({
    ...inTabs(ports, () => ({ minimised: true })),
    clock: () => ({ ...clock, monotonicMs: (now += 5000) }),
  });
  expect(record.files.map((file) => file.path)).toContain('page.html');
  expect(record.picture).toBeUndefined();
  expect(gaps(record)).toContain('pixels WINDOW_MINIMISED');
});

test('a window that stays minimised is waited for once, not for every pane', async () => {
  let waits = 0;
  let now = 0;
  const ports = fakePorts(store, fakeAgent({ measure: () => ({ ...PAGE, panes: panes(3) }) }));
  const record = await recordOf({
    ...inTabs(ports, () => ({ minimised: true })),
    clock: () => ({ ...clock, monotonicMs: (now += 30_000) }),
    screenshot: (window, ready, signal) => {
      waits += 1;
      return ports.screenshot(window, ready, signal);
    },
  });
  expect(waits).toBe(1);
  expect(gaps(record)).toEqual([
    'pixels WINDOW_MINIMISED',
    'scroller NOT_SWEPT #pane-1',
    'scroller NOT_SWEPT #pane-2',
    'scroller NOT_SWEPT #pane-3',
  ]);
});

test('a tab that was dragged to another window while its picture was taken is photographed again', async () => {
  let windowId = 1;
  let shots = 0;
  const ports = fakePorts(store, fakeAgent());
  const record = await recordOf({
    ...inTabs(ports, () => ({ windowId })),
    screenshot: async (window, ready, signal) => {
      const shot = await ports.screenshot(window, ready, signal);
      if (shots++ === 0) windowId = 2;
      else expect(window).toBe(2);
      return shot;
    },
  });
  expect(shots).toBe(2);
  expect(record.state).toBe('complete');
});

test('a page that can only be photographed is recorded at its real scale', async () => {
  const usual = fakePorts(store, fakeAgent({ measure: () => 'TIMEOUT' }));
  const record = await recordOf({
    ...inTabs(usual, () => ({ width: 60, zoom: 1.2 })),
  });
  // 100 px of picture for 60 px of tab, which are 50 CSS px at a zoom of 120 %.
  expect(record.picture?.scale).toBe(2);
  expect(record.picture?.scroller.rect.width).toBe(50);
});
