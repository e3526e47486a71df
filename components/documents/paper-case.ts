import { clipped } from '../case/exhibit-list-picture/paper-text';
import type { CaseView } from '../case/case-view';
import { kindOf } from '../format/kind';
import { knownFields } from '@/utils/case/known';
import { pagesOf } from '@/utils/documents/page-numbers';
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

/** A page of the web by its own size, a picture as one page; a PDF or a film has no number that could be guessed. */
function pagesWhenPrinted({ geometry, imported }: ExhibitRow['record']): number | undefined {
  if (geometry) return pagesOf(geometry.document.width, geometry.document.height);
  return imported?.mediaType.startsWith('image/') ? 1 : undefined;
}

function paperExhibit(row: ExhibitRow, stampedAt: number | undefined): PaperExhibit {
  const { record } = row;
  const pages = pagesWhenPrinted(record);
  return {
    number: row.number,
    kind: kindOf(row),
    name:
      clipped(record.chat?.label || (record.summary.goodsTitle ?? record.source.title), NAME) || '（无标题）',
    origin: record.origin,
    source: clipped(record.imported?.name ?? record.source.url, ADDRESS) || '—',
    at: record.startedAt.epochMs,
    sha256: record.imported?.sha256 ?? row.recordSha256,
    state: row.integrity === 'damaged' ? 'damaged' : record.state,
    ...(pages === undefined ? {} : { pages }),
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
