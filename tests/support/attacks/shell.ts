import JSZip from 'jszip';
import type { Attack } from './attacks';
import { bytesEdited, type GivenFile, type Scene } from './kit';
import { extraField, on, operate, type Entry, type Surgery } from './zip-surgery';

const attack = (id: string, zh: string, make: Attack['make']): Attack => ({
  id,
  group: '外壳',
  zh,
  expected: 'caught',
  make,
});

const operated =
  (surgery: Surgery, mark: 'left' | 'anew' = 'anew') =>
  async ({ sealed }: Scene): Promise<readonly GivenFile[]> => [
    await bytesEdited(sealed, (zip) => operate(zip, surgery), mark),
  ];

const raw =
  (edit: (zip: Buffer) => Buffer) =>
  async ({ sealed }: Scene): Promise<readonly GivenFile[]> => [await bytesEdited(sealed, edit, 'left')];

const PICTURE = /E001\/page\.png$/;

const copyOf = (entry: Entry): Entry => ({
  ...entry,
  local: Buffer.from(entry.local),
  central: Buffer.from(entry.central),
});

/** Attacks on the zip around the files: what two programs could see differently, and what would harm a reader. */
export const SHELL_ATTACKS: readonly Attack[] = [
  attack(
    'bit',
    '截图数据里翻一个比特',
    raw((zip) => {
      const at = zip.indexOf('PNG 1 pixels');
      zip[at] = (zip[at] ?? 0) ^ 1;
      return zip;
    }),
  ),
  attack(
    'cut',
    '截掉后半个文件',
    raw((zip) => zip.subarray(0, zip.byteLength >> 1)),
  ),
  attack(
    'appended',
    '末尾加上别的内容',
    raw((zip) => Buffer.concat([zip, Buffer.from('more')])),
  ),
  attack(
    'prepended',
    '前面加上别的内容',
    raw((zip) => Buffer.concat([Buffer.from('MZ more'), zip])),
  ),
  attack(
    'between',
    '两个条目之间藏字节',
    operated({
      entries: on(PICTURE, (entry) => {
        entry.before = Buffer.from('hidden bytes');
      }),
    }),
  ),
  attack(
    'duplicate',
    '同名条目放两份，内容不同',
    operated({
      entries: (entries) => {
        const found = entries.find(({ name }) => PICTURE.test(name));
        return found ? [...entries, copyOf(found)] : entries;
      },
    }),
  ),
  attack(
    'case-twin',
    '放一个只差大小写的同名条目',
    operated({
      entries: (entries) => {
        const found = entries.find(({ name }) => PICTURE.test(name));
        return found ? [...entries, { ...copyOf(found), name: found.name.replace('page', 'PAGE') }] : entries;
      },
    }),
  ),
  attack(
    'traversal',
    '条目改名为 ../，解压时写到文件夹以外',
    operated({
      entries: on(PICTURE, (entry) => {
        entry.name = '../../evil.png';
      }),
    }),
  ),
  attack(
    'two-names',
    '目录里和数据前的文件名不一样',
    operated({
      entries: on(PICTURE, (entry) => {
        entry.localName = entry.name.replace('page', 'fake');
      }),
    }),
  ),
  attack(
    'unicode-path',
    '用“Unicode 路径”附加字段给条目第二个名字',
    operated({
      entries: on(PICTURE, (entry) => {
        entry.extra = extraField(0x7075, Buffer.concat([Buffer.from([1, 0, 0, 0, 0]), Buffer.from('a.png')]));
      }),
    }),
  ),
  attack(
    'zip64-extra',
    '用 Zip64 附加字段谎报大小',
    operated({
      entries: on(PICTURE, (entry) => {
        entry.extra = extraField(1, Buffer.alloc(16, 1));
      }),
    }),
  ),
  attack(
    'zip64-end',
    '结尾声称另有 Zip64 目录',
    operated({ end: (end) => void end.writeUInt32LE(0xffffffff, 16) }),
  ),
  attack('count', '结尾谎报条目数', operated({ end: (end) => void end.writeUInt16LE(3, 10) })),
  attack('disks', '声称分在两张磁盘上', operated({ end: (end) => void end.writeUInt16LE(1, 4) })),
  attack(
    'entry-comment',
    '条目注释里夹带内容',
    operated({
      entries: on(PICTURE, (entry) => {
        entry.comment = Buffer.from('payload');
      }),
    }),
  ),
  attack(
    'zip-comment',
    '压缩包注释换成别的内容',
    operated({ comment: () => Buffer.from('<script>payload</script>') }, 'left'),
  ),
  attack(
    'link',
    '条目变成指向系统文件的链接',
    operated({
      entries: on(PICTURE, (entry) => {
        entry.central.writeUInt32LE((0o120777 << 16) >>> 0, 38);
      }),
    }),
  ),
  attack(
    'encrypted',
    '条目标为加密',
    operated({
      entries: on(PICTURE, (entry) => {
        entry.central.writeUInt16LE(entry.central.readUInt16LE(8) | 1, 8);
        entry.local.writeUInt16LE(entry.local.readUInt16LE(6) | 1, 6);
      }),
    }),
  ),
  attack(
    'size-lie',
    '谎报截图解开后的大小',
    operated({
      entries: on(PICTURE, (entry) => {
        entry.central.writeUInt32LE(5, 24);
        entry.local.writeUInt32LE(5, 22);
      }),
    }),
  ),
  attack('bomb', '一千倍压缩的炸弹', async ({ sealed }) => {
    const zip = new JSZip();
    const folder = sealed.name.replace(/\.zip$/, '');
    zip.file(`${folder}/data/case.json`, '0'.repeat(20 * 1024 * 1024), { createFolders: false });
    return [
      {
        name: 'bomb.zip',
        bytes: await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' }),
      },
    ];
  }),
  attack('repacked', '解压后用别的软件重新打包', async ({ sealed }) => {
    const zip = await JSZip.loadAsync(sealed.bytes);
    return [
      {
        name: sealed.name,
        bytes: await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' }),
      },
    ];
  }),
  attack('empty', '空文件', () => [{ name: 'empty.zip', bytes: new Uint8Array() }]),
  attack('not-zip', '图片改名为 zip', () => [
    { name: 'photo.zip', bytes: Buffer.from('\u0089PNG not a zip at all, only a name') },
  ]),
];
