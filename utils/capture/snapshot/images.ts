import type { AttributeList } from './attribute-list';
import { type Context, isFetchable, resolveUrl, withoutFragment, writeDataUrl } from './context';
import type { Resource } from './loader';
import {
  boundingRect,
  canvasContext,
  canvasToDataUrl,
  computedStyle,
  createElement,
  hasAttribute,
  imageComplete,
  imageSource,
  isElement,
  isHtml,
  naturalHeight,
  naturalWidth,
  parentNode,
  styleValue,
} from './natives';
import type { Render } from './parts';
import { pinnedSize } from './pin-style';

/** An `<img>`: only the candidate that was displayed is kept, at the density it was displayed with. */
export function writeImage(img: HTMLImageElement, attrs: AttributeList, context: Context): void {
  const { session } = context;
  const parent = parentNode(img);
  const choice =
    hasAttribute(img, 'srcset') || (parent !== null && isElement(parent) && isHtml(parent, 'picture'));
  const original = attrs.get('src');
  const source = imageSource(img) || (original === null ? '' : (resolveUrl(original, context.base) ?? ''));
  if (choice && (attrs.disarm('srcset') || source)) {
    attrs.disarm('sizes');
    session.tally.altered('image-source-resolved');
  }
  if (source === '' || (original !== null && original.trim() === '' && !choice)) {
    if (original?.trim()) attrs.disarm('src'); // leads nowhere from here, but may where the file is opened
    return;
  }
  if (source.startsWith('data:')) {
    if (source !== original) {
      attrs.disarm('src');
      attrs.set('src', source);
    }
    return;
  }
  attrs.disarm('src');
  if (!attrs.has('data-lz-src') || choice) attrs.set('data-lz-src', original ?? source);
  if (choice && original !== null && original !== source) attrs.set('data-lz-current-src', source);
  if (!isFetchable(source)) {
    attrs.set('src', 'data:,');
    return;
  }

  const bare = withoutFragment(source);
  const fragment = source.slice(bare.length);
  const shown = { width: naturalWidth(img), height: naturalHeight(img), complete: imageComplete(img) };
  const rect = boundingRect(img);
  const style = computedStyle(img);
  // Content box, and only where the picture itself is what a background can paint.
  const fit = BACKGROUND_SIZE[styleValue(style, 'object-fit')];
  const variable =
    fit !== undefined &&
    fragment === '' &&
    shown.width > 0 &&
    styleValue(style, 'background-image') === 'none'
      ? `${fit};background-position:${styleValue(style, 'object-position')}!important`
      : null;
  let density = 1;
  const resource = session.loader.request(bare, 'image', ({ loaded }) => {
    if (!choice || !loaded || shown.width === 0) return;
    const decoded = createImageBitmap(
      new Blob([loaded.bytes as Uint8Array<ArrayBuffer>], { type: loaded.type }),
    );
    session.loader.follow(
      decoded.then((bitmap) => {
        density = bitmap.width / shown.width;
        return bitmap.close();
      }),
    );
  });
  const name = variable === null ? null : context.shared.use(resource);
  const isShared = (render: Render): boolean =>
    name !== null && !render.skeleton && density === 1 && context.shared.isShared(resource);

  // Decided once per rendering by `src`, read by the attributes behind it.
  let outcome: 'bytes' | 'dense' | 'shared' | 'blank' | 'broken' = 'bytes';
  attrs.set('src', (render) => {
    outcome = 'bytes';
    if (isShared(render)) {
      outcome = 'shared';
      return emptyImage(shown.width, shown.height);
    }
    const redrawn = render.skeleton || resource.loaded ? null : redraw(img, source, resource, context);
    const data = redrawn ?? writeDataUrl(resource, session, render);
    if (data !== null && Math.abs(density - 1) > 0.01) outcome = 'dense';
    if (data !== null) return outcome === 'dense' ? null : data + fragment;
    outcome = shown.complete && shown.width === 0 ? 'broken' : 'blank';
    return outcome === 'broken'
      ? 'data:,'
      : emptyImage(shown.width || rect.width, shown.height || rect.height);
  });
  attrs.set('srcset', (render) =>
    outcome === 'dense' && !render.skeleton
      ? `${session.loader.dataUrlOf(resource)} ${Number(density.toFixed(4))}x`
      : null,
  );
  // The style depends on what became of `src`, so it is rendered after it.
  attrs.last('style');
  attrs.pin((render) => {
    if (render.skeleton) return null;
    if (outcome === 'shared')
      return `background-image:var(${name ?? ''})!important;${variable ?? ''};${PAINT}`;
    if (outcome === 'blank' && rect.width > 0) return pinnedSize(rect.width, rect.height);
    return null;
  });
}

const BACKGROUND_SIZE: Readonly<Record<string, string>> = {
  fill: 'background-size:100% 100%!important',
  contain: 'background-size:contain!important',
  cover: 'background-size:cover!important',
};
const PAINT =
  'background-origin:content-box!important;background-clip:content-box!important;background-repeat:no-repeat!important';

/** Nothing to see, with the size of the picture it stands for, CSS px. */
function emptyImage(width: number, height: number): string {
  const size = `width='${Math.round(width)}' height='${Math.round(height)}'`;
  return `data:image/svg+xml,${encodeURIComponent(`<svg xmlns='http://www.w3.org/2000/svg' ${size}/>`)}`;
}

/** The pixels on screen, where the browser lets them be read. Null for tainted and unloaded pictures. */
function redraw(img: HTMLImageElement, source: string, resource: Resource, context: Context): string | null {
  if (imageSource(img) !== source || naturalWidth(img) === 0 || resource.reason === 'BYTE_BUDGET')
    return null;
  try {
    const canvas = createElement(context.document, 'canvas') as HTMLCanvasElement;
    canvas.width = naturalWidth(img);
    canvas.height = naturalHeight(img);
    const pen = canvasContext(canvas, '2d') as CanvasRenderingContext2D | null;
    pen?.drawImage(img, 0, 0);
    const data = pen ? canvasToDataUrl(canvas) : 'data:,';
    if (data === 'data:,') return null;
    context.session.tally.altered('image-redrawn');
    return data;
  } catch {
    return null; // tainted: its bytes belong to another origin
  }
}

/** An attribute that names one picture: `<input type=image src>`, `<body background>`, `<link rel=icon href>`, SVG `<image href>`. */
export function writeImageAttribute(name: string, attrs: AttributeList, context: Context): void {
  const original = attrs.get(name);
  if (original === null || original.trim() === '' || original.startsWith('#')) return;
  const url = resolveUrl(original, context.base);
  if (url?.startsWith('data:')) return;
  attrs.disarm(name);
  if (url === null || !isFetchable(url)) return;
  const bare = withoutFragment(url);
  const resource = context.session.loader.request(bare, 'image');
  attrs.set(name, (render) => {
    const data = writeDataUrl(resource, context.session, render);
    return data === null ? 'data:,' : data + url.slice(bare.length);
  });
}
