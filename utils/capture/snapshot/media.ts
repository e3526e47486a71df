import type { AttributeList } from './attribute-list';
import { type Context, isFetchable, resolveUrl, withoutFragment, writeDataUrl } from './context';
import { writeImageAttribute } from './images';
import {
  boundingRect,
  canvasContext,
  canvasHeight,
  canvasToDataUrl,
  canvasWidth,
  createElement,
  mediaReady,
  mediaSource,
  videoHeight,
  videoWidth,
} from './natives';
import { pinnedBox } from './pin-style';
import { selectorOf } from './selector';
import { failureCode } from './tally';

/**
 * A `<canvas>` becomes an `<img>` of its pixels: where scripts are off, a canvas shows its fallback content instead of a
 * box. Its computed box is pinned, since `canvas` selectors no longer match. False when the pixels cannot be read.
 */
export function writeCanvas(canvas: HTMLCanvasElement, attrs: AttributeList, context: Context): boolean {
  const { tally } = context.session;
  let pixels: string;
  try {
    pixels = canvasToDataUrl(canvas);
  } catch (thrown) {
    // SecurityError: tainted by another origin's picture. InvalidStateError: handed to a worker.
    const reason = failureCode(thrown) === 'SecurityError' ? 'TAINTED' : failureCode(thrown);
    tally.missed('canvas', reason, selectorOf(canvas, context.prefix));
    pixels = 'data:,';
  }
  if (pixels === 'data:,') pixels = emptyCanvas(canvas);
  else {
    tally.altered('canvas-drawn');
    if (isBlank(canvas, pixels, context))
      tally.missed('canvas', 'BLANK_OR_UNREADABLE', selectorOf(canvas, context.prefix));
  }
  attrs.disarm('width');
  attrs.disarm('height');
  attrs.disarm('src');
  attrs.set('data-lz-tag', 'canvas');
  attrs.set('src', pixels);
  attrs.pin(pinnedBox(canvas));
  return true;
}

const emptyCanvas = (canvas: HTMLCanvasElement): string =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns='http://www.w3.org/2000/svg' width='${canvasWidth(canvas)}' height='${canvasHeight(canvas)}'/>`)}`;

/** Visible, yet without a single pixel: a WebGL canvas that does not keep its drawing buffer reads like this. */
function isBlank(canvas: HTMLCanvasElement, pixels: string, context: Context): boolean {
  const rect = boundingRect(canvas);
  if (rect.width < 2 || rect.height < 2 || pixels.length > 200_000) return false;
  const fresh = createElement(context.document, 'canvas') as HTMLCanvasElement;
  fresh.width = canvasWidth(canvas);
  fresh.height = canvasHeight(canvas);
  return canvasToDataUrl(fresh) === pixels;
}

/** `<video>` and `<audio>`: the frame on screen as poster; the recording itself when it is small enough. */
export function writeMedia(
  media: HTMLMediaElement,
  tag: string,
  attrs: AttributeList,
  context: Context,
): void {
  const { session } = context;
  const source =
    mediaSource(media) || (attrs.get('src') ? (resolveUrl(attrs.get('src') ?? '', context.base) ?? '') : '');
  attrs.disarm('src');
  attrs.disarm('preload');
  attrs.set('preload', 'none');
  if (source !== '' && !source.startsWith('data:') && isFetchable(source)) {
    if (!attrs.has('data-lz-src')) attrs.set('data-lz-current-src', source);
    const resource = session.loader.request(withoutFragment(source), 'media');
    attrs.set('src', (render) => writeDataUrl(resource, session, render));
  } else if (source.startsWith('data:')) attrs.set('src', source);
  else if (source !== '') session.tally.missed('media', 'UNREACHABLE', source);
  if (tag === 'video' && !writeFrame(media as HTMLVideoElement, attrs, context))
    writeImageAttribute('poster', attrs, context);
}

const HAVE_CURRENT_DATA = 2;

function writeFrame(video: HTMLVideoElement, attrs: AttributeList, context: Context): boolean {
  const { tally } = context.session;
  if (mediaReady(video) < HAVE_CURRENT_DATA || videoWidth(video) === 0) return false;
  try {
    const canvas = createElement(context.document, 'canvas') as HTMLCanvasElement;
    canvas.width = videoWidth(video);
    canvas.height = videoHeight(video);
    const pen = canvasContext(canvas, '2d') as CanvasRenderingContext2D | null;
    pen?.drawImage(video, 0, 0);
    const pixels = canvasToDataUrl(canvas);
    attrs.disarm('poster');
    attrs.set('poster', pixels);
    tally.altered('video-frame-drawn');
    return true;
  } catch {
    tally.missed('media', 'FRAME_TAINTED', selectorOf(video, context.prefix));
    return false;
  }
}
