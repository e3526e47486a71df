/** Where a line of text stands in a drawn page, px: its ink, not its line box. */
export interface DrawnLine {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface DrawnPage {
  readonly canvas: OffscreenCanvas;
  readonly lines: readonly DrawnLine[];
}

const SENTENCES = [
  '【秒到账】Q币1000个 5折直充，24小时自动发货，虚拟商品一经售出概不退换。',
  '订单号 744260312143105218，实付金额 ¥498.00，付款时间 2026-03-12 14:29:41。',
  '请在下单前确认充值账号，填写错误造成的损失由买家自行承担，感谢您的理解与支持。',
  '客服：您好亲，系统正在处理，请您耐心等待，最迟今天晚上十点前一定给您充值到账。',
  '如有疑问请加QQ 10000咨询，私下转账更优惠，平台担保交易需另付手续费百分之三。',
  '到账记录：2026-03-12 16:30:00 余额 12.00，充值前余额 12.00，未发现新的入账。',
];

interface PageLook {
  readonly width: number;
  readonly height: number;
  /** px of the usual text; some of it is larger. */
  readonly font?: number;
  readonly dark?: boolean;
}

/**
 * A shop's page as a browser would draw it: head, cards with sides and a shadow, paragraphs of Chinese in two columns and
 * one, a table with rules, pictures. Its lines are known to the pixel.
 */
export function drawPage({ width, height, font = 14, dark = false }: PageLook): DrawnPage {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('no 2d context');
  const [paper, card, ink, rule] = dark
    ? ['#17191c', '#22262b', '#d7dade', '#3a4048']
    : ['#f5f6f8', '#ffffff', '#333333', '#e5e5e5'];
  context.fillStyle = paper;
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#1d5fb3';
  context.fillRect(0, 0, width, 64);
  const lines: DrawnLine[] = [];
  const write = (text: string, x: number, base: number, size: number, colour = ink, most = width) => {
    context.font = `${size}px 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif`;
    context.fillStyle = colour;
    let shown = text;
    while (shown.length > 1 && context.measureText(shown).width > most) shown = shown.slice(0, -1);
    context.fillText(shown, x, base);
    const {
      actualBoundingBoxAscent: up,
      actualBoundingBoxDescent: down,
      width: wide,
    } = context.measureText(shown);
    lines.push({ top: base - up, bottom: base + down, left: x, right: x + wide });
  };
  write('极速卡盟 · 24小时自动发货', 24, 42, font * 1.6, '#ffffff');
  const left = 24;
  const room = width - 2 * left;
  let y = 92;
  for (let block = 0; y < height - 60; block++) {
    const kind = block % 4;
    const count = 5 + ((block * 7) % 6);
    const step = Math.round(font * 1.7);
    const tall = Math.min(height - y - 20, kind === 3 ? 220 : step * (count + 2) + 24);
    context.fillStyle = card;
    context.fillRect(left, y, room, tall);
    context.strokeStyle = rule;
    context.lineWidth = 1;
    context.strokeRect(left + 0.5, y + 0.5, room, tall);
    if (kind === 3) {
      picture(context, left + 16, y + 16, Math.min(320, room - 32), tall - 32, block);
    } else {
      const columns = kind === 1 ? 2 : 1;
      let base = y + 16 + font * 1.5;
      write(SENTENCES[block % SENTENCES.length] ?? '', left + 16, base, font * 1.4, ink, room - 32);
      for (let line = 0; line < count && base + step < y + tall - 8; line++) {
        base += step;
        for (let column = 0; column < columns; column++) {
          const at = left + 16 + (column * room) / columns;
          const text = SENTENCES[(line + column + block) % SENTENCES.length] ?? '';
          write(text, at, base, font, ink, room / columns - 40);
        }
        if (kind === 2) {
          context.fillStyle = rule;
          context.fillRect(left + 16, Math.round(base + step * 0.34), room - 32, 1);
        }
      }
    }
    y += tall + 18;
  }
  return { canvas, lines };
}

/** Blocks of colours: what a cut should not go through, though it is no text. */
function picture(
  context: OffscreenCanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  seed: number,
): void {
  for (let row = 0; row < height; row += 8)
    for (let column = 0; column < width; column += 8) {
      context.fillStyle = `hsl(${(seed * 47 + row * 3 + column * 5) % 360} 45% ${35 + ((row * column + seed) % 40)}%)`;
      context.fillRect(x + column, y + row, 8, 8);
    }
}

/** A picture as a store keeps it: PNG parts, split without regard to what stands there. */
export async function partsOf(canvas: OffscreenCanvas, rows: number): Promise<readonly Blob[]> {
  const parts: Blob[] = [];
  for (let top = 0; top < canvas.height; top += rows) {
    const part = new OffscreenCanvas(canvas.width, Math.min(rows, canvas.height - top));
    part.getContext('2d', { alpha: false })?.drawImage(canvas, 0, -top);
    parts.push(await part.convertToBlob({ type: 'image/png' }));
  }
  return parts;
}

/** Lines that a cut between `row - 1` and `row` goes through. */
export const linesAt = (lines: readonly DrawnLine[], row: number): readonly DrawnLine[] =>
  lines.filter(({ top, bottom }) => row > Math.ceil(top) && row < Math.floor(bottom));

/** How an original came to lie in a finished picture, px. */
export interface Placed {
  /** Row of the original at the top of the content, and the content's place in the picture. */
  readonly top: number;
  readonly left: number;
  readonly band: number;
  readonly scale: number;
}

/**
 * Heights of lines of text in a finished picture, px of ink: rows that differ from their paper where the line stands.
 * Measured without anything of the product.
 */
export async function inkHeights(
  blob: Blob,
  lines: readonly DrawnLine[],
  { top, left, band, scale }: Placed,
): Promise<readonly number[]> {
  const image = await createImageBitmap(blob);
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) throw new Error('no 2d context');
  context.drawImage(image, 0, 0);
  return lines.map((line) => {
    const x = Math.round(left + line.left * scale);
    const y = Math.round(band + (line.top - 2 - top) * scale);
    const width = Math.max(1, Math.round((line.right - line.left) * scale));
    const rows = Math.round((line.bottom - line.top + 4) * scale);
    const { data } = context.getImageData(x, y, width, rows);
    let inked = 0;
    for (let row = 0; row < rows; row++) {
      let [least, most] = [255, 0];
      for (let column = 0; column < width; column++) {
        const value = data[(row * width + column) * 4 + 1] ?? 0;
        [least, most] = [Math.min(least, value), Math.max(most, value)];
      }
      if (most - least > 60) inked++;
    }
    return inked;
  });
}
