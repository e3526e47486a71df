import { afterEach, expect, test } from 'vitest';
import { ChatAgent } from '@/utils/capture/chat-agent/agent';
import type { ChatTurn } from '@/utils/capture/chat-agent/protocol';
import type { ReadRow } from '@/utils/recognise/chat/facts.types';
import { conversation } from '../../fixtures/sites/chat/data';
import { NOW, virtual } from './support';

afterEach(() => {
  document.body.innerHTML = '';
});

const lines = conversation(60);
const begin = (): ChatAgent => {
  const agent = new ChatAgent(document, () => NOW);
  expect(agent.find().candidates).toHaveLength(1);
  expect(agent.open({ id: 0 })).toBe(true);
  return agent;
};
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function allRows(agent: ChatAgent): readonly ReadRow[] {
  const all: ReadRow[] = [];
  for (;;) {
    const { rows, total } = agent.rows({ from: all.length });
    all.push(...rows);
    if (all.length >= total) return all;
  }
}

test('no step passes unseen, however late and impatient the one who asks: the page stands still for each', async () => {
  virtual(lines);
  const agent = begin();
  const steps: number[] = [];
  const seen = new Set<number>();
  let turn: ChatTurn;
  do {
    turn = await agent.next({ wait: 1, photograph: true });
    if (turn.state === 'running') await pause(40);
    if (turn.state !== 'step') continue;
    expect(agent.still()).toBe(true);
    steps.push(turn.view.step);
    seen.add(turn.view.scrollTop);
  } while (turn.state !== 'end');
  expect(steps).toEqual(steps.map((_, i) => i));
  expect(seen.size).toBe(steps.length);
  const rows = allRows(agent);
  expect(rows).toHaveLength(lines.length);
  expect(rows.every(({ views = [] }) => views.length > 0)).toBe(true);
  expect(turn.state === 'end' && turn.end.completeness.verdict).toBe('complete');
});

test('a list that was moved under its picture is put back, and said to have moved', async () => {
  const { pane } = virtual(lines);
  const agent = begin();
  let turn: ChatTurn;
  do turn = await agent.next({ wait: 50, photograph: true });
  while (turn.state === 'running');
  if (turn.state !== 'step') throw new Error('no step');
  pane.scrollTop = turn.view.scrollTop + 300;
  expect(agent.still()).toBe(false);
  expect(Math.abs(pane.scrollTop - turn.view.scrollTop)).toBeLessThanOrEqual(1);
  expect(agent.still()).toBe(true);
  agent.dispose();
});

test('nobody asks any more: the sweep ends, and list and focus are as they were', async () => {
  const { pane } = virtual(lines);
  const fromEnd = (): number => pane.scrollHeight - pane.clientHeight - pane.scrollTop;
  const area = document.querySelector('textarea');
  area?.focus();
  const before = fromEnd();
  const agent = begin();
  let turn: ChatTurn;
  do turn = await agent.next({ wait: 50, photograph: true });
  while (turn.state === 'running');
  expect(fromEnd()).toBeGreaterThan(before + 500);
  agent.dispose();
  await expect.poll(fromEnd).toBe(before);
  expect(document.activeElement).toBe(area);
});

test('reading causes no mutation, and those of the page are counted, in a shadow root too', async () => {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  virtual(lines);
  for (const part of document.querySelectorAll('style, .win')) root.append(part);
  document.body.append(host);
  // What a watcher of the page's own sees.
  let seen = 0;
  const observer = new MutationObserver((records) => (seen += records.length));
  for (const node of [document, root])
    observer.observe(node, { subtree: true, childList: true, attributes: true, characterData: true });
  const agent = begin();
  let turn: ChatTurn;
  do turn = await agent.next({ wait: 100, photograph: false });
  while (turn.state === 'running');
  if (turn.state !== 'end') throw new Error('no end');
  seen += observer.takeRecords().length;
  observer.disconnect();
  const { caused, meanwhile, inShadow } = turn.end.disturbance;
  expect(caused).toBe(0);
  expect(inShadow).toBeGreaterThan(20);
  expect(meanwhile).toBe(seen);
});

test('without pictures the page is not held up', async () => {
  virtual(lines);
  const agent = begin();
  let turn: ChatTurn;
  do turn = await agent.next({ wait: 100, photograph: false });
  while (turn.state === 'running');
  expect(turn.state).toBe('end');
  expect(allRows(agent)).toHaveLength(lines.length);
});

test('a pane below the fold is brought onto the screen to be read, and the page goes back', async () => {
  virtual(lines);
  const section = document.querySelector('section');
  section?.style.setProperty('margin-top', '3000px');
  const agent = begin();
  let turn: ChatTurn;
  do turn = await agent.next({ wait: 50, photograph: true });
  while (turn.state === 'running');
  if (turn.state !== 'step') throw new Error('no step');
  expect(turn.view.rect.height).toBeGreaterThan(300);
  expect(turn.view.rect.y + turn.view.rect.height).toBeLessThanOrEqual(innerHeight + 1);
  agent.cancel();
  do turn = await agent.next({ wait: 50, photograph: false });
  while (turn.state === 'running');
  await expect.poll(() => scrollY).toBe(0);
});

test('what was pointed at can be opened, and a frame that may not be read is told by its box', async () => {
  virtual(lines);
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', '');
  frame.srcdoc = '<p>在吗</p>';
  frame.style.cssText = 'position:fixed;left:700px;top:0;width:200px;height:200px';
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  document.body.append(frame);
  await loaded;
  const agent = new ChatAgent(document, () => NOW);
  const { closed } = agent.find();
  expect(closed).toHaveLength(1);
  expect(agent.at({ x: 800, y: 100 })).toEqual({ box: 0 });
  expect(agent.at({ x: 800, y: 700 })).toBeNull();
  const before = document.documentElement.outerHTML;
  const there = agent.at({ x: 200, y: 200 });
  expect(document.documentElement.outerHTML).toBe(before);
  if (!there || !('summary' in there)) throw new Error('nothing there');
  expect(agent.open({ id: there.summary.id })).toBe(true);
  let turn: ChatTurn;
  do turn = await agent.next({ wait: 100, photograph: false });
  while (turn.state === 'running');
  expect(allRows(agent)).toHaveLength(lines.length);
});
