import type { SampleVolume } from '@/tests/support/sample-bundle';
import { sealedBundle } from '../sealed-bundle';
import { TestBeacon } from '../test-beacon';
import type { Attack } from './attacks';
import { edited, signAnew, type Scene } from './kit';

const YEAR = 365 * 86_400_000;
/** When the sample's E001 says it was captured. */
const STATED = Date.UTC(2026, 2, 12, 6, 29, 5);
const FILE = 'data/exhibits/E001/beacon/testnet.json';

/** The operator's own export, all of it signed and time-stamped, with that pulse in E001's record. */
async function withPulse(
  { tsa, signer }: Scene,
  bytes: Uint8Array,
  beacon = 'testnet',
): Promise<readonly SampleVolume[]> {
  const exhibits = [
    { title: '订单', url: 'https://shop.example/order/1', pulse: { beacon, bytes } },
  ] as const;
  return sealedBundle(tsa, signer, { exhibits });
}

const attack = (id: string, zh: string, make: Attack['make'], more: Partial<Attack> = {}): Attack => ({
  id,
  group: '封存',
  zh,
  expected: 'caught',
  make,
  ...more,
});

const changed = (pulse: Buffer, change: (json: Record<string, unknown>) => object): Buffer =>
  Buffer.from(JSON.stringify(change(JSON.parse(String(pulse)) as Record<string, unknown>)));

/** Attacks on the not-before mark. The first ones are the operator's: he writes record, log and signature himself. */
export const BEACON_ATTACKS: readonly Attack[] = [
  attack('pulse-forged', '采集者自己编一个公共随机数写进记录', (scene) =>
    withPulse(
      scene,
      changed(scene.beacon.pulseAt(STATED), ({ round }) => ({ round, signature: 'a1'.repeat(48) })),
    ),
  ),
  attack('pulse-future', '拿已公布的随机数改成将来的期数', (scene) =>
    withPulse(
      scene,
      changed(scene.beacon.pulseAt(STATED), (json) => ({
        ...json,
        round: Number(json['round']) + 1_000_000,
      })),
    ),
  ),
  attack('pulse-namesake', '自己开一个同名的随机数信标', (scene) =>
    withPulse(scene, new TestBeacon().pulseAt(STATED)),
  ),
  attack('pulse-page', '记录里的随机数其实是登录网页', (scene) =>
    withPulse(scene, Buffer.from('<html>login</html>')),
  ),
  attack('pulse-swapped', '导出后把随机数换成另一期真的，清单重做，用自己的密钥重新签名', async (scene) => {
    const [volume] = await withPulse(scene, scene.beacon.pulseAt(STATED));
    if (!volume) throw new Error('no volume');
    const bytes = scene.beacon.pulseAt(STATED - YEAR / 12);
    return [
      await edited(volume, (files) => {
        files.set(FILE, bytes);
        return signAnew(files, scene.otherKey);
      }),
    ];
  }),
  attack('pulse-after-token', '与时间戳机构串通，盖一个早于随机数公布的时间', (scene) =>
    withPulse(scene, scene.beacon.pulseAt(Date.UTC(2099, 0, 1))),
  ),
  attack(
    'pulse-backdated',
    '把采集时间写早：记录里却有此后才公布的随机数',
    (scene) => withPulse(scene, scene.beacon.pulseAt(STATED + 7 * 86_400_000)),
    {
      expected: 'open',
      why: '时间戳一栏写明自述的时间不对、最早只能是何时；电脑时钟偏慢也会这样，所以不算改动',
    },
  ),
  attack('pulse-old', '写进一个早就公布的随机数', (scene) => withPulse(scene, scene.beacon.pulse(1)), {
    expected: 'open',
    why: '只会使「不早于」的时间更早、更没有用；一栏里写的是它真正的公布时间',
  }),
  attack(
    'pulse-own-beacon',
    '用一个谁也不认识的信标',
    (scene) => withPulse(scene, new TestBeacon('mine').pulseAt(STATED), 'mine'),
    { expected: 'open', why: '时间戳一栏写明没有核对，结论不采用它' },
  ),
];
