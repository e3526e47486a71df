import { JointView } from '@/components/joint/JointPage';
import type { JointFlow } from '@/components/joint/use-joint';
import { combine } from '@/utils/joint/combine';
import type { Member } from '@/utils/joint/model';
import { appError } from '@/utils/shared/errors';
import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { expectNoSidewaysScroll, expectNoViolations, mount, mountWorkspace } from './mount';
import { sampleWorld } from './sample/ports';

const member = (n: number, extra: Partial<Member> = {}): Member => ({
  caseId: `case-${n}`,
  title: `第 ${n} 人`,
  exportedAt: '2026-03-12T06:30:00.000Z',
  files: [{ source: `${n}/a.zip`, name: 'a.zip', sha256: 'a', bytes: 1 }],
  fields: {
    sellerName: { value: '某某卡盟' },
    promise: { value: '秒到账', from: 'E001' },
    paid: { value: '498.00' },
    orderNumber: { value: '744260318822' },
  },
  closed: false,
  exhibits: [],
  lines: [`${n}`],
  remarks: [],
  ...extra,
});

const JOINT = combine([
  member(1),
  member(2),
  member(3, { fields: {} }),
  {
    sources: ['4/坏的.zip'],
    reason: 'INVALID',
    findings: [{ code: 'PAYLOAD_CHANGED', zh: '', files: ['data/exhibits/E001/page.png'] }],
  },
]);

const flow = (extra: Partial<JointFlow> = {}): JointFlow => ({
  running: null,
  packing: false,
  joined: { joint: JOINT, bag: { folder: 'LZ-joint', files: [], copies: [] }, files: new Map() },
  apart: [],
  error: null,
  choose: vi.fn(),
  cancel: vi.fn(),
  download: vi.fn(),
  table: vi.fn(),
  dismiss: vi.fn(),
  clear: vi.fn(),
  ...extra,
});

describe('the joint complaint', () => {
  it('says who, how much and to whom, and names what is not counted', async () => {
    const show = flow();
    const root = mount(
      <main>
        <h1>留证</h1>
        <JointView flow={show} />
      </main>,
    );
    await expect.element(page.getByText('3 人，2 个卖家，全部核验相符')).toBeVisible();
    await expect.element(page.getByText('实付合计 ¥996.00（另有 1 人未填）', { exact: false })).toBeVisible();
    await expect.element(page.getByText('2 人：P001-E001、P002-E001')).toBeVisible();
    await expect.element(page.getByText('坏的.zip', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: '下载集体投诉材料' }).click();
    expect(show.download).toHaveBeenCalledOnce();
    for (const theme of ['light', 'dark']) {
      document.documentElement.dataset['theme'] = theme;
      for (const width of [1280, 320]) {
        await page.viewport(width, 800);
        await expectNoViolations(root);
        expectNoSidewaysScroll();
      }
    }
  });

  it('shows progress that can be stopped', async () => {
    const show = flow({ running: { done: 3, total: 12 }, joined: null });
    mount(<JointView flow={show} />);
    await expect.element(page.getByText('正在核验，已完成 3 / 12')).toBeVisible();
    await page.getByRole('button', { name: '取消' }).click();
    expect(show.cancel).toHaveBeenCalledOnce();
  });

  it('takes files chosen in the workspace, and says of each why it cannot be used', async () => {
    const root = await mountWorkspace(sampleWorld(), '?page=joint');
    await expect.element(page.getByRole('button', { name: '选择证据包' })).toBeVisible();
    await expectNoViolations(root);
    await userEvent.upload(page.getByLabelText('证据包文件'), new File(['x'], '信.zip'));
    await expect.element(page.getByText('这些文件里没有一份能计入的证据包。')).toBeVisible();
    await expect.element(page.getByText('信.zip', { exact: true })).toBeVisible();
  });

  it('keeps what was joined when a later download fails', async () => {
    mount(<JointView flow={flow({ error: appError('FILE_CHANGED', { detail: { file: 'a.zip' } }) })} />);
    await expect.element(page.getByRole('button', { name: '下载集体投诉材料' })).toBeVisible();
  });
});
