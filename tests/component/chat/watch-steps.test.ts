import { afterEach, expect, test } from 'vitest';
import { ConversationWatch, type WatchEvent } from '@/utils/capture/chat/watch';
import type { RowFacts } from '@/utils/recognise/chat/facts.types';
import { conversation } from '../../fixtures/sites/chat/data';
import { only, plain, sweep, virtual } from './support';

let watch: ConversationWatch | undefined;
afterEach(() => {
  watch?.stop();
  document.body.innerHTML = '';
});

const said = (facts: RowFacts | undefined): string =>
  (facts?.parts ?? []).map((part) => (part.kind === 'text' ? part.text : '')).join('|');
const looked = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 200));

test('a sweep through the whole list, as a chat capture makes it, tells only of what was said meanwhile', async () => {
  const chat = virtual(conversation(120), { named: true });
  const events: WatchEvent[] = [];
  watch = new ConversationWatch(only().conversation, { onEvents: (some) => events.push(...some) });
  const { pane } = chat;
  pane.scrollTop = 0;
  await looked();
  chat.push({ id: 9001, from: 'seller', kind: 'message', text: '先交激活费50元' });
  while (pane.scrollTop + pane.clientHeight < pane.scrollHeight - 1) {
    pane.scrollTop += pane.clientHeight * 0.8;
    await looked();
  }
  await looked();
  const news = events.filter(({ type }) => type !== 'present');
  expect(news.map(({ type, facts, before }) => `${type} ${said(facts ?? before)}`)).toEqual([
    expect.stringMatching(/^added .*先交激活费50元/),
  ]);
  const present = events.flatMap(({ type, facts }) => (type === 'present' ? [said(facts)] : []));
  expect(present.some((text) => text.includes('先交激活费50元'))).toBe(false);
});

test('a chat capture sweeps the guarded list: only what was said meanwhile is news', async () => {
  const chat = virtual(conversation(120), { named: true });
  const events: WatchEvent[] = [];
  const candidate = only();
  watch = new ConversationWatch(candidate.conversation, { onEvents: (some) => events.push(...some) });
  let pushed = false;
  await sweep({
    onStep: async () => {
      await looked();
      if (!pushed) chat.push({ id: 9001, from: 'seller', kind: 'message', text: '先交激活费50元' });
      pushed = true;
    },
  });
  await looked();
  const news = events.filter(({ type }) => type !== 'present');
  expect(news.map(({ type, facts, before }) => `${type} ${said(facts ?? before)}`)).toEqual([
    expect.stringMatching(/^added .*先交激活费50元/),
  ]);
});

test('the last message goes and another comes in one task: one is gone and one was said, none was changed', async () => {
  const last = { id: 9001, from: 'seller', kind: 'message', text: '付款后到账' } as const;
  const chat = plain([...conversation(20), last], { named: true });
  const events: WatchEvent[] = [];
  watch = new ConversationWatch(only().conversation, { onEvents: (some) => events.push(...some) });
  chat.remove(9001);
  chat.push({ ...last, id: 9002, text: '加微信 kf8866' });
  await looked();
  const news = events.filter(({ type }) => type !== 'present');
  expect(news.map(({ type, facts, before }) => `${type} ${said(facts ?? before)}`)).toEqual([
    expect.stringMatching(/^added .*加微信 kf8866/),
    expect.stringMatching(/^removed .*付款后到账/),
  ]);
});
