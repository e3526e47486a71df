import { exhibitLabel, type Sha256 } from '../exhibit/ids';
import { verifyChain } from '../integrity/chain';
import type { Dossier } from '../case/model';
import type { LogLine } from '../integrity/chain.types';
import { utf8 } from '../shared/bytes';
import { appError, fromUnknown } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import { BAGIT_TXT, writeBagInfo, writeManifest } from './bag';
import { BagWriter, type MadeFile } from './bag-writer';
import { caseJson, timelineJson } from './case-json';
import { exhibitsCsv } from './exhibits-csv';
import type { BundleExhibit, BundleInput, BundlePorts, BundleVolume } from './input';
import { dossierIn, viewLog, type LogView } from './log-view';
import { indexHtml } from './page/index-html';
import { readNetFacts, type NetFacts } from './page/net-facts';
import { readPulseFacts, type PulseFacts } from './page/pulse-facts';
import { readThumbnails, type Thumbnails } from './page/thumbnails';
import { planBundle, type BundlePlan, type VolumePlan } from './plan';
import { sealVolume } from './seal-write';
import { checkedBlobs, exhibitFiles, paperFiles, withoutLost } from './stored-files';
import { verifyTxt } from './verify-txt';
import { exampleToken } from './verify-txt.seal';
import type { Archive } from './zip-write';

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
  // What is damaged is left out of the bundle, and must not be seen on its page either.
  const checked = checkedBlobs(ports);
  const job: Job = {
    input,
    ports,
    plan,
    lines: chain.lines,
    head: chain.head,
    log,
    dossier: dossierIn(chain.lines),
    thumbs: await readThumbnails(input.exhibits, checked),
    net: await readNetFacts(input.exhibits, checked),
    pulses: await readPulseFacts(input.exhibits, checked),
  };
  const volumes: { name: string; sha256: Sha256; bytes: number }[] = [];
  let done = 0;
  const onBytes = (bytes: number): void => {
    done += bytes;
    ports.onProgress({ done, total: plan.bytes });
  };
  try {
    for (const volume of plan.volumes) {
      const written = await writeVolume(job, volume, onBytes);
      if (!written.ok) return written;
      if (ports.signal.aborted) return err(appError('CANCELLED'));
      const { name, number } = volume;
      const { blob, sha256 } = written.value;
      await ports.onVolume({ name, index: number - 1, count: plan.volumes.length, ...written.value });
      volumes.push({ name, sha256, bytes: blob.size });
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

/** Files go in as they come: what the archive took is held no longer, so memory does not grow with the volume. */
async function writeVolume(
  job: Job,
  volume: VolumePlan,
  onBytes: (bytes: number) => void,
): Promise<Result<Archive & Pick<BundleVolume, 'hashed'>>> {
  const { input, plan, ports } = job;
  const made = [
    json('data/case.json', caseJson(job, volume)),
    json('data/timeline.json', timelineJson(job.lines)),
    text('data/exhibits.csv', exhibitsCsv(plan.volumes.flatMap((v) => v.exhibits)), 'text/csv'),
    text('data/log/chain.jsonl', input.logLines.map((line) => `${line}\n`).join('')),
  ];
  // The papers of a case are few and small: they lie in its first volume.
  const papers = volume.number === 1 ? paperFiles(job.log.papers) : [];
  const stored = await withoutLost(
    [...volume.exhibits.flatMap(exhibitFiles), ...papers],
    job.log.damaged,
    ports,
  );
  const payload = [...made.map(({ path, bytes }) => ({ path, bytes: bytes.byteLength })), ...stored];
  const first = [
    text('bagit.txt', BAGIT_TXT),
    text(
      'bag-info.txt',
      writeBagInfo({
        group: plan.group,
        volume: volume.number,
        count: plan.volumes.length,
        octets: payload.reduce((sum, { bytes }) => sum + bytes, 0),
        streams: payload.length,
        date: input.exportedAt.utc.slice(0, 10),
        software: input.software,
        caseId: input.caseRecord.id,
      }),
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
  const { keepPiece } = ports;
  const index = volume.number - 1;
  const bag = new BagWriter(
    volume.folder,
    ports,
    keepPiece && ((piece, number) => keepPiece({ index }, piece, number)),
  );
  for await (const file of bag.addAll([...made, ...stored, ...first])) {
    if (!file.ok) return file;
    if (file.value.path.startsWith('data/exhibits/')) onBytes(file.value.bytes.byteLength);
  }
  const listed = bag.digestsOf(payload);
  const tags = [
    text('manifest-sha256.txt', writeManifest(listed, 'sha256')),
    text('manifest-sha512.txt', writeManifest(listed, 'sha512')),
    text(
      'index.html',
      indexHtml({ ...job, volume, listed, head: job.head, signer: ports.signer }),
      'text/html',
    ),
  ];
  for await (const file of bag.addAll(tags)) if (!file.ok) return file;
  const tagManifest = text(
    'tagmanifest-sha256.txt',
    writeManifest(bag.digestsOf([...first, ...tags]), 'sha256'),
  );
  const seals = await sealVolume(input, plan, volume, tagManifest.bytes, ports);
  if (!seals.ok) return seals;
  for await (const file of bag.addAll([...seals.value, tagManifest])) if (!file.ok) return file;
  return ok({ ...(await bag.finish()), hashed: bag.hashed() });
}

function text(path: string, content: string, mediaType = 'text/plain'): MadeFile {
  return { path, bytes: utf8(content), mediaType };
}

const json = (path: string, content: string): MadeFile => text(path, content, 'application/json');
