import { expect, test } from 'vitest';
import { choose } from '@/utils/app/chat/candidates';
import { findChats } from '@/utils/app/chat/find';
import type { ChatFrame } from '@/utils/platform/chat-agents';
import { appError } from '@/utils/shared/errors';
import { err, ok } from '@/utils/shared/result';
import { fakeChat, SUMMARY, type Script } from './app-stage';

const nothing: Script = { rows: [], turns: [] };
type Closed = NonNullable<Script['closed']>[number];

const box = (path: number[], url: string, x: number, y: number, width = 300, height = 200): Closed => ({
  path,
  url,
  name: '',
  width,
  height,
  rect: { x, y, width, height },
});

const frame = (frameId: number, path: number[], url: string, script: Partial<Script>): ChatFrame => ({
  frameId,
  path,
  url,
  name: '',
  width: 300,
  height: 200,
  open: false,
  agent: fakeChat({ ...nothing, found: [], ...script }),
});

async function search(top: Partial<Script>, frames: readonly ChatFrame[] = [], granted: string[] = []) {
  const agent = fakeChat({ ...nothing, found: [], ...top });
  const found = await findChats(
    {
      connectChats: () => Promise.resolve(ok({ top: agent, frames })),
      mayRead: (url) => Promise.resolve(granted.some((site) => url.startsWith(site))),
    },
    7,
    'https://shop.example/order/1',
  );
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}

test('a conversation in a frame of a frame: where it stands on the page, and what of it can be seen', async () => {
  const inner = frame(3, [0, 0], 'https://im.example/b', { found: [SUMMARY] });
  const outer = frame(2, [0], 'https://kefu.example/a', {
    closed: [box([0, 0], 'https://im.example/b', 10, 20)],
  });
  const { located } = await search({ closed: [box([0], 'https://kefu.example/a', 40, 30)] }, [inner, outer]);
  expect(located).toHaveLength(1);
  // The window is 100 × 80.
  expect(located[0]?.place).toMatchObject({ dx: 50, dy: 50, sight: { x: 50, y: 50, width: 50, height: 30 } });
});

test('the best of all frames comes first; ids tell two of the same shape in two frames apart', async () => {
  const other = frame(2, [0], 'https://kefu.example/a', { found: [{ ...SUMMARY, score: 20 }] });
  const found = await search({ found: [SUMMARY, { ...SUMMARY, id: 1, score: 5 }] }, [other]);
  const ids = found.located.map(({ candidate }) => candidate.id);
  expect(new Set(ids).size).toBe(3);
  expect(found.located.map(({ summary }) => summary.score)).toEqual([20, 9, 5]);
  for (const [i, id] of ids.entries())
    expect(await choose(found, { candidate: id })).toMatchObject({
      ok: true,
      value: { summary: found.located[i]?.summary },
    });
});

test('two frames that cannot be told apart: read, but no picture is matched with their messages', async () => {
  const twins = [2, 3].map((id) => frame(id, [-1], 'https://im.example/b', { found: [SUMMARY] }));
  const closed = [box([-1], 'https://im.example/b', 0, 0), box([-1], 'https://im.example/b', 0, 40)];
  const { located, closedSites } = await search({ closed }, twins, ['https://im.example/']);
  expect(located.map(({ place }) => place)).toEqual([undefined, undefined]);
  expect(closedSites).toEqual([]);
});

test('sites to be asked for: frames large enough for a conversation that nobody reads yet', async () => {
  const closed = [
    box([0], 'https://kefu.example/im', 0, 0),
    box([1], 'https://ads.example/pixel', 0, 0, 1, 1),
    box([2], 'https://granted.example/gone', 0, 0),
  ];
  const { closedSites } = await search({ closed }, [], ['https://granted.example/']);
  expect(closedSites).toEqual(['https://kefu.example/*']);
});

test('a point of the screen is answered by the frame that stands there, in its own co-ordinates', async () => {
  const asked: unknown[] = [];
  const inner = frame(3, [0, 0], 'https://im.example/b', {
    found: [SUMMARY],
    at: (point) => {
      asked.push(point);
      return { summary: { ...SUMMARY, id: 1 } };
    },
  });
  const outer = frame(2, [0], 'https://kefu.example/a', {
    closed: [box([0, 0], 'https://im.example/b', 10, 20)],
    at: () => ({ box: 0 }),
  });
  const closed = [box([0], 'https://kefu.example/a', 40, 30), box([1], 'https://ads.example/a', 0, 0)];
  const found = await search({ closed, at: ({ x }) => ({ box: x < 40 ? 1 : 0 }) }, [inner, outer]);
  // The window is 100 × 80.
  const { located } = await found.pointAt({ x: 0.75, y: 0.9 });
  expect(asked).toEqual([{ x: 75 - 50, y: 72 - 50 }]);
  expect(located?.agent).toBe(inner.agent);
  expect(located?.candidate.id).toBe(found.located[0]?.candidate.id);
  // What of it is on the screen, as shares of the screen.
  expect(located?.candidate.where).toEqual({ x: 0.5, y: 0.625, width: 0.5, height: 0.375 });
  expect(await found.pointAt({ x: 0.1, y: 0.1 })).toEqual({ closedSite: 'https://ads.example/*' });
});

test('pinched larger, the picture shows a part: a point of it is a point of that part', async () => {
  const asked: unknown[] = [];
  const found = await search({
    visible: { x: 20, y: 40, width: 50, height: 40 },
    at: (point) => {
      asked.push(point);
      return null;
    },
  });
  expect(await found.pointAt({ x: 0.5, y: 0.5 })).toEqual({});
  expect(asked).toEqual([{ x: 45, y: 60 }]);
});

test('frames that may be read and do not answer are named; asked again, they are found', async () => {
  let awake = false;
  const slow = frame(2, [0], 'https://kefu.example/a', { found: [SUMMARY] });
  const sleepy: ChatFrame = {
    ...slow,
    agent: {
      ...slow.agent,
      call: (name, request, timeout) =>
        awake
          ? slow.agent.call(name, request, timeout)
          : Promise.resolve(err(appError('PAGE_NOT_RESPONDING'))),
    },
  };
  const closed = [
    box([0], 'https://kefu.example/a', 0, 0),
    // No script would start in it.
    box([1], 'https://hung.example/b', 0, 0),
    box([2], 'https://hung.example/pixel', 0, 0, 1, 1),
    box([3], 'https://closed.example/c', 0, 0),
  ];
  const granted = ['https://kefu.example/', 'https://hung.example/'];
  const first = await search({ closed }, [sleepy], granted);
  expect(first.located).toEqual([]);
  expect(first.late).toEqual(['https://kefu.example/a', 'https://hung.example/b']);
  awake = true;
  const second = await search({ closed }, [sleepy], granted);
  expect(second.located).toHaveLength(1);
  expect(second.late).toEqual(['https://hung.example/b']);
});
