import { appError } from '@/utils/shared/errors';
import { err, ok } from '@/utils/shared/result';
import { utcIso } from '@/utils/shared/time';
import type { BackupJobRow, RestoreJobRow } from '@/utils/storage/rows';
import { afterAll, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { expectNoSidewaysScroll, expectNoViolations, mountPopup, mountWorkspace } from './mount';
import { CASE_ID, EXHIBITS, NOW, sampleCase } from './sample/exhibits';
import { JOB_ID, sampleWorld, type World } from './sample/ports';

const times = { startedAt: utcIso(NOW - 4000), updatedAt: utcIso(NOW) };

function backupJob(extra: Partial<BackupJobRow> = {}): BackupJobRow {
  const about = { id: JOB_ID, kind: 'backup', state: 'running', stage: 'writing' } as const;
  return { ...about, ...times, done: 12_000_000, total: 38_000_000, ...extra };
}

function restoreJob(extra: Partial<RestoreJobRow> = {}): RestoreJobRow {
  const about = { id: JOB_ID, kind: 'restore', state: 'done', stage: 'storing', done: 0, total: 0 } as const;
  return { ...about, ...times, inbox: [], cases: [], files: [], ...extra };
}

const REFUSED = restoreJob({
  cases: [
    { id: CASE_ID, title: '某某卡盟 Q币', outcome: 'restored', exhibits: 4 },
    {
      id: CASE_ID,
      title: '另一案',
      outcome: 'refused',
      exhibits: 0,
      error: appError('RESTORE_DELETES', { detail: { exhibits: 'E003' } }),
    },
  ],
  files: [{ name: '照片.zip', error: appError('RESTORE_NOT_OURS', { cause: 'NOT_A_BUNDLE' }) }],
});

const button = (name: RegExp | string) => page.getByRole('button', { name });

describe('settings', () => {
  it('back up everything on one click and hand the archive to the downloads once', async () => {
    const world = sampleWorld();
    await mountWorkspace(world, '?page=settings');
    await button('备份全部案件').click();
    expect(world.asked).toContainEqual(['backup.start', {}]);
    world.jobs.value = [backupJob()];
    await expect.element(page.getByText('正在打包 12 MB / 38 MB')).toBeVisible();
    await button('取消备份').click();
    expect(world.asked).toContainEqual(['job.cancel', { jobId: JOB_ID }]);
    world.jobs.value = [
      backupJob({
        state: 'done',
        cases: 2,
        volumes: [],
        left: [{ id: CASE_ID, title: '坏案', code: 'STORE_DAMAGED' }],
      }),
    ];
    await expect.poll(() => world.saved).toHaveLength(1);
    expect(world.asked).toContainEqual(['export.saved', { jobId: JOB_ID }]);
    await expect.element(page.getByText(/有 1 个案件没能放进备份/)).toBeVisible();
    await expect.element(page.getByText(/坏案/)).toBeVisible();
  });

  it('leave the chosen files for the background and say case by case what became of them', async () => {
    const world = sampleWorld();
    await mountWorkspace(world, '?page=settings');
    const files = [new File(['a'], 'a-v1of2.zip'), new File(['b'], 'a-v2of2.zip')];
    await userEvent.upload(page.getByLabelText('备份或证据包文件'), files);
    await expect
      .poll(() => world.asked)
      .toContainEqual(['restore.start', { inbox: ['file-0', 'file-1'], deletions: false }]);
    world.jobs.value = [REFUSED];
    await expect.element(page.getByText(/某某卡盟 Q币：已恢复，证据 4 项/)).toBeVisible();
    await expect.element(page.getByRole('heading', { name: '没有恢复：另一案' })).toBeVisible();
    await expect.element(page.getByRole('heading', { name: '没有恢复：照片.zip' })).toBeVisible();
    await page.getByLabelText('也采用备份里的删除').click();
    await userEvent.upload(page.getByLabelText('备份或证据包文件'), files);
    await expect
      .poll(() => world.asked.at(-1))
      .toEqual(['restore.start', { inbox: ['file-0', 'file-1'], deletions: true }]);
  });

  it('a full disk while the files are read in is said, and nothing is begun', async () => {
    const world = sampleWorld();
    const ports = { ...world.ports, leaveFiles: () => Promise.resolve(err(appError('STORE_FULL'))) };
    await mountWorkspace({ ...world, ports }, '?page=settings');
    await userEvent.upload(page.getByLabelText('备份或证据包文件'), [new File(['a'], 'a.zip')]);
    await expect.element(page.getByText(/存储空间已满/)).toBeVisible();
    expect(world.asked.map(([name]) => name)).not.toContain('restore.start');
  });

  it('switch language, theme and what a capture does, and take back a site', async () => {
    const world = sampleWorld();
    world.grants.value = { sites: ['https://chat.example/*'], archive: false };
    await mountWorkspace(world, '?page=settings');
    await page.getByRole('radio', { name: '深色' }).click();
    expect(world.asked).toContainEqual(['settings.set', { key: 'theme', value: 'dark' }]);
    await page.getByRole('switch', { name: '向网站核对时间' }).click();
    expect(world.asked).toContainEqual(['settings.set', { key: 'serverTime', value: 'false' }]);
    await button('收回 chat.example').click();
    await expect.element(page.getByText('还没有允许任何网站。')).toBeVisible();
    await expect.element(page.getByText('Alt+Shift+S')).toBeVisible();
  });
});

describe('the first run', () => {
  it('goes through three screens by keyboard, the new heading taking the focus', async () => {
    await mountWorkspace(sampleWorld(), '?page=welcome');
    await expect.element(page.getByRole('heading', { name: '留下什么，放在哪里' })).toBeVisible();
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(page.getByRole('heading', { name: '什么绝不会发出' })).toHaveFocus();
    await button('下一步').click();
    await expect.element(page.getByRole('heading', { name: '封存证明什么，不证明什么' })).toHaveFocus();
    await expect.element(button('开始使用')).toBeVisible();
    await userEvent.keyboard('{ArrowLeft}');
    await expect.element(page.getByText('2 / 3')).toBeVisible();
  });
});

describe('the reminder', () => {
  const world = (exportedAt?: number): World => {
    const made = sampleWorld();
    const row = sampleCase(exportedAt === undefined ? {} : { exportedAt: utcIso(exportedAt) });
    const { exportedAt: _was, ...never } = row;
    made.cases.value = [exportedAt === undefined ? never : row];
    made.exhibits.value = EXHIBITS.map((one) => ({ ...one, createdAt: utcIso(NOW - 2 * 86_400_000) }));
    return made;
  };
  const line = page.getByText(/还没有导出过/);

  it('says in popup and workspace that nothing was ever exported, exports on one click, and can be put off', async () => {
    const popup = world();
    const root = await mountPopup(popup);
    await expect.element(line).toBeVisible();
    await expectNoViolations(root);
    // The popup's own button stands right below the line.
    await expect.element(button('导出证据包')).toBeVisible();
    const workspace = world();
    await mountWorkspace(workspace);
    await expect.element(line).toBeVisible();
    await button('现在导出').click();
    expect(workspace.asked).toContainEqual(['export.start', { caseId: CASE_ID }]);
    const later = world();
    await mountWorkspace(later);
    await button('一周内不再提醒').click();
    const [, request] = later.asked.at(-1) ?? [];
    expect(request).toEqual({ key: 'reminder', value: utcIso(NOW + 7 * 86_400_000) });
    later.settings.value = { ...later.settings.value, reminder: utcIso(NOW + 1000) };
    await expect.element(line).not.toBeInTheDocument();
  });

  it('keeps quiet once everything was exported', async () => {
    await mountPopup(world(NOW - 1000));
    await expect.element(button('导出证据包')).toBeVisible();
    expect(document.body.textContent).not.toMatch(/没有导出/);
  });
});

describe.each([
  ['zh-CN', 'light'],
  ['en', 'dark'],
])('in %s, %s', (locale, theme) => {
  it.each([
    ['settings', 1280],
    ['settings', 320],
    ['welcome', 1280],
    ['welcome', 320],
    ['help', 1280],
    ['help', 320],
  ] as const)('%s at %d px has no axe violation and nothing sticks out', async (name, width) => {
    const world = sampleWorld();
    world.settings.value = { locale, theme };
    world.grants.value = { sites: ['https://a-very-long-name-of-a-chat-service.example/*'], archive: true };
    world.jobs.value = [
      REFUSED,
      backupJob({ id: JOB_ID, state: 'done', saved: true, cases: 2, volumes: [] }),
    ];
    world.answers['settings.set'] = () => ok(null);
    const root = await mountWorkspace(world, `?page=${name}`, width);
    for (const fold of root.querySelectorAll('details')) fold.open = true;
    await expect.element(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    await expectNoViolations(root);
    expectNoSidewaysScroll();
  });
});

afterAll(() => page.viewport(1000, 800));
