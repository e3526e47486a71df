import type { CaseId, ExhibitId } from '../exhibit/ids';
import { onChange, type Changed } from './changes';
import type { LiuzhengDb } from './db';
import type { ExhibitRow } from './rows';

/** Rows read at a time: a page that shows ten thousand must answer the mouse while they come. */
const PIECE = 250;

/**
 * All exhibits of a case, newest first, and again after every change. Read in pieces once; afterwards only the rows that
 * changed, so that tagging one of ten thousand costs one.
 */
export function watchExhibits<T>(
  db: LiuzhengDb,
  caseId: CaseId,
  pick: (row: ExhibitRow) => T,
  callback: (picked: T[]) => void,
  failed: (thrown: unknown) => void,
): () => void {
  const rows = new Map<ExhibitId, { readonly number: number; readonly picked: T }>();
  let pending: Set<string> | 'all' | null = 'all';
  let running = false;
  const over = new AbortController();

  const put = (row: ExhibitRow): void => void rows.set(row.id, { number: row.number, picked: pick(row) });
  const load = async (): Promise<void> => {
    rows.clear();
    const next = (await db.cases.get(caseId))?.nextNumber ?? 1;
    // Numbers are given out in order and never again, so a range of them is a piece of the list.
    const piece = (from: number) => between(db, caseId, from, from + PIECE);
    // The store fetches a piece while the one before is gone through.
    let coming = piece(1);
    for (let from = 1; from < next && !over.signal.aborted; from += PIECE) {
      const rows = await coming;
      if (from + PIECE < next) coming = piece(from + PIECE);
      rows.forEach(put);
    }
  };
  const patch = async (keys: ReadonlySet<string>): Promise<boolean> => {
    const ids = [...keys] as ExhibitId[];
    const read = await db.exhibits.bulkGet(ids);
    let touched = false;
    ids.forEach((id, at) => {
      const row = read[at];
      if (row?.caseId === caseId) put(row);
      else if (!rows.delete(id)) return;
      touched = true;
    });
    return touched;
  };
  const run = async (): Promise<void> => {
    if (running) return;
    running = true;
    try {
      while (pending && !over.signal.aborted) {
        const todo: Changed = pending;
        pending = null;
        const touched = todo === 'all' ? await load().then(() => true) : await patch(todo);
        if (!touched || over.signal.aborted) continue;
        const newestFirst = [...rows.values()].sort((a, b) => b.number - a.number);
        callback(newestFirst.map(({ picked }) => picked));
      }
    } catch (thrown) {
      // What is held may be old: the next change reads everything.
      pending = 'all';
      failed(thrown);
    } finally {
      running = false;
    }
  };

  const stop = onChange(db, 'exhibits', (keys) => {
    if (pending === 'all' || keys === 'all') pending = 'all';
    else pending = new Set([...(pending ?? []), ...keys]);
    void run();
  });
  void run();
  return () => {
    over.abort();
    stop();
  };
}

/** The latest exhibits of a case, newest first; as quick with ten thousand as with ten. */
export async function latestExhibits(
  db: LiuzhengDb,
  caseId: CaseId,
  limit: number,
): Promise<{ readonly rows: ExhibitRow[]; readonly more: boolean }> {
  const next = (await db.cases.get(caseId))?.nextNumber ?? 1;
  const rows: ExhibitRow[] = [];
  let to = next;
  // Deleted ones leave holes: go on below them.
  for (let wide = limit; to > 1 && rows.length < limit; wide *= 2) {
    const from = Math.max(1, to - wide);
    rows.push(...(await between(db, caseId, from, to)).reverse());
    to = from;
  }
  return { rows: rows.slice(0, limit), more: rows.length > limit || to > 1 };
}

/** Forwards: one request, where a backwards one goes row by row. */
function between(db: LiuzhengDb, caseId: CaseId, from: number, to: number): Promise<ExhibitRow[]> {
  return db.exhibits.where('[caseId+number]').between([caseId, from], [caseId, to], true, false).toArray();
}
