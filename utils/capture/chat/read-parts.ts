import type { MediaPart, RowBox, RowPart, TextPart } from '../../recognise/chat/facts.types';
import {
  boundingRect,
  clientHeight,
  clientWidth,
  computedStyle,
  createRange,
  firstChild,
  getAttribute,
  HTML_NS,
  imageComplete,
  imageSource,
  isElement,
  isHtml,
  localName,
  mediaSource,
  namespaceURI,
  naturalWidth,
  nextSibling,
  nodeType,
  nodeValue,
  rangeRect,
  rangeSelect,
  shadowRootOf,
  assignedNodes,
  styleValue,
  textContent,
} from '../snapshot/natives';
import { isIconText, readTextStyle, type TextStyle } from '../snapshot/text-style';
import { documentOfNode } from './dom';
import { isPaintedBox, opaqueColour } from './painted';
import { absolute, datetimeOf, isEmoji, slotName } from './part-details';

export interface ReadParts {
  readonly parts: RowPart[];
  readonly boxes: RowBox[];
}

export interface PartsOrigin {
  /** CSS px in the viewport: left edge of the list, top of the row. */
  readonly left: number;
  readonly top: number;
  /** Colour the row is painted on. */
  readonly backdrop: string;
  readonly baseUrl: string;
  /** Parts after which reading stops; a look that only asks what kind of list this is needs no more. */
  readonly most?: number;
}

interface Place {
  readonly box: number;
  readonly block: number;
  readonly slot: string;
  readonly style: TextStyle;
  readonly backdrop: string;
  readonly datetime: string | undefined;
  readonly quoted: boolean;
  readonly link: string | undefined;
  readonly control: boolean;
  readonly tag: string;
}

const SKIPPED =
  /^(?:script|style|template|noscript|svg|canvas|textarea|input|select|option|iframe|object|head)$/;
