import { expect, test } from 'vitest';
import { merge } from '@/utils/recognise/chat/merge';
import type { ChatRecord } from '@/utils/recognise/chat/model';
import { record, type Drawn } from './rows';

const TALK: readonly Drawn[] = [
  { text: '在吗', at: 'right' },
  { text: '在吗', at: 'right' },
  { text: '付款后秒到账', face: '极' },
  { text: '在吗', at: 'right' },
  { text: '不到账全额退款', face: '极' },
  { text: '好的', at: 'right' },
];
const texts = (of: ChatRecord, keys: readonly string[]): string[] =>
  keys.map((key) => of.messages.find((message) => message.key === key)?.text ?? '?');
const change = (i: number, to: Drawn): Drawn[] => TALK.map((one, at) => (at === i ? to : one));

test('nothing new: nothing to report', () => {
  expect(merge(record(TALK), record(TALK))).toEqual({
    added: [],
    edited: [],
    recalled: [],
    disappeared: [],
    notReached: [],
  });
});

test('new messages are added, identical ones too', () => {
  const now = record([...TALK, { text: '在吗', at: 'right' }, { text: '系统维护', face: '极' }]);
  const { added, disappeared } = merge(record(TALK), now);
  expect([texts(now, added), disappeared]).toEqual([['在吗', '系统维护'], []]);
});

test('an edit names both wordings', () => {
  const { edited, added, disappeared } = merge(
    record(TALK),
    record(change(2, { text: '24小时内到账', face: '极' })),
  );
  expect(edited.map(({ before, after }) => [before, after])).toEqual([['付款后秒到账', '24小时内到账']]);
  expect([added, disappeared]).toEqual([[], []]);
});

test('a recall says what was taken back', () => {
  const { recalled } = merge(record(TALK), record(change(4, { at: 'middle', text: '对方撤回了一条消息' })));
  expect(recalled.map(({ text }) => text)).toEqual(['不到账全额退款']);
});

test('a message that is gone without a notice disappeared', () => {
  const { disappeared } = merge(record(TALK), record(TALK.filter((_, i) => i !== 4)));
  expect(disappeared.map(({ text }) => text)).toEqual(['不到账全额退款']);
});

test('of what a partial capture did not reach, nothing is claimed', () => {
  const whole = record(TALK);
  const part: ChatRecord = {
    ...record(TALK.slice(2)),
    completeness: {
      verdict: 'partial',
      reasons: [{ code: 'BUDGET_HISTORY' }],
      beginning: 'not-reached',
      waited: 0,
    },
  };
  const { disappeared, notReached } = merge(whole, part);
  expect([disappeared, texts(whole, notReached)]).toEqual([[], ['在吗', '在吗']]);
});

test('5,000 messages are compared in a moment', () => {
  const many = Array.from({ length: 5000 }, (_, i): Drawn => ({ text: i % 3 === 0 ? '在吗' : `第 ${i} 条` }));
  const before = record(many);
  const now = record(many.map((one, i) => (i === 2500 ? { text: '改过了' } : one)));
  const began = performance.now();
  expect(merge(before, now).edited).toHaveLength(1);
  expect(performance.now() - began).toBeLessThan(20_000);
});
