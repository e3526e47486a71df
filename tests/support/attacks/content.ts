import { createHash } from 'node:crypto';
import type { JsonValue } from '@/utils/integrity/canonical';
import { unpack } from '../../unit/bundle/repack';
import type { Attack } from './attacks';
import { edited, editJson, relog, setText, strip, type Edit, type GivenFile, type Scene } from './kit';

const PICTURE = 'data/exhibits/E001/page.png';

const on =
  (bundle: 'sealed' | 'plain', edit: Edit, manifests: 'left' | 'anew') =>
  async (scene: Scene): Promise<readonly GivenFile[]> => [await edited(scene[bundle], edit, manifests)];

const attack = (id: string, zh: string, make: Attack['make'], more: Partial<Attack> = {}): Attack => ({
  id,
  group: '内容',
  zh,
  expected: 'caught',
  make,
  ...more,
});

const sha = (algorithm: string, bytes: Uint8Array | undefined): string =>
  createHash(algorithm)
    .update(bytes ?? '')
    .digest('hex');

/** Edits of what is in the bundle, by somebody who packs it again as the writer would. */
export const CONTENT_ATTACKS: readonly Attack[] = [
  attack(
    'picture',
    '换掉 E001 的截图',
    on('sealed', (files) => void files.set(PICTURE, Buffer.from('forged')), 'left'),
  ),
  attack(
    'picture-manifests',
    '换掉截图，清单全部重做（无签名的包）',
    on('plain', (files) => void files.set(PICTURE, Buffer.from('forged')), 'anew'),
  ),
  attack(
    'amount',
    'case.json 里把实付 498 元改成 4980 元，清单重做（无签名的包）',
    on(
      'plain',
      (files) => setText(files, 'data/case.json', (t) => t.replace('"498.00"', '"4980.00"')),
      'anew',
    ),
  ),
  attack(
    'title',
    'case.json 里改掉案件名称，清单重做（无签名的包）',
    on('plain', (files) => setText(files, 'data/case.json', (t) => t.replace('未到账', '已到账')), 'anew'),
  ),
  attack(
    'page',
    '改写给人看的 index.html',
    on('sealed', (files) => setText(files, 'index.html', (t) => t.replaceAll('498', '4980')), 'left'),
  ),
  attack(
    'page-plain',
    '改写 index.html，清单重做（无签名的包）',
    on('plain', (files) => setText(files, 'index.html', (t) => t.replaceAll('498', '4980')), 'anew'),
    { expected: 'told' },
  ),
  attack(
    'removed',
    '抽走整份 E002，清单重做（无签名的包）',
    on('plain', (files) => strip(files, /\/E002\//), 'anew'),
  ),
  attack(
    'put-back',
    '把已删除的 E004 塞回来，清单重做（无签名的包）',
    on('plain', (files) => void files.set('data/exhibits/E004/page.png', Buffer.from('x')), 'anew'),
  ),
  attack(
    'swapped',
    '对调 E001 与 E002 的截图，清单重做（无签名的包）',
    on(
      'plain',
      (files) => {
        const kept = files.get(PICTURE) ?? Buffer.alloc(0);
        files.set(PICTURE, files.get('data/exhibits/E002/page.png') ?? Buffer.alloc(0));
        files.set('data/exhibits/E002/page.png', kept);
      },
      'anew',
    ),
  ),
  attack('other-exhibit', '把另一个案件的 E001 整份换进来，清单重做（无签名的包）', async (scene) => {
    const { files: other } = await unpack(scene.otherCase.bytes);
    const put: Edit = (files) => {
      strip(files, /\/E001\//);
      for (const [path, bytes] of other) if (path.includes('/E001/')) files.set(path, bytes);
    };
    return [await edited(scene.plain, put, 'anew')];
  }),
  attack('other-log', '换成另一个案件的存证链，清单重做（无签名的包）', async (scene) => {
    const { files: other } = await unpack(scene.otherCase.bytes);
    const put: Edit = (files) =>
      void files.set('data/log/chain.jsonl', other.get('data/log/chain.jsonl') ?? Buffer.alloc(0));
    return [await edited(scene.plain, put, 'anew')];
  }),
  attack(
    'foreign-line',
    '存证链里混进别的案件的一行，哈希链重新接好（无签名的包）',
    on(
      'plain',
      (files) =>
        relog(files, (lines) =>
          lines.map((line, i) =>
            i === 1 ? { ...line, case: '11111111-1b4d-4e6f-8a90-b1c2d3e4f506' } : line,
          ),
        ),
      'anew',
    ),
  ),
  attack(
    'log-line',
    '删掉存证链的一行，其余照旧（无签名的包）',
    on(
      'plain',
      (files) =>
        setText(files, 'data/log/chain.jsonl', (t) =>
          t
            .split('\n')
            .filter((_, i) => i !== 2)
            .join('\n'),
        ),
      'anew',
    ),
  ),
  attack(
    'log-cut',
    '存证链截到更早的一行，case.json 照旧（无签名的包）',
    on(
      'plain',
      (files) =>
        setText(files, 'data/log/chain.jsonl', (t) => `${t.trimEnd().split('\n').slice(0, -2).join('\n')}\n`),
      'anew',
    ),
  ),
  attack(
    'deletion-hidden',
    '从存证链里抹掉“删除 E004”的记录，哈希链重新接好（无签名的包）',
    on(
      'plain',
      (files) => relog(files, (lines) => lines.filter((line) => line['type'] !== 'exhibit-deleted')),
      'anew',
    ),
  ),
  attack(
    'program',
    '在 data/ 里夹带程序，列进清单（无签名的包）',
    on('plain', (files) => void files.set('data/setup.exe', Buffer.from('MZ')), 'anew'),
  ),
  attack(
    'second-page',
    '在根目录放一份假的说明页，列进清单（无签名的包）',
    on('plain', (files) => void files.set('README.html', Buffer.from('<h1>498</h1>')), 'anew'),
  ),
  attack(
    'no-sha512',
    '去掉 SHA-512 清单（无签名的包）',
    on('plain', (files) => void files.delete('manifest-sha512.txt'), 'left'),
  ),
  attack(
    'sha1',
    '只留 SHA-1 清单：换截图并降级算法（无签名的包）',
    on(
      'plain',
      (files) => {
        files.set(PICTURE, Buffer.from('forged'));
        const paths = [...files.keys()].filter((path) => path.startsWith('data/')).sort();
        strip(files, /^(?:tag)?manifest-/);
        const list = (of: readonly string[]): Buffer =>
          Buffer.from(of.map((path) => `${sha('sha1', files.get(path))}  ${path}\n`).join(''));
        files.set('manifest-sha1.txt', list(paths));
        files.set('tagmanifest-sha1.txt', list(['bagit.txt', 'bag-info.txt', 'manifest-sha1.txt']));
      },
      'left',
    ),
  ),
  attack(
    'proto',
    'case.json 里放 __proto__ 键，清单重做（无签名的包）',
    on(
      'plain',
      (files) => setText(files, 'data/case.json', (t) => t.replace('{', '{"__proto__":{"ok":true},')),
      'anew',
    ),
  ),
  attack(
    'duplicate-key',
    'case.json 里同一个键写两遍，让两种软件读出不同内容（无签名的包）',
    on('plain', (files) => setText(files, 'data/case.json', (t) => t.replace('{', '{"case":{},')), 'anew'),
  ),
  attack(
    'newer',
    '声称是格式 2.0，逃避核验（无签名的包）',
    on('plain', (files) => editJson(files, 'data/case.json', (j) => ({ ...j, specVersion: '2.0' })), 'anew'),
  ),
  attack('volume-missing', '三卷只给两卷', ({ volumes }) => volumes.slice(0, 2), { expected: 'told' }),
  attack('volume-other', '第 2 卷换成另一天导出的第 2 卷', async ({ volumes, laterVolumes }) => {
    const [later] = laterVolumes.filter((v) => v.index === 1);
    const [mine] = volumes;
    if (!later || !mine) throw new Error('no volume');
    const group = mine.name.replace(/-v1of3\.zip$/, '');
    const disguised = await edited(
      later,
      (files) => {
        const json = (j: Record<string, JsonValue>) => ({
          ...j,
          bundle: { ...(j['bundle'] as object), group },
        });
        editJson(files, 'data/case.json', json);
        setText(files, 'bag-info.txt', (t) => t.replace(/(Group-Identifier: ).*/, `$1${group}`));
      },
      'anew',
    );
    return [...volumes.filter((v) => v.index !== 1), disguised];
  }),
  attack(
    'volume-twice',
    '同一卷给两次，冒充第 2 卷',
    ({ volumes }) => [
      ...volumes.filter((v) => v.index !== 1),
      ...volumes.slice(0, 1).map((v) => ({ ...v, name: 'v2.zip' })),
    ],
    { expected: 'told' },
  ),
  attack(
    'remade',
    '改写 index.html、拿掉签名和时间戳、清单重做',
    on(
      'sealed',
      (files) => {
        strip(files, /^seal\//);
        setText(files, 'index.html', (t) => t.replaceAll('498', '4980'));
      },
      'anew',
    ),
    { expected: 'told' },
  ),
];
