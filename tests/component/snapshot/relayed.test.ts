import { afterEach, expect, test } from 'vitest';
import type { FrameRef } from '@/utils/capture/protocol';
import { closeAll, kinds, open, snap } from './support';

afterEach(closeAll);

/** A page with a frame it may not read: opaque, because sandboxed. */
const PAGE =
  '<!doctype html><p>前文</p><iframe id="chat" name="kf" sandbox src="data:text/html,<p>x" ' +
  'style="width:300px;height:90px;padding:10px;border:5px solid;margin:0"></iframe><p>后文</p>';

const parsed = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');

test('what stands in a frame it may not read is asked for by its place, and written where the frame is', async () => {
  const { doc, win } = await open(PAGE);
  const asked: FrameRef[] = [];
  const taken = await snap(doc, {
    frame: (ref) => {
      asked.push(ref);
      return Promise.resolve({ html: '<!DOCTYPE html><p class="a">"客服" & 买家', quirks: false });
    },
  });
  const index = [...Array(win.parent.length).keys()].find((i) => win.parent[i] === win);
  expect(asked).toMatchObject([{ slot: 0, name: 'kf', width: 300, height: 90 }]);
  // The tests themselves run in a frame.
  expect(asked[0]?.path.slice(-2)).toEqual([index, 0]);
  const frame = parsed(taken.html).querySelector('#chat');
  expect(frame?.getAttribute('srcdoc')).toBe('<!DOCTYPE html><p class="a">"客服" & 买家');
  expect(frame?.hasAttribute('src')).toBe(false);
  expect(frame?.getAttribute('sandbox')).toBe('allow-same-origin');
  expect(taken.frames).toEqual({ total: 1, kept: 1 });
  expect(taken.notCaptured).toEqual([]);
  expect(kinds(taken)).toContain('frame-inlined');
  const box = doc.querySelector('#chat')?.getBoundingClientRect();
  expect(taken.slots).toMatchObject([
    {
      slot: 0,
      kept: true,
      prefix: '#chat |> ',
      text: { line: 1, x: (box?.x ?? 0) + 15, y: (box?.y ?? 0) + 15, hidden: false },
    },
  ]);
  expect(taken.text).toBe('前文\n后文');
});

test('a frame in quirks mode goes into a data URL, where its mode survives', async () => {
  const { doc } = await open(PAGE);
  const taken = await snap(doc, { frame: () => Promise.resolve({ html: '<p>旧', quirks: true }) });
  const frame = parsed(taken.html).querySelector('#chat');
  expect(frame?.getAttribute('src')).toMatch(/^data:text\/html;charset=utf-8;base64,/);
  expect(frame?.hasAttribute('srcdoc')).toBe(false);
});

test.each([
  ['refused', () => Promise.resolve('FRAME_RELOADED'), 'FRAME_RELOADED'],
  ['never answered', () => new Promise<string>(() => undefined), 'TIMEOUT'],
])('a frame that is %s becomes a row and a placeholder, within the deadline', async (_, frame, reason) => {
  const { doc } = await open(PAGE);
  const taken = await snap(doc, { frame, totalTimeout: 300 });
  expect(taken.notCaptured).toEqual([{ what: 'frame', reason, where: 'data:text/html,<p>x', count: 1 }]);
  expect(taken.frames).toEqual({ total: 1, kept: 0 });
  expect(taken.slots).toMatchObject([{ kept: false }]);
  expect(parsed(taken.html).querySelector('#chat')?.getAttribute('srcdoc')).toContain('未能保存');
});

test('frames it reads itself and frames it asks for are counted alike', async () => {
  const { doc } = await open(`<iframe srcdoc="<p>内</p>"></iframe>${PAGE}`);
  const taken = await snap(doc, { frame: () => Promise.resolve({ html: '<p>', quirks: false }) });
  expect(taken.frames).toEqual({ total: 2, kept: 2 });
});
