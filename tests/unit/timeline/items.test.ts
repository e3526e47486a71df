import { describe, expect, test } from 'vitest';
import type { Known } from '@/utils/case/known';
import type { Contact } from '@/utils/case/model';
import { timelineItems, type TimelineInput } from '@/utils/case/timeline/items';
import type { TimedExhibit, TimelineEvent } from '@/utils/case/timeline/types';
import type { Deadline } from '@/utils/case/view.types';
import type { CaseId, ExhibitId } from '@/utils/exhibit/ids';
import { GENESIS } from '@/utils/integrity/chain.types';

const id = (number: number): ExhibitId => `e${number}` as ExhibitId;
const exhibit = (number: number, at: string): TimedExhibit => ({
  id: id(number),
  number,
  epochMs: Date.parse(at),
  offsetMinutes: 480,
});
const told = (value: string): Known => ({ value, exhibits: [], assumed: false });
const seen = (value: string, number: number): Known => ({ value, exhibits: [number], assumed: false });
const merge = (input: Partial<TimelineInput<TimedExhibit>>) =>
  timelineItems({ exhibits: [], known: {}, contacts: [], deadlines: [], events: [], ...input });
const contact: Contact = {
  id: 'c1',
  stage: 'seller',
  direction: 'sent',
  at: '2026-03-12T08:00:00.000Z',
  channel: 'QQ',
  text: '请处理',
  exhibits: [1, 7],
};
const deadline: Deadline = {
  id: 'd1',
  stage: 'platform',
  dueAt: '2026-03-15T16:00:00.000Z',
  basis: 'guide',
  state: 'open',
  edited: false,
};
const logged = { v: 1 as const, case: 'c' as CaseId, prev: GENESIS, at: '2026-03-13T00:00:00.000Z' };

describe('one axis', () => {
  test('holds everything that happened and will, latest first', () => {
    const events: TimelineEvent[] = [
      { ...logged, seq: 4, type: 'bundle-exported', name: 'a.zip', exhibits: [1], volumes: 1 },
      { ...logged, seq: 3, type: 'exhibit-deleted', exhibit: id(7), number: 7, files: [], reason: '重复' },
    ];
    const items = merge({
      exhibits: [exhibit(1, '2026-03-12T07:00:00.000Z')],
      known: {
        orderedAt: seen('2026-03-12T06:00:00.000Z', 1),
        paidAt: told('2026-03-12T06:01:00.000Z'),
        promise: seen('秒到账', 1),
      },
      contacts: [contact],
      deadlines: [deadline],
      events,
    });
    expect(items.map(({ kind }) => kind)).toEqual([
      'deadline',
      'deletion',
      'export',
      'contact',
      'exhibit',
      'promise',
      'payment',
      'order',
    ]);
  });

  test('holds what was written, cut and masked for others, with the exhibits it is about', () => {
    const picture = { name: '1.jpg', sha256: GENESIS, bytes: 1, originals: [] };
    const events: TimelineEvent[] = [
      {
        ...logged,
        seq: 3,
        type: 'document-kept',
        document: 'd',
        paper: 1,
        template: 'refund-demand',
        title: '退款函',
        files: [],
        exhibits: [1],
      },
      {
        ...logged,
        at: '2026-03-14T00:00:00.000Z',
        seq: 4,
        type: 'pack-made',
        name: 'pack.zip',
        channel: 'wechat',
        sha256: GENESIS,
        bytes: 3,
        pictures: [0, 2, 1, 2].map((number) => ({ ...picture, exhibit: number })),
      },
      {
        ...logged,
        at: '2026-03-15T00:00:00.000Z',
        seq: 5,
        type: 'redacted-exported',
        name: 'masked.zip',
        of: GENESIS,
        exhibits: [1],
        volumes: 1,
      },
    ];
    const items = merge({ exhibits: [exhibit(1, '2026-03-12T07:00:00.000Z')], events });
    expect(items).toMatchObject([
      { kind: 'export', name: 'masked.zip', masked: true },
      { kind: 'pack', pictures: 4, sources: [{ number: 2 }, { number: 1, id: id(1) }] },
      { kind: 'paper', paper: 1, title: '退款函', sources: [{ number: 1, id: id(1) }] },
      { kind: 'exhibit' },
    ]);
  });

  test('tells whose word each time is', () => {
    const items = merge({
      exhibits: [exhibit(1, '2026-03-12T07:00:00.000Z')],
      known: {
        orderedAt: seen('2026-03-12T06:00:00.000Z', 1),
        paidAt: told('2026-03-12T06:01:00.000Z'),
        deliveredAt: { ...seen('2026-03-12T05:00:00.000Z', 1), assumed: true },
      },
      deadlines: [deadline, { ...deadline, id: 'own', basis: 'user' }],
    });
    expect(items.map(({ key, word }) => [key, word])).toEqual([
      ['deadline d1', 'computed'],
      ['deadline own', 'stated'],
      ['e1', 'recorded'],
      ['paidAt', 'stated'],
      ['orderedAt', 'shown'],
      ['deliveredAt', 'read'],
    ]);
  });

  test('names the exhibits a thing comes from, also one that was deleted since', () => {
    const [item] = merge({
      exhibits: [exhibit(1, '2026-03-12T07:00:00.000Z')],
      contacts: [contact],
    });
    expect(item?.sources).toEqual([{ number: 1, id: id(1) }, { number: 7 }]);
  });

  test('takes a letter to the platform for an escalation, its answer for contact', () => {
    const items = merge({
      contacts: [
        { ...contact, id: 'a', stage: 'platform' },
        { ...contact, id: 'b', stage: 'platform', direction: 'received', at: '2026-03-13T08:00:00.000Z' },
      ],
    });
    expect(items.map(({ kind }) => kind)).toEqual(['contact', 'escalation']);
  });
});

