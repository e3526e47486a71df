import { createHash } from 'node:crypto';
import { archiveMark, MARK_LENGTH } from '@/utils/bundle/archive-mark';
import { bytesSource } from '@/utils/bundle/byte-source';
import { KEY_FILE, SIGNATURE_FILE } from '@/utils/bundle/seal-files';
import type { SampleVolume } from '@/tests/support/sample-bundle';
import { timelineJson } from '@/utils/bundle/case-json';
import type { LogEvent, LogLine } from '@/utils/integrity/chain.types';
import { canonicalJson, type JsonValue } from '@/utils/integrity/canonical';
import type { Signer } from '@/utils/integrity/signature';
import { nodeDigests } from '@/utils/verifier/node-digests';
import { pack, remanifest, unpack, type Unpacked } from '../../unit/bundle/repack';
import { clock, sampleBundle, sampleCase } from '../sample-bundle';
import { buildBundle } from '@/utils/bundle/write';
import { copy } from '../redacted';
import { newSigner, sealedBundle } from '../sealed-bundle';
import { TestBeacon } from '../test-beacon';
import { TestTsa } from '../tsa';

export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What an attacker has: bundles as they were exported, a key and an authority of his own. */
export interface Scene {
  readonly tsa: TestTsa;
  /** Of the attacker. */
  readonly otherTsa: TestTsa;
  readonly otherKey: Signer;
  readonly signer: Signer;
  /** Pulses of it are judged by the reader. */
  readonly beacon: TestBeacon;
  /** Signed and time-stamped, with what the holder stated. */
  readonly sealed: SampleVolume;
  /** The same case without seals. */
  readonly plain: SampleVolume;
  /** Another case, sealed alike. */
  readonly otherCase: SampleVolume;
  /** One export in three. */
  readonly volumes: readonly SampleVolume[];
  /** A signed masked copy. */
  readonly copy: SampleVolume;
  /** The same case exported another day, in three. */
  readonly laterVolumes: readonly SampleVolume[];
}

export const STATED: readonly LogEvent[] = [
  { type: 'field-set', field: 'shop', value: '某某卡盟' },
  { type: 'field-set', field: 'paid', value: '498.00' },
];

const first = (volumes: readonly SampleVolume[]): SampleVolume => {
  const [volume] = volumes;
  if (!volume) throw new Error('no volume');
  return volume;
};

export async function makeScene(): Promise<Scene> {
  const tsa = new TestTsa();
  const signer = await newSigner();
  const later = await sampleCase({ maxVolumeBytes: 3000 });
  const built = await buildBundle({ ...later.input, exportedAt: clock(Date.UTC(2026, 2, 13)) }, later.ports);
  if (!built.ok) throw new Error(built.error.code);
  return {
    tsa,
    otherTsa: new TestTsa(),
    otherKey: await newSigner(),
    signer,
    beacon: new TestBeacon(),
    sealed: first(await sealedBundle(tsa, signer, { events: STATED })),
    plain: first(await sampleBundle({ events: STATED })),
    otherCase: first(
      await sealedBundle(tsa, signer, {
        caseTitle: '另一个案件',
        exhibits: [{ title: '别的订单', url: 'https://else.example/1', kind: 'order' }],
      }),
    ),
    copy: (await copy()).first,
    volumes: await sampleBundle({ maxVolumeBytes: 3000 }),
    laterVolumes: later.volumes,
  };
}

export function endScene({ tsa, otherTsa }: Scene): void {
  tsa.remove();
  otherTsa.remove();
}

export type Edit = (files: Unpacked) => void | Promise<void>;

/** Unzips, edits, and zips again exactly as the writer would, mark and all. `manifests`: made anew too. */
export async function edited(
  volume: SampleVolume,
  edit: Edit,
  manifests: 'left' | 'anew' = 'left',
): Promise<GivenFile> {
  const { folder, files } = await unpack(volume.bytes);
  await edit(files);
  if (manifests === 'anew') remanifest(files);
  return { name: volume.name, bytes: await pack(folder, files) };
}

export const text = (files: Unpacked, path: string): string => String(files.get(path) ?? '');

