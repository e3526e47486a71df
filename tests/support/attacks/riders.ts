import { createHash } from 'node:crypto';
import { asicOfBundle } from '@/utils/bundle/asic';
import { bytesSource } from '@/utils/bundle/byte-source';
import { KEY_FILE, SIGNATURE_FILE } from '@/utils/bundle/seal-files';
import { derToRaw, rawToDer } from '@/utils/integrity/ecdsa-der';
import type { Unpacked } from '../../unit/bundle/repack';
import type { Attack } from './attacks';
import { edited, editJson, setText, signAnew, strip, type Edit, type GivenFile, type Scene } from './kit';

const ORDER = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');

const attack = (
  id: string,
  zh: string,
  edit: (scene: Scene) => Edit,
  more: Partial<Attack> = {},
): Attack => ({
  id,
  group: '封存',
  zh,
  expected: 'caught',
  make: async (scene) => [await edited(scene.sealed, edit(scene))],
  ...more,
});

async function containerOf({ bytes }: GivenFile): Promise<GivenFile> {
  const made = await asicOfBundle(bytesSource(bytes));
  if (!made) throw new Error('no container');
  return { name: made.name, bytes: made.bytes };
}

/** What rides along in `seal/`, other spellings of a seal, containers of time-stamps, masked copies. */
export const RIDER_ATTACKS: readonly Attack[] = [
  attack('notary', '在 seal/external/ 里放一份假公证书', () => (files) => {
    files.set('seal/external/case-00000000-notary.pdf', Buffer.from('%PDF-1.7 forged'));
  }),
  attack('chain-text', '在 seal/ 里用证书文件的名字夹带网页', () => (files) => {
    files.set('seal/other.chain.pem', Buffer.from('<script>payload</script>'));
  }),
  attack('query-text', '在 seal/ 里用时间戳请求的名字夹带程序', () => (files) => {
    files.set('seal/tagmanifest-sha256.other.tsq', Buffer.from('MZ program'));
  }),
  attack('key-two', '公钥文件里再放一把公钥', ({ otherKey }) => (files) => {
    files.set(KEY_FILE, Buffer.from(`${otherKey.pem}${String(files.get(KEY_FILE))}`));
  }),
  attack('signature-tail', '签名后面接上别的字节', () => (files) => {
    files.set(
      SIGNATURE_FILE,
      Buffer.concat([files.get(SIGNATURE_FILE) ?? Buffer.alloc(0), Buffer.from([0])]),
    );
  }),
  attack(
    'signature-twin',
    '签名换成等价的另一种写法（n − s）',
    () => (files) => {
      const raw = derToRaw(new Uint8Array(files.get(SIGNATURE_FILE) ?? []));
      if (!raw) throw new Error('no signature');
      const s = ORDER - BigInt(`0x${Buffer.from(raw.subarray(32)).toString('hex')}`);
      const twin = Buffer.concat([raw.subarray(0, 32), Buffer.from(s.toString(16).padStart(64, '0'), 'hex')]);
      files.set(SIGNATURE_FILE, Buffer.from(rawToDer(new Uint8Array(twin)) ?? []));
    },
    {
      expected: 'open',
      why: '无害：内容与密钥都没有变，等价的写法只有真签名才推得出，换不来任何别的内容',
    },
  ),
  {
    ...attack('container-other', '证据包重做后，配上原包的时间戳容器（ASiC-S）', () => () => undefined),
    expected: 'told',
    make: async ({ sealed }) => {
      const remade: Edit = (files) => {
        strip(files, /^seal\//);
        setText(files, 'index.html', (t) => t.replaceAll('498', '4980'));
      };
      return [await edited(sealed, remade, 'anew'), await containerOf(sealed)];
    },
  },
  {
    ...attack('container-token', '时间戳容器里的清单换成另一份', () => () => undefined),
    make: async ({ sealed, otherCase }) => {
      const [mine, other] = [await containerOf(sealed), await containerOf(otherCase)];
      // Of the same length: the list of the one in the place of the other's, with the checksum beside it.
      const from = Buffer.from(other.bytes);
      const bytes = Buffer.from(mine.bytes);
      const token = bytes.indexOf('META-INF/timestamp.tst') - 30;
      const otherToken = from.indexOf('META-INF/timestamp.tst') - 30;
      if (token !== otherToken) throw new Error('lists of two lengths');
      from.copy(bytes, 0, 0, token);
      // The directory's record of the list: its checksum.
      const at = bytes.lastIndexOf('tagmanifest-sha256.txt') - 46;
      const otherAt = from.lastIndexOf('tagmanifest-sha256.txt') - 46;
      from.copy(bytes, at + 16, otherAt + 16, otherAt + 20);
      return [{ name: mine.name, bytes }];
    },
  },
  {
    ...attack(
      'copy-picture',
      '打码副本：把一张“已打码”的图换成别的，清单和说明重做，拿掉副本的签名',
      () => () => undefined,
    ),
    expected: 'told',
    make: async ({ copy }) => [
      await edited(copy, (files) => (forgeMask(files), strip(files, /^seal\//)), 'anew'),
    ],
  },
  {
    ...attack('copy-key', '同上，用自己的密钥给副本签名', () => () => undefined),
    make: async ({ copy, otherKey }) => [
      await edited(copy, (files) => {
        forgeMask(files);
        return signAnew(files, otherKey);
      }),
    ],
  },
  {
    ...attack('copy-areas', '打码副本：把遮盖区域改得很小，像是没遮什么', () => () => undefined),
    make: async ({ copy }) => [
      await edited(
        copy,
        (files) => setText(files, 'data/redactions.json', (t) => t.replaceAll(/"width":\d+/g, '"width":1')),
        'anew',
      ),
    ],
  },
];

/** Another picture in the place of a masked one, with the copy's own list made to fit. */
function forgeMask(files: Unpacked): void {
  const path = 'data/exhibits/E002/page.png';
  files.set(path, Buffer.from('another picture'));
  const redacted = createHash('sha256').update('another picture').digest('hex');
  editJson(files, 'data/redactions.json', (json) => ({
    ...json,
    files: (json['files'] as Record<string, unknown>[]).map((row) =>
      row['path'] === path ? { ...row, redacted } : row,
    ),
  }));
}
