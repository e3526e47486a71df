import { deflateRawSync } from 'node:zlib';
import type { Attack } from './attacks';
import { bytesEdited } from './kit';
import { extraField, on, operate, type Entry, type Surgery } from './zip-surgery';

const attack = (id: string, zh: string, surgery: Surgery): Attack => ({
  id,
  group: '外壳',
  zh,
  expected: 'caught',
  make: async ({ sealed }) => [await bytesEdited(sealed, (zip) => operate(zip, surgery))],
});

const PICTURE = /E001\/page\.png$/;
const PAGE = /index\.html$/;
const picture = (change: (entry: Entry) => void): Surgery => ({ entries: on(PICTURE, change) });
const all =
  (change: (entry: Entry) => void) =>
  (entries: Entry[]): Entry[] => {
    for (const entry of entries) change(entry);
    return entries;
  };

function sizesOf(entry: Entry): void {
  for (const [head, at] of [
    [entry.local, 18],
    [entry.central, 20],
  ] as const)
    head.writeUInt32LE(entry.data.byteLength, at);
}

/** Sealed bundles whose shell is edited and whose mark is computed anew: whoever knows the format can. */
export const MORE_SHELL_ATTACKS: readonly Attack[] = [
  attack('descriptor', '数据描述符写的校验值与目录不同', picture(describe)),
  attack('zip64-locator', '目录与结尾之间塞进 Zip64 记录', {
    entries: (entries) => {
      const locator = Buffer.alloc(20);
      locator.writeUInt32LE(0x07064b50, 0);
      const last = entries.at(-1);
      if (last) last.data = Buffer.concat([last.data, locator]);
      return entries;
    },
  }),
  attack(
    'name-backslash',
    '文件名用反斜杠，Windows 会当成文件夹',
    picture((entry) => {
      entry.name = entry.name.replace(/\/page\.png$/, '\\page.png');
    }),
  ),
  attack(
    'name-nul',
    '文件名里放零字节：有的软件只看前半段',
    picture((entry) => {
      entry.name = `${entry.name}\0.exe`;
    }),
  ),
  attack('folder-twin', '放一个与文件同名的文件夹', {
    entries: (entries) => {
      const found = entries.find(({ name }) => PICTURE.test(name));
      if (!found) throw new Error('no picture');
      const folder: Entry = {
        ...found,
        name: `${found.name}/`,
        local: Buffer.from(found.local),
        central: Buffer.from(found.central),
        data: Buffer.alloc(0),
      };
      return [...entries, folder];
    },
  }),
  attack('stream-tail', '压缩数据结束之后再藏字节', {
    entries: on(PAGE, (entry) => {
      entry.data = Buffer.concat([entry.data, Buffer.from('hidden behind the stream')]);
      sizesOf(entry);
    }),
  }),
  attack('stream-twice', '同一个条目里接两段压缩数据', {
    entries: on(PAGE, (entry) => {
      entry.data = Buffer.concat([entry.data, deflateRawSync('a second page')]);
      sizesOf(entry);
    }),
  }),
  attack('dates', '把压缩包里的文件日期改成两年前，解压后看着更早', {
    entries: all(({ local, central }) => {
      local.writeUInt16LE(0x5821, 12);
      central.writeUInt16LE(0x5821, 14);
    }),
  }),
  attack(
    'hidden-flag',
    '把一份截图标成“隐藏文件”，解压后看不见',
    picture(({ central }) => {
      central.writeUInt16LE(20, 4);
      central.writeUInt32LE(2, 38);
    }),
  ),
  attack(
    'extra-unknown',
    '附加字段里藏内容',
    picture((entry) => {
      entry.extra = extraField(0xcafe, Buffer.from('hidden'));
    }),
  ),
  attack('order', '目录里的条目倒过来排', { entries: (entries) => entries.toReversed() }),
];

function describe(entry: Entry): void {
  const flags = entry.central.readUInt16LE(8) | 8;
  entry.central.writeUInt16LE(flags, 8);
  entry.local.writeUInt16LE(flags, 6);
  const descriptor = Buffer.alloc(16);
  descriptor.writeUInt32LE(0x08074b50, 0);
  descriptor.writeUInt32LE(0x12345678, 4);
  descriptor.writeUInt32LE(entry.data.byteLength, 8);
  descriptor.writeUInt32LE(entry.data.byteLength, 12);
  entry.tail = descriptor;
}
