import { afterEach, expect, test } from 'vitest';
import { conversation, truthOf } from '../../fixtures/sites/chat/data';
import { VirtualChat, type ChatOptions } from '../../fixtures/sites/chat/client/virtual';
import { asTruth, chatWindow, stage, sweep } from './support';

afterEach(() => {
  document.body.innerHTML = '';
});

function virtual(
  count: number,
  options: ChatOptions = {},
): { lines: ReturnType<typeof conversation>; chat: VirtualChat } {
  const lines = conversation(count);
  const chat = new VirtualChat(chatWindow(stage()), lines, options);
  return { lines, chat };
}

const later = (lines: ReturnType<typeof conversation>, ms: number) => (before: number, count: number) =>
  new Promise<ReturnType<typeof conversation>>((resolve) =>
    setTimeout(() => resolve(lines.slice(before, before + count)), ms),
  );

test.each([
  ['keyed rows', { named: true }],
  ['recycled rows', { named: true, recycle: true }],
  ['rows with ids', { ids: true }],
] as const)(
  'a virtualised list of 500 with repeats comes whole, in order, once each: %s',
  async (_, options) => {
    const { lines } = virtual(500, options);
    const { record, result } = await sweep();
    expect(record.messages.map(asTruth)).toEqual(truthOf(lines, 'named' in options));
    expect(record.completeness).toMatchObject({ verdict: 'complete', beginning: 'nothing-came' });
    expect(result.restored).toBe(true);
  },
);

test('history that comes page by page, late, while nothing says so', async () => {
  const lines = conversation(300);
  const before = lines.length - 40;
  new VirtualChat(chatWindow(stage()), lines.slice(before), {
    before,
    page: 40,
    recycle: true,
    fetch: later(lines, 300),
  });
  const { record, result } = await sweep();
  expect(record.messages.map(asTruth)).toEqual(truthOf(lines, false));
  expect(result.history).toBeGreaterThan(4);
});
