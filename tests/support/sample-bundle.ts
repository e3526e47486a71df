import type { CaseId, Sha256 } from '@/utils/exhibit/ids';
import { exhibitLabel } from '@/utils/exhibit/ids';
import type { EvidenceKind, ExhibitFile } from '@/utils/exhibit/model';
import {
  buildBundle,
  type BundleInput,
  type BundlePorts,
  type BundleVolume,
  type SealFile,
} from '@/utils/bundle/write';
import { pulsePath } from '@/utils/integrity/beacon/beacons';
import { canonicalJson } from '@/utils/integrity/canonical';
import { appendLine, EMPTY_CHAIN, type ChainHead } from '@/utils/integrity/chain';
import type { LogEvent } from '@/utils/integrity/chain.types';
import type { Signer } from '@/utils/integrity/signature';
import { utf8 } from '@/utils/shared/bytes';
import { digestHex } from '@/utils/shared/digest';
import { appError } from '@/utils/shared/errors';
import { err, ok } from '@/utils/shared/result';
import { utcIso } from '@/utils/shared/time';
import { nodeDigests } from '@/utils/verifier/node-digests';
import { clock, exhibitRecord, SAMPLE_CASE, type SampleExhibit } from './sample-record';

export { clock, SAMPLE_CASE, type SampleExhibit } from './sample-record';

/** 2026-03-12 14:28:05 in Shanghai. */
const START = Date.UTC(2026, 2, 12, 6, 28, 5, 123);

/** The smallest valid JPEG: one grey pixel. */
export const TINY_JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
  'base64',
);

export const SAMPLE_EXHIBITS: readonly SampleExhibit[] = [
  {
    title: '【秒到账】Q币1000个 5折直充',
    url: 'https://shop.example/goods/1088',
    kind: 'listing',
    summary: { goodsTitle: '【秒到账】Q币1000个 5折直充', amount: '¥498.00' },
    tags: ['承诺', '商品页面'],
  },
  {
    title: '订单详情 - 某某卡盟',
    url: 'https://shop.example/order/744260318822',
    kind: 'order',
    summary: { goodsTitle: 'Q币1000个', orderNumber: '744260318822', amount: '¥498.00' },
    note: '付款后一小时仍显示“处理中”',
  },
  {
    title: '在线客服',
    url: 'https://chat.example/t/55',
    kind: 'chat',
    notCaptured: [{ what: 'frame', reason: 'CROSS_ORIGIN_FRAME', where: 'https://cs.example/widget' }],
  },
  { title: '误拍的页面', url: 'https://mail.example/inbox', deleted: '含有无关的个人信息' },
];

export interface Sample {
  readonly input: BundleInput;
  /** The store: a test may damage it. */
  readonly blobs: Map<string, Uint8Array>;
  readonly ports: BundlePorts;
  /** What `onVolume` was given, in order. */
  readonly volumes: SampleVolume[];
}

