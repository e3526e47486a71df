import { expect, test, vi } from 'vitest';
import { GuardService } from '@/utils/app/guard/service';
import { Disk, GuardedPage } from './stage';

vi.mock('@/utils/platform/environment', () => ({
  readClock: () => ({ utc: new Date().toISOString() }),
  softwareName: () => 'liuzheng/test',
}));

async function begun() {
  const disk = new Disk();
  const page = new GuardedPage();
  const guards = new GuardService(disk.ports(page));
  const started = await guards.start(7);
  if (!started.ok) throw new Error(started.error.code);
  page.say('在吗');
  await expect.poll(() => disk.said()).toEqual(['added 在吗']);
  return { disk, page, guards, guardId: started.value.guardId };
}

test('the disk is full in mid-guard: the icon says so, the page keeps what is not stored, and nothing is lost', async () => {
  const { disk, page, guards, guardId } = await begun();
  disk.full = true;
  const fee = page.say('先交激活费');
  await expect.poll(() => disk.signals.at(-1)).toBe('blind');
  expect(guards.trouble(7)).toMatchObject({ code: 'STORE_FULL' });
  page.remove(fee, '先交激活费');
  // What was stored still is, and only that is forgotten by the page.
  expect(await disk.said()).toEqual(['added 在吗']);
  expect(page.kept).toBeLessThanOrEqual(1);
  // Nothing more has to happen for it to be written.
  disk.full = false;
  const all = ['added 在吗', 'added 先交激活费', 'removed 先交激活费'];
  await expect.poll(() => disk.said()).toEqual(all);
  await expect.poll(() => disk.signals.at(-1)).toBe('on');
  expect(guards.trouble(7)).toBeUndefined();
  expect(await guards.stop({ guardId })).toMatchObject({ ok: true });
});

test('ended on a full disk: the end says so; with room again it is sealed once, with everything, its end in the log', async () => {
  const { disk, page, guards, guardId } = await begun();
  disk.full = true;
  page.say('先交激活费');
  await expect.poll(() => disk.refused).toBeGreaterThan(0);
  expect(await guards.stop({ guardId })).toMatchObject({ ok: false, error: { code: 'STORE_FULL' } });
  expect(await disk.said()).toEqual(['added 在吗']);
  expect(guards.busy).toBe(true);
  disk.full = false;
  await guards.settle();
  expect(guards.busy).toBe(false);
  expect(await disk.said()).toEqual(['added 在吗', 'added 先交激活费']);
  const [exhibit, ...more] = await disk.store.db.exhibits.toArray();
  expect(more).toEqual([]);
  expect(exhibit).toMatchObject({ integrity: 'verified', record: { kindReason: 'GUARDED' } });
  // The end is told before the exhibit that it names, and the guard stays over.
  const types = (await disk.lines()).map(({ type }) => type);
  expect(types.indexOf('guard-ended')).toBeGreaterThan(0);
  expect(types.indexOf('guard-ended')).toBeLessThan(types.indexOf('exhibit-captured'));
  expect(await disk.store.db.guards.toArray()).toMatchObject([{ state: 'ended' }]);
});
