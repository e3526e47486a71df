import { createHash, randomBytes } from 'node:crypto';
import { KEY_FILE, SIGNATURE_FILE } from '@/utils/bundle/seal-files';
import { timestampRequest } from '@/utils/integrity/timestamp/request';
import { unpack } from '../../unit/bundle/repack';
import type { Attack } from './attacks';
import { edited, forgePicture, relog, setText, signAnew, strip, type Edit, type Scene } from './kit';

const TOKEN = 'seal/tagmanifest-sha256.test.tsr';
const DAY = 86_400_000;

const attack = (
  id: string,
  zh: string,
  edit: (scene: Scene) => Edit | Promise<Edit>,
  more: Partial<Attack> = {},
): Attack => ({
  id,
  group: '封存',
  zh,
  expected: 'caught',
  make: async (scene) => [await edited(scene.sealed, await edit(scene))],
  ...more,
});

const sha256 = (bytes: Uint8Array | undefined): Buffer =>
  createHash('sha256')
    .update(bytes ?? '')
    .digest();

/** Attacks on signature, key and time-stamps of a sealed bundle. */
export const SEAL_ATTACKS: readonly Attack[] = [
  attack('signature-stripped', '只拿掉签名，内容不动', () => (files) => void files.delete(SIGNATURE_FILE), {
    expected: 'told',
  }),
  attack('seals-stripped', '拿掉全部签名和时间戳，内容不动', () => (files) => strip(files, /^seal\//), {
    expected: 'told',
  }),
  attack('forged-signature-left', '换截图，记录、存证链、清单全部重做，原签名照旧', () => (files) => {
    forgePicture(files);
    strip(files, /\.tsr$|\.tsq$/);
    const signature = files.get(SIGNATURE_FILE);
    return signAnew(files, {
      sign: () => Promise.resolve(signature),
      pem: String(files.get(KEY_FILE)),
    } as never);
  }),
  attack('key-swapped', '换截图，全部重做，用自己的密钥重新签名', ({ otherKey }) => (files) => {
    forgePicture(files);
    strip(files, /\.tsr$|\.tsq$/);
    return signAnew(files, otherKey);
  }),
  attack('key-file', '只把公钥文件换成自己的', ({ otherKey }) => (files) => {
    files.set(KEY_FILE, Buffer.from(otherKey.pem));
  }),
  attack('log-cut-resigned', '存证链截到登记密钥那一行，用自己的密钥重新签名', ({ otherKey }) => (files) => {
    relog(files, (lines) => lines.slice(0, lines.findIndex((line) => line['type'] === 'key-set') + 1));
    return signAnew(files, otherKey);
  }),
  attack('signature-rubbish', '签名文件换成随机字节', () => (files) => {
    files.set(SIGNATURE_FILE, randomBytes(71));
  }),
  attack('backdated', '导出时间改早一年', () => (files) => {
    setText(files, 'data/case.json', (t) => t.replaceAll('2026-03-12T07:28', '2025-03-12T07:28'));
    const signature = files.get(SIGNATURE_FILE);
    return signAnew(files, {
      sign: () => Promise.resolve(signature),
      pem: String(files.get(KEY_FILE)),
    } as never);
  }),
  attack('namesake-authority', '自己开一家同名的时间戳机构，盖一个昨天的时间', ({ otherTsa }) => (files) => {
    const digest = sha256(files.get('tagmanifest-sha256.txt'));
    strip(files, /\.tsr$|\.tsq$|chain\.pem$/);
    files.set(TOKEN, otherTsa.forge({ digest, at: new Date(Date.now() - DAY) }));
  }),
  attack('own-authority', '自己开一家时间戳机构，什么时间都能盖', () => () => undefined, {
    expected: 'open',
    trusted: false,
    why: '时间戳一栏写明机构不在信任名单里；第一句不采用它的时间，仍说时间是自述',
  }),
  attack('token-moved', '把另一份证据包的时间戳搬过来', async ({ otherCase }) => {
    const { files: other } = await unpack(otherCase.bytes);
    return (files) => void files.set(TOKEN, other.get(TOKEN) ?? Buffer.alloc(0));
  }),
  attack('token-other-line', '给 E001 换上另一个案件采集记录的时间戳', async ({ otherCase }) => {
    const { files: other } = await unpack(otherCase.bytes);
    return (files) => {
      for (const ending of ['tsr', 'tsq']) {
        const path = `seal/exhibits/E001.test.${ending}`;
        files.set(path, other.get(path) ?? Buffer.alloc(0));
      }
    };
  }),
  attack('token-expired', '时间戳写的时间早于签发证书生效', ({ tsa }) => (files) => {
    const digest = sha256(files.get('tagmanifest-sha256.txt'));
    files.set(TOKEN, tsa.forge({ digest, at: new Date(Date.now() - 400 * DAY) }));
  }),
  attack('token-eku', '用不是时间戳专用的证书签发时间戳', ({ tsa }) => (files) => {
    files.set(TOKEN, tsa.forge({ digest: sha256(files.get('tagmanifest-sha256.txt')), by: 'noEku' }));
  }),
  attack('token-sha1', '时间戳降级为 SHA-1', ({ tsa }) => (files) => {
    files.set(TOKEN, tsa.forge({ digest: sha256(files.get('tagmanifest-sha256.txt')), md: 'sha1' }));
  }),
  attack('token-rejection', '用机构的拒绝答复冒充时间戳', ({ tsa }) => (files) => {
    files.set(TOKEN, tsa.rejection());
  }),
  attack('token-garbage', '时间戳换成一个网页', () => (files) => {
    files.set(TOKEN, Buffer.from('<html>login</html>'));
  }),
  attack('token-late', '给 E009（不存在的证据）配一个时间戳', ({ tsa }) => (files) => {
    files.set('seal/exhibits/E009.test.tsr', tsa.reply(timestampRequest(randomBytes(32), randomBytes(8))));
  }),
  attack('seal-program', '在 seal/ 里夹带程序', () => (files) => {
    files.set('seal/run.exe', Buffer.from('MZ'));
  }),
  attack(
    'all-anew',
    '整包重做：换截图，在存证链里登记自己的密钥，自己签名',
    ({ otherKey }) =>
      (files) => {
        forgePicture(files);
        strip(files, /\.tsr$|\.tsq$|chain\.pem$/);
        relog(files, (lines) =>
          lines
            .filter((line) => line['type'] !== 'exhibit-timestamped')
            .map((line) => (line['type'] === 'key-set' ? { ...line, key: otherKey.fingerprint } : line)),
        );
        return signAnew(files, otherKey);
      },
    {
      expected: 'open',
      why: '只看证据包本身无法分辨：请向提交人核对密钥指纹，或要求带可信时间戳的包；结论里的时间标明是自述',
    },
  ),
];
