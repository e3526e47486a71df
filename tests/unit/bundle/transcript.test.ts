import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { writeTranscript } from '@/utils/bundle/chat/transcript';
import type { ChatRecord } from '@/utils/recognise/chat/model';
import { record, type Drawn } from '../chat/rows';

const read = (of: ChatRecord, tiles: readonly string[] = []): Document =>
  parseHTML(writeTranscript(of, { exhibit: 'E004', tiles })).document;
const talk: readonly Drawn[] = [
  { at: 'middle', time: '昨天 14:31' },
  { text: '在吗', at: 'right', face: '我' },
  { text: '补差价才能发货', name: '客服 小极', face: '极' },
];

test('each message stands at its side with its name, its time and its number', () => {
  const page = read(record(talk));
  const rows = [...page.querySelectorAll('li.m')];
  expect(rows.map((row) => row.className)).toEqual(['m self', 'm other']);
  expect(rows.map((row) => row.querySelector('.say')?.textContent)).toEqual(['在吗', '补差价才能发货']);
  expect(rows[1]?.querySelector('b')?.textContent).toBe('客服 小极');
  expect(page.querySelector('.at')?.textContent).toBe('昨天 14:31');
  expect(rows[0]?.querySelector('time')?.getAttribute('datetime')).toBe('2026-03-11T06:31:00.000Z');
  expect(page.querySelector('mark')?.getAttribute('title')).toBe('追加收费');
  expect(page.querySelector('.stamp')?.textContent).toBe('E004');
});

test('whatever a message says, the page stays text: no script, no markup, no direction tricks', () => {
  const evil = '<script>alert(1)</script><img src=x onerror=alert(1)>\u202eevil" onload="x';
  const page = read(
    record([
      { text: evil, name: evil.slice(0, 20), face: '极' },
      { text: '在吗', at: 'right' },
    ]),
  );
  expect(page.querySelectorAll('script, img, iframe, link')).toHaveLength(0);
  expect(page.querySelector('.say')?.textContent).toBe(evil.replace('\u202e', '\ufffd'));
  expect(
    [...page.querySelectorAll('*')].some((el) =>
      [...el.attributes].some(({ name }) => name.startsWith('on')),
    ),
  ).toBe(false);
  expect(page.querySelector('meta[http-equiv]')?.getAttribute('content')).toContain("default-src 'none'");
});

test('a partial record says what is missing, and where messages may be', () => {
  const whole = record(talk);
  const page = read({
    ...whole,
    completeness: {
      verdict: 'partial',
      reasons: [{ code: 'HISTORY_STUCK' }, { code: 'GAP', count: 2 }],
      beginning: 'not-reached',
      waited: 0,
    },
    messages: whole.messages.map((message, i) =>
      i === 1 ? { ...message, gapBefore: true as const } : message,
    ),
  });
  expect(page.querySelector('.part')?.textContent).toMatch(/更早的消息一直没有加载出来.*无法衔接.*2 处/s);
  expect(page.querySelector('.gap')?.textContent).toBe('此处可能缺少消息');
});

test('messages lead to the pictures that show them', () => {
  const whole = record(talk);
  const rect = { x: 0, y: 0, width: 10, height: 10 };
  const page = read(
    { ...whole, messages: whole.messages.map((one) => ({ ...one, views: [{ step: 1, rect }] })) },
    ['tiles/00.png', 'tiles/01.png'],
  );
  expect([...page.querySelectorAll('.tiles a')].map((a) => a.getAttribute('href'))).toEqual([
    'tiles/01.png',
    'tiles/01.png',
  ]);
});

test('what was taken back stands below its notice', () => {
  const whole = record([...talk, { at: 'middle', text: '对方撤回了一条消息' }]);
  const page = read({
    ...whole,
    messages: whole.messages.map((one) =>
      one.kind === 'recall'
        ? { ...one, earlier: [{ text: '激活费50元', until: '2026-03-12T07:00:00.000Z' }] }
        : one,
    ),
  });
  expect(page.querySelector('.fate')?.textContent).toContain('激活费50元');
});
