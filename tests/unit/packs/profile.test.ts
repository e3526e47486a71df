import {
  editedProfiles,
  parseProfileEdits,
  profileProblems,
  profilesWith,
  suggestedChannel,
} from '@/utils/packs/profile';
import { PROFILES } from '@/utils/packs/profiles.data';
import { describe, expect, test } from 'vitest';

const GOOD = { maxFiles: 9, maxBytesEach: 5_000_000, formats: ['jpeg'], maxChars: 500 } as const;

describe('limits of channels', () => {
  test('what is not known is careful and says so; what is known says where and when', () => {
    for (const { source, verifiedOn, confidence, maxFiles, maxBytesEach, formats, id } of PROFILES) {
      if (source === null) {
        expect([verifiedOn, confidence, maxBytesEach, formats]).toEqual([null, 'none', 2_000_000, ['jpeg']]);
        expect(maxFiles).toBe(id === 'mail' ? 9 : 4);
      } else {
        expect(source).toMatch(/^https:/);
        expect(verifiedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
      }
    }
    expect(PROFILES.find(({ id }) => id === 'wechat-pay')).toMatchObject({ maxFiles: 4, maxChars: 300 });
  });

  test.each([
    [{ maxFiles: 0 }, ['files']],
    [{ maxFiles: 1.5 }, ['files']],
    [{ maxFiles: -1, maxBytesEach: 0 }, ['files', 'bytes']],
    [{ maxBytesEach: 1e12 }, ['bytes']],
    [{ maxBytesEach: Number.NaN }, ['bytes']],
    [{ formats: [] }, ['formats']],
    [{ maxChars: 0 }, ['chars']],
    [{ maxChars: null }, []],
    [{}, []],
  ])('%j: %j', (change, problems) => {
    expect(profileProblems({ ...GOOD, ...change })).toEqual(problems);
  });

  test.each([
    '{',
    'null',
    '{}',
    '[1]',
    '[{"id":"wechat-pay"}]',
    JSON.stringify([{ id: 'nobody', ...GOOD }]),
    JSON.stringify([{ id: 'custom', ...GOOD, maxFiles: 0 }]),
    JSON.stringify([{ id: 'custom', ...GOOD, formats: ['exe'] }]),
  ])('stored as %s they count as never set', (stored) => {
    expect(parseProfileEdits(stored).ok).toBe(false);
    expect(profilesWith(stored).every(({ edited }) => !edited)).toBe(true);
  });

  test('set, set again and reset', () => {
    const once = editedProfiles(null, 'mail', { id: 'mail', ...GOOD });
    const twice = editedProfiles(once, 'mail', { id: 'mail', ...GOOD, maxFiles: 20 });
    expect(profilesWith(twice).find(({ id }) => id === 'mail')).toMatchObject({ maxFiles: 20, edited: true });
    expect(editedProfiles(twice, 'mail', null)).toBe('[]');
  });

  test.each([
    ['preserve', undefined, 'seller'],
    ['platform', undefined, 'platform'],
    ['payment', '微信支付', 'wechat-pay'],
    ['payment', '支付宝', 'alipay'],
    ['payment', '云闪付', 'bank-card'],
    ['authority', undefined, '12315'],
    ['court', undefined, 'mail'],
  ] as const)('%s, %s: %s', (stage, paid, channel) => {
    expect(suggestedChannel(stage, paid)).toBe(channel);
  });
});
