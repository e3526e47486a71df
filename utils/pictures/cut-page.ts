import { fitBytes } from '../packs/fit-bytes';
import type { MarginText } from '../packs/labels';
import type { CutFrom, PlacedPart, SheetPlan } from '../packs/pack.types';
import type { PlannedPage } from '../packs/plan-pages';
import type { ChannelProfile, PictureFormat } from '../packs/profile.types';
import { appError, fromUnknown } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import { drawMargin, layMargin } from './margin';
import type { OpenParts } from './part-reader';

/** px: a narrower picture gets paper beside it, so that its band can be read. */
const NARROWEST = 480;
const BESIDE = '#e7e4dd';

export interface CutPage {
  readonly blob: Blob;
  readonly format: PictureFormat;
  /** Finished px. */
  readonly width: number;
  readonly height: number;
  /** Of the band, finished px: the content begins below it. */
  readonly band: number;
  readonly scale: number;
  readonly from: readonly CutFrom[];
}

/** `null`: nothing legible is small enough for the channel. Errors: those of `openPart`; `CANCELLED`. */
export async function cutPage(
  plan: SheetPlan,
  page: PlannedPage,
  margin: MarginText,
  profile: Pick<ChannelProfile, 'formats' | 'maxBytesEach'>,
  parts: OpenParts,
  signal: AbortSignal,
): Promise<Result<CutPage | null>> {
  const content = await contentOf(plan, page, parts, signal);
  if (!content.ok) return content;
  const { canvas, from } = content.value;
  try {
    const fitted = await fitBytes(
      page,
      profile.formats,
      profile.maxBytesEach,
      async ({ format, quality, scale }) => {
        signal.throwIfAborted();
        const drawn = compose(canvas, scale, margin);
        const blob = await drawn.canvas.convertToBlob({ type: `image/${format}`, quality });
        const { width, height } = drawn.canvas;
        drawn.canvas.width = drawn.canvas.height = 1;
        return { bytes: blob.size, made: { blob, width, height, band: drawn.band } };
      },
    );
    return ok(fitted && { ...fitted.made, format: fitted.how.format, scale: fitted.how.scale, from });
  } catch (thrown) {
    return err(signal.aborted ? appError('CANCELLED') : fromUnknown(thrown));
  } finally {
    canvas.width = canvas.height = 1;
  }
}

/** The page's rows as they are, from one part or two. */
async function contentOf(
  { parts, width }: SheetPlan,
  { top, bottom }: PlannedPage,
  open: OpenParts,
  signal: AbortSignal,
): Promise<Result<{ readonly canvas: OffscreenCanvas; readonly from: readonly CutFrom[] }>> {
  const canvas = new OffscreenCanvas(width, bottom - top);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) return err(appError('UNEXPECTED', { cause: 'no 2d context' }));
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  const from: CutFrom[] = [];
  for (const placed of parts) {
    const first = Math.max(top, placed.top);
    const last = Math.min(bottom, placed.top + placed.height);
    if (first >= last) continue;
    if (signal.aborted) return err(appError('CANCELLED'));
    const reader = await open.open(placed.part);
    if (!reader.ok) return reader;
    const rows = { top: first - placed.top, rows: last - first };
    try {
      const to = { x: 0, y: first - top, width: reader.value.width, height: rows.rows };
      await reader.value.draw(context, rows, to);
    } catch (thrown) {
      return err(appError('FILE_UNREADABLE', { cause: fromUnknown(thrown).cause ?? '' }));
    }
    from.push(cutFrom(placed, rows));
  }
  return ok({ canvas, from });
}

function cutFrom({ part, width }: PlacedPart, { top, rows }: { top: number; rows: number }): CutFrom {
  const { path, sha256, crop } = part;
  return { path, sha256, x: crop?.x ?? 0, y: (crop?.y ?? 0) + top, width, height: rows };
}

function compose(
  content: OffscreenCanvas,
  scale: number,
  text: MarginText,
): { readonly canvas: OffscreenCanvas; readonly band: number } {
  const inner = { width: Math.round(content.width * scale), height: Math.round(content.height * scale) };
  const width = Math.max(NARROWEST, inner.width);
  const canvas = new OffscreenCanvas(width, 1);
  // Laid out first: its lines say how high the band is.
  const measure = canvas.getContext('2d');
  if (!measure) throw new Error('no 2d context');
  const band = layMargin(measure, text, width);
  canvas.height = band.height + inner.height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2d context');
  context.fillStyle = BESIDE;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  const x = Math.round((width - inner.width) / 2);
  context.drawImage(content, x, band.height, inner.width, inner.height);
  drawMargin(context, band, width);
  return { canvas, band: band.height };
}
