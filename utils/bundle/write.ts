import { exhibitLabel, isSha256, type Sha256 } from '../exhibit/ids';
import { verifyChain } from '../integrity/chain';
import type { Dossier } from '../case/model';
import type { LogLine } from '../integrity/chain.types';
import { utf8 } from '../shared/bytes';
import { digestHex } from '../shared/digest';
import { appError, fromUnknown } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import { ahead } from './ahead';
import { BAGIT_TXT, writeBagInfo, writeManifest, type FileDigest } from './bag';
import { caseJson, timelineJson } from './case-json';
import { collectExhibit } from './collect';
import { exhibitsCsv } from './exhibits-csv';
import type { BundleExhibit, BundleInput, BundlePorts } from './input';
import { dossierIn, viewLog, type LogView } from './log-view';
import { indexHtml } from './page/index-html';
import { readNetFacts, type NetFacts } from './page/net-facts';
import { readPulseFacts, type PulseFacts } from './page/pulse-facts';
import { readThumbnails, type Thumbnails } from './page/thumbnails';
import { collectPapers } from './papers';
import { exhibitBytes, planBundle, type BundlePlan, type VolumePlan } from './plan';
import { sealVolume } from './seal-write';
import { verifyTxt } from './verify-txt';
import { exampleToken } from './verify-txt.seal';
import { writeZip, type ZipInput } from './zip-write';

export type { BundleExhibit, BundleInput, BundlePorts, BundleVolume, SealFile } from './input';
export { planBundle } from './plan';

export interface BundleSummary {
  /** `LZ-<case>-<UTC>` */
  readonly group: string;
  readonly volumes: readonly { readonly name: string; readonly sha256: Sha256; readonly bytes: number }[];
}

/**
 * Writes a case as one or more bags (bundle format 1). Deterministic: same input, same bytes. Every file is hashed
 * again on its way from the store into the zip.
 *
 * Errors: CASE_EMPTY (no exhibit and no log) · STORE_DAMAGED (`exhibit` and `file`, or `line` of the log) ·
 * CANCELLED · UNEXPECTED.
 */
export async function buildBundle(whole: BundleInput, ports: BundlePorts): Promise<Result<BundleSummary>> {
  if (whole.logLines.length === 0) return err(appError('CASE_EMPTY'));
  const chain = await verifyChain(whole.logLines, ports.digests);
  if (chain.verdict.status !== 'valid') {
    return err(appError('STORE_DAMAGED', { detail: { file: 'log/chain.jsonl', ...chain.verdict.detail } }));
  }
  const log = viewLog(chain.lines);
  const input = { ...whole, exhibits: whole.exhibits.filter((e) => !isLost(e, log)) };
  const plan = planBundle(input);
  const job: Job = {
    input,
    ports,
    plan,
    lines: chain.lines,
    head: chain.head,
    log,
    dossier: dossierIn(chain.lines),
    thumbs: await readThumbnails(input.exhibits, ports.readBlob),
    net: await readNetFacts(input.exhibits, ports.readBlob),
    pulses: await readPulseFacts(input.exhibits, ports.readBlob),
  };
  const volumes: { name: string; sha256: Sha256; bytes: number }[] = [];
  let done = 0;
  let memory: Uint8Array<ArrayBuffer> | undefined;
  const onBytes = (bytes: number): void => {
    done += bytes;
    ports.onProgress({ done, total: plan.bytes });
  };
  try {
    for (const volume of plan.volumes) {
      const written = await writeVolume(job, volume, onBytes, memory);
      if (!written.ok) return written;
      if (ports.signal.aborted) return err(appError('CANCELLED'));
      const bytes = written.value;
      const { byteLength } = bytes;
      // One after the other: each makes a copy of the volume for as long as it takes.
      const sha256 = await digestHex(ports.digests, 'sha256', bytes);
      const count = plan.volumes.length;
      await ports.onVolume({ name: volume.name, index: volume.number - 1, count, bytes });
      if (ports.reusesMemory) memory = new Uint8Array(bytes.buffer);
      if (!isSha256(sha256)) return err(appError('UNEXPECTED', { cause: 'digest' }));
      volumes.push({ name: volume.name, sha256, bytes: byteLength });
    }
  } catch (thrown) {
    return err(ports.signal.aborted ? appError('CANCELLED') : fromUnknown(thrown));
  }
  return ok({ group: plan.group, volumes });
}