/** With its bytes, for tests that look into them. */
export interface SampleVolume extends BundleVolume {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface SampleOptions {
  readonly exhibits?: readonly SampleExhibit[];
  readonly caseTitle?: string;
  /** Another person's case. */
  readonly caseId?: CaseId;
  /** ms after the usual moment of the export. */
  readonly exportedLater?: number;
  readonly maxVolumeBytes?: number;
  /** After the exhibits, a minute apart. */
  readonly events?: readonly LogEvent[];
  readonly kinds?: readonly (EvidenceKind | undefined)[];
  /** Signs, and is declared in the log. */
  readonly signer?: Signer;
  /** Log lines at the end, given the lines so far. */
  readonly after?: (lines: readonly string[]) => Promise<readonly LogEvent[]> | readonly LogEvent[];
  readonly seals?: (lines: readonly string[]) => readonly SealFile[];
  readonly stamp?: BundlePorts['stamp'];
}

/** A small believable case: captured, noted, tagged and deleted exhibits, with their custody log. */
export async function sampleCase(options: SampleOptions = {}): Promise<Sample> {
  const blobs = new Map<string, Uint8Array>();
  const put = async (bytes: Uint8Array): Promise<{ sha256: Sha256; bytes: number }> => {
    const sha256 = (await digestHex(nodeDigests, 'sha256', bytes)) as Sha256;
    blobs.set(sha256, bytes);
    return { sha256, bytes: bytes.byteLength };
  };
  const caseId = options.caseId ?? SAMPLE_CASE;
  const title = options.caseTitle ?? '某某卡盟 Q币 未到账';
  const logLines: string[] = [];
  let head: ChainHead = EMPTY_CHAIN;
  const log = async (epochMs: number, event: LogEvent): Promise<void> => {
    const next = await appendLine(head, caseId, utcIso(epochMs), event, nodeDigests);
    logLines.push(next.line);
    head = { nextSeq: next.seq + 1, chainHead: next.sha256 };
  };
  await log(START, { type: 'case-created', title, software: '留证 0.1.0' });
  const exhibits: BundleInput['exhibits'][number][] = [];
  for (const [i, sample] of (options.exhibits ?? SAMPLE_EXHIBITS).entries()) {
    const number = i + 1;
    const at = START + number * 60_000;
    const files: ExhibitFile[] = [
      {
        path: 'page.html',
        ...(await put(
          utf8(sample.html ?? `<!doctype html><title>${sample.title}</title>${'<p>正文</p>'.repeat(40)}`),
        )),
        mediaType: 'text/html',
        role: 'original',
      },
      {
        path: 'page.png',
        ...(await put(sample.png ?? utf8(`\u0089PNG ${number} ${'pixels '.repeat(30)}`))),
        mediaType: 'image/png',
        role: 'derivative',
        derivedFrom: ['tiles/00.png'],
      },
      {
        path: 'text.txt',
        ...(await put(utf8(`${sample.title}\n`))),
        mediaType: 'text/plain',
        role: 'original',
      },
      {
        path: 'thumb.jpg',
        ...(await put(sample.thumb ?? TINY_JPEG)),
        mediaType: 'image/jpeg',
        role: 'derivative',
        derivedFrom: ['page.png'],
      },
      {
        path: 'tiles/00.png',
        ...(await put(utf8(`\u0089PNG tile ${number}`))),
        mediaType: 'image/png',
        role: 'original',
      },
    ];
    if (sample.pane !== undefined) {
      const pane = async (
        path: string,
      ): Promise<Pick<ExhibitFile, 'path' | 'sha256' | 'bytes' | 'mediaType'>> => ({
        path,
        ...(await put(utf8(`\u0089PNG ${path} ${number}`))),
        mediaType: 'image/png',
      });
      const tile = await pane('panes/01/tiles/00.png');
      const part = await pane('panes/01/page.png');
      files.push({ ...tile, role: 'original' }, { ...part, role: 'derivative', derivedFrom: [tile.path] });
    }
    if (sample.pulse)
      files.push({
        path: pulsePath(sample.pulse.beacon),
        ...(await put(sample.pulse.bytes)),
        mediaType: 'application/json',
        role: 'original',
      });
    for (const { path, bytes, mediaType } of sample.files ?? [])
      files.push({ path, ...(await put(bytes)), mediaType, role: 'original' });
    files.sort((a, b) => (a.path < b.path ? -1 : 1));
    const record = exhibitRecord(sample, number, at, files, caseId);
    const stored = await put(utf8(canonicalJson(record)));
    const label = exhibitLabel(number);
    const logged = [{ path: 'exhibit.json', ...stored }, ...files].map(({ path, sha256, bytes }) => ({
      path: `exhibits/${label}/${path}`,
      sha256,
      bytes,
    }));
    await log(at + 4000, {
      type: 'exhibit-captured',
      exhibit: record.id,
      number,
      state: record.state,
      files: logged,
    });
    if (sample.note)
      await log(at + 9000, { type: 'exhibit-noted', exhibit: record.id, number, note: sample.note });
    if (sample.tags)
      await log(at + 9500, { type: 'exhibit-tagged', exhibit: record.id, number, tags: sample.tags });
    if (sample.deleted !== undefined) {
      await log(at + 30_000, {
        type: 'exhibit-deleted',
        exhibit: record.id,
        number,
        files: logged,
        reason: sample.deleted,
      });
      continue;
    }
    exhibits.push({
      record,
      recordSha256: stored.sha256,
      recordBytes: stored.bytes,
      note: sample.note ?? '',
      tags: sample.tags ?? [],
      ...(options.kinds?.[i] ? { kind: options.kinds[i] } : {}),
      integrity: 'verified',
    });
  }
  for (const [i, event] of (options.events ?? []).entries()) await log(START + 1_800_000 + i * 60_000, event);
  if (options.signer) await log(START + 3_000_000, { type: 'key-set', key: options.signer.fingerprint });
  for (const event of (await options.after?.([...logLines])) ?? []) await log(START + 3_100_000, event);
  const volumes: SampleVolume[] = [];
  return {
    input: {
      caseRecord: { id: caseId, title, createdAt: utcIso(START) },
      exhibits,
      logLines,
      exportedAt: clock(START + 3_600_000 + (options.exportedLater ?? 0)),
      software: '留证 0.1.0',
      ...(options.seals ? { seals: options.seals(logLines) } : {}),
      ...(options.maxVolumeBytes === undefined ? {} : { maxVolumeBytes: options.maxVolumeBytes }),
    },
    blobs,
    volumes,
    ports: {
      digests: nodeDigests,
      signal: new AbortController().signal,
      ...(options.signer ? { signer: options.signer } : {}),
      ...(options.stamp ? { stamp: options.stamp } : {}),
      readBlob: (sha256) => {
        const bytes = blobs.get(sha256);
        return Promise.resolve(bytes ? ok(bytes) : err(appError('NOT_FOUND')));
      },
      onProgress: () => undefined,
      onVolume: async (volume) => {
        volumes.push({ ...volume, bytes: new Uint8Array(await volume.blob.arrayBuffer()) });
      },
    },
  };
}

export async function sampleBundle(options: SampleOptions = {}): Promise<readonly SampleVolume[]> {
  const sample = await sampleCase(options);
  const built = await buildBundle(sample.input, sample.ports);
  if (!built.ok) throw new Error(JSON.stringify(built.error));
  return sample.volumes;
}
