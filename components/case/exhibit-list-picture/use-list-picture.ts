import type { CaseId } from '@/utils/exhibit/ids';
import { fromUnknown, type AppError } from '@/utils/shared/errors';
import type { CaseRow, ExhibitRow } from '@/utils/storage/rows';
import { useEffect, useRef, useState } from 'preact/hooks';
import { fullText } from '../../format/when';
import type { Ports } from '../../ports';
import { listEntry } from './list-entry';
import { clipped } from './paper-text';
import { pictureName } from './picture-name';

export type ListPictureState =
  | { readonly state: 'idle' }
  /** `total` is 0 until the pages are laid out. */
  | { readonly state: 'running'; readonly done: number; readonly total: number }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly error: AppError }
  | { readonly state: 'saved'; readonly names: readonly string[] };

export interface ListPictureFlow {
  /** Of the case it was asked for; another case on the screen sees `idle`. */
  readonly of: (caseId: CaseId) => ListPictureState;
  /** A list is being drawn, of this case or another. */
  readonly busy: boolean;
  readonly start: (row: CaseRow, exhibits: readonly ExhibitRow[]) => void;
  readonly cancel: () => void;
  readonly dismiss: () => void;
}

const IDLE: ListPictureState = { state: 'idle' };

/** 存为图片: draws the list as it stands now and hands the pages to the browser's downloads, all or none. */
export function useListPicture(ports: Ports): ListPictureFlow {
  const [shown, setShown] = useState<{ readonly caseId: CaseId; readonly state: ListPictureState } | null>(
    null,
  );
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = async (row: CaseRow, exhibits: readonly ExhibitRow[]) => {
    if (running.current) return;
    const stop = new AbortController();
    running.current = stop;
    const set = (state: ListPictureState) => setShown({ caseId: row.id, state });
    set({ state: 'running', done: 0, total: 0 });
    set(await make(ports, row, exhibits, stop.signal, set));
    running.current = null;
  };

  return {
    of: (caseId) => (shown?.caseId === caseId ? shown.state : IDLE),
    busy: shown?.state.state === 'running',
    start: (row, exhibits) => void start(row, exhibits),
    cancel: () => running.current?.abort(),
    dismiss: () => setShown(null),
  };
}

async function make(
  ports: Ports,
  row: CaseRow,
  exhibits: readonly ExhibitRow[],
  signal: AbortSignal,
  set: (state: ListPictureState) => void,
): Promise<ListPictureState> {
  const now = ports.now();
  const ordered = [...exhibits].sort((a, b) => a.number - b.number);
  const entries = ordered.map(listEntry);
  const [first, last] = [entries[0], entries.at(-1)];
  const range = first && last && first !== last ? `（${first.label} 至 ${last.label}）` : '';
  // Numbers are given once: what is missing from the sequence was deleted, and the paper says so.
  const gone = Math.max(row.nextNumber - 1, ordered.at(-1)?.number ?? 0) - entries.length;
  const head = {
    caseTitle: clipped(row.title, 80),
    count: [`${entries.length} 项${range}`, ...(gone > 0 ? [`另有 ${gone} 项已删除，见证据包`] : [])].join(
      '；',
    ),
    madeAt: fullText(now, -new Date(now).getTimezoneOffset()),
  };
  try {
    // Half of this is html2canvas: fetched when first wanted, so that no screen opens slower for it.
    const { drawList } = await import('./draw-list');
    const drawn = await drawList(head, entries, {
      readBlob: ports.readBlob,
      signal,
      onProgress: (done, total) => {
        if (!signal.aborted) set({ state: 'running', done, total });
      },
    });
    if (!drawn.ok) {
      return drawn.error.code === 'CANCELLED'
        ? { state: 'cancelled' }
        : { state: 'failed', error: drawn.error };
    }
    if (signal.aborted) return { state: 'cancelled' };
    const names = drawn.value.map((_, at) => pictureName(row.title, at + 1, drawn.value.length));
    drawn.value.forEach(({ png }, at) => ports.saveFile(names[at] ?? '', png));
    return { state: 'saved', names };
  } catch (thrown) {
    return { state: 'failed', error: fromUnknown(thrown) };
  }
}
