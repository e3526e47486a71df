import { canvasMasker } from '@/utils/pictures/mask-picture';
import type { RedactionPlan } from '@/utils/bundle/redacted/plan';
import { orientationOnly } from '@/utils/bundle/redacted/metadata/orientation';
import { withoutMetadata } from '@/utils/bundle/redacted/metadata/strip';
import { utf8 } from '@/utils/shared/bytes';
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { expectNoSidewaysScroll, expectNoViolations, mountWorkspace } from './mount';
import { CASE_ID, fileHash } from './sample/exhibits';
import { exportJob, JOB_ID, sampleWorld, VOLUMES, type World } from './sample/ports';

const PHONE = '13812345678';

function world(): World {
  const made = sampleWorld();
  const words = new Blob([`订单详情\n充值账号 ${PHONE}\n客服 13900001111`], { type: 'text/plain' });
  made.files.set(fileHash(3, 'text.txt'), words);
  return made;
}

async function open(made: World, width = 1280): Promise<HTMLElement> {
  const root = await mountWorkspace(made, `?case=${CASE_ID}&tab=export`, width);
  await page.getByRole('button', { name: /制作打码副本|Make a masked copy/ }).click();
  await expect.element(page.getByText(PHONE, { exact: true })).toBeVisible();
  return root;
}

const exhibit = (label: string) =>
  page.getByRole('listitem').filter({ hasText: label }).filter({ hasText: 'page.png' }).first();
const planOf = (made: World): RedactionPlan | undefined => {
  const asked = made.asked.find(([name]) => name === 'export.redacted')?.[1];
  return (asked as { plan: RedactionPlan } | undefined)?.plan;
};

