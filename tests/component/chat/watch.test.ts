import { afterEach, describe, expect, test } from 'vitest';
import { ConversationWatch, type WatchEvent, type WatchStats } from '@/utils/capture/chat/watch';
import type { RowFacts } from '@/utils/recognise/chat/facts.types';
import { conversation, type Line } from '../../fixtures/sites/chat/data';
import { later, only, plain, virtual } from './support';

const watches: ConversationWatch[] = [];
afterEach(() => {
  for (const watch of watches.splice(0)) watch.stop();
  document.body.innerHTML = '';
});

interface Guard {
  readonly events: WatchEvent[];
  /** Those that tell of something said, changed or taken back. */
  readonly news: () => readonly WatchEvent[];
  readonly stats: () => WatchStats;
}

function guard(): Guard {
  const events: WatchEvent[] = [];
  const watch = new ConversationWatch(only().conversation, { onEvents: (some) => events.push(...some) });
  watches.push(watch);
  return {
    events,
    news: () => events.filter(({ type }) => type !== 'present'),
    stats: () => watch.stats,
  };
}

const said = (facts: RowFacts | undefined): string =>
  (facts?.parts ?? [])
    .map((part) => (part.kind === 'text' && part.source === 'text' ? part.text : ''))
    .join('|');
const told = (events: readonly WatchEvent[]): string[] =>
  events.map(({ type, facts, before }) => `${type} ${said(facts ?? before).replace(/^.*\|/, '')}`);
const say = (id: number, text: string, from: Line['from'] = 'seller'): Line => ({
  id,
  from,
  kind: 'message',
  text,
});
/** Two looks later nothing more can be told of what has happened. */
const looked = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 260));
const until = (holds: () => boolean): Promise<void> => expect.poll(holds, { interval: 20 }).toBe(true);
const NOTICE = { kind: 'recall', from: 'system', text: '对方撤回了一条消息' } as const;

