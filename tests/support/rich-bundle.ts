import { createHash } from 'node:crypto';
import type { SealFile } from '@/utils/bundle/write';
import { buildBundle } from '@/utils/bundle/write';
import { buildRedacted } from '@/utils/bundle/redacted/write-redacted';
import type { Sha256 } from '@/utils/exhibit/ids';
import type { LogEvent } from '@/utils/integrity/chain.types';
import type { Signer } from '@/utils/integrity/signature';
import { utf8 } from '@/utils/shared/bytes';
import { AREA, ORDER, PHONE, plan, toyMasker } from './redacted';
import {
  SAMPLE_EXHIBITS,
  sampleCase,
  type Sample,
  type SampleExhibit,
  type SampleVolume,
} from './sample-bundle';
import { sealedOptions } from './sealed-bundle';
import type { TestTsa } from './tsa';

const sha256 = (bytes: Uint8Array | string): Sha256 =>
  createHash('sha256').update(bytes).digest('hex') as Sha256;

const PAPER = utf8(`关于订单 744260318822 的退款函\n收件账号 ${PHONE}\n`);
const NOTARIAL = utf8('%PDF-1.7 notarial\n');
const GUARD = '5f0a2b6e-7f6f-4b8a-9d55-3d1c2f7a9b10';

/** Two captured exhibits, one of them with a number that a masked copy hides, and one that was deleted. */
const EXHIBITS: readonly SampleExhibit[] = [
  ...SAMPLE_EXHIBITS.slice(0, 2).map((exhibit, i) =>
    i === 1 ? { ...exhibit, html: `<!doctype html><p>充值账号 <b>138</b>1234-5678</p>` } : exhibit,
  ),
  ...SAMPLE_EXHIBITS.slice(3),
];

/** A line of every kind that a bundle's checks or pages read, but for those that captures and seals bring along. */
const EVENTS: readonly LogEvent[] = [
  { type: 'field-set', field: 'paid', value: '498.00' },
  { type: 'field-set', field: 'account', value: PHONE },
  {
    type: 'contact-logged',
    contact: {
      id: '7d0a1f2e-93c4-4b41-8a4e-5f1d2c3b4a59',
      stage: 'seller',
      direction: 'sent',
      at: '2026-03-12T07:00:00.000Z',
      channel: '站内信',
      text: '请退还 498 元。',
      exhibits: [2],
    },
  },
  {
    type: 'document-kept',
    document: '0f8fad5b-d9cb-469f-a165-70867728950e',
    paper: 1,
    template: 'refund-demand',
    title: '关于订单 744260318822 的退款函',
    files: [{ path: 'documents/D001/paper.txt', sha256: sha256(PAPER), bytes: PAPER.byteLength }],
    exhibits: [1, 2],
  },
  {
    type: 'pack-made',
    name: '平台申诉_744260318822.zip',
    channel: 'platform',
    sha256: sha256('pack'),
    bytes: 4,
    pictures: [{ name: '01.png', sha256: sha256('cut'), bytes: 3, exhibit: 1, originals: [sha256('page')] }],
  },
  {
    type: 'guard-started',
    guard: GUARD as never,
    url: 'https://chat.example/t/55',
    label: '在线客服',
    present: 3,
  },
  {
    type: 'guard-saw',
    guard: GUARD as never,
    saw: [{ message: 4, change: 'recalled', at: '2026-03-12T06:58:00.000Z', text: '', before: '先交激活费' }],
  },
  { type: 'fixity-checked', files: 14, bytes: 9000, damaged: [] },
];

/** The sample case with all that a bundle may hold: papers, packs, a guard, seals of every kind, outsiders' certificates. */
async function richCase(seal?: { readonly tsa: TestTsa; readonly signer: Signer }): Promise<Sample> {
  const external = `seal/external/E001-${sha256(NOTARIAL).slice(0, 8)}-notarial.pdf`;
  const attached: LogEvent = {
    type: 'certificate-attached',
    name: '公证书.pdf',
    file: { path: external, sha256: sha256(NOTARIAL), bytes: NOTARIAL.byteLength },
    number: 1,
  };
  const told = { exhibits: EXHIBITS, events: [...EVENTS, attached] };
  const options = seal ? sealedOptions(seal.tsa, seal.signer, told) : told;
  const file: SealFile = { path: external, bytes: NOTARIAL };
  const sample = await sampleCase({
    ...options,
    seals: (lines) => [...('seals' in options ? (options.seals?.(lines) ?? []) : []), file],
  });
  sample.blobs.set(sha256(PAPER), PAPER);
  return sample;
}

function only(volumes: readonly SampleVolume[], built: { ok: boolean }): SampleVolume {
  const [volume] = volumes;
  if (!volume || !built.ok) throw new Error(JSON.stringify(built));
  return volume;
}

/** @param seal signs and stamps it; absent: the same bytes every time */
export async function richBundle(seal?: {
  readonly tsa: TestTsa;
  readonly signer: Signer;
}): Promise<SampleVolume> {
  const sample = await richCase(seal);
  return only(sample.volumes, await buildBundle(sample.input, sample.ports));
}

/** The masked copy of the same case, with the original's manifests and seals in it. */
export async function richCopy(tsa: TestTsa, signer: Signer): Promise<SampleVolume> {
  const sample = await richCase({ tsa, signer });
  const masked = plan({ areas: [{ ...ORDER, areas: [AREA] }] });
  return only(
    sample.volumes,
    await buildRedacted(sample.input, masked, { ...sample.ports, masker: toyMasker }),
  );
}
