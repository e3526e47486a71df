import { describe, expect, test } from 'vitest';
import { at, contact, dossier, exhibit, hint, utc } from './build';
import { fill } from '@/assets/locales/fill';
import { zhCN as zhPopup } from '@/assets/locales/zh-CN';
import { zhPages } from '@/assets/locales/zh-CN.pages';
import { noticeText } from '@/utils/app/case/notice-text';
import { Reminder, type OpenCase } from '@/utils/app/case/remind';
import { badgeText } from '@/utils/case/badge-text';
import { deadlinesOf, nearestDeadline } from '@/utils/case/deadlines';
import type { CaseId } from '@/utils/exhibit/ids';

const zhCN = { ...zhPopup, ...zhPages };

const PAID = '2026-03-12 14:30'; // the window closes on 15 March, 14:30
const CASE: OpenCase = {
  id: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff' as CaseId,
  title: '某某卡盟 Q币',
  dossier: dossier({ paidAt: utc(PAID) }),
  exhibits: [],
};

/** A browser that is told things; the background may be made anew at any time, what was told outlives it. */
function stage(cases: readonly OpenCase[] = [CASE]) {
  const world = {
    now: at('2026-03-12 15:00'),
    cases,
    may: true,
    badge: '',
    alarm: undefined as number | undefined,
    notices: [] as string[],
    told: undefined as string | undefined,
    broken: false,
  };
  const start = () =>
    new Reminder({
      now: () => world.now,
      openCases: async () => {
        if (world.broken) throw new Error('the store is closed');
        return world.cases;
      },
      showBadge: (text, urgency) => void (world.badge = `${text} ${urgency}`),
      wakeAt: async (moment) => void (world.alarm = moment),
      mayNotify: async () => world.may,
      notify: async ({ title }, { rule, state }) => void world.notices.push(`${title} ${rule} ${state}`),
      told: { read: async () => world.told, write: async (json) => void (world.told = json) },
    });
  const later = async (moment: string): Promise<void> => {
    world.now = at(moment);
    await start().refresh();
  };
  return { world, start, later };
}

describe('the icon', () => {
  test.each([
    ['2026-03-12 15:00', '71h calm'],
    ['2026-03-13 14:31', '47h soon'],
    ['2026-03-15 12:30', '2h soon'],
    ['2026-03-15 13:31', '<1h soon'],
    ['2026-03-15 14:30', '! overdue'],
    ['2026-04-13 14:00', '! overdue'],
    // A month later it is history; the three years are far off.
    ['2026-04-15 14:30', ' calm'],
  ])('at %s says “%s”', async (moment, badge) => {
    const { world, later } = stage();
    await later(moment);
    expect(world.badge).toBe(badge);
  });

  test('counts days where hours would not fit', () => {
    const known = dossier({}, [contact('payment', 'sent', '2026-03-12 10:00')]);
    const list = deadlinesOf(known, [], at('2026-03-12 10:00'));
    expect(badgeText(list, at('2026-03-12 10:00')).text).toBe('21d');
  });

  test('what was read off a page and not confirmed yet counts too', async () => {
    const read = exhibit(1, 'order', { hints: [hint('paidAt', utc(PAID))] });
    const { world, later } = stage([{ id: CASE.id, title: 'x', exhibits: [read] }]);
    await later('2026-03-12 15:00');
    expect(world.badge).toBe('71h calm');
  });

  test('is blank without cases', async () => {
    const { world, later } = stage([]);
    await later('2026-03-12 15:00');
    expect([world.badge, world.alarm]).toEqual([' calm', undefined]);
  });
});

describe('the alarm', () => {
  test('comes when the icon would say something else', async () => {
    const { world, later } = stage();
    await later('2026-03-12 15:00');
    expect(new Date(world.alarm ?? 0).toISOString()).toBe('2026-03-12T07:30:00.001Z');
    world.now = world.alarm ?? 0;
    await later('2026-03-12 15:31');
    expect(world.badge).toBe('70h calm');
  });

  test('in the last hour, when it is over', async () => {
    const { world, later } = stage();
    await later('2026-03-15 14:00');
    expect(world.alarm).toBe(at('2026-03-15 14:30'));
  });
});

