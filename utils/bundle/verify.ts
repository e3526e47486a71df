import { exhibitLabel } from '../exhibit/ids';
import type { CheckPulse } from '../integrity/beacon/check-pulse';
import { rootsWith } from '../integrity/timestamp/roots';
import { firstOf, verdict, type Verdict } from '../integrity/verdicts';
import type { Digests } from '../shared/digest';
import { fromUnknown } from '../shared/errors';
import { isAsic, verifyAsic, type GivenBundle } from './asic-read';
import { expandBackups } from './backup/read-backup';
import { readCaseFile } from './case-read';
import { readVolume, type ByteSource, type ReadPorts } from './read';
import { outcomeOf, type BundleReport, type Report } from './report';
import { isRedacted, verifyRedacted } from './redacted/verify-redacted';
import { unread, unreadable } from './unreadable';
import { verifyBeacons, withPulses } from './verify-beacons';
import { verifyCustody, type Volume } from './verify-chain';
import { verifyPayload } from './verify-payload';
import { verifySeals } from './verify-seal';
import { reportedExhibits, reportedFacts, verifyCompleteness, withoutCopies } from './verify-set';

export type { BundleReport, LineName, Outcome, Report, ReportedExhibit, ReportedFact } from './report';
export { LINE_NAMES } from './report';

export interface VerifyPorts extends Pick<ReadPorts, 'hashed'> {
  readonly digests: Digests;
  /** WebCrypto, for signatures. */
  readonly crypto: Crypto;
  /** PEM of further certificates that the reader trusts to end a time-stamp's chain. */
  readonly tsaRoots?: string;
  /** Judges pulses of randomness beacons; absent: they are named and not judged. */
  readonly checkPulse?: CheckPulse;
  readonly signal?: AbortSignal;
  /** Bytes of all sources. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

export interface NamedSource {
  /** File name, for the report only. */
  readonly name: string;
  readonly source: ByteSource;
}

/** What was found in one bundle, and what it was found in; no volumes when it could not be read. */
export interface Examined {
  readonly report: BundleReport;
  readonly volumes: readonly Volume[];
}

/**
 * Checks bundles. Volumes of one export (same Bag-Group-Identifier) are judged together, everything else by itself; of a
 * backup, the bundles in it. Works offline on bytes alone and never rejects for what a file contains: a file that cannot
 * be read is a report with `readable: false`. Rejects only with the signal's reason when aborted.
 */
export async function verifyBundle(sources: readonly NamedSource[], ports: VerifyPorts): Promise<Report> {
  const expanded = await expandBackups(sources, ports);
  const examined = await examineBundles(expanded.sources, ports);
  const bundles = [...expanded.refused, ...examined.map(({ report }) => report)];
  return { outcome: outcomeOf(bundles), bundles };
}

/** The same, for whoever goes on to take the bundles in. Backups are to be expanded before. */
export async function examineBundles(
  sources: readonly NamedSource[],
  ports: VerifyPorts,
): Promise<Examined[]> {
  const total = sources.reduce((sum, s) => sum + s.source.size, 0);
  let before = 0;
  const groups = new Map<string, Volume[]>();
  const containers: NamedSource[] = [];
  const examined: Examined[] = [];
  for (const [index, { name, source }] of sources.entries()) {
    ports.signal?.throwIfAborted();
    if (await isAsic(source).catch(() => false)) {
      containers.push({ name, source });
      continue;
    }
    const read = await readOne(name, source, {
      ...ports,
      onShare: (share) => ports.onProgress?.({ done: Math.round(before + share * source.size), total }),
    });
    before += source.size;
    ports.onProgress?.({ done: before, total });
    if ('report' in read) examined.push({ report: read.report, volumes: [] });
    else {
      const { group, volumes } = read.volume.caseFile;
      // A copy of a whole export is another bundle to judge, not a volume too many.
      const key = volumes > 1 && group ? `group ${group}` : `file ${index}`;
      groups.set(key, [...(groups.get(key) ?? []), read.volume]);
    }
  }
  for (const volumes of groups.values()) {
    examined.push({ report: await judge(volumes, ports), volumes });
  }
  const bundles = examined.flatMap(({ volumes }) => volumes.map(givenBundle));
  for (const { name, source } of containers) {
    const stampPorts = { ...ports, ...rootsWith(ports.tsaRoots) };
    const report = await verifyAsic(name, source, stampPorts, bundles).catch((thrown: unknown) => {
      ports.signal?.throwIfAborted();
      return unreadable(name, fromUnknown(thrown).cause ?? '');
    });
    examined.push({ report, volumes: [] });
  }
  return examined;
}

const givenBundle = ({ name, files }: Volume): GivenBundle => ({
  name,
  tagManifest: files.get('tagmanifest-sha256.txt')?.sha256 ?? '',
});

