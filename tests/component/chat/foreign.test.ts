import { afterEach, describe, expect, test } from 'vitest';
import { findConversations } from '@/utils/capture/chat/find';
import { ChatSweep } from '@/utils/capture/chat/sweep';
import { FOREIGN, SAID, type Foreign } from './foreign';
import { NOW, QUICK, toRecord } from './support';

afterEach(() => {
  document.body.innerHTML = '';
});

describe('conversations of programs that were not known', () => {
  test.each(Object.entries(FOREIGN) as [string, Foreign][])('%s', async (_, { html, without = [], runs }) => {
    document.body.innerHTML = `<div style="font:14px/1.6 sans-serif;margin:0">${html}</div>`;
    const { candidates } = findConversations(document, NOW);
    expect(candidates.length, 'found').toBeGreaterThan(0);
    const record = toRecord(
      await new ChatSweep((candidates[0] as (typeof candidates)[0]).conversation).run(QUICK),
    );
    const messages = record.messages.filter(({ kind }) => kind !== 'system');
    expect(messages.map(({ text }) => text)).toEqual(SAID.map(({ text }) => text));
    expect(record.completeness.verdict).toBe('complete');
    if (!without.includes('from'))
      expect(messages.map(({ sender }) => sender?.name)).toEqual(
        SAID.map(({ from }, i) => {
          const next = { first: SAID[i - 1], last: SAID[i + 1] };
          return runs && next[runs]?.from === from ? undefined : from;
        }),
      );
    else expect(messages.some(({ sender }) => sender !== undefined)).toBe(false);
    expect(messages.flatMap(({ attachments }) => attachments)).toEqual([]);
    if (!without.includes('side'))
      expect(new Set(messages.map(({ side }, i) => `${SAID[i]?.from} ${side}`)).size).toBe(2);
    if (!without.includes('at'))
      expect(messages.map(({ time }) => time?.shown)).toEqual(
        SAID.map(({ at }) => expect.stringContaining(at)),
      );
    expect(candidates).toHaveLength(1);
  });
});