describe('notices', () => {
  test('one when it begins to press and one when it is over, each once, whatever is restarted between', async () => {
    const { world, later } = stage();
    for (const moment of [
      PAID,
      '2026-03-13 14:30',
      '2026-03-13 15:00',
      '2026-03-15 14:30',
      '2026-03-15 18:00',
    ])
      await later(moment);
    expect(world.notices).toEqual([
      '某某卡盟 Q币 platformWindow soon',
      '某某卡盟 Q币 platformWindow overdue',
    ]);
  });

  test('none without permission; once granted what presses then', async () => {
    const { world, later } = stage();
    world.may = false;
    await later('2026-03-13 15:00');
    expect(world.notices).toEqual([]);
    world.may = true;
    await later('2026-03-13 15:01');
    expect(world.notices).toHaveLength(1);
  });

  test('none of what was over for days when the browser was opened', async () => {
    const { world, later } = stage();
    await later('2026-03-19 10:00');
    expect([world.notices, world.badge]).toEqual([[], '! overdue']);
  });

  test('a clock that is moved is told of anew', async () => {
    const { world, later } = stage();
    await later('2026-03-13 15:00');
    const moved = { id: 'platformWindow', dueAt: utc('2026-03-13 14:59') };
    world.cases = [
      {
        ...CASE,
        dossier: dossier({ paidAt: utc(PAID) }, [], [{ type: 'deadline-edited', deadline: moved }]),
      },
    ];
    await later('2026-03-13 15:00');
    expect(world.notices).toEqual([
      '某某卡盟 Q币 platformWindow soon',
      '某某卡盟 Q币 platformWindow overdue',
    ]);
  });

  test('a clock set back and forth tells nothing twice', async () => {
    const { world, later } = stage();
    for (const moment of ['2026-03-13 15:00', '2026-03-13 15:01', '2026-03-13 15:00', '2026-03-13 15:02'])
      await later(moment);
    expect(world.notices).toHaveLength(1);
  });

  test('a list of what was told that is none is begun anew', async () => {
    const { world, later } = stage();
    world.told = '{"x":';
    await later('2026-03-13 15:00');
    expect([world.notices.length, world.told]).toEqual([1, expect.stringContaining('platformWindow')]);
  });

  test('ten changes at once are one look at the store, and a store that is closed stops nothing', async () => {
    const { world, start } = stage();
    const reminder = start();
    let looks = 0;
    world.cases = new Proxy(world.cases, {
      get: (list, key) =>
        key === 'flatMap' ? (looks++, Reflect.get(list, key).bind(list)) : Reflect.get(list, key),
    });
    await Promise.all(Array.from({ length: 10 }, () => reminder.refresh()));
    expect(looks).toBe(1);
    world.broken = true;
    await reminder.refresh();
    world.broken = false;
    await reminder.refresh();
    expect(looks).toBe(2);
  });

  test('say how long is left and what to do', () => {
    const say = (key: string, values = {}): string =>
      fill((zhCN as Record<string, string>)[key] ?? '', values);
    const text = (moment: string): string => {
      const clock = nearestDeadline(deadlinesOf(CASE.dossier ?? dossier({}), [], at(moment)));
      return clock ? noticeText(clock, at(moment), say) : '';
    };
    expect(text('2026-03-14 14:00')).toBe(
      '平台退款窗口：还剩 24 小时。先把证据留存好，再向卖家和平台提出退款。',
    );
    expect(text('2026-03-15 14:10')).toContain('还剩 20 分钟');
    expect(text('2026-03-15 15:00')).toContain('平台退款窗口已到期。');
  });
});
