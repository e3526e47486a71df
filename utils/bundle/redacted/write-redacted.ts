import { exhibitLabel, isSha256, type Sha256 } from '../../exhibit/ids';
import { utf8 } from '../../shared/bytes';
import { digestHex } from '../../shared/digest';
import { appError, fromUnknown } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';
import { blobSource } from '../byte-source';
import { caseJson, timelineJson } from '../case-json';
import { exhibitsCsv } from '../exhibits-csv';
import type { BundleInput, BundleVolume } from '../input';
import { dossierIn, viewLog } from '../log-view';
import { planBundle, type BundlePlan } from '../plan';
import { readVolume } from '../read';
import { buildBundle, type BundleSummary } from '../write';
import { unpacked, type BagFile, type Copying } from './copying';
import type { Fate } from './mask-exhibit';
import { maskLog } from './mask-log';
import { maskAll, maskInput } from './mask-payload';
import { maskText } from './mask-text';
import { packCopy } from './pack-copy';
import { needlesOf, type RedactionPlan } from './plan';
import type { RedactPorts } from './ports';
import {
  PROVENANCE,
  REDACTION_VERSION,
  REDACTIONS_FILE,
  writeRedactions,
  type RedactedFile,
  type Redactions,
} from './redactions';

export interface RedactedSummary extends BundleSummary {
  /** SHA-256 of the first original volume's `tagmanifest-sha256.txt`. */
  readonly of: Sha256;
}

/**
 * Makes the masked copy (打码副本) of a case: each volume of the original is packed and signed as an export would, then copied
 * with everything the plan masks gone, and only the copy is handed out. Format: docs/SPECIFICATION.md 12.
 *
 * Errors: those of {@link buildBundle}.
 */
export async function buildRedacted(
  input: BundleInput,
  plan: RedactionPlan,
  ports: RedactPorts,
): Promise<Result<RedactedSummary>> {
  const needles = needlesOf(plan);
  const log = await maskLog(input.logLines, needles, ports);
  if (!log) return err(appError('STORE_DAMAGED', { detail: { file: 'log/chain.jsonl' } }));
  const volumes: { name: string; sha256: Sha256; bytes: number }[] = [];
  const tagmanifests: Sha256[] = [];
  const onVolume = async (original: BundleVolume): Promise<void> => {
    const read = await readVolume(original.name, blobSource(original.blob), ports);
    if (!read.ok) throw new Error(`original ${read.error.structure.code}`);
    const copy = await copyVolume({ input, plan, needles, ports, log, volume: read.value, original });
    volumes.push({ name: copy.name, sha256: copy.sha256, bytes: copy.blob.size });
    tagmanifests.push(copy.of);
    await ports.onVolume(copy);
  };
  try {
    // What is not masked yet has no business where finished volumes wait.
    const { keepPiece: _, ...own } = ports;
    const built = await buildBundle(input, { ...own, onVolume });
    if (!built.ok) return built;
    const [of] = tagmanifests;
    return of ? ok({ group: maskedName(built.value.group), volumes, of }) : err(appError('CASE_EMPTY'));
  } catch (thrown) {
    return err(fromUnknown(thrown));
  }
}

/** `LZ-7f3a9c2e-20260312T072805Z` and `…-v1of3` with `-masked` in it: a copy is never taken for an original. */
export const maskedName = (name: string): string => name.replace(/Z(?=-v\d+of\d+$|$)/, 'Z-masked');

async function copyVolume(copying: Copying): Promise<BundleVolume & { readonly of: Sha256 }> {
  const { input, log, volume, original, needles } = copying;
  const of = volume.files.get('tagmanifest-sha256.txt')?.sha256;
  if (!isSha256(of)) throw new Error('original without tagmanifest');
  const exhibits = await maskAll(copying);
  const view = viewLog(log.lines);
  const kept = input.exhibits.filter(
    ({ record }) => !view.damaged.has(`exhibits/${exhibitLabel(record.number)}/exhibit.json`),
  );
  const masked = maskInput({ ...input, exhibits: kept }, needles);
  const whole = planBundle(masked);
  const plan: BundlePlan = {
    ...whole,
    group: maskedName(whole.group),
    volumes: whole.volumes.map((one) => ({
      ...one,
      name: `${maskedName(one.folder)}.zip`,
      folder: maskedName(one.folder),
    })),
  };
  const here = plan.volumes[original.index];
  if (!here) throw new Error(`no volume ${original.index}`);
  const state = {
    input: masked,
    plan,
    log: view,
    dossier: dossierIn(log.lines),
    lines: log.lines,
    head: log.head,
  };
  const payload = new Map<string, BagFile>();
  const put = (path: string, bytes: Uint8Array, mediaType: string): void =>
    void payload.set(path, { path, bytes, mediaType });
  for (const [path, { bytes, mediaType }] of exhibits.files) if (bytes) put(path, bytes, mediaType);
  put('data/case.json', utf8(caseJson(state, here)), 'application/json');
  put('data/timeline.json', utf8(timelineJson(log.lines)), 'application/json');
  put('data/exhibits.csv', utf8(exhibitsCsv(plan.volumes.flatMap((v) => v.exhibits))), 'text/csv');
  put('data/log/chain.jsonl', utf8(log.rows.map((row) => `${row}\n`).join('')), 'text/plain');
  for (const path of ['bag-info.txt', 'manifest-sha256.txt', 'manifest-sha512.txt', 'tagmanifest-sha256.txt'])
    put(PROVENANCE + path, await unpacked(volume, path), 'text/plain');
  for (const [path, bytes] of volume.seals)
    if (!path.startsWith('seal/exhibits/')) put(PROVENANCE + path, bytes, 'application/octet-stream');
  const rows = await differences(copying, payload, exhibits.fates);
  const redactions: Redactions = {
    redactionVersion: REDACTION_VERSION,
    of: { folder: volume.folder, tagmanifest: of },
    files: rows,
    sealedLines: log.sealed,
    confirmed: copying.plan.clear
      .map(({ exhibit, path }) => `data/exhibits/${exhibitLabel(exhibit)}/${path}`)
      .filter((path) => payload.has(path))
      .sort(),
    external: [...volume.files.values()]
      .filter(({ path }) => path.startsWith('seal/external/'))
      // Their names are made of the user's own.
      .map(({ path, sha256 }) => ({ path: maskText(path, needles).text, sha256 })),
  };
  put(REDACTIONS_FILE, utf8(writeRedactions(redactions)), 'application/json');
  const archive = await packCopy(copying, here, plan, state, payload, redactions);
  return { name: here.name, index: original.index, count: original.count, ...archive, of };
}

/** Every payload file of the original that is not the same in the copy, in order of path. */
async function differences(
  { volume, ports }: Copying,
  payload: ReadonlyMap<string, BagFile>,
  fates: ReadonlyMap<string, Fate>,
): Promise<RedactedFile[]> {
  const rows: RedactedFile[] = [];
  for (const { path, sha256: original } of volume.files.values()) {
    if (!path.startsWith('data/')) continue;
    const copy = payload.get(path);
    const redacted = copy ? await digestHex(ports.digests, 'sha256', copy.bytes) : null;
    if (redacted === original) continue;
    const fate = fates.get(path);
    const reason = fate?.reason ?? (path.startsWith('data/log/') ? 'LOG' : 'REMADE');
    rows.push({
      path,
      original,
      redacted,
      reason,
      ...(fate?.areas ? { areas: fate.areas } : {}),
      ...(fate?.places ? { places: fate.places } : {}),
    });
  }
  return rows.sort((a, b) => (a.path < b.path ? -1 : 1));
}
