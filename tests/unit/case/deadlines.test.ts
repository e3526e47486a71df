import { describe, expect, test } from 'vitest';
import { deadlinesOf, nearestDeadline } from '@/utils/case/deadlines';
import { DEADLINE_RULES } from '@/utils/case/deadlines.data';
import { EMPTY_DOSSIER } from '@/utils/case/model';
import { at, contact, dossier, exhibit, hint, utc } from './build';

const PAID = '2026-03-12 14:30'; // a Thursday
const paid = (contacts: Parameters<typeof dossier>[1] = [], more: Parameters<typeof dossier>[2] = []) =>
  dossier({ paidAt: utc(PAID) }, contacts, more);
const clocks = (known: ReturnType<typeof dossier>, now: string) =>
  Object.fromEntries(
    deadlinesOf(known, [], at(now)).map(({ rule, state, dueAt }) => [rule, `${state} ${dueAt}`]),
  );

describe('the clock of each step', () => {
  test('an empty case has none', () => {
    expect(deadlinesOf(EMPTY_DOSSIER, [], at(PAID))).toEqual([]);
  });

  test.each([
    ['2026-03-12 15:00', 'open'],
    ['2026-03-13 14:29', 'open'],
    ['2026-03-13 14:30', 'soon'],
    ['2026-03-15 14:29', 'soon'],
    ['2026-03-15 14:30', 'overdue'],
  ])('the platform’s window at %s is %s: it presses from 24 hours and closes at 72', (now, state) => {
    expect(clocks(paid(), now)['platformWindow']).toBe(`${state} ${utc('2026-03-15 14:30')}`);
  });

  test.each([
    ['seller', 'sellerReply', '2026-03-12 17:00'],
    ['platform', 'platformReview', '2026-03-17 23:59:59.999'],
    ['payment', 'paymentReview', '2026-04-02 23:59:59.999'],
    ['authority', 'authorityAcceptance', '2026-03-23 23:59:59.999'],
  ] as const)('what was sent at %s at 15:00 starts %s, due %s', (stage, rule, due) => {
    const known = paid([contact(stage, 'sent', '2026-03-12 15:00')]);
    expect(clocks(known, '2026-03-12 15:01')[rule]).toBe(`open ${utc(due)}`);
  });

  test('mediation runs from the answer that the complaint is accepted', () => {
    const known = paid([
      contact('authority', 'sent', '2026-03-12 15:00'),
      contact('authority', 'received', '2026-03-16 10:00'),
    ]);
    expect(clocks(known, '2026-03-16 11:00')).toMatchObject({
      authorityAcceptance: expect.stringMatching(/^met /) as string,
      authorityMediation: `open ${utc('2026-05-15 23:59:59.999')}`,
    });
  });

  test('three years later the limitation is over, and half a year before it presses', () => {
    const over = clocks(paid(), '2029-03-13 00:00')['limitation'];
    expect(over).toBe(`overdue ${utc('2029-03-12 23:59:59.999')}`);
    expect(clocks(paid(), '2028-10-01 00:00')['limitation']).toMatch(/^soon /);
  });

  test('a clock that ends in a year without a table of holidays says so', () => {
    const known = dossier({}, [contact('payment', 'sent', '2026-12-20 10:00')]);
    const [clock] = deadlinesOf(known, [], at('2026-12-20 11:00'));
    expect(clock).toMatchObject({ rule: 'paymentReview', unknownYear: 2027 });
  });
});

describe('what ends a clock', () => {
  const demand = contact('seller', 'sent', '2026-03-12 15:00');

  test('an answer, and not one of before', () => {
    const state = (when: string) =>
      clocks(paid([demand, contact('seller', 'received', when)]), '2026-03-12 18:00')['sellerReply']?.split(
        ' ',
      )[0];
    expect([state('2026-03-12 14:00'), state('2026-03-12 16:00')]).toEqual(['overdue', 'met']);
  });

  test('going on to a later stage', () => {
    const known = paid([demand, contact('platform', 'sent', '2026-03-12 17:30')]);
    expect(clocks(known, '2026-03-12 18:00')).toMatchObject({
      sellerReply: expect.stringMatching(/^met /) as string,
      platformWindow: expect.stringMatching(/^met /) as string,
    });
  });

  test('the seller’s demand does not close the platform’s window', () => {
    expect(clocks(paid([demand]), '2026-03-13 15:00')['platformWindow']).toMatch(/^soon /);
  });

  test('the end of the case', () => {
    const known = paid(
      [demand],
      [{ type: 'case-closed', outcome: { result: 'refunded', note: '', at: utc('2026-03-13 10:00') } }],
    );
    expect(new Set(deadlinesOf(known, [], at('2026-04-01 10:00')).map(({ state }) => state))).toEqual(
      new Set(['met']),
    );
  });

  test('the user says so, and takes it back', () => {
    const said = (met: boolean) =>
      clocks(
        paid([], [{ type: 'deadline-edited', deadline: { id: 'platformWindow', met } }]),
        '2026-03-16 10:00',
      )['platformWindow'];
    expect(said(true)).toMatch(/^met /);
    expect(said(false)).toMatch(/^overdue /);
  });
});

