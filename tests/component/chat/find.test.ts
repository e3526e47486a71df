import { afterEach, describe, expect, test } from 'vitest';
import { findConversations } from '@/utils/capture/chat/find';
import { conversationAt } from '@/utils/capture/chat/point';
import { ChatSweep } from '@/utils/capture/chat/sweep';
import { PlainChat } from '../../fixtures/sites/chat/client/plain';
import { STYLE } from '../../fixtures/sites/chat/client/row';
import { VirtualChat } from '../../fixtures/sites/chat/client/virtual';
import { conversation, truthOf } from '../../fixtures/sites/chat/data';
import { asTruth, chatWindow, NOW, plain, QUICK, stage, toRecord, virtual } from './support';
import { page } from './other-pages';

afterEach(() => {
  document.body.innerHTML = '';
});

const summaries = () => findConversations(document, NOW).candidates.map(({ summary }) => summary);

function twoWindows(): { readonly busy: PlainChat; readonly quiet: PlainChat } {
  document.body.innerHTML = `<style>${STYLE}</style><div id="two" style="display:flex"><section style="width:480px"></section><section style="width:480px"></section></div>`;
  const [left, right] = document.querySelectorAll<HTMLElement>('#two > section');
  if (!left || !right) throw new Error('no stage');
  const busy = new PlainChat(chatWindow(left), conversation(60), { named: true });
  const quiet = new PlainChat(chatWindow(right), conversation(12, 3), { named: true });
  return { busy, quiet };
}

describe('what is a conversation', () => {
  test('two of them on one page are both listed, and a point in either chooses it', () => {
    const { busy, quiet } = twoWindows();
    const found = summaries();
    expect(found).toHaveLength(2);
    expect(found.map(({ id }) => id)).toEqual([0, 1]);
    expect(found[0]?.score).toBeGreaterThanOrEqual(found[1]?.score ?? 0);
    for (const { pane } of [busy, quiet]) {
      const rect = pane.getBoundingClientRect();
      const chosen = conversationAt(document, rect.x + rect.width / 2, rect.y + rect.height / 2, NOW);
      expect(chosen && pane.contains(chosen.conversation.list ?? null)).toBe(true);
      expect(chosen?.conversation.port.element).toBe(pane);
    }
  });

  test('what would not be found by itself can be pointed at', () => {
    const main = page('notifications');
    const rect = main.querySelector('li')?.getBoundingClientRect();
    const chosen = conversationAt(document, (rect?.x ?? 0) + 5, (rect?.y ?? 0) + 5, NOW);
    expect(chosen?.summary.reasons).toContain('POINTED_AT');
    expect(chosen?.conversation.rows()).toHaveLength(12);
  });

  test('a point on nothing that repeats gives nothing', () => {
    document.body.innerHTML = '<h1 style="margin:40px">极速点券卡盟</h1>';
    expect(conversationAt(document, 60, 60, NOW)).toBeUndefined();
  });

  test('a point on the heading of a chat window, or on its box to write into, chooses its conversation', () => {
    const { busy, quiet } = twoWindows();
    for (const { pane } of [busy, quiet])
      for (const part of ['.head', 'textarea']) {
        const rect = pane.parentElement?.querySelector(part)?.getBoundingClientRect();
        const chosen = conversationAt(document, (rect?.x ?? 0) + 20, (rect?.y ?? 0) + 8, NOW);
        expect(chosen?.conversation.port.element).toBe(pane);
      }
  });

  test('one message, with the heading of the window as its name', () => {
    plain([{ id: 1, from: 'seller', kind: 'message', text: '您好，请提供订单号' }]);
    expect(summaries()).toMatchObject([
      { label: '极速点券卡盟客服', preview: '您好，请提供订单号', rows: 1 },
    ]);
  });

  test('an empty window is one, with nothing in it', () => {
    plain([]);
    expect(summaries()).toMatchObject([{ label: '极速点券卡盟客服', preview: '', wholePage: false }]);
  });

  test('a ticket that the page itself scrolls, read to the end', async () => {
    page('ticket');
    const [first, ...others] = findConversations(document, NOW).candidates;
    expect(others).toEqual([]);
    expect(first?.summary.wholePage).toBe(true);
    if (!first) return;
    const record = toRecord(await new ChatSweep(first.conversation).run(QUICK));
    const messages = record.messages.filter(({ kind }) => kind === 'message');
    expect(messages).toHaveLength(14);
    expect(messages[0]?.text).toContain('第 1 次说明');
    expect(messages[13]?.text).toContain('第 14 次说明');
    expect(messages[1]?.time?.shown).toBe('2026-03-12 10:01');
    expect(record.participants.map(({ name }) => name).sort()).toEqual(['王先生', '客服 小极'].sort());
  });
});

describe('what is none', () => {
  test.each([
    ['a product page with reviews', 'reviews'],
    ['a list of orders', 'orders'],
    ['a list of contacts', 'contacts'],
    ['a list of notifications', 'notifications'],
  ] as const)('%s', (_, name) => {
    page(name);
    expect(summaries()).toEqual([]);
  });

  test.each(['reviews', 'orders', 'contacts', 'notifications', 'comments'] as const)(
    'beside a support window, %s do not come before it',
    (name) => {
      const main = page(name);
      const corner = document.createElement('div');
      corner.style.cssText = 'position:fixed;right:0;bottom:0;width:380px';
      const style = document.createElement('style');
      style.textContent = STYLE;
      main.after(style, corner);
      const { pane } = new VirtualChat(chatWindow(corner), conversation(200), {});
      const first = findConversations(document, NOW).candidates[0];
      expect(first?.conversation.port.element).toBe(pane);
    },
  );
});

test('five thousand rows in the document are found about as quickly as fifty', () => {
  const time = (count: number): number => {
    document.body.innerHTML = '';
    plain(conversation(count), { named: true });
    document.body.getBoundingClientRect();
    const began = performance.now();
    expect(summaries()).toHaveLength(1);
    return performance.now() - began;
  };
  time(50);
  const few = Math.min(time(50), time(50));
  const many = Math.min(time(5000), time(5000));
  console.log(`find: 50 rows ${few.toFixed(1)} ms, 5000 rows ${many.toFixed(1)} ms`);
  expect(summaries()[0]?.rows).toBeGreaterThan(5000);
  // A hundred times the rows: what is looked at closely is the same; only counting grows.
  expect(many / few).toBeLessThan(20);
});

test('the sample is of the newest rows: the preview is what was said last', () => {
  const lines = conversation(900);
  virtual(lines, {});
  document.body.innerHTML = '';
  plain([...lines, { id: 1, from: 'seller', kind: 'message', text: '这是最后一句' }], { named: true });
  expect(summaries()[0]?.preview).toBe('这是最后一句');
});

test('a list that repeats in a page is read whole although only its end was looked at', async () => {
  const lines = conversation(900);
  plain(lines, { named: true });
  const first = findConversations(document, NOW).candidates[0];
  if (!first) throw new Error('not found');
  const record = toRecord(await new ChatSweep(first.conversation).run(QUICK));
  expect(record.messages.map(asTruth)).toEqual(truthOf(lines, true));
});

void stage;
