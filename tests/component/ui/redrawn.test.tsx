import { appError } from '@/utils/shared/errors';
import type { ExhibitRow } from '@/utils/storage/rows';
import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { expectNoViolations, mountPopup, mountWorkspace } from './mount';
import { EXHIBITS, exhibitId, fileHash } from './sample/exhibits';
import { sampleWorld, type World } from './sample/ports';
import { secondLookWorld } from './sample/second-look';

const at4 = `?exhibit=${exhibitId(4)}`;
const tab = (name: string) => page.getByRole('tab', { name });

/** E004 changed by `change`, the rest of the case as it is. */
function worldWith(change: (row: ExhibitRow) => Partial<ExhibitRow['record']>): World {
  const world = sampleWorld();
  world.exhibits.value = EXHIBITS.map((row) =>
    row.number === 4 ? { ...row, record: { ...row.record, ...change(row) } } : row,
  );
  return world;
}

const redrawn = () =>
  worldWith(({ record }) => ({
    state: 'partial',
    notCaptured: [{ what: 'pixels', reason: 'PIXELS_REFUSED' }],
    picture: {
      method: 'redrawn',
      tiles: [],
      seams: [],
      parts: ['redrawn.png'],
      scale: 1,
      scroller: { selector: ':root', rect: { x: 0, y: 0, width: 1280, height: 1800 } },
    },
    files: record.files
      .filter((file) => !/^(page\.png|tiles)/.test(file.path))
      .concat({
        path: 'redrawn.png',
        mediaType: 'image/png',
        bytes: 1,
        role: 'derivative',
        derivedFrom: ['page.html'],
        sha256: fileHash(4, 'redrawn.png'),
      }),
  }));

it('a redrawn picture says so above itself, in its name and in the corner of its thumbnail', async () => {
  const root = await mountWorkspace(redrawn(), at4);
  await expect.element(page.getByText('重绘，非浏览器像素', { exact: true })).toBeVisible();
  await expect
    .element(page.getByRole('img', { name: 'E004 重绘画面，非浏览器像素，第 1/1 段' }))
    .toBeInTheDocument();
  await expect
    .poll(() => [...root.querySelectorAll('.thumbnail-mark')].map((el) => el.textContent))
    .toEqual(['重绘']);
  await expectNoViolations(root);
});

it('no fact points into a redrawn picture: its places are those of the live page', async () => {
  await mountWorkspace(redrawn(), at4);
  await tab('事实').click();
  await expect.element(page.getByRole('table')).toBeVisible();
  expect(page.getByRole('button', { name: /在画面中查看/ }).query()).toBeNull();
});

it('a redrawn picture is not compared pixel by pixel, and the reason is said', async () => {
  const world = secondLookWorld();
  world.exhibits.value = world.exhibits.value.map((row) =>
    row.number === 5 && row.record.picture
      ? { ...row, record: { ...row.record, picture: { ...row.record.picture, method: 'redrawn' } } }
      : row,
  );
  await mountWorkspace(world, `?exhibit=${exhibitId(5)}`);
  await tab('对比').click();
  await expect.element(page.getByText(/E005 的画面是重绘，非浏览器像素/)).toBeVisible();
  expect(page.getByText(/画面没有发现变化|处不同，占画面/).query()).toBeNull();
});

it('a capture that ended before its screens were joined shows the raw ones', async () => {
  await mountWorkspace(
    worldWith(({ record }) => ({
      picture: undefined as never,
      notCaptured: [{ what: 'pixels', reason: 'WORKER_RESTARTED' }],
      files: record.files.filter((file) => file.path !== 'page.png'),
    })),
    at4,
  );
  await expect.element(page.getByText('整页画面没有拼成，下面是逐屏的原始截屏。')).toBeVisible();
  await expect.element(page.getByRole('img', { name: 'E004 原始截屏，第 2/2 屏' })).toBeInTheDocument();
});

it('steps and the reason of the kind are told in words; a code without words is shown as it is', async () => {
  await mountWorkspace(
    worldWith(() => ({
      kindReason: 'ORDER_NUMBER_WITH_FIELDS',
      steps: [
        { name: 'snapshot', at: '2026-03-12T06:29:05.000Z', took: 12 },
        { name: 'step-of-a-later-version', at: '2026-03-12T06:29:06.000Z', took: 12 },
      ],
    })),
    at4,
  );
  await tab('核验').click();
  await expect.element(page.getByText('冻结网页')).toHaveAttribute('title', 'snapshot');
  await expect.element(page.getByText('step-of-a-later-version')).toBeVisible();
  await expect.element(page.getByLabelText('核验').getByText('有订单号和订单信息')).toBeVisible();
});

it.each(['popup', 'workspace'] as const)(
  'a store that cannot be read says so in the %s, in three lines',
  async (screen) => {
    const world = sampleWorld();
    await (screen === 'popup' ? mountPopup(world) : mountWorkspace(world));
    world.failure.value = appError('STORE_FAILED', { cause: 'UnknownError: closed' });
    await expect.element(page.getByRole('alert').getByText('写入或读取本机存储时失败。')).toBeVisible();
  },
);
