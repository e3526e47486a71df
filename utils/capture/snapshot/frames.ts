import { utf8 } from '../../shared/bytes';
import type { AttributeList } from './attribute-list';
import { type Context, isFetchable, resolveUrl } from './context';
import { dataUrl } from './data-url';
import { escapeText } from './escape';
import { framePath } from './frame-path';
import {
  boundingRect,
  clientHeight,
  clientWidth,
  compatMode,
  computedStyle,
  documentBody,
  documentUrl,
  firstChild,
  firstElementChild,
  frameDocument,
  frameIdOf,
  frameWindow,
  getAttribute,
  iframeDocument,
  nextElementSibling,
  objectDocument,
  paddingOf,
  readyState,
} from './natives';
import type { Render } from './parts';
import { pinnedBox } from './pin-style';
import { selectorOf } from './selector';
import { writeImageAttribute } from './images';

const MAX_FRAME_DEPTH = 10;

/** Serialises a document reached through a frame. Passed in, because a document's writer itself meets frames. */
export type WriteDocument = (
  document: Document,
  place: { readonly frameDepth: number; readonly prefix: string },
  outer: Context,
) => (render: Render) => string;

/** The document behind a frame element, or null when it belongs to another origin or is opaque. */
export function documentOf(el: Element, tag: string): Document | null {
  try {
    if (tag === 'iframe') return iframeDocument(el as HTMLIFrameElement);
    if (tag === 'frame') return frameDocument(el as HTMLFrameElement);
    return tag === 'object' ? objectDocument(el as HTMLObjectElement) : null;
  } catch {
    return null;
  }
}

/** An `<iframe>` or `<frame>`: its document written in place, or a placeholder of the same size. */
export function writeFrame(
  el: Element,
  tag: string,
  attrs: AttributeList,
  context: Context,
  write: WriteDocument,
): void {
  const { tally, frames } = context.session;
  frames.total++;
  const src = attrs.get('src');
  const url = src === null ? null : resolveUrl(src, context.base);
  const srcdoc = attrs.has('srcdoc');
  const inner = documentOf(el, tag);
  for (const name of ['src', 'srcdoc', 'sandbox', 'allow', 'csp', 'loading', 'credentialless'])
    attrs.disarm(name);
  const selector = selectorOf(el, context.prefix);
  let reason: string | null = null;
  if (!inner) reason = 'CROSS_ORIGIN_FRAME';
  // The empty document every frame starts with, standing in for one that has not arrived.
  else if (documentUrl(inner) === 'about:blank' && (srcdoc || (url !== null && isFetchable(url))))
    reason = 'FRAME_NOT_LOADED';
  // It is being loaded, perhaps again, and nothing of it has come yet.
  else if (isBare(inner)) reason = 'FRAME_NOT_LOADED';
  else if (context.frameDepth >= MAX_FRAME_DEPTH) reason = 'FRAME_TOO_DEEP';
  if (reason === null && inner) {
    const render = write(inner, { frameDepth: context.frameDepth + 1, prefix: `${selector} |> ` }, context);
    embed(attrs, tag, render, compatMode(inner) === 'BackCompat');
    tally.altered('frame-inlined');
    frames.kept++;
    return;
  }
  if (inner || !relayed(el, tag, url, attrs, context)) missed(tag, reason, url ?? selector, attrs, context);
}

function isBare(inner: Document): boolean {
  const body = documentBody(inner);
  return readyState(inner) === 'loading' && !(body && firstChild(body));
}

function missed(
  tag: string,
  reason: string | null,
  where: string,
  attrs: AttributeList,
  { session }: Context,
): void {
  session.tally.missed('frame', reason ?? 'CROSS_ORIGIN_FRAME', where);
  session.tally.altered('frame-replaced');
  embed(attrs, tag, () => placeholder(where, SENTENCES[reason ?? ''] ?? UNREAD), false);
}

const UNREAD = '此框架的内容属于其他网站，未能保存';
const SENTENCES: Readonly<Record<string, string>> = {
  FRAME_NOT_LOADED: '此框架当时尚未加载完成，未能保存',
  FRAME_TOO_DEEP: '此框架嵌套太深，未能保存',
};

/**
 * Asks for the HTML of a frame this document may not read; whether it came is known, and told, when the text is joined.
 * False when nobody is there to ask.
 */
