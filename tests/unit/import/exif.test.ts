import { expect, test } from 'vitest';
import { readPhoto } from '@/utils/intake/exif';
import { withBrokenExif, withExif } from '../../support/exif';

/** A grey dot: the smallest JPEG that has all its parts. */
const JPEG = Buffer.from(
  '/9j/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==',
  'base64',
);
const read = (bytes: Buffer) => readPhoto(Uint8Array.from(bytes).buffer);

test('what a photo says of itself is read, in the camera’s own clock; its place is told, not repeated', async () => {
  const tags = {
    make: 'HUAWEI',
    model: 'HUAWEI P60',
    takenAt: '2026:03:12 14:31:05',
    offset: '+08:00',
    location: true,
  };
  const { photo, damaged } = await read(withExif(JPEG, tags));
  expect(damaged).toBe(false);
  expect(photo).toEqual({
    takenAt: { text: '2026-03-12 14:31:05', offset: '+08:00' },
    device: 'HUAWEI P60',
    location: true,
  });
  expect(JSON.stringify(photo)).not.toMatch(/30\.|15/);
});

test('without a zone none is made up', async () => {
  const { photo } = await read(withExif(JPEG, { takenAt: '2026:03:12 14:31:05' }));
  expect(photo).toEqual({ takenAt: { text: '2026-03-12 14:31:05' }, location: false });
});

test.each(['0000:00:00 00:00:00', '2026:13:40 99:99:99', '昨天下午', '    :  :     :  :  '])(
  'an impossible time is no claim: %s',
  async (takenAt) => {
    const { photo } = await read(withExif(JPEG, { takenAt, make: 'X' }));
    expect(photo?.takenAt).toBeUndefined();
  },
);

test('a picture without EXIF claims nothing and is not damaged', async () => {
  expect(await read(JPEG)).toEqual({ damaged: false });
});

test('broken EXIF neither throws nor hides', async () => {
  const { photo, damaged } = await read(withBrokenExif(JPEG, { make: 'X', takenAt: '2026:03:12 14:31:05' }));
  expect(photo?.takenAt).toBeUndefined();
  expect(damaged).toBe(true);
});

test('a picture that ends anywhere is survived', async () => {
  const whole = withExif(JPEG, { make: 'HUAWEI', takenAt: '2026:03:12 14:31:05', location: true });
  for (let length = 0; length < whole.length; length += 7) {
    await expect(read(whole.subarray(0, length))).resolves.toBeDefined();
  }
});

test('a device name cannot turn the line around or run on for ever', async () => {
  const { photo } = await read(withExif(JPEG, { make: 'A'.repeat(5000), model: 'B\u0007C' }));
  expect(photo?.device?.length).toBeLessThanOrEqual(241);
  expect(photo?.device).not.toMatch(/\p{Cc}/u);
});