describe('clocks of the user’s own', () => {
  test('a platform that settles the next day: the window is moved to the same midnight', () => {
    const dueAt = utc('2026-03-12 23:59');
    const known = paid([], [{ type: 'deadline-edited', deadline: { id: 'platformWindow', dueAt } }]);
    expect(nearestDeadline(deadlinesOf(known, [], at('2026-03-12 20:00')))).toMatchObject({
      rule: 'platformWindow',
      dueAt,
      basis: 'user',
      edited: true,
    });
    expect(clocks(known, '2026-03-13 00:00')['platformWindow']).toMatch(/^overdue /);
  });

  test('a court’s own term stands among the others by time', () => {
    const mine = { id: crypto.randomUUID(), title: '举证期限', dueAt: utc('2026-03-14 18:00') };
    const list = deadlinesOf(
      paid([], [{ type: 'deadline-edited', deadline: mine }]),
      [],
      at('2026-03-13 10:00'),
    );
    expect(list.map(({ rule, title }) => rule ?? title)).toEqual([
      '举证期限',
      'platformWindow',
      'limitation',
    ]);
    expect(list[0]).toMatchObject({ basis: 'user', state: 'open' });
  });

  test('an edit of a clock that is gone with its contact says nothing', () => {
    const edit = { id: 'sellerReply:gone', dueAt: utc('2026-03-14 18:00') };
    expect(deadlinesOf(dossier({}, [], [{ type: 'deadline-edited', deadline: edit }]), [], at(PAID))).toEqual(
      [],
    );
  });
});

describe('where the start is not certain', () => {
  test('a time of payment that nobody confirmed counts, and is marked', () => {
    const read = exhibit(1, 'order', { hints: [hint('paidAt', utc(PAID))] });
    expect(deadlinesOf(EMPTY_DOSSIER, [read], at(PAID))[0]?.from).toEqual({
      at: utc(PAID),
      field: 'paidAt',
      assumed: true,
    });
  });

  test('two pages that contradict each other start nothing; the time of the order then does', () => {
    const hints = [hint('paidAt', utc(PAID)), hint('orderedAt', utc('2026-03-12 14:28'))];
    const other = [hint('paidAt', utc('2026-03-13 09:00')), hint('orderedAt', utc('2026-03-12 14:28'))];
    const list = deadlinesOf(
      EMPTY_DOSSIER,
      [exhibit(1, 'order', { hints }), exhibit(2, 'payment', { hints: other })],
      at(PAID),
    );
    expect(list[0]?.from?.field).toBe('orderedAt');
  });

  test.each(['not a time', '', '2026-13-45T99:99:99.000Z'])(
    'a stored time “%s” starts nothing and breaks nothing',
    (value) => {
      expect(deadlinesOf(dossier({ paidAt: value }), [], at(PAID))).toEqual([]);
    },
  );
});

describe('whatever the computer’s clock says', () => {
  test('when something is due does not change with it', () => {
    const known = paid([contact('platform', 'sent', '2026-03-12 15:00')]);
    const due = (now: string) =>
      deadlinesOf(known, [], at(now))
        .map(({ id, dueAt }) => `${id} ${dueAt}`)
        .sort();
    for (const now of ['1970-01-01 08:00', '2026-03-12 15:01', '2099-01-01 00:00'])
      expect(due(now)).toEqual(due('2026-03-12 15:01'));
  });

  test('a computer that was carried into another zone counts the same', () => {
    const known = paid([contact('platform', 'sent', '2026-03-12 15:00'), contact('authority', 'sent', PAID)]);
    const zone = process.env['TZ'];
    try {
      const due = ['Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati'].map((name) => {
        process.env['TZ'] = name;
        return deadlinesOf(known, [], at(PAID)).map(({ id, dueAt, state }) => [id, dueAt, state]);
      });
      expect(new Date(0).getTimezoneOffset()).not.toBe(0);
      expect(due[1]).toEqual(due[0]);
      expect(due[2]).toEqual(due[0]);
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  test('a contact in the future starts a clock that has not begun to press', () => {
    const known = paid([contact('seller', 'sent', '2026-03-20 10:00')]);
    expect(clocks(known, '2026-03-12 15:00')['sellerReply']).toMatch(/^open /);
  });
});

test('every rule says where it is from, when it was checked, and how sure it is', () => {
  for (const rule of DEADLINE_RULES) {
    expect(rule.source).not.toBe('');
    expect(rule.verifiedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(rule.basis === 'law').toBe(rule.cite !== undefined);
  }
  // 12315's own term is law in force and read; what the platform or the seller take is only practice.
  const sure = DEADLINE_RULES.filter(({ confidence }) => confidence === 'high').map(({ id }) => id);
  expect(sure).toEqual(['authorityAcceptance', 'authorityMediation', 'limitation']);
});
