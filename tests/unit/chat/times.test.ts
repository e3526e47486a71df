import { describe, expect, test } from 'vitest';
import { resolveAttribute, resolveShown } from '@/utils/recognise/chat/resolve-time';
import { readShownTime } from '@/utils/recognise/chat/shown-time';

/** Thursday, 2026-03-12 20:00 in Shanghai. */
const MOMENT = { at: Date.UTC(2026, 2, 12, 12), offsetMinutes: 480 };
const at = (text: string, above?: string): string | undefined => {
  const shown = readShownTime(text);
  const derived = shown && resolveShown(shown, MOMENT, above);
  return derived && `${derived.at.slice(0, 19)} ${derived.precision} ${derived.basis}`;
};

describe('texts that show a time and nothing else', () => {
  test.each([
    ['2026-03-12 14:35', '2026-03-12T06:35:00 minute shown'],
    ['2026年3月12日 14:35:07', '2026-03-12T06:35:07 second shown'],
    ['2026/3/12 下午2:35', '2026-03-12T06:35:00 minute shown'],
    ['—— 2026-03-12 ——', '2026-03-11T16:00:00 day shown'],
    ['3月11日 09:05', '2026-03-11T01:05:00 minute shown-no-year'],
    ['03-11 09:05', '2026-03-11T01:05:00 minute shown-no-year'],
    ['昨天 14:31', '2026-03-11T06:31:00 minute relative'],
    ['今天 08:00', '2026-03-12T00:00:00 minute relative'],
    ['前天', '2026-03-09T16:00:00 day relative'],
    ['星期二 21:10', '2026-03-10T13:10:00 minute relative'],
    ['晚上8点05分', undefined],
    ['刚刚', '2026-03-12T12:00:00 minute relative'],
    ['5分钟前', '2026-03-12T11:55:00 minute relative'],
    ['两小时前', '2026-03-12T10:00:00 hour relative'],
    ['半小时前', '2026-03-12T11:30:00 minute relative'],
    ['7 months ago', '2025-08-14T12:00:00 month relative'],
    ['just now', '2026-03-12T12:00:00 minute relative'],
    ['Yesterday at 2:31 PM', '2026-03-11T06:31:00 minute relative'],
    ['Mar 11, 2:31 PM', '2026-03-11T06:31:00 minute shown-no-year'],
    ['March 11, 2025', '2025-03-10T16:00:00 day shown'],
  ])('%s', (text, expected) => {
    expect(readShownTime(text)).toBeDefined();
    expect(at(text)).toBe(expected);
  });

  test.each([
    '在吗',
    '14天内到账',
    '订单 260312142833744260',
    '3/12',
    '2小时内到账',
    '昨天就该到了',
    '1000',
    '客服 14',
  ])('is none: %s', (text) => expect(readShownTime(text)).toBeUndefined());
});

describe('nothing is invented', () => {
  test('a time of day means a day only under a date', () => {
    expect(at('14:31')).toBeUndefined();
    expect(at('14:31', '2026-03-10')).toBe('2026-03-10T06:31:00 minute date-above');
  });

  test('a day of the year that is still to come has no year', () => {
    expect(at('12月30日 10:00')).toBeUndefined();
  });

  test("today's weekday may be a week ago", () => {
    expect(at('星期四 10:00')).toBeUndefined();
  });

  test('machine-readable times keep their own zone, or say that they have none', () => {
    expect(resolveAttribute('2026-03-12T14:35:00+09:00', MOMENT)).toMatchObject({
      at: '2026-03-12T05:35:00.000Z',
      basis: 'datetime',
    });
    expect(resolveAttribute('2026-03-12T14:35', MOMENT)).toMatchObject({
      at: '2026-03-12T06:35:00.000Z',
      precision: 'minute',
      basis: 'datetime-local',
    });
    expect(resolveAttribute('1773297300', MOMENT)).toMatchObject({ basis: 'datetime' });
    expect(resolveAttribute('PT5M', MOMENT)).toBeUndefined();
  });
});
