import type { ListEntry } from './list-entry';
import { THUMB } from './sheet-style';

/** What stands at the head of the list. */
export interface ListHead {
  readonly caseTitle: string;
  readonly count: string;
  /** With its zone. */
  readonly madeAt: string;
}

/**
 * An element with text or children. Text is only ever set as text: titles and addresses are written by the other side.
 */
function element(
  document: Document,
  tag: string,
  className: string,
  content: string | readonly Node[] = '',
): HTMLElement {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (typeof content === 'string') made.textContent = content;
  else made.append(...content);
  return made;
}

const HEADS = ['编号', '画面', '名称与类别', '采集时间', '订单号与金额', '状态'];

/** An empty sheet: title block (short from the second page on), column heads, place for rows. */
export function sheetPage(document: Document, head: ListHead, first: boolean): HTMLElement {
  const make = (tag: string, className: string, content?: string | readonly Node[]) =>
    element(document, tag, className, content);
  const fact = (name: string, value: string, className = '') =>
    make('div', '', [make('dt', '', name), make('dd', className, value)]);
  const top = first
    ? [
        make('div', 'title', [make('h1', '', '证据目录'), make('span', 'maker', '留证')]),
        make('dl', 'facts', [
          fact('案件', head.caseTitle, 'case'),
          fact('证据', head.count),
          fact('制作时间', head.madeAt, 'figures'),
          fact('核对方法', '每项所列 SHA-256 是该项证据记录文件 exhibit.json 的哈希，可与证据包逐项核对。'),
        ]),
      ]
    : [make('div', 'again', [make('b', '', '证据目录（续）'), make('span', '', head.caseTitle)])];
  const heads = make(
    'div',
    'heads',
    HEADS.map((text) => make('span', '', text)),
  );
  return make('section', 'sheet', [...top, heads, make('div', 'rows', [])]);
}

/** The line at the foot: what this picture is, and which page of how many. */
export function sheetFoot(document: Document, page: number, pages: number): HTMLElement {
  return element(document, 'div', 'foot', [
    element(document, 'span', '', '图片由留证按证据目录绘制，非网页截图；以证据包为准'),
    element(document, 'span', 'figures', `第 ${page} / ${pages} 页`),
  ]);
}

/** After the last row, so that nothing can be added below it unseen. */
export function sheetEnd(document: Document): HTMLElement {
  return element(document, 'div', 'end', '以下空白');
}

/** One exhibit. `thumbnail` is drawn already; without one the place says why it is empty. */
export function sheetRow(
  document: Document,
  entry: ListEntry,
  thumbnail: HTMLCanvasElement | null,
): HTMLElement {
  const make = (tag: string, className: string, content?: string | readonly Node[]) =>
    element(document, tag, className, content);
  const or = (text: string, className: string) =>
    text ? make('p', className, text) : make('p', 'absent', '—');
  const picture = thumbnail ?? make('div', 'none', entry.thumbnail === null ? '无画面' : '缩略图读不出');
  const order =
    entry.orderNumber || !entry.amount
      ? [or(entry.orderNumber, 'figures'), ...(entry.amount ? [or(entry.amount, 'figures amount')] : [])]
      : [or(entry.amount, 'figures amount')];
  const trace = [
    ...(entry.url ? [make('div', '', [make('span', '', '来源网址'), make('p', '', entry.url)])] : []),
    make('div', '', [make('span', '', 'SHA-256'), hashLine(document, entry.sha256)]),
  ];
  return make('div', 'row', [
    make('div', 'label', entry.label),
    make('div', 'thumb', entry.redrawn ? [picture, make('div', 'redrawn', '重绘，非浏览器像素')] : [picture]),
    make('div', '', [make('p', 'name', entry.name), make('p', 'kind', entry.kind)]),
    make('div', '', [make('p', 'figures', entry.date), make('p', 'figures', entry.clock)]),
    make('div', '', order),
    make('div', `state ${entry.state.look}`, entry.state.text),
    make('div', 'trace', trace),
  ]);
}

/** 64 digits in four groups, so that a person can compare them; the first sixteen stand out. */
function hashLine(document: Document, sha256: string): HTMLElement {
  const groups = sha256.match(/.{1,16}/g) ?? [];
  return element(document, 'p', 'figures', [
    element(document, 'b', '', groups[0] ?? ''),
    document.createTextNode(` ${groups.slice(1).join(' ')}`),
  ]);
}

/** The top of the picture, filling the place as wide as it is. */
export function thumbnailCanvas(document: Document, image: ImageBitmap): HTMLCanvasElement | null {
  const canvas = document.createElement('canvas');
  canvas.width = THUMB.width;
  canvas.height = THUMB.height;
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) return null;
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, THUMB.width, THUMB.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, THUMB.width, (image.height * THUMB.width) / image.width);
  return canvas;
}
