import type { Sha256 } from '@/utils/exhibit/ids';
import type { GuardRecord } from '@/utils/recognise/chat/guard-record';
import { appError } from '@/utils/shared/errors';
import { err, ok } from '@/utils/shared/result';
import { utcIso } from '@/utils/shared/time';
import type { GuardRow } from '@/utils/storage/guard-rows';
import type { ExhibitRow } from '@/utils/storage/rows';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { expectNoSidewaysScroll, expectNoViolations, mountPopup, mountWorkspace } from './mount';
import { CASE_ID, EXHIBITS, NOW } from './sample/exhibits';
import { GUARD_ID, sampleWorld, type World } from './sample/ports';

const CLOCK = {
  utc: utcIso(NOW - 600_000),
  epochMs: NOW - 600_000,
  monotonicMs: 0,
  zone: 'Asia/Shanghai',
  offsetMinutes: 480,
};
const SOURCE = { url: 'https://shop.example/chat', title: '在线客服', label: '极速卡盟 客服小极' };
const COUNTS = { present: 40, added: 12, changed: 1, recalled: 2, removed: 0, pictures: 9 };

const guardRow = (extra: Partial<GuardRow> = {}): GuardRow => ({
  id: GUARD_ID,
  caseId: CASE_ID,
  tabId: 7,
  frameId: 0,
  candidate: '0|.pane',
  source: SOURCE,
  host: 'shop.example',
  startedAt: CLOCK,
  updatedAt: CLOCK.utc,
  state: 'on',
  document: 1,
  heard: 3,
  nextSeq: 3,
  counts: COUNTS,
  exhibitId: EXHIBITS[0]?.id as ExhibitRow['id'],
  ...extra,
});

const talking = (): World => {
  const world = sampleWorld();
  world.answers['chat.find'] = () =>
    ok({
      candidates: [
        { id: '0|.pane', label: SOURCE.label, preview: '在吗', rows: 40, reasons: [], wholePage: false },
      ],
    });
  return world;
};

test('the switch says what it does, and begins to guard the conversation that is chosen', async () => {
  const world = talking();
  const root = await mountPopup(world);
  const toggle = page.getByRole('switch', { name: '守护：关' });
  await expect.element(toggle).toBeVisible();
  await expect.element(page.getByText('只看不发')).toBeVisible();
  await expectNoViolations(root);
  (toggle.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect
    .poll(() => world.asked.find(([name]) => name === 'guard.start'))
    .toEqual(['guard.start', { tabId: 7 }]);
  world.guards.value = [guardRow()];
  await expect
    .element(page.getByRole('switch', { name: '守护：开' }))
    .toHaveAttribute('aria-checked', 'true');
});

test('while it is on: counts, what it cannot see, and an end that makes an exhibit', async () => {
  const world = talking();
  world.guards.value = [guardRow()];
  const root = await mountPopup(world, 320);
  const box = page.getByRole('region', { name: '守护' });
  await expect.element(box).toHaveTextContent('新消息12');
  await expect.element(box).toHaveTextContent('撤回2');
  await expect.element(box).toHaveTextContent(SOURCE.label);
  world.guards.value = [guardRow({ state: 'blind', reason: 'PAGE_NO_PERMISSION', since: CLOCK.utc })];
  await expect.element(page.getByText('浏览器收回了读取许可', { exact: false })).toBeVisible();
  await expectNoViolations(root);
  expectNoSidewaysScroll();
  await page.screenshot({ path: '../../../test-output/guard-popup.png' });
  await page.getByRole('button', { name: '结束守护' }).click();
  await expect.poll(() => world.asked.at(-1)).toEqual(['guard.stop', { guardId: GUARD_ID }]);
  world.guards.value = [];
  await expect.element(page.getByText('守护记录已封存为', { exact: false })).toBeVisible();
});

test('a guard that could not begin says why and what to do', async () => {
  const world = talking();
  world.answers['guard.start'] = () => err(appError('CHAT_NOT_FOUND'));
  await mountPopup(world);
  await page.getByRole('switch', { name: '守护：关' }).click();
  await expect.element(page.getByText('请打开聊天', { exact: false })).toBeVisible();
});

const RECORD: GuardRecord = {
  guardVersion: '1.0',
  guard: GUARD_ID,
  source: SOURCE,
  startedAt: CLOCK,
  endedAt: { ...CLOCK, utc: utcIso(NOW), epochMs: NOW },
  ended: 'STOPPED',
  counts: COUNTS,
  messages: [
    {
      message: 41,
      present: false,
      at: utcIso(NOW - 500_000),
      kind: 'recall',
      side: 'other',
      text: '对方撤回了一条消息',
      earlier: [{ text: '先交激活费 50 元', until: utcIso(NOW - 400_000) }],
      pictures: [{ path: 'pictures/0001.png', version: 0, rect: { x: 0, y: 0, width: 10, height: 10 } }],
    },
  ],
  events: [
    {
      message: 41,
      change: 'added',
      at: utcIso(NOW - 500_000),
      heard: utcIso(NOW - 499_900),
      text: '先交激活费 50 元',
    },
    {
      message: 41,
      change: 'recalled',
      at: utcIso(NOW - 400_000),
      heard: utcIso(NOW - 399_900),
      side: 'other',
      text: '对方撤回了一条消息',
      before: '先交激活费 50 元',
    },
  ],
  blind: [{ from: utcIso(NOW - 300_000), to: utcIso(NOW - 200_000), reason: 'TAB_HIDDEN' }],
  pictures: [],
};

test('the workspace shows what was taken back with its words, and when nothing could be seen', async () => {
  const world = sampleWorld();
  const [first] = EXHIBITS;
  if (!first) throw new Error('no sample');
  const sha256 = 'a'.repeat(64) as Sha256;
  const file = {
    path: 'guard.json',
    sha256,
    bytes: 2,
    mediaType: 'application/json',
    role: 'original',
  } as const;
  world.exhibits.value = [
    { ...first, record: { ...first.record, kind: 'chat', kindReason: 'GUARDED', files: [file] } },
  ];
  world.files.set(sha256, new Blob([JSON.stringify(RECORD)]));
  const root = await mountWorkspace(world, `?exhibit=${first.id}`);
  const back = page.getByRole('listitem').filter({ hasText: '撤回' }).first();
  await expect.element(back).toHaveTextContent('先交激活费 50 元');
  await expect.element(page.getByText('标签页在后台', { exact: false })).toBeVisible();
  await expectNoViolations(root);
  await page.screenshot({ path: '../../../test-output/guard-workspace.png' });
});