describe('what is masked', () => {
  it('words are proposed and ticked by the user; boxes drawn by keyboard; what is left out is said', async () => {
    const made = world();
    await open(made);
    const start = page.getByRole('button', { name: '导出打码副本' });
    await expect.element(start).toBeDisabled();
    await expect.element(page.getByRole('checkbox', { name: /13900001111/ })).not.toBeChecked();
    await page.getByRole('checkbox', { name: new RegExp(PHONE) }).click();
    await expect.element(exhibit('E003').getByText('文字里有要遮盖的内容')).toBeVisible();
    await expect.element(page.getByText('以下文件不会出现在副本里，只列出哈希：')).toBeVisible();
    await expect.element(page.getByText('E003 page.png', { exact: true })).toBeVisible();
    await exhibit('E003').getByRole('button', { name: '查看和遮盖' }).click();
    await page.getByRole('button', { name: '添加遮盖框' }).click();
    const box = page.getByRole('button', { name: /第 1 块遮盖/ });
    const left = () => Number(/左 (\d+)/.exec(box.element().getAttribute('aria-label') ?? '')?.[1]);
    const before = left();
    (box.element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(left()).toBe(before + 20);
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(left()).toBe(before + 10);
    await page.getByRole('button', { name: '重做' }).click();
    expect(left()).toBe(before + 20);
    await expect.element(exhibit('E003').getByText('遮盖 1 处后附上')).toBeVisible();
    await start.click();
    const plan = planOf(made);
    expect(plan?.secrets).toEqual([{ kind: 'phone', text: PHONE }]);
    expect(plan?.areas).toMatchObject([{ exhibit: 3, path: 'page.png', areas: [{ x: before + 20 }] }]);
  });

  it('a box drawn with the mouse lies where it was drawn, can be moved, and goes with Delete', async () => {
    await open(world());
    await page.getByRole('checkbox', { name: new RegExp(PHONE) }).click();
    await exhibit('E003').getByRole('button', { name: '查看和遮盖' }).click();
    await expect.element(page.getByRole('button', { name: '添加遮盖框' })).toBeEnabled();
    const stack = document.querySelector('.redact-stack');
    if (!stack) throw new Error('no picture');
    const { left, top } = stack.getBoundingClientRect();
    const point = (type: string, x: number, y: number, target: Element = stack) =>
      target.dispatchEvent(
        new PointerEvent(type, {
          clientX: left + x,
          clientY: top + y,
          button: 0,
          pointerId: 1,
          bubbles: true,
        }),
      );
    stack.setPointerCapture = () => undefined;
    point('pointerdown', 40, 50);
    await expect
      .poll(() => (point('pointermove', 140, 90), stack.querySelectorAll('.redact-area').length))
      .toBe(1);
    point('pointerup', 140, 90);
    const area = () => stack.querySelector<HTMLElement>('button.redact-area');
    await expect.poll(() => Math.round((area()?.getBoundingClientRect().left ?? 0) - left)).toBe(40);
    expect(Math.abs((area()?.getBoundingClientRect().width ?? 0) - 100)).toBeLessThan(2);
    area()?.focus();
    await userEvent.keyboard('{Delete}');
    await expect.poll(area).toBeNull();
  });

  it('own words are added, too short ones refused; a finished copy waits to be saved', async () => {
    const made = world();
    const root = await open(made);
    const field = page.getByLabelText('还要遮盖的内容');
    await field.fill('张');
    await page.getByRole('button', { name: '添加', exact: true }).click();
    await expect.element(page.getByRole('alert')).toHaveTextContent('太短了');
    await field.fill('张三丰');
    await page.getByRole('button', { name: '添加', exact: true }).click();
    await expect.element(page.getByText('张三丰', { exact: true })).toBeVisible();
    made.jobs.value = [exportJob({ id: JOB_ID, state: 'done', redacted: true, volumes: VOLUMES })];
    await page.getByRole('button', { name: '保存打码副本' }).click();
    expect(made.asked).toContainEqual(['export.saved', { jobId: JOB_ID }]);
    await expectNoViolations(root);
  });

  it('a number read in a picture is proposed; once ticked, a box lies around it', async () => {
    const made = world();
    const word = (text: string, x: number) => ({
      text,
      confidence: 90,
      box: { x, y: 200, width: 60, height: 20 },
    });
    const line = {
      words: [word('手机', 10), word('138', 100), word('0000', 160), word('9999', 220), word('元', 300)],
    };
    Object.assign(made.ports, {
      imports: {
        leaveFiles: () => Promise.resolve([]),
        readPicture: () => Promise.resolve({ ok: true, value: [line] }),
      },
    });
    await open(made);
    await page.getByRole('checkbox', { name: new RegExp(PHONE) }).click();
    await exhibit('E003').getByRole('button', { name: '查看和遮盖' }).click();
    await page.getByRole('button', { name: '识别图中文字' }).click();
    await expect.element(page.getByText('读出 1 行，0 处含有要遮盖的内容')).toBeVisible();
    await page.getByRole('checkbox', { name: /13800009999/ }).click();
    await page.getByRole('button', { name: '按已知的文字位置画出遮盖框' }).click();
    const box = page.getByRole('button', { name: '第 1 块遮盖：左 94，上 194，宽 192，高 32 像素' });
    await expect.element(box).toBeVisible();
  });

  it.each([
    ['light', 'zh-CN', 1280],
    ['dark', 'en', 1280],
    ['light', 'en', 320],
    ['dark', 'zh-CN', 320],
  ] as const)('in %s, %s, %i px no axe violation', async (theme, locale, width) => {
    const made = world();
    made.settings.value = { locale, theme };
    const root = await open(made, width);
    await page.getByRole('checkbox', { name: new RegExp(PHONE) }).click();
    await exhibit('E003')
      .getByRole('button', { name: /查看和遮盖|Look and mask/ })
      .click();
    await page.getByRole('button', { name: /添加遮盖框|Add a box/ }).click();
    await expectNoViolations(root);
    expectNoSidewaysScroll();
  });
});

describe('masked pixels', () => {
  async function picture(type: string): Promise<Uint8Array> {
    const canvas = new OffscreenCanvas(200, 120);
    const context = canvas.getContext('2d');
    for (let x = 0; x < 200; x += 4) {
      if (context) context.fillStyle = `hsl(${x * 7} 90% 50%)`;
      context?.fillRect(x, 0, 4, 120);
    }
    return new Uint8Array(await (await canvas.convertToBlob({ type })).arrayBuffer());
  }
  async function pixels(bytes: Uint8Array, type: string): Promise<ImageData> {
    const image = await createImageBitmap(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    return context?.getImageData(0, 0, image.width, image.height) ?? new ImageData(1, 1);
  }
  const AREA = { x: 30, y: 20, width: 50, height: 40 };

  it.each(['image/png', 'image/jpeg', 'image/webp'])(
    '%s: uniform black inside, as before outside, nothing after',
    async (type) => {
      const original = await picture(type);
      // What a camera or a program may have hung on to the file: a preview, a place, a name.
      const tail = new TextEncoder().encode('HIDDEN-PREVIEW');
      const masked = await canvasMasker.mask(new Uint8Array([...original, ...tail]), type, [AREA]);
      expect(masked).toBeDefined();
      const [before, after] = [await pixels(original, type), await pixels(masked ?? new Uint8Array(), type)];
      let inside = 0;
      let moved = 0;
      for (let y = 0; y < 120; y++) {
        for (let x = 0; x < 200; x++) {
          const at = (y * 200 + x) * 4;
          const rgb = [0, 1, 2].map((c) => after.data[at + c] ?? 255);
          const within = x >= AREA.x && x < AREA.x + AREA.width && y >= AREA.y && y < AREA.y + AREA.height;
          // Lossy formats ring at the edge of the box, out of black: judged from a block inwards.
          const deep =
            x >= AREA.x + 16 &&
            x < AREA.x + AREA.width - 16 &&
            y >= AREA.y + 12 &&
            y < AREA.y + AREA.height - 12;
          if (type === 'image/png' ? within : deep) inside = Math.max(inside, ...rgb);
          if (!within && type === 'image/png')
            moved = Math.max(moved, ...rgb.map((value, c) => Math.abs(value - (before.data[at + c] ?? 0))));
        }
      }
      expect(inside).toBeLessThanOrEqual(type === 'image/png' ? 0 : 8);
      expect(moved).toBe(0);
      expect(new TextDecoder('latin1').decode(masked)).not.toContain('HIDDEN-PREVIEW');
    },
  );

  it.each(['image/png', 'image/jpeg', 'image/webp'])(
    '%s: what it says of itself is taken out, and not one pixel changes, nor which way up it is',
    async (type) => {
      const original = await picture(type);
      const told = type === 'image/jpeg' ? turned(original) : original;
      const stripped = withoutMetadata(new Uint8Array([...told, ...utf8('HIDDEN-PREVIEW')]), type);
      expect(new TextDecoder('latin1').decode(stripped)).not.toMatch(/HIDDEN|SECRET/);
      const [before, after] = [await pixels(told, type), await pixels(stripped ?? new Uint8Array(), type)];
      expect([after.width, after.height]).toEqual(type === 'image/jpeg' ? [120, 200] : [200, 120]);
      expect(after.data.every((value, at) => value === before.data[at])).toBe(true);
    },
  );

  /** EXIF that turns the picture by a quarter and says more. */
  function turned(jpeg: Uint8Array): Uint8Array {
    const exif = [...utf8('Exif\0\0'), ...orientationOnly(6), ...utf8('SECRET')];
    return new Uint8Array([
      ...jpeg.subarray(0, 2),
      0xff,
      0xe1,
      0,
      exif.length + 2,
      ...exif,
      ...jpeg.subarray(2),
    ]);
  }

  it('what cannot be decoded or written again is refused, never passed through', async () => {
    expect(
      await canvasMasker.mask(new TextEncoder().encode('no picture'), 'image/png', [AREA]),
    ).toBeUndefined();
    expect(await canvasMasker.mask(await picture('image/png'), 'image/gif', [AREA])).toBeUndefined();
  });
});
