import { appError, type AppError } from '@/utils/shared/errors';
import type { ExhibitRow } from '@/utils/storage/rows';
import { useEffect, useState } from 'preact/hooks';
import type { Ports } from '../../ports';
import { comparePixels, type PixelComparison } from './compare-pixels';
import { unseenRows } from './kept-rows';
import { readPicture, type PictureFiles } from './picture-files';

/** Both pictures, and how far the comparison of their pixels has come. */
export type PictureState =
  | { readonly state: 'reading' }
  | { readonly state: 'failed'; readonly error: AppError; readonly row: ExhibitRow | null }
  /** One of the two has no stitched picture. */
  | { readonly state: 'none'; readonly row: ExhibitRow }
  | ({ readonly state: 'shown'; readonly pixels: Pixels } & BothPictures);

export interface BothPictures {
  readonly before: PictureFiles;
  readonly after: PictureFiles;
}

export type Pixels =
  /** One was drawn anew from its HTML: what differs may be the drawing's doing. */
  | { readonly state: 'redrawn' }
  /** Of another width: a page laid out anew has no pixels in common. */
  | { readonly state: 'unlike' }
  | { readonly state: 'running'; readonly share: number }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly error: AppError }
  | { readonly state: 'done'; readonly value: PixelComparison };

/** Between two reports of progress, ms. */
const REPORT = 100;

/** Reads both pictures and compares them at once; `cancel` stops that and keeps the pictures, `restart` begins anew. */
export function usePictures(before: ExhibitRow, after: ExhibitRow, readBlob: Ports['readBlob']) {
  const [state, setState] = useState<PictureState>({ state: 'reading' });
  const [attempt, setAttempt] = useState(0);
  const [control, setControl] = useState<AbortController | null>(null);

  useEffect(() => {
    const stop = new AbortController();
    setControl(stop);
    setState({ state: 'reading' });
    void run(before, after, readBlob, stop.signal, setState);
    return () => stop.abort('gone');
  }, [before.id, after.id, attempt]);

  return {
    state,
    cancel: () => control?.abort(),
    restart: () => setAttempt((n) => n + 1),
  };
}

async function run(
  before: ExhibitRow,
  after: ExhibitRow,
  readBlob: Ports['readBlob'],
  signal: AbortSignal,
  set: (state: PictureState) => void,
): Promise<void> {
  // Another pair is on the screen by now: nothing more of this one may appear.
  const show = (state: PictureState) => {
    if (signal.reason !== 'gone') set(state);
  };
  const read: PictureFiles[] = [];
  for (const row of [before, after]) {
    const picture = await readPicture(row, readBlob);
    if (!picture.ok) return show({ state: 'failed', error: picture.error, row });
    if (!picture.value) return show({ state: 'none', row });
    read.push(picture.value);
  }
  const [a, b] = read;
  if (!a || !b) return show({ state: 'failed', error: appError('UNEXPECTED'), row: null });
  const shown = (pixels: Pixels) => show({ state: 'shown', before: a, after: b, pixels });
  if ([before, after].some((row) => row.record.picture?.method === 'redrawn'))
    return shown({ state: 'redrawn' });
  if (a.width !== b.width) return shown({ state: 'unlike' });
  shown({ state: 'running', share: 0 });
  let reported = performance.now();
  const result = await comparePixels(a, b, {
    leaveOut: [...unseenRows(before.record), ...unseenRows(after.record)],
    signal,
    onProgress: (share) => {
      if (performance.now() - reported < REPORT) return;
      reported = performance.now();
      shown({ state: 'running', share });
    },
  });
  if (result.ok) shown({ state: 'done', value: result.value });
  else if (result.error.code === 'CANCELLED') shown({ state: 'cancelled' });
  else shown({ state: 'failed', error: result.error });
}