/** The log says that its record is gone. */
const isLost = ({ record }: BundleExhibit, log: LogView): boolean =>
  log.damaged.has(`exhibits/${exhibitLabel(record.number)}/exhibit.json`);

interface Job {
  readonly input: BundleInput;
  readonly ports: BundlePorts;
  readonly plan: BundlePlan;
  readonly lines: readonly LogLine[];
  readonly head: Sha256;
  readonly log: LogView;
  readonly dossier: Dossier;
  readonly thumbs: Thumbnails;
  readonly net: NetFacts;
  readonly pulses: PulseFacts;
}

/** Bytes of exhibits that are read and hashed at once. */
const AT_ONCE = 16 * 1024 * 1024;

interface BagFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** Just computed from these very bytes, so not again. */
  readonly sha256?: string;
  readonly sha512?: string;
}

async function writeVolume(
  job: Job,
  volume: VolumePlan,
  onBytes: (bytes: number) => void,
  memory?: Uint8Array<ArrayBuffer>,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const { input, plan, ports } = job;
  const payload: BagFile[] = [
    json('data/case.json', caseJson(job, volume)),
    json('data/timeline.json', timelineJson(job.lines)),
    text('data/exhibits.csv', exhibitsCsv(plan.volumes.flatMap((v) => v.exhibits)), 'text/csv'),
    text('data/log/chain.jsonl', input.logLines.map((line) => `${line}\n`).join('')),
  ];
  const collect = (exhibit: BundleExhibit) => collectExhibit(exhibit, ports, onBytes, job.log.damaged);
  for await (const files of ahead(volume.exhibits, AT_ONCE, exhibitBytes, collect)) {
    if (!files.ok) return files;
    payload.push(...files.value);
  }
  // The papers of a case are few and small: they lie in its first volume.
  if (volume.number === 1) {
    const files = await collectPapers(job.log.papers, ports, job.log.damaged);
    if (!files.ok) return files;
    payload.push(...files.value);
  }
  const listed = await digestAll(payload, ports);
  const tags: BagFile[] = [
    text('bagit.txt', BAGIT_TXT),
    text(
      'bag-info.txt',
      writeBagInfo({
        group: plan.group,
        volume: volume.number,
        count: plan.volumes.length,
        octets: payload.reduce((sum, file) => sum + file.bytes.byteLength, 0),
        streams: payload.length,
        date: input.exportedAt.utc.slice(0, 10),
        software: input.software,
        caseId: input.caseRecord.id,
      }),
    ),
    text('manifest-sha256.txt', writeManifest(listed, 'sha256')),
    text('manifest-sha512.txt', writeManifest(listed, 'sha512')),
    text(
      'index.html',
      indexHtml({ ...job, volume, listed, head: job.head, signer: ports.signer }),
      'text/html',
    ),
    text(
      'VERIFY.txt',
      verifyTxt(volume, plan.volumes.length, {
        signer: ports.signer,
        token: exampleToken(input.seals, volume),
        asked: ports.stamp !== undefined,
      }),
    ),
  ];
  const tagManifest = text('tagmanifest-sha256.txt', writeManifest(await digestAll(tags, ports), 'sha256'));
  const seals = await sealVolume(input, plan, volume, tagManifest.bytes, ports);
  if (!seals.ok) return seals;
  const entries: ZipInput[] = [...payload, ...tags, tagManifest, ...seals.value].map((file) => ({
    name: `${volume.folder}/${file.path}`,
    bytes: file.bytes,
    mediaType: file.mediaType,
  }));
  return ok(await writeZip(entries, ports.digests, memory));
}

async function digestAll(files: readonly BagFile[], ports: BundlePorts): Promise<FileDigest[]> {
  const out: FileDigest[] = [];
  for (const { path, bytes, sha256, sha512 } of files) {
    out.push({
      path,
      bytes: bytes.byteLength,
      sha256: sha256 ?? (await digestHex(ports.digests, 'sha256', bytes)),
      sha512: sha512 ?? (await digestHex(ports.digests, 'sha512', bytes)),
    });
  }
  return out;
}

function text(path: string, content: string, mediaType = 'text/plain'): BagFile {
  return { path, bytes: utf8(content), mediaType };
}

const json = (path: string, content: string): BagFile => text(path, content, 'application/json');
