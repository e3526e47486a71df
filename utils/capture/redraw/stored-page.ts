import html2canvas from 'html2canvas';
import { inertHtml } from '../../exhibit/inert-html';
import { appError } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';

/** The page as it was when it was frozen, and how much of it is to be drawn. */
export interface RedrawView {
  /** CSS px of the viewport the page was captured in, without scroll bars: media queries see the same. */
  readonly width: number;
  readonly height: number;
  /** Device px per CSS px of that screen. */
  readonly devicePixelRatio: number;
}

/** What will be drawn. CSS px, but for `scale`: device px per CSS px. */
export interface RedrawPlan {
  readonly width: number;
  /** Of the page; more than `drawn` when it is taller than the limit. */
  readonly height: number;
  readonly drawn: number;
  readonly scale: number;
  readonly parts: number;
}

/** A stored page, opened and laid out, until it is closed. */
export interface StoredPage {
  readonly plan: RedrawPlan;
  /** The part as PNG, its label on top. */
  readonly draw: (part: number) => Promise<Blob>;
  readonly close: () => void;
}

/** ms to open and lay out; everything the page needs is inside it. */
const OPENING = 15_000;
/** Elements; html2canvas takes about 0.2 ms for each, in every part (measured on Chromium 156). */
const MOST_ELEMENTS = 40_000;
/** CSS px from the top of the page. */
const TALLEST = 48_000;
/** Device-px rows of one part at most; viewers and channels choke on taller pictures. */
const PART_ROWS = 16_000;
/** Device px in all up to which the picture is as sharp as the screen was; beyond, one px per CSS px. */
const SHARP = 60_000_000;
/** Pixels of one part at most (128 MB decoded). */
const PART_PIXELS = 32_000_000;
/** Device px of the strip on top of each part. */
const STRIP = 36;

/**
 * Burnt into the picture: it may be looked at, or sent on, without the record that says so.
 */
const LABEL = '留证 重绘，非浏览器像素 · Redrawn from page.html, not browser pixels';

export function redrawPlan({ width, devicePixelRatio }: RedrawView, height: number): RedrawPlan {
  const drawn = Math.min(height, TALLEST);
  const scale = width * drawn * devicePixelRatio ** 2 <= SHARP ? devicePixelRatio : 1;
  return { width, height, drawn, scale, parts: Math.ceil(drawn / rowsIn(width, scale)) };
}

/** CSS px of one part, its strip not counted. */
function rowsIn(width: number, scale: number): number {
  return Math.floor((Math.min(PART_ROWS, PART_PIXELS / (width * scale)) - STRIP) / scale);
}

/**
 * Opens the HTML of an exhibit in a frame of this document, to be drawn. The page is hostile: it runs no script
 * (`sandbox`), and reaches no network (its policies, and html2canvas leaves out what is not inline). Errors:
 * `REDRAW_FAILED` with the reason.
 *
 * @param host a document of ours that nobody looks at, with a layout of its own (an offscreen document, Firefox's
 *   background page).
 */
export async function openStoredPage(
  host: Document,
  html: string,
  view: RedrawView,
): Promise<Result<StoredPage>> {
  const frame = host.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-same-origin');
  frame.setAttribute('referrerpolicy', 'no-referrer');
  // Bars would take their width from the page's.
  frame.setAttribute('scrolling', 'no');
  frame.style.cssText = `position:fixed;left:-20000px;top:0;border:0;width:${view.width}px;height:${view.height}px`;
  frame.srcdoc = inertHtml(html);
  const loaded = new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), OPENING);
    frame.addEventListener('load', () => {
      clearTimeout(timer);
      resolve(true);
    });
  });
  host.body.append(frame);
  const failed = (cause: string): Result<never> => {
    frame.remove();
    return err(appError('REDRAW_FAILED', { cause }));
  };
  if (!(await loaded)) return failed(`not laid out within ${OPENING} ms`);
  const root = frame.contentDocument?.documentElement;
  if (!root) return failed('the frame has no document');
  const elements = root.querySelectorAll('*').length;
  if (elements > MOST_ELEMENTS) return failed(`${elements} elements, more than ${MOST_ELEMENTS}`);
  const plan = redrawPlan(view, Math.max(root.scrollHeight, view.height));
  return ok({
    plan,
    draw: (part) => drawPart(host, root, view, plan, part),
    close: () => frame.remove(),
  });
}

async function drawPart(
  host: Document,
  root: HTMLElement,
  view: RedrawView,
  { width, drawn, scale }: RedrawPlan,
  part: number,
): Promise<Blob> {
  const rows = rowsIn(width, scale);
  const top = part * rows;
  // Of our document, not of the frame's: in Firefox a blob cannot be read any more once its own document is gone.
  const canvas = host.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(Math.min(rows, drawn - top) * scale) + STRIP;
  await html2canvas(root, {
    canvas,
    x: 0,
    y: top - STRIP / scale,
    width,
    height: canvas.height / scale,
    windowWidth: view.width,
    windowHeight: view.height,
    scrollX: 0,
    scrollY: 0,
    scale,
    backgroundColor: '#ffffff',
    // Nothing is fetched: without these two, what is neither inline nor of our own origin is left out.
    useCORS: false,
    allowTaint: false,
    foreignObjectRendering: false,
    logging: false,
  });
  label(canvas);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('the canvas gave no picture'))),
      'image/png',
    );
  });
}

function label(canvas: HTMLCanvasElement): void {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2d context');
  // html2canvas leaves its scale and its offset behind.
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = '#5b4a1f';
  context.fillRect(0, 0, canvas.width, STRIP);
  context.fillStyle = '#ffffff';
  context.font = '16px "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
  context.textBaseline = 'middle';
  context.fillText(LABEL, 12, STRIP / 2, canvas.width - 24);
}
