import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  afterDays,
  afterHours,
  afterWorkingDays,
  afterYears,
  dateText,
  dayOf,
  isWorkingDay,
} from '@/utils/case/calendar';
import { HOLIDAYS } from '@/utils/case/holidays.data';

const DAY = 86_400_000;
/** Wall clock in Shanghai. */
const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}+08:00`);
/** A due instant as its day in Shanghai; it ends at 24:00. */
const day = (due: { readonly at: string }): string => {
  expect(due.at).toMatch(/T15:59:59\.999Z$/);
  return dateText(dayOf(Date.parse(due.at)));
};
const works = (date: string): boolean => isWorkingDay(dayOf(at(`${date} 12:00`)));

describe('days that people work on', () => {
  test.each([
    ['2026-03-12', true, 'an ordinary Thursday'],
    ['2026-03-14', false, 'an ordinary Saturday'],
    ['2026-01-02', false, 'the Friday after New Year'],
    ['2026-01-04', true, 'the Sunday that makes up for it'],
    ['2026-02-14', true, 'the Saturday before the Spring Festival'],
    ['2026-02-15', false, 'the first day of the Spring Festival'],
    ['2026-02-23', false, 'its last day, a Monday'],
    ['2026-02-28', true, 'the Saturday after it'],
    ['2026-05-09', true, 'the Saturday after Labour Day'],
    ['2026-09-20', true, 'the Sunday before National Day'],
    ['2026-09-25', false, 'Mid-autumn, a Friday'],
    ['2026-10-07', false, 'the last day of National Day'],
    ['2026-10-10', true, 'the Saturday after it'],
    ['2025-01-26', true, 'the Sunday before the Spring Festival of 2025'],
    ['2025-10-06', false, 'Mid-autumn inside National Day'],
    ['2025-10-11', true, 'the Saturday after it'],
  ])('%s works: %s, %s', (date, expected) => {
    expect(works(date)).toBe(expected);
  });

  test('the arrangements of 2025 and 2026 make 248 working days each', () => {
    // 365 days less 104 of weekends and the 13 statutory holidays: moving days about changes no sum.
    for (const year of [2025, 2026]) {
      const first = dayOf(at(`${year}-01-01 00:00`));
      const days = Array.from({ length: 365 }, (_, i) => first + i);
      expect(days.filter(isWorkingDay)).toHaveLength(248);
    }
  });

  test('every make-up day is a Saturday or Sunday', () => {
    for (const [year, { work, off }] of Object.entries(HOLIDAYS.years)) {
      const weekday = (md: string): number => new Date(`${year}-${md}T00:00:00Z`).getUTCDay();
      expect(work.split(' ').every((md) => [0, 6].includes(weekday(md)))).toBe(true);
      expect(off.split(' ').length).toBeGreaterThanOrEqual(6);
    }
  });

  test('the table is what the script writes', () => {
    const script = fileURLToPath(new URL('../../../scripts/holidays.mjs', import.meta.url));
    expect(spawnSync(process.execPath, [script, '--check']).status).toBe(0);
  });
});

describe('the end of a period', () => {
  test('two hours run from the moment itself', () => {
    expect(afterHours(at('2026-03-12 23:30'), 2)).toEqual({
      at: new Date(at('2026-03-13 01:30')).toISOString(),
    });
  });

  test.each([
    ['2026-03-12 14:31', 3, '2026-03-17', 'over a weekend'],
    ['2026-03-12 00:00', 1, '2026-03-13', 'the day itself does not count, at its first moment'],
    ['2026-03-12 23:59', 1, '2026-03-13', 'nor at its last'],
    ['2026-03-14 10:00', 1, '2026-03-16', 'begun on a Saturday'],
    ['2026-02-13 18:00', 3, '2026-02-25', 'over the Spring Festival with its make-up Saturday'],
    ['2026-09-30 09:00', 3, '2026-10-10', 'over National Day, ending on a make-up Saturday'],
    ['2025-12-31 20:00', 1, '2026-01-04', 'over New Year, ending on a make-up Sunday'],
    ['2026-04-30 09:00', 7, '2026-05-13', 'seven working days over Labour Day'],
  ])('%s + %i working days = %s: %s', (from, count, expected) => {
    const due = afterWorkingDays(at(from), count);
    expect(day(due)).toBe(expected);
    expect(due.unknownYear).toBeUndefined();
  });

  test('working days that reach a year without a table say so, and leave out its weekends only', () => {
    const due = afterWorkingDays(at('2026-12-30 10:00'), 3);
    // 31 December, then Friday the 1st (a holiday nobody has announced) and Monday the 4th of January 2027.
    expect([day(due), due.unknownYear]).toEqual(['2027-01-04', 2027]);
  });

  test.each([
    ['2026-03-12 14:31', 60, '2026-05-11', 'an ordinary Monday'],
    ['2026-04-08 09:00', 60, '2026-06-08', 'the 60th day is a Sunday'],
    ['2026-08-02 09:00', 60, '2026-10-08', 'the 60th day is National Day'],
  ])('%s + %i days of a law = %s: %s', (from, count, expected) => {
    expect(day(afterDays(at(from), count, true))).toBe(expected);
  });

  test('days of a practice end where they end', () => {
    expect(day(afterDays(at('2026-04-08 09:00'), 60, false))).toBe('2026-06-07');
  });

  test.each([
    ['2023-03-13 10:00', '2026-03-13'],
    ['2022-02-28 10:00', '2025-02-28'],
    ['2023-02-19 10:00', '2026-02-24'],
  ])('three years from %s end on %s', (from, expected) => {
    expect(day(afterYears(at(from), 3, true))).toBe(expected);
  });

  test('from a 29th of February they end on the last of February', () => {
    expect(day(afterYears(at('2024-02-29 10:00'), 3, false))).toBe('2027-02-28');
  });

  test('a day begins and ends in Shanghai, wherever the computer is', () => {
    // 17:00 UTC is the next day already.
    expect(day(afterDays(Date.parse('2026-03-12T17:00:00.000Z'), 1, false))).toBe('2026-03-14');
  });
});

describe('whatever the beginning', () => {
  const moments = fc.integer({ min: at('2025-01-01 00:00'), max: at('2026-11-01 00:00') });

  test('n working days end on a working day, with n of them in between', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 20 }), (from, count) => {
        const last = dayOf(Date.parse(afterWorkingDays(from, count).at));
        const days = Array.from({ length: last - dayOf(from) }, (_, i) => dayOf(from) + 1 + i);
        expect(isWorkingDay(last)).toBe(true);
        expect(days.filter(isWorkingDay)).toHaveLength(count);
      }),
    );
  });

  test('more days never end earlier, and a later beginning never ends earlier', () => {
    fc.assert(
      fc.property(
        moments,
        fc.integer({ min: 1, max: 15 }),
        fc.integer({ min: 0, max: 30 * DAY }),
        (from, n, later) => {
          const end = afterWorkingDays(from, n).at;
          expect(afterWorkingDays(from, n + 1).at > end).toBe(true);
          expect(afterWorkingDays(from + later, n).at >= end).toBe(true);
        },
      ),
    );
  });

  test('a law’s period ends on a working day, not before the days are over', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 40 }), (from, count) => {
        const rolled = dayOf(Date.parse(afterDays(from, count, true).at));
        expect(isWorkingDay(rolled)).toBe(true);
        expect(rolled).toBeGreaterThanOrEqual(dayOf(from) + count);
      }),
    );
  });
});
