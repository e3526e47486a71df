import { expect, test } from 'vitest';
import { choose } from '@/utils/app/chat/candidates';
import { findChats } from '@/utils/app/chat/find';
import type { ChatFrame } from '@/utils/platform/chat-agents';
import { ok } from '@/utils/shared/result';
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
    expect(choose(found, id)).toMatchObject({ ok: true, value: { summary: found.located[i]?.summary } });
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
