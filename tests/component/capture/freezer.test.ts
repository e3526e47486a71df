import { expect, test } from 'vitest';
import { PageFreezer } from '@/utils/capture/snapshot/freezer';

const noRelay = (): Promise<null> => Promise.resolve(null);
const NOWHERE = { frames: { total: 0, kept: 0 }, slots: [], place: { path: [], x: 0, y: 0 } };

test('text that does not fit one message is never cut inside a character', async () => {
  const html = `${'甲'.repeat(4 * 1024 * 1024 - 1)}😀乙`;
  const meta = {} as never;
  const whole = {
    html,
    text: '',
    runs: [],
    scrollOffsets: [],
    alterations: [],
    notCaptured: [],
    ...NOWHERE,
    meta,
  };
  const freezer = new PageFreezer(document, () => Promise.resolve(whole), noRelay);
  await freezer.snapshot({ resourceTimeout: 1, totalTimeout: 1, maxResourceBytes: 1 });
  const first = await freezer.read({ part: 'html', from: 0 });
  expect(first.text.isWellFormed()).toBe(true);
  const second = await freezer.read({ part: 'html', from: first.text.length });
  expect(second).toEqual({ text: '😀乙', end: true });
});
