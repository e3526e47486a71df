import { buildRedacted, type RedactedSummary } from '@/utils/bundle/redacted/write-redacted';
import type { PictureMasker } from '@/utils/bundle/redacted/mask-exhibit';
import type { RedactionPlan } from '@/utils/bundle/redacted/plan';
import { REDACTIONS_FILE, type Redactions } from '@/utils/bundle/redacted/redactions';
import type { LogEvent } from '@/utils/integrity/chain.types';
import type { Signer } from '@/utils/integrity/signature';
import { unpack } from '../unit/bundle/repack';
import { SAMPLE_EXHIBITS, sampleCase, type SampleOptions, type SampleVolume } from './sample-bundle';
import { newSigner } from './sealed-bundle';

export const PHONE = '13812345678';

export const plan = (more: Partial<RedactionPlan> = {}): RedactionPlan => ({
  secrets: [{ kind: 'phone', text: PHONE }],
  areas: [],
  clear: [],
  texts: 'masked',
  ...more,
});

/** Stands for canvas work: says in plain bytes what it was asked. Pixels are tested in a browser. */
export const toyMasker: PictureMasker = {
  mask: (_, mediaType, areas) => Promise.resolve(Buffer.from(`masked ${mediaType} ${JSON.stringify(areas)}`)),
  small: (picture, _, rows) =>
    Promise.resolve(Buffer.from(`small of ${rows}: ${Buffer.from(picture).toString()}`)),
};

export interface RedactedSample {
  readonly copies: readonly SampleVolume[];
  readonly summary: RedactedSummary;
}

export async function redactedCase(how: RedactionPlan, options: SampleOptions = {}): Promise<RedactedSample> {
  const sample = await sampleCase(options);
  const built = await buildRedacted(sample.input, how, { ...sample.ports, masker: toyMasker });
  if (!built.ok) throw new Error(JSON.stringify(built.error));
  return { copies: sample.volumes, summary: built.value };
}

export const EXHIBITS = SAMPLE_EXHIBITS.map((exhibit, i) =>
  i === 1
    ? {
        ...exhibit,
        title: `订单详情 买家 ${PHONE}`,
        html: `<!doctype html><p>充值账号 <b>138</b>1234-5678</p><img src="data:image/png;base64,iVBORw0KGgo=">`,
      }
    : exhibit,
);
export const EVENTS: LogEvent[] = [{ type: 'field-set', field: 'account', value: PHONE }];
export const AREA = { x: 10, y: 20, width: 300, height: 40 };
export const ORDER = { exhibit: 2, path: 'page.png' };
export const PLAN = plan({ areas: [{ ...ORDER, areas: [AREA] }] });

let key: Promise<Signer> | undefined;
export const testSigner = (): Promise<Signer> => (key ??= newSigner());

export async function copy(how = PLAN, options = {}) {
  if (how === PLAN && Object.keys(options).length === 0) return (usual ??= made(how, options));
  return made(how, options);
}
let usual: ReturnType<typeof made> | undefined;

async function made(how: typeof PLAN, options: object) {
  const { copies, summary } = await redactedCase(how, {
    exhibits: EXHIBITS,
    events: EVENTS,
    signer: await testSigner(),
    ...options,
  });
  const [first] = copies;
  if (!first) throw new Error('no copy');
  const { folder, files } = await unpack(first.bytes);
  const redactions = JSON.parse(String(files.get(REDACTIONS_FILE))) as Redactions;
  return { first, copies, summary, folder, files: files as ReadonlyMap<string, Buffer>, redactions };
}