describe.each([
  ['all rows in the document', plain, {}],
  ['a virtualised list', virtual, {}],
  ['a virtualised list that uses its elements again', virtual, { recycle: true }],
  ['rows with ids', virtual, { ids: true }],
] as const)('a guarded conversation: %s', (_, start, options) => {
  const open = () => {
    const lines = [
      ...conversation(60),
      say(9001, '先交激活费50元'),
      say(9002, '付款后24小时内到账'),
      say(9003, '好的'),
    ];
    return start(lines, { named: true, ...options });
  };

  test('what stands there first is present, each row once', () => {
    const chat = open();
    const { events } = guard();
    const first = told(events);
    expect(events.every(({ type }) => type === 'present')).toBe(true);
    expect(new Set(events.map(({ row }) => row)).size).toBe(events.length);
    expect(first.slice(-3)).toEqual(['present 先交激活费50元', 'present 付款后24小时内到账', 'present 好的']);
    expect(chat.pane.isConnected).toBe(true);
  });

  test('a message is told once, an edit with what it said before', async () => {
    const chat = open();
    const { news } = guard();
    chat.push(say(9100, '在吗', 'buyer'));
    await until(() => news().length > 0);
    chat.push(say(9101, '在吗', 'buyer'));
    await until(() => news().length > 1);
    chat.replace(9002, { text: '付款后尽快处理' });
    await until(() => news().length > 2);
    await looked();
    expect(told(news())).toEqual(['added 在吗', 'added 在吗', 'changed 付款后尽快处理']);
    expect(said(news()[2]?.before)).toContain('付款后24小时内到账');
    expect(news()[0]?.row).not.toBe(news()[1]?.row);
  });

  test('a recall is told with what was taken back, whether a notice stays or nothing', async () => {
    const chat = open();
    const { news, events } = guard();
    const row = events.find(({ facts }) => said(facts).includes('先交激活费50元'))?.row;
    chat.replace(9001, NOTICE);
    await until(() => news().length > 0);
    chat.remove(9002);
    await until(() => news().length > 1);
    chat.remove(9003);
    await until(() => news().length > 2);
    await looked();
    expect(news().map(({ type, before }) => [type, said(before).replace(/^.*\|/, '')])).toEqual([
      ['recalled', '先交激活费50元'],
      ['removed', '付款后24小时内到账'],
      ['removed', '好的'],
    ]);
    expect(news()[0]?.row).toBe(row);
  });

  test('scrolling away and back takes nothing back and adds nothing', async () => {
    const chat = open();
    const { news, events } = guard();
    const before = events.length;
    for (const share of [0.7, 0.4, 0.1, 0.5, 1]) {
      chat.pane.scrollTop = chat.pane.scrollHeight * share;
      await looked();
    }
    expect(news()).toEqual([]);
    const rows = events.map(({ row }) => row);
    expect(new Set(rows).size).toBe(rows.length);
    if (start === virtual) expect(events.length).toBeGreaterThan(before);
    chat.push(say(9100, '刚到的'));
    await until(() => news().length > 0);
    expect(told(news())).toEqual(['added 刚到的']);
  });

  test('a list drawn anew says nothing new', async () => {
    const chat = open();
    const { news } = guard();
    for (let i = 0; i < 6; i++) {
      chat.redraw();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await looked();
    expect(told(news())).toEqual([]);
    chat.replace(9001, NOTICE);
    await until(() => news().length > 0);
    expect(news().map(({ type, before }) => [type, said(before).includes('先交激活费50元')])).toEqual([
      ['recalled', true],
    ]);
  });

  test('ten messages a second for three seconds, all kept in order', async () => {
    const chat = open();
    const { news, stats } = guard();
    const texts = Array.from({ length: 30 }, (_v, i) => (i % 3 === 0 ? '在吗' : `第 ${i} 句`));
    for (const [i, text] of texts.entries()) {
      chat.push(say(9200 + i, text, i % 2 ? 'seller' : 'buyer'));
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await until(() => news().length >= texts.length);
    expect(told(news())).toEqual(texts.map((text) => `added ${text}`));
    const { busy, elapsed } = stats();
    console.log(`watch: ${((100 * busy) / elapsed).toFixed(2)} % of the main thread`);
  });

  test('what came and went between two looks is told with its text', async () => {
    const chat = open();
    const { news } = guard();
    chat.push(say(9100, '第一句'));
    await until(() => news().length > 0);
    chat.push(say(9101, '加微信 kf8866 私下付款'));
    chat.remove(9101);
    await until(() => news().length > 2);
    await looked();
    expect(told(news().slice(1))).toEqual([
      expect.stringContaining('added'),
      expect.stringContaining('removed'),
    ]);
    expect(said(news()[2]?.before)).toContain('加微信 kf8866 私下付款');
  });
});

test(
  'fifty messages recalled half a second to five seconds after showing: every one is kept',
  { timeout: 60_000 },
  async () => {
    const chat = virtual(conversation(40), { named: true, recycle: true });
    const { events } = guard();
    const until50: Promise<void>[] = [];
    for (let i = 0; i < 50; i++) {
      chat.push(say(9000 + i, `第 ${i} 条，${i % 2 ? '转人工付款' : '加急费 50 元'}`));
      const id = 9000 + i;
      until50.push(
        new Promise((resolve) =>
          setTimeout(
            () => {
              if (i % 2) chat.replace(id, NOTICE);
              else chat.remove(id);
              resolve();
            },
            500 + ((i * 337) % 4500),
          ),
        ),
      );
      await new Promise((resolve) => setTimeout(resolve, 120));
    }
    await Promise.all(until50);
    await looked();
    const kept = new Set(
      events.flatMap(({ type, facts }) =>
        type === 'added' ? (/第 \d+ 条，.+/.exec(said(facts)) ?? []) : [],
      ),
    );
    expect(kept.size).toBe(50);
    // Those still in sight when they were taken back are told as taken back.
    const back = events.filter(
      ({ type, before }) => /^(?:recalled|removed)$/.test(type) && said(before).includes('条，'),
    );
    console.log(`recalled: ${kept.size} kept, ${back.length} taken back in sight`);
    expect(back.length).toBeGreaterThan(20);
    expect(new Set(back.map(({ row }) => row)).size).toBe(back.length);
  },
);

test('earlier history that comes in above was not said now', async () => {
  const lines = conversation(120);
  const { pane } = plain(lines.slice(60), { before: 60, page: 30, fetch: later(lines, 30) });
  const { events, news } = guard();
  const before = events.length;
  pane.scrollTop = 0;
  await until(() => events.length > before);
  await looked();
  expect(told(news())).toEqual([]);
  expect(events.length).toBe(before + 30);
});

test('a message whose text comes late is told when it says something', async () => {
  const { pane } = plain(conversation(10));
  const { news } = guard();
  const row = document.createElement('div');
  row.style.cssText = 'height:40px';
  row.dataset['id'] = '9001';
  pane.firstElementChild?.append(row);
  await looked();
  expect(news()).toEqual([]);
  row.textContent = '您好';
  await until(() => news().length > 0);
  expect(told(news())).toEqual(['added 您好']);
});

test('the conversation leaves the page: told, and nothing more after it', async () => {
  const chat = plain(conversation(10));
  const { news } = guard();
  chat.pane.replaceChildren();
  document.querySelector('.win')?.remove();
  await looked();
  // The observed pane went with it: the next change inside it, or the next look, finds out.
  chat.push(say(9001, '看不见的一句'));
  await until(() => news().some(({ type }) => type === 'gone'));
  chat.push(say(9002, '还有一句'));
  await looked();
  expect(news().at(-1)?.type).toBe('gone');
});

test('leaps through a long list tell of nothing; what came below meanwhile is told as said now', async () => {
  const chat = virtual(conversation(400), { named: true });
  const { news } = guard();
  for (const share of [0, 0.5, 0.2, 0.8]) {
    chat.pane.scrollTop = chat.pane.scrollHeight * share;
    await looked();
  }
  chat.push(say(9001, '先交激活费50元'));
  await looked();
  expect(told(news())).toEqual([]);
  chat.pane.scrollTop = chat.pane.scrollHeight;
  await until(() => news().length > 0);
  await looked();
  expect(told(news())).toEqual(['added 先交激活费50元']);
});

test('another conversation in its place is no heap of recalled messages', async () => {
  const chat = virtual(conversation(60), { named: true, recycle: true });
  const { news } = guard();
  chat.pane.remove();
  const box = document.querySelector<HTMLElement>('.win');
  if (!box) throw new Error('no window');
  box.replaceChildren();
  const other = plain(conversation(40, 23), { named: true });
  await until(() => news().length > 0);
  await looked();
  expect(news().map(({ type }) => type)).toEqual([expect.stringMatching(/^(?:gone|replaced)$/)]);
  expect(other.pane.isConnected).toBe(true);
});

test('a list that is filled with another conversation is said to be replaced', async () => {
  const { pane } = plain(conversation(60), { named: true });
  const { news } = guard();
  const donor = document.createElement('div');
  for (const line of conversation(30, 23)) {
    const row = document.createElement('div');
    row.style.height = '40px';
    row.textContent = `别的对话 ${line.id} ${line.text}`;
    donor.append(row);
  }
  pane.firstElementChild?.replaceChildren(...donor.children);
  await until(() => news().length > 0);
  await looked();
  expect(news().map(({ type }) => type)).toEqual(['replaced']);
});
