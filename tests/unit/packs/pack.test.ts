import { stretches } from '@/components/packs/left-out';
import { packZip } from '@/utils/bundle/pack/pack-zip';
import { sourcesCsv } from '@/utils/bundle/pack/sources-csv';
import type { Sha256 } from '@/utils/exhibit/ids';
import { REQUEST_SCHEMAS } from '@/utils/messaging/schemas';
import type { PackPicture } from '@/utils/packs/pack.types';
import { CUSTOM } from '@/utils/packs/profiles.data';
import JSZip from 'jszip';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';

const HASH = 'ab'.repeat(32) as Sha256;
const ORIGINAL = 'cd'.repeat(32) as Sha256;
const picture = (extra: Partial<PackPicture> = {}): PackPicture => ({
  name: '01-E001-1of1.jpg',
  sha256: HASH,
  blob: new Blob(['picture'], { type: 'image/jpeg' }),
  exhibit: 1,
  label: 'E001',
  title: '订单',
  view: 'picture',
  page: 1,
  pages: 1,
  from: [{ path: 'page.png', sha256: ORIGINAL, x: 0, y: 1200, width: 1280, height: 900 }],
  scale: 0.5,
  ...extra,
});
const ABOUT = { caseTitle: '案件', profile: CUSTOM, madeAt: '2026-03-12 14:31:05 (UTC+8)', leftOut: [] };

test('pages left out of a long picture are named in stretches', () => {
  expect(stretches([1, 2, 5, 19, 20, 21, 100])).toBe('1、2、5、19–21、100');
});

describe('the list of sources', () => {
  test('has a line for each stretch of an original', () => {
    const [from] = picture().from;
    if (!from) throw new Error('no source');
    const csv = sourcesCsv([picture({ from: [from, { ...from, path: 'page-2.png', y: 0 }] })]);
    const lines = csv.trim().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain(
      `01-E001-1of1.jpg,${HASH},7,E001,订单,网页画面,1 / 1,page.png,${ORIGINAL},0,1200,1280,900,0.5`,
    );
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '＝cmd', ' =1'])(
    'a title that is a formula stays text: %s',
    (title) => {
      expect(sourcesCsv([picture({ title })])).toContain(`'${title}`);
    },
  );
});

describe('the zip', () => {
  test('the same pack is the same bytes, stored as they are', async () => {
    const zips = [await packZip([picture()], '未到账', ABOUT), await packZip([picture()], '未到账', ABOUT)];
    expect(zips[0]).toEqual(zips[1]);
    const unpacked = await JSZip.loadAsync(zips[0] ?? new Uint8Array());
    expect(Object.keys(unpacked.files)).toEqual(['01-E001-1of1.jpg', '说明.txt', '来源.csv', '文字.txt']);
    expect(await unpacked.files['说明.txt']?.async('string')).toContain('未核实');
    const short = { ...ABOUT, profile: { ...ABOUT.profile, maxChars: 2 } };
    const over = await JSZip.loadAsync(await packZip([picture()], '未到账', short));
    // Not cut, and not silently too long.
    expect(await over.files['文字.txt']?.async('string')).toContain('未到账');
    expect(await over.files['说明.txt']?.async('string')).toContain(
      '（3 字）在“文字.txt”，可复制粘贴。超出本渠道 2 字的限制',
    );
  });

  test('without a text there is no file for one', async () => {
    const unpacked = await JSZip.loadAsync(await packZip([picture()], '  \n', ABOUT));
    expect(Object.keys(unpacked.files)).not.toContain('文字.txt');
  });
});

describe('what a page tells of a pack', () => {
  const good = {
    caseId: '0f8fad5b-d9cb-469f-a165-000000000001',
    pack: {
      name: '申诉材料包-wechat-pay-20260312T063105Z.zip',
      channel: 'wechat-pay',
      sha256: HASH,
      bytes: 10,
      pictures: [{ name: '01-E001-1of1.jpg', sha256: HASH, bytes: 7, exhibit: 1, originals: [ORIGINAL] }],
    },
  };
  const [one] = good.pack.pictures;

  test.each([
    ['as it is made', good.pack, true],
    ['of a channel nobody knows', { ...good.pack, channel: 'fax' }, false],
    ['with a name that leads elsewhere', { ...good.pack, name: '../../etc/passwd' }, false],
    ['with no pictures', { ...good.pack, pictures: [] }, false],
    [
      'with more than any channel takes',
      { ...good.pack, pictures: Array.from({ length: 51 }, () => one) },
      false,
    ],
    ['with a hash that is none', { ...good.pack, sha256: 'abc' }, false],
    ['with a picture from nowhere', { ...good.pack, pictures: [{ ...one, originals: [] }] }, false],
  ])('%s: %s', (_name, pack, right) => {
    expect(v.is(REQUEST_SCHEMAS['pack.made'], { ...good, pack })).toBe(right);
  });

  test('limits of channels are checked before they are kept', () => {
    const set = (value: string) => v.is(REQUEST_SCHEMAS['settings.set'], { key: 'packProfiles', value });
    expect(set('[]')).toBe(true);
    expect(set('[{"id":"custom","maxFiles":0,"maxBytesEach":1,"formats":[],"maxChars":null}]')).toBe(false);
    expect(set('x')).toBe(false);
  });
});