const FILE =
  /\.(?:pdf|zip|rar|7z|tar|gz|docx?|xlsx?|pptx?|csv|txt|apk|ipa|exe|dmg|psd|mp3|wav|m4a|mp4|mov|avi)(?:[?#]|$)/i;
const MAX_PARTS = 4000;
const MAX_DEPTH = 200;
/** CSS px: no taller picture is a letter of a text. */
const EMOJI = 34;

/** Reads what one row shows, through shadow roots and slots. Writes nothing, calls nothing of the page's. */
export function readParts(row: Element, origin: PartsOrigin, skip?: Element): ReadParts {
  const parts: RowPart[] = [];
  const boxes: RowBox[] = [];
  const range = createRange(documentOfNode(row));
  const most = origin.most ?? MAX_PARTS;
  let blocks = 0;

  const extent = (rect: DOMRect): { x0: number; x1: number; y0: number; y1: number } => ({
    x0: rect.left - origin.left,
    x1: rect.right - origin.left,
    y0: rect.top - origin.top,
    y1: rect.bottom - origin.top,
  });
  const size = (css: CSSStyleDeclaration | null): number =>
    css ? Number.parseFloat(styleValue(css, 'font-size')) || 0 : 0;

  function pushText(text: string, rect: DOMRect, at: Place, source: TextPart['source']): void {
    if (parts.length >= most) return;
    parts.push({
      kind: 'text',
      text,
      tag: at.tag,
      source,
      size: size(at.style.css),
      slot: at.slot,
      block: at.block,
      box: at.box,
      ...extent(rect),
      ...(at.datetime === undefined ? {} : { datetime: at.datetime }),
      ...(at.quoted ? { quoted: true as const } : {}),
      ...(at.link === undefined ? {} : { link: at.link }),
      ...(at.control ? { control: true as const } : {}),
    });
  }

  function pushMedia(
    el: Element,
    kind: MediaPart['kind'],
    about: Pick<MediaPart, 'url' | 'name' | 'loaded'>,
    at: Place,
  ): void {
    if (parts.length >= most) return;
    parts.push({
      kind,
      ...about,
      slot: at.slot,
      block: at.block,
      box: at.box,
      ...extent(boundingRect(el)),
      ...(at.quoted ? { quoted: true as const } : {}),
    });
  }

  function readText(node: Node, at: Place): void {
    const raw = nodeValue(node) ?? '';
    if (raw === '' || !at.style.visible) return;
    const space = at.style.css ? styleValue(at.style.css, 'white-space') : '';
    const text = /^(?:pre|break-spaces)/.test(space)
      ? space === 'pre-line'
        ? raw.replace(/[ \t]+/g, ' ')
        : raw
      : raw.replace(/[ \t\r\n\f]+/g, ' ');
    if (text === ' ') {
      const last = parts.at(-1);
      if (last?.kind === 'text' && last.block === at.block && !last.text.endsWith(' '))
        parts[parts.length - 1] = { ...last, text: `${last.text} ` };
      return;
    }
    if (isIconText(text, at.style.css)) return;
    rangeSelect(range, node);
    const rect = rangeRect(range);
    if (rect.width === 0 && rect.height === 0) return;
    pushText(text, rect, at, 'text');
  }

  function readImage(el: Element, at: Place): void {
    const rect = boundingRect(el);
    const alt = (getAttribute(el, 'alt') ?? '').trim();
    const image = el as HTMLImageElement;
    const complete = imageComplete(image) && naturalWidth(image) > 0;
    // An emoji drawn as a picture is a letter of the text.
    if (
      alt !== '' &&
      Array.from(alt).length <= 12 &&
      rect.height <= EMOJI &&
      at.style.flow !== 'block' &&
      isEmoji(alt, el)
    )
      return pushText(alt, rect, at, 'text');
    if (rect.width < 3 && rect.height < 3 && complete) return;
    const lazy = ['data-src', 'data-original', 'data-lazy-src', 'data-url']
      .map((name) => getAttribute(el, name))
      .find((v) => v);
    const url =
      (complete ? imageSource(image) : '') ||
      absolute(lazy ?? getAttribute(el, 'src'), origin.baseUrl) ||
      imageSource(image);
    pushMedia(
      el,
      'image',
      { ...(url ? { url } : {}), ...(alt === '' ? {} : { name: alt }), loaded: complete },
      at,
    );
  }

  function readElement(el: Element, outer: Place, index: number, depth: number): void {
    if (el === skip || depth > MAX_DEPTH || parts.length >= most) return;
    const tag = localName(el);
    if (SKIPPED.test(tag)) return;
    if (tag === 'br') {
      parts.push({ kind: 'break', block: outer.block, box: outer.box });
      return;
    }
    const html = namespaceURI(el) === HTML_NS;
    const style = readTextStyle(el, outer.style);
    if (style.gone) return readUnseen(el, outer, style);
    const css = style.css ?? computedStyle(el);
    const label = getAttribute(el, 'aria-label');
    const title = getAttribute(el, 'title');
    const inner: Place = {
      box: outer.box,
      block: style.flow === 'inline' ? outer.block : ++blocks,
      slot: `${outer.slot}>${tag}${slotName(el, index)}`,
      style,
      backdrop: outer.backdrop,
      datetime: datetimeOf(el, tag, title) ?? outer.datetime,
      quoted:
        outer.quoted ||
        tag === 'blockquote' ||
        /\b(?:quote|reply-to|replied|citation)\b/i.test(getAttribute(el, 'role') ?? ''),
      link:
        html && tag === 'a' ? (absolute(getAttribute(el, 'href'), origin.baseUrl) ?? outer.link) : outer.link,
      control: outer.control || tag === 'button' || getAttribute(el, 'role') === 'button',
      tag,
    };
    const place = isPaintedBox(el, css, outer.backdrop, style.flow) ? boxed(el, css, inner) : inner;
    if (label !== null && label.trim() !== '' && !place.control)
      pushText(label, boundingRect(el), place, 'aria-label');
    if (title !== null && title.trim() !== '' && tag !== 'a')
      pushText(title, boundingRect(el), place, 'title');
    if (html && tag === 'img') return readImage(el, place);
    if (html && (tag === 'video' || tag === 'audio')) {
      const url = mediaSource(el as HTMLMediaElement) || absolute(getAttribute(el, 'src'), origin.baseUrl);
      return pushMedia(el, tag, { ...(url ? { url } : {}), loaded: false }, place);
    }
    readPictured(el, css, place);
    const before = parts.length;
    readInside(el, place, depth);
    if (html && tag === 'a') readFile(el, place, before);
    if (style.flow !== 'inline') blocks += 1;
  }

  /** A picture painted as a background, which is how faces and stickers are often shown. */
  function readPictured(el: Element, css: CSSStyleDeclaration, at: Place): void {
    const url = /^url\("?(.+?)"?\)/.exec(styleValue(css, 'background-image'))?.[1];
    if (
      url === undefined ||
      clientWidth(el) < 16 ||
      clientHeight(el) < 16 ||
      (textContent(el) ?? '').trim() !== ''
    )
      return;
    const name = getAttribute(el, 'aria-label') ?? '';
    pushMedia(el, 'image', { url, loaded: true, ...(name === '' ? {} : { name }) }, at);
  }

  function readFile(el: Element, at: Place, before: number): void {
    const download = getAttribute(el, 'download');
    if (at.link === undefined || (download === null && !FILE.test(at.link))) return;
    const text = parts
      .slice(before)
      .map((part) => (part.kind === 'text' && part.source === 'text' ? part.text : ''))
      .join('')
      .trim();
    const name = download || text;
    pushMedia(el, 'file', { url: at.link, loaded: false, ...(name === '' ? {} : { name }) }, at);
  }

  function readUnseen(el: Element, outer: Place, style: TextStyle): void {
    // For screen readers only: clipped to nothing, but not taken out.
    if (outer.style.gone || styleValue(computedStyle(el), 'display') === 'none') return;
    const text = (textContent(el) ?? '').replace(/\s+/g, ' ').trim();
    if (text !== '' && text.length <= 120) pushText(text, boundingRect(el), { ...outer, style }, 'unseen');
  }

  function boxed(el: Element, css: CSSStyleDeclaration, at: Place): Place {
    boxes.push({ parent: at.box, ...extent(boundingRect(el)) });
    return { ...at, box: boxes.length, backdrop: opaqueColour(css) ?? at.backdrop };
  }

  function readInside(el: Element, at: Place, depth: number): void {
    const shadow = shadowRootOf(el);
    const assigned = !shadow && isHtml(el, 'slot') ? assignedNodes(el as HTMLSlotElement) : [];
    let index = 0;
    const visit = (node: Node): void => {
      if (isElement(node)) readElement(node, at, index++, depth + 1);
      else if (nodeType(node) === 3) readText(node, at);
    };
    if (assigned.length > 0) return assigned.forEach(visit);
    for (let node = firstChild(shadow ?? el); node; node = nextSibling(node)) visit(node);
  }

  const start: Place = {
    box: 0,
    block: 0,
    slot: '',
    style: readTextStyle(row, { gone: false, struck: false }),
    backdrop: origin.backdrop,
    datetime: undefined,
    quoted: false,
    link: undefined,
    control: false,
    tag: localName(row),
  };
  if (start.style.gone) return { parts, boxes };
  const css = start.style.css ?? computedStyle(row);
  const first = isPaintedBox(row, css, origin.backdrop, start.style.flow) ? boxed(row, css, start) : start;
  const tag = localName(row);
  if (tag === 'img') readImage(row, first);
  else readInside(row, { ...first, control: tag === 'button' || getAttribute(row, 'role') === 'button' }, 0);
  // A range left on a node would follow, and slow, the page's later changes.
  rangeSelect(range, documentOfNode(row));
  return { parts, boxes };
}
