import { clipped } from '../case/exhibit-list-picture/paper-text';
import type { CaseView } from '../case/case-view';
import { kindOf } from '../format/kind';
import { knownFields } from '@/utils/case/known';
import type { Answers, PaperCase, PaperExhibit } from '@/utils/documents/model';
import type { ExhibitRow, LogRow } from '@/utils/storage/rows';

/** UTF-16 units of an exhibit's name or address on a paper; the whole is in the bundle. */
const NAME = 60;
const ADDRESS = 120;

/** Everything papers are filled from, out of what the screen holds. */
export function paperCase(
  view: Pick<CaseView, 'dossier' | 'exhibits'>,
  rows: readonly ExhibitRow[],
  answers: Answers,
  now: number,
  stamped: ReadonlyMap<number, number> = new Map(),
): PaperCase {
  return {
    dossier: view.dossier,
    known: knownFields(view.exhibits, view.dossier),
    exhibits: rows
      .map((row) => paperExhibit(row, stamped.get(row.number)))
      .sort((a, b) => a.number - b.number),
    answers,
    now,
  };
}

function paperExhibit(row: ExhibitRow, stampedAt: number | undefined): PaperExhibit {
  const { record } = row;
  return {
    number: row.number,
    kind: kindOf(row),
    name:
      clipped(record.chat?.label || (record.summary.goodsTitle ?? record.source.title), NAME) || '（无标题）',
    origin: record.origin,
    source: clipped(record.imported?.name ?? record.source.url, ADDRESS) || '—',
    at: record.startedAt.epochMs,
    sha256: record.imported?.sha256 ?? row.recordSha256,
    state: record.state,
    ...(stampedAt === undefined ? {} : { stampedAt }),
  };
}

/** When an authority says that an exhibit was there, by number: the earliest of several. */
export function stampTimes(log: readonly LogRow[]): ReadonlyMap<number, number> {
  const times = new Map<number, number>();
  for (const { line } of log) {
    if (!line.includes('"exhibit-timestamped"')) continue;
    const { number, time } = JSON.parse(line) as { number?: number; time?: string };
    const at = Date.parse(time ?? '');
    if (number === undefined || Number.isNaN(at)) continue;
    times.set(number, Math.min(at, times.get(number) ?? Infinity));
  }
  return times;
}
