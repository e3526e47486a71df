import { HASH_SHOWN, type MarginText } from '../packs/labels';

/** px of the finished picture. */
const FONT = 16;
const LINE = 24;
const PAD = 12;
const FACE = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif";
const PAPER = '#fffdf8';
const INK = '#221f1b';
const SOFT = '#575046';

interface MarginLine {
  readonly text: string;
  readonly bold: boolean;
}

/** The band above a picture: how high it is, and its lines. Never on the picture. */
export interface Margin {
  readonly height: number;
  readonly lines: readonly MarginLine[];
}

/** Sets the band's text into `width` px; what is too long for a line is broken or, of a title, shortened with …. */
export function layMargin(
  context: OffscreenCanvasRenderingContext2D,
  text: MarginText,
  width: number,
): Margin {
  const room = width - 2 * PAD;
  context.font = `700 ${FONT}px ${FACE}`;
  const head = `${text.label}　${text.page}`;
  const title = shortened(context, text.title, room - context.measureText(`${head}　`).width);
  const lines: MarginLine[] = [{ text: title ? `${head}　${title}` : head, bold: true }];
  context.font = `400 ${FONT}px ${FACE}`;
  const hash = text.sha256 === undefined ? [] : [`原件 SHA-256 ${text.sha256.slice(0, HASH_SHOWN)}…`];
  let line = '';
  for (const piece of [text.time, ...hash, ...(text.note === undefined ? [] : [text.note])]) {
    const longer = line === '' ? piece : `${line}　${piece}`;
    if (line !== '' && context.measureText(longer).width > room) {
      lines.push({ text: line, bold: false });
      line = piece;
    } else line = longer;
  }
  if (line !== '') lines.push({ text: line, bold: false });
  return { height: lines.length * LINE + 2 * PAD, lines };
}

/** Of a title what fits; the whole is in 来源.csv. */
function shortened(context: OffscreenCanvasRenderingContext2D, title: string, room: number): string {
  if (context.measureText(title).width <= room) return title;
  const characters = Array.from(title);
  let [low, high] = [0, characters.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (context.measureText(`${characters.slice(0, middle).join('')}…`).width <= room) low = middle;
    else high = middle - 1;
  }
  return low < 2 ? '' : `${characters.slice(0, low).join('')}…`;
}

export function drawMargin(context: OffscreenCanvasRenderingContext2D, margin: Margin, width: number): void {
  context.fillStyle = PAPER;
  context.fillRect(0, 0, width, margin.height);
  context.textBaseline = 'middle';
  margin.lines.forEach(({ text, bold }, at) => {
    context.font = `${bold ? 700 : 400} ${FONT}px ${FACE}`;
    context.fillStyle = bold ? INK : SOFT;
    context.fillText(text, PAD, PAD + at * LINE + LINE / 2, width - 2 * PAD);
  });
  context.fillStyle = INK;
  context.fillRect(0, margin.height - 2, width, 2);
}