export const setText = (files: Unpacked, path: string, change: (before: string) => string): void =>
  void files.set(path, Buffer.from(change(text(files, path))));

export function strip(files: Unpacked, pattern: RegExp): void {
  for (const path of files.keys()) if (pattern.test(path)) files.delete(path);
}

/** Signs the manifests as they now are with another key. */
export async function signAnew(files: Unpacked, key: Signer): Promise<void> {
  remanifest(files);
  files.set(
    SIGNATURE_FILE,
    Buffer.from(await key.sign(files.get('tagmanifest-sha256.txt') ?? Buffer.alloc(0))),
  );
  files.set(KEY_FILE, Buffer.from(key.pem));
}

const LOG = 'data/log/chain.jsonl';

/** Changes the log's lines and brings chain, case.json and timeline in line with them. */
export function relog(files: Unpacked, change: (lines: Record<string, JsonValue>[]) => object[]): void {
  const before = text(files, LOG)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, JsonValue>);
  let prev = '0'.repeat(64);
  const lines = change(before).map((line, seq) => {
    const row = canonicalJson({ ...line, seq, prev });
    prev = createHash('sha256').update(row).digest('hex');
    return row;
  });
  files.set(LOG, Buffer.from(lines.map((line) => `${line}\n`).join('')));
  files.set(
    'data/timeline.json',
    Buffer.from(timelineJson(lines.map((line) => JSON.parse(line) as LogLine))),
  );
  editJson(files, 'data/case.json', (json) => ({ ...json, chain: { lines: lines.length, head: prev } }));
}

export function editJson(
  files: Unpacked,
  path: string,
  change: (json: Record<string, JsonValue>) => object,
): void {
  const json = JSON.parse(text(files, path)) as Record<string, JsonValue>;
  const end = text(files, path).endsWith('\n') ? '\n' : '';
  files.set(path, Buffer.from(canonicalJson(change(json) as JsonValue) + end));
}

/** Another picture for E001, with record and log made to fit: all that somebody without the key can do. */
export function forgePicture(files: Unpacked): void {
  const path = 'exhibits/E001/page.png';
  const bytes = Buffer.from('another picture');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  files.set(`data/${path}`, bytes);
  const swap = (list: JsonValue | undefined, name: string): JsonValue =>
    (list as Record<string, JsonValue>[]).map((f) =>
      f['path'] === name ? { ...f, sha256, bytes: bytes.byteLength } : f,
    );
  editJson(files, 'data/exhibits/E001/exhibit.json', (json) => ({
    ...json,
    files: swap(json['files'], 'page.png'),
  }));
  const record = files.get('data/exhibits/E001/exhibit.json') ?? Buffer.alloc(0);
  const recordSha = createHash('sha256').update(record).digest('hex');
  relog(files, (lines) =>
    lines.map((line) => {
      if (line['type'] !== 'exhibit-captured' || line['number'] !== 1) return line;
      const list = swap(line['files'], path) as Record<string, JsonValue>[];
      return {
        ...line,
        files: list.map((f) =>
          f['path'] === 'exhibits/E001/exhibit.json'
            ? { ...f, sha256: recordSha, bytes: record.byteLength }
            : f,
        ),
      };
    }),
  );
  editJson(files, 'data/case.json', (json) => ({
    ...json,
    exhibits: (json['exhibits'] as Record<string, JsonValue>[]).map((e) =>
      e['number'] === 1 ? { ...e, recordSha256: recordSha } : e,
    ),
  }));
}

/** The zip itself edited, with the archive's mark made anew where it still ends in one. */
export async function bytesEdited(
  { name, bytes }: SampleVolume,
  edit: (zip: Buffer) => Buffer,
  mark: 'left' | 'anew' = 'anew',
): Promise<GivenFile> {
  const out = edit(Buffer.from(bytes));
  if (mark === 'anew') {
    const at = out.byteLength - MARK_LENGTH;
    out.write(await archiveMark(bytesSource(out), at, nodeDigests), at, 'latin1');
  }
  return { name, bytes: out };
}