function relayed(
  el: Element,
  tag: string,
  url: string | null,
  attrs: AttributeList,
  context: Context,
): boolean {
  const { session } = context;
  const win = frameWindow(el, tag);
  const ask = session.options.frame;
  if (!ask || !win) return false;
  const css = computedStyle(el);
  const slot = { slot: session.slots.size, kept: false, prefix: `${selectorOf(el, context.prefix)} |> ` };
  const frameId = frameIdOf(el);
  session.slots.set(el, slot);
  let answer: { readonly html: string; readonly quirks: boolean } | string = 'TIMEOUT';
  session.loader.follow(
    ask({
      slot: slot.slot,
      path: framePath(win),
      ...(frameId === undefined ? {} : { frameId }),
      url,
      name: getAttribute(el, 'name') ?? '',
      width: clientWidth(el) - paddingOf(css, 'left') - paddingOf(css, 'right'),
      height: clientHeight(el) - paddingOf(css, 'top') - paddingOf(css, 'bottom'),
    }).then((found) => (answer = found)),
  );
  const html = (render: Render): string => {
    if (render.skeleton) return '';
    if (typeof answer !== 'string') {
      session.tally.altered('frame-inlined');
      session.frames.kept++;
      slot.kept = true;
      return answer.html;
    }
    session.tally.missed('frame', answer, url ?? slot.prefix.slice(0, -4));
    session.tally.altered('frame-replaced');
    return placeholder(url, UNREAD);
  };
  // Which attribute carries it is known only with the answer.
  if (tag === 'iframe') attrs.set('sandbox', SANDBOX);
  const asUrl = (): boolean => tag === 'frame' || (typeof answer !== 'string' && answer.quirks);
  attrs.set('src', (r) => (asUrl() ? dataUrl(utf8(html(r)), HTML_TYPE) : null));
  attrs.set('srcdoc', (r) => (asUrl() ? null : html(r)));
  return true;
}

const HTML_TYPE = 'text/html;charset=utf-8';

/** Scripts stay off in a sandbox, and without `allow-scripts` the kept origin gives no power. */
const SANDBOX = 'allow-same-origin';

function embed(attrs: AttributeList, tag: string, html: (render: Render) => string, quirks: boolean): void {
  if (tag === 'iframe') attrs.set('sandbox', SANDBOX);
  // A srcdoc document is never in quirks mode (HTML › 13.2.6.4.1), and <frame> has no srcdoc.
  if (tag === 'frame' || quirks)
    attrs.set('src', (r) => (r.skeleton ? 'data:,' : dataUrl(utf8(html(r)), HTML_TYPE)));
  else attrs.set('srcdoc', (r) => (r.skeleton ? '' : html(r)));
}

function placeholder(url: string | null, sentence: string): string {
  let origin = '';
  try {
    origin = url === null ? '' : new URL(url).origin;
  } catch {
    origin = '';
  }
  const shown = origin === '' || origin === 'null' ? '' : `<br>${escapeText(origin)}`;
  return (
    '<!DOCTYPE html><meta charset="utf-8"><body style="margin:0;height:100vh;display:flex;align-items:center;' +
    'justify-content:center;text-align:center;background:#f2f2f2;color:#555;font:13px/1.6 sans-serif">' +
    `<p style="margin:0;overflow-wrap:anywhere">${sentence}${shown}</p>`
  );
}

export type PluginPlan = 'fallback' | 'image' | 'frame';

/**
 * `<object>` and `<embed>`: written as what they showed. `fallback`: keep the element and its children; `image`: as an
 * `<img>`; `frame`: as an `<iframe>` with the inner document or a placeholder, the box pinned.
 */
export function writePlugin(
  el: Element,
  tag: string,
  attrs: AttributeList,
  context: Context,
  write: WriteDocument,
): PluginPlan {
  const { tally } = context.session;
  const source = attrs.get(tag === 'object' ? 'data' : 'src');
  const type = attrs.get('type');
  const url = source === null ? null : resolveUrl(source, context.base);
  for (const name of ['classid', 'codebase', 'archive', 'type']) attrs.disarm(name);
  if (tag === 'object' && (url === null || showsChildren(el))) {
    attrs.disarm('data');
    tally.altered('plugin-replaced');
    return 'fallback';
  }
  const box = pinnedBox(el);
  attrs.pin(box);
  attrs.set('data-lz-tag', tag);
  const inner = documentOf(el, tag);
  if (
    !inner &&
    (type?.startsWith('image/') || /\.(?:png|jpe?g|gif|webp|avif|svg)(?:[?#]|$)/i.test(url ?? ''))
  ) {
    if (tag === 'object') {
      attrs.disarm('data');
      attrs.set('src', source ?? '');
    }
    writeImageAttribute('src', attrs, context);
    return 'image';
  }
  attrs.disarm('data');
  attrs.disarm('src');
  context.session.frames.total++;
  if (inner && context.frameDepth < MAX_FRAME_DEPTH) {
    const prefix = `${selectorOf(el, context.prefix)} |> `;
    const render = write(inner, { frameDepth: context.frameDepth + 1, prefix }, context);
    embed(attrs, 'iframe', render, compatMode(inner) === 'BackCompat');
    tally.altered('frame-inlined');
    context.session.frames.kept++;
  } else if (inner || !relayed(el, tag, url, attrs, context)) {
    tally.missed('frame', 'PLUGIN_CONTENT', url ?? selectorOf(el, context.prefix));
    tally.altered('plugin-replaced');
    embed(attrs, 'iframe', () => placeholder(url, '此处的插件内容未能保存'), false);
  }
  return 'frame';
}

/** Fallback children have boxes only when the object itself shows nothing. */
function showsChildren(el: Element): boolean {
  for (let child = firstElementChild(el); child; child = nextElementSibling(child)) {
    const rect = boundingRect(child);
    if (rect.width > 0 || rect.height > 0) return true;
  }
  return false;
}
