import { describe, expect, test } from 'vitest';
import { CHAT_LIMIT_NAMES, CHAT_LIMITS, isWithinLimit, parseChatLimits } from '@/utils/recognise/chat/limits';

const USUAL = { messages: 20_000, minutes: 10, pictures: 400, history: 1500 };

describe('limits as they were stored', () => {
  test.each([[null], [undefined], [''], ['x'], ['null'], ['[]'], ['5'], ['{}']])('%o: as usual', (text) => {
    expect(parseChatLimits(text)).toEqual(USUAL);
  });
  test('what is not allowed is as usual, the rest as stored', () => {
    const stored = { messages: 500, minutes: 0, pictures: '12', history: 1e9, other: 1 };
    expect(parseChatLimits(JSON.stringify(stored))).toEqual({ ...USUAL, messages: 500 });
  });
  test('the largest fit into a message, and come back', () => {
    const most = Object.fromEntries(CHAT_LIMIT_NAMES.map((name) => [name, CHAT_LIMITS[name].most]));
    expect(JSON.stringify(most).length).toBeLessThanOrEqual(100);
    expect(parseChatLimits(JSON.stringify(most))).toEqual(most);
  });
});

test('whole numbers between the bounds', () => {
  for (const name of CHAT_LIMIT_NAMES) {
    const { least, usual, most } = CHAT_LIMITS[name];
    for (const value of [least, usual, most]) expect(isWithinLimit(name, value)).toBe(true);
    for (const value of [least - 1, most + 1, usual + 0.5, Number.NaN, Infinity])
      expect(isWithinLimit(name, value)).toBe(false);
  }
});
