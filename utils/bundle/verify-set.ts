import { CASE_FIELDS, type CaseField } from '../case/model';
import { exhibitLabel } from '../exhibit/ids';
import { firstOf, verdict, type Verdict } from '../integrity/verdicts';
import { readBagInfo } from './bag';
import { readExhibitRecord } from './exhibit-read';
import type { LogLine } from '../integrity/chain.types';
import { dossierIn } from './log-view';
import type { ReportedExhibit, ReportedFact } from './report';
import type { ReadVolume } from './read';
import type { ChainFindings, Volume } from './verify-chain';

/**
 * Volumes in the order of their numbers. A file that was saved twice (`… (1).zip`) is no contradiction: of identical ones
 * only the first counts, and `twice` names their numbers.
 */
export function withoutCopies(given: readonly Volume[]): {
  readonly volumes: readonly Volume[];
  readonly twice: readonly number[];
} {
  const volumes: Volume[] = [];
  const twice = new Set<number>();
  for (const one of [...given].sort((a, b) => a.caseFile.volume - b.caseFile.volume)) {
    if (volumes.some((other) => isCopy(one, other))) twice.add(one.caseFile.volume);
    else volumes.push(one);
  }
  return { volumes, twice: [...twice] };
}

function isCopy(one: Volume, other: Volume): boolean {
  return (
    one.structure.code === other.structure.code &&
    one.files.size === other.files.size &&
    [...one.files].every(([path, { sha256, intact }]) => {
      const same = other.files.get(path);
      return intact && same?.sha256 === sha256;
    })
  );
}

/** Are all volumes of the export here, each once, and every exhibit in them. */
export function verifyCompleteness(
  volumes: readonly Volume[],
  chain: ChainFindings,
  exhibits: readonly ReportedExhibit[],
  twice: readonly number[] = [],
): Verdict {
  const { volumes: count = 0, exportedAt } = volumes[0]?.caseFile ?? {};
  const numbers = volumes.map((v) => v.caseFile.volume);
  const consistent =
    new Set(numbers).size === numbers.length &&
    volumes.every(({ caseFile: c, texts }) => {
      const info = readBagInfo(texts.get('bag-info.txt') ?? '');
      const agrees =
        !info || (info.group === c.group && info.volume === c.volume && info.count === c.volumes);
      return (
        agrees && c.volumes === count && c.exportedAt === exportedAt && c.volume >= 1 && c.volume <= count
      );
    });
  if (!consistent) return verdict('VOLUME_CONFLICT', undefined, ['bag-info.txt', 'data/case.json']);
  const lost = chain.lost.map((label) => `data/exhibits/${label}/exhibit.json`);
  const missing = Array.from({ length: count }, (_, i) => i + 1).filter((n) => !numbers.includes(n));
  const findings = [
    ...(lost.length > 0 ? [verdict('EXHIBIT_MISSING', undefined, lost)] : []),
    ...(missing.length > 0 ? [verdict('VOLUME_MISSING', { count, missing: missing.join('、') })] : []),
  ];
  const damaged = [...chain.log.damaged]
    .map((path) => `data/${path}`)
    .filter((path) => !volumes.some((v) => v.files.has(path)));
  if (damaged.length > 0)
    findings.push(verdict('EXHIBIT_DAMAGED', { files: damaged.length }, damaged.sort()));
  const gaps = exhibits.reduce((sum, e) => sum + e.notCaptured.length, 0);
  const copies = twice.length > 0 ? [verdict('VOLUME_TWICE', { numbers: twice.join('、') })] : [];
  if (findings.length > 0) return firstOf([...findings, ...copies], verdict('NOT_CHECKED'));
  const complete = verdict(gaps > 0 ? 'COMPLETE_WITH_GAPS' : 'COMPLETE_OK', {
    exhibits: exhibits.length,
    gaps,
  });
  return copies.length > 0 ? { ...complete, also: copies } : complete;
}

/** The exhibits that can be read, in order of number. */
export function reportedExhibits(volumes: readonly ReadVolume[]): ReportedExhibit[] {
  return volumes
    .flatMap((v) => [...v.texts].filter(([path]) => path.startsWith('data/exhibits/')))
    .flatMap(([, text]) => readExhibitRecord(text) ?? [])
    .sort((a, b) => a.number - b.number)
    .map((record) => ({
      label: exhibitLabel(record.number),
      title: record.source.title,
      url: record.source.url,
      capturedAt: record.startedAt.utc,
      notCaptured: record.notCaptured,
    }));
}

/** What the holder stated, read off the log; nothing when a line of it is not as any version of ours writes it. */
export function reportedFacts(lines: readonly LogLine[]): ReportedFact[] {
  const { fields } = dossierIn(lines);
  return (Object.keys(CASE_FIELDS) as CaseField[]).flatMap((field) => {
    const stated = fields[field];
    if (!stated) return [];
    const from = stated.from && { from: exhibitLabel(stated.from.number) };
    return [{ field, value: stated.value, ...from }];
  });
}
