import { utcIso } from '@/utils/shared/time';
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { FOUND } from './gallery/fixity-scenes';
import { mountPopup, mountWorkspace } from './mount';
import { BUSY, caseWorld } from './sample/case';
import { CASE_ID, NOW } from './sample/exhibits';
import { JOB_ID } from './sample/ports';

const button = (name: string) => page.getByRole('button', { name });

it('a check-up is begun, shows how far it is, can be stopped, and names what is damaged and what to do', async () => {
  const world = caseWorld(BUSY);
  await mountWorkspace(world, '?tab=export');
  await expect.element(page.getByText('还没有做过体检。')).toBeVisible();
  await button('体检本案').click();
  expect(world.asked).toContainEqual(['fixity.start', { caseId: CASE_ID }]);
  world.jobs.value = [{ ...FOUND, state: 'running', done: 12_000_000, cases: [] }];
  await expect.element(page.getByText(/已核对 12 MB \/ 38 MB/)).toBeVisible();
  await button('停止体检').click();
  expect(world.asked).toContainEqual(['job.cancel', { jobId: JOB_ID }]);
  world.jobs.value = [FOUND];
  await expect.element(page.getByText('E002 page.png · 内容与留证时的哈希不一致')).toBeVisible();
  await expect.element(page.getByText('documents/D001/letter.docx · 文件丢失')).toBeVisible();
  await expect.element(page.getByText(/存证链有 11 条，案件记下的是 12 条/)).toBeVisible();
  await expect.element(page.getByText('存证链记着 E005，这里却没有了，也没有删除记录。')).toBeVisible();
  await expect.element(page.getByText(/不要清理或重装这个浏览器/)).toBeVisible();
  await button('打开恢复').click();
  expect(world.opened).toContain('settings');
  const whole = { ...FOUND, cases: FOUND.cases.map((one) => ({ ...one, damaged: [], log: [] })) };
  world.jobs.value = [whole];
  await expect.element(page.getByText(/全部完好：24 个文件/)).toBeVisible();
});

it('the size of volumes is chosen where the bundle is made', async () => {
  const world = caseWorld(BUSY);
  await mountWorkspace(world, '?tab=export');
  const select = page.getByLabelText('每卷最大');
  await expect.element(select).toHaveValue('200');
  await userEvent.selectOptions(select, '50');
  expect(world.asked).toContainEqual(['settings.set', { key: 'volumeSize', value: '50' }]);
});

it('the popup says that a log does not hold, and leads to the check-up', async () => {
  const world = caseWorld(BUSY);
  const wrong = [{ id: CASE_ID, title: '极速卡盟', findings: [{ code: 'LOG_EMPTY' }] }];
  world.settings.value = {
    ...world.settings.value,
    logsSeen: JSON.stringify({ at: utcIso(NOW), version: '0.1.0', wrong }),
  };
  await mountPopup(world, 380);
  await expect.element(page.getByText(/这些案件的存证链有问题：「极速卡盟」/)).toBeVisible();
  await button('查看并体检').click();
  expect(world.opened).toContain('settings');
});
