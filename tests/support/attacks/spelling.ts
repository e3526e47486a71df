import type { Attack } from './attacks';
import { edited, editJson, setText, type Edit } from './kit';
import type { Unpacked } from '../../unit/bundle/repack';

const attack = (
  id: string,
  zh: string,
  edit: Edit,
  manifests: 'left' | 'anew' = 'anew',
  more: Partial<Attack> = {},
): Attack => ({
  id,
  group: '写法',
  zh,
  expected: 'caught',
  make: async ({ plain }) => [await edited(plain, edit, manifests)],
  ...more,
});

const caseJson =
  (change: (text: string) => string): Edit =>
  (files) =>
    setText(files, 'data/case.json', change);

/** The tagmanifest by hand: `remanifest` would write it as it should be. */
const tagManifest =
  (change: (text: string) => string): Edit =>
  (files) =>
    setText(files, 'tagmanifest-sha256.txt', change);

const exhibitRow =
  (change: object): Edit =>
  (files: Unpacked) =>
    editJson(files, 'data/case.json', (json) => ({
      ...json,
      exhibits: (json['exhibits'] as object[]).map((row, i) => (i === 0 ? { ...row, ...change } : row)),
    }));

/** The same thing spelt so that two readers could understand it in two ways. Unsigned bundles, manifests made anew. */
export const SPELLING_ATTACKS: readonly Attack[] = [
  attack(
    'bom',
    'case.json 开头加一个 BOM',
    caseJson((t) => `\ufeff${t}`),
  ),
  attack(
    'surrogate',
    'case.json 的名称里放半个字符（\\ud800）',
    caseJson((t) => t.replace('"title":"', '"title":"\\ud800')),
  ),
  attack(
    'number-range',
    'case.json 里写 1e400 条记录',
    caseJson((t) => t.replace(/"lines":\d+/, '"lines":1e400')),
  ),
  attack(
    'minus-zero',
    'case.json 里把卷号写成 -0',
    caseJson((t) => t.replace(/"volume":1,"volumes"/, '"volume":-0,"volumes"')),
  ),
  attack(
    'nesting',
    'case.json 里套十万层括号',
    caseJson((t) => t.replace('{', `{"x":${'['.repeat(100_000)}${']'.repeat(100_000)},`)),
  ),
  attack(
    'older',
    '声称是格式 0.9，想用旧规矩',
    caseJson((t) => t.replace(/"specVersion":"[^"]+"/, '"specVersion":"0.9"')),
  ),
  attack('case-title-row', 'case.json 的证据列表里改 E001 的标题', exhibitRow({ title: '已发货确认' })),
  attack(
    'case-url-row',
    'case.json 的证据列表里改 E001 的网址',
    exhibitRow({ url: 'https://bank.example/' }),
  ),
  attack('timeline', 'timeline.json 里把一件事的时间改早一天', (files) =>
    editJson(files, 'data/timeline.json', (json) => ({
      ...json,
      events: (json['events'] as object[]).map((row, i) =>
        i === 1 ? { ...row, at: '2026-03-11T06:29:05.123Z' } : row,
      ),
    })),
  ),
  attack(
    'manifest-crlf',
    '清单改成 Windows 换行',
    tagManifest((t) => t.replaceAll('\n', '\r\n')),
    'left',
  ),
  attack(
    'manifest-dot',
    '清单里的路径前加 ./',
    tagManifest((t) => t.replaceAll('  ', '  ./')),
    'left',
  ),
  attack(
    'manifest-percent',
    '清单里的路径用百分号写法（%2E）',
    tagManifest((t) => t.replace('index.html', 'index%2Ehtml')),
    'left',
  ),
  attack(
    'manifest-star',
    '清单里用 * 标成二进制方式',
    tagManifest((t) => t.replaceAll('  ', ' *')),
    'left',
  ),
  attack(
    'manifest-twice',
    '清单里同一个文件写两行，哈希不同',
    tagManifest((t) => `${'0'.repeat(64)}  index.html\n${t}`),
    'left',
  ),
  attack(
    'manifest-self',
    '清单把自己也列进去',
    tagManifest((t) => `${t}${'0'.repeat(64)}  tagmanifest-sha256.txt\n`),
    'left',
  ),
  attack(
    'provenance',
    '在 data/provenance/ 里夹带程序，列进清单',
    (files) => void files.set('data/provenance/setup.exe', Buffer.from('MZ')),
  ),
  attack(
    'paper',
    '在 data/documents/ 里放一份假文书，列进清单',
    (files) => void files.set('data/documents/P001/letter.html', Buffer.from('<p>x</p>')),
  ),
];