describe('bad times', () => {
  test('what is no time at all comes last, and nothing is lost', () => {
    const items = merge({
      exhibits: [exhibit(1, 'never'), exhibit(2, '2026-03-12T07:00:00.000Z')],
      known: { paidAt: told('昨天下午'), promise: told('秒到账') },
      deadlines: [{ ...deadline, dueAt: '' }],
    });
    expect(items).toHaveLength(5);
    expect(items[0]?.key).toBe('e2');
    expect(items.slice(1).every(({ at }) => at === null)).toBe(true);
  });

  test('equal times keep one order, whatever order they come in', () => {
    const at = '2026-03-12T07:00:00.000Z';
    const fields = { orderedAt: told(at), paidAt: told(at), deliveredAt: told(at) };
    const keys = (exhibits: TimedExhibit[]) => merge({ exhibits, known: fields }).map(({ key }) => key);
    const expected = ['e2', 'e1', 'deliveredAt', 'paidAt', 'orderedAt'];
    expect(keys([exhibit(1, at), exhibit(2, at)])).toEqual(expected);
    expect(keys([exhibit(2, at), exhibit(1, at)])).toEqual(expected);
  });

  test('a clock that was set back is told of, at the exhibit where it shows', () => {
    const items = merge({
      exhibits: [
        exhibit(1, '2026-03-12T07:00:00.000Z'),
        exhibit(2, '2026-03-12T09:00:00.000Z'),
        exhibit(3, '2026-03-12T08:00:00.000Z'),
        exhibit(4, '2026-03-12T09:00:01.000Z'),
      ],
    });
    expect(items.map(({ key }) => key)).toEqual(['e4', 'e2', 'e3', 'e1']);
    expect(items.filter(({ clockBack }) => clockBack).map(({ key }) => key)).toEqual(['e3']);
  });

  test('a hair’s breadth between two readings is no clock set back', () => {
    const items = merge({
      exhibits: [exhibit(1, '2026-03-12T07:00:00.400Z'), exhibit(2, '2026-03-12T07:00:00.000Z')],
    });
    expect(items.some(({ clockBack }) => clockBack)).toBe(false);
  });
});