type ReadOutcome = { readonly report: BundleReport } | { readonly volume: Volume };

async function readOne(
  name: string,
  source: ByteSource,
  ports: Parameters<typeof readVolume>[2],
): Promise<ReadOutcome> {
  let read: Awaited<ReturnType<typeof readVolume>>;
  try {
    read = await readVolume(name, source, ports);
  } catch (thrown) {
    ports.signal?.throwIfAborted();
    return { report: unreadable(name, fromUnknown(thrown).cause ?? '') };
  }
  if (!read.ok) return { report: unread(name, read.error.structure, read.error.ours) };
  const caseFile = readCaseFile(read.value.texts.get('data/case.json'));
  if (caseFile.ok) return { volume: { ...read.value, caseFile: caseFile.value } };
  if (caseFile.error.code === 'SPEC_UNKNOWN') return { report: unread(name, caseFile.error, false) };
  // case.json is broken: the manifests can still say which files are.
  const structure = firstOf([read.value.structure, caseFile.error].filter(isInvalid), caseFile.error);
  const report = unread(name, structure, true);
  return { report: { ...report, lines: { ...report.lines, payload: verifyPayload(read.value) } } };
}

const isInvalid = (v: Verdict): boolean => v.status === 'invalid';

async function judge(given: readonly Volume[], ports: VerifyPorts): Promise<BundleReport> {
  const { volumes, twice } = withoutCopies(given);
  const chain = await verifyCustody(volumes, ports.digests);
  const { timestamps, external, ...seals } = await verifySeals(volumes, chain, {
    ...ports,
    ...rootsWith(ports.tsaRoots),
  });
  const beacons = verifyBeacons(volumes, chain.lines, timestamps, ports.checkPulse);
  const exhibits = reportedExhibits(volumes);
  const { caseFile } = volumes[0] as Volume;
  return {
    files: [...volumes, ...given.filter((one) => !volumes.includes(one))].map((v) => v.name),
    lines: {
      structure: merge(volumes, (v) => v.structure),
      payload: merge(volumes, verifyPayload),
      chain: chain.verdict,
      ...seals,
      timestamp: withPulses(seals.timestamp, beacons.verdicts),
      completeness: withMasks(volumes, chain.sealed, verifyCompleteness(volumes, chain, exhibits, twice)),
    },
    readable: true,
    ...(volumes.some(isRedacted) ? { redacted: true as const } : {}),
    group: caseFile.group,
    caseTitle: caseFile.title,
    exportedAt: caseFile.exportedAt,
    software: caseFile.software,
    timestamps,
    ...(beacons.pulses.length > 0 ? { pulses: beacons.pulses } : {}),
    external,
    exhibits,
    facts: reportedFacts(chain.lines),
    deleted: chain.log.deleted.map(({ number, at, reason }) => ({ label: exhibitLabel(number), at, reason })),
  };
}

/** Of a masked copy: what is here is what the original had, less what is listed. That comes first. */
function withMasks(volumes: readonly Volume[], sealed: readonly number[], whole: Verdict): Verdict {
  const masks = volumes
    .filter(isRedacted)
    .flatMap((volume) =>
      verifyRedacted(volume, sealed).map((found) =>
        volumes.length === 1 || !found.files
          ? found
          : { ...found, files: found.files.map((path) => `${volume.folder}/${path}`) },
      ),
    );
  if (masks.length === 0) return whole;
  const { also = [], ...first } = whole;
  const findings = [...masks, first, ...also];
  const rank = (one: Verdict): number => ['invalid', 'absent', 'not-checkable', 'valid'].indexOf(one.status);
  return firstOf(
    findings.toSorted((a, b) => rank(a) - rank(b)),
    whole,
  );
}

/** One line for all volumes: the bad ones, their files prefixed with the volume's folder, or the sum of the good. */
function merge(volumes: readonly Volume[], line: (volume: Volume) => Verdict): Verdict {
  const lines = volumes.map((volume) => ({ volume, line: line(volume) }));
  if (lines.length === 1 && lines[0]) return lines[0].line;
  const bad = lines
    .filter((l) => l.line.status !== 'valid')
    .flatMap(({ volume, line: { also = [], ...first } }) =>
      [first, ...also].map((v) => ({
        ...v,
        files: (v.files ?? ['']).map((path) => `${volume.folder}/${path}`),
      })),
    );
  const counts = lines.map((l) => Number(l.line.detail?.['files'] ?? 0));
  const [first] = lines;
  const good = first ? first.line : verdict('NOT_CHECKED');
  return firstOf(
    bad,
    good.detail ? verdict(good.code, { files: counts.reduce((sum, n) => sum + n, 0) }) : good,
  );
}
