import type { RowBox, RowFacts, RowPart, TextPart } from '@/utils/recognise/chat/facts.types';
import type { ChatRecord } from '@/utils/recognise/chat/model';
import { understand } from '@/utils/recognise/chat/understand';

export const WIDTH = 600;
/** Thursday, 2026-03-12 20:00 in Shanghai. */
export const NOW = Date.UTC(2026, 2, 12, 12);
export const CLOCK = {
  utc: new Date(NOW).toISOString(),
  epochMs: NOW,
  monotonicMs: 0,
  zone: 'Asia/Shanghai',
  offsetMinutes: 480,
} as const;

const PX = 14;

export interface Drawn {
  readonly at?: 'left' | 'right' | 'middle' | 'flat';
  readonly text?: string;
  readonly name?: string;
  /** In the header line beside the name. */
  readonly time?: string;
  readonly datetime?: string;
  readonly face?: string | false;
  /** A picture that did not load stands where the face would. */
  readonly broken?: string;
  /** Goes on the line of the text in an element of its own. */
  readonly tail?: string;
  readonly mark?: string;
  readonly label?: string;
  readonly quote?: string;
  readonly id?: string;
}

/** A row as a chat program lays it out: face, header line, bubble; or a line in the middle. */
export function row(drawn: Drawn): RowFacts {
  const { at = 'left', text = '', name, time, datetime, face = false, mark, quote } = drawn;
  const parts: RowPart[] = [];
  const boxes: RowBox[] = [];
  let y = 4;
  const put = (value: string, slot: string, box: number, x0: number, extra: Partial<TextPart> = {}): void => {
    const width = Math.min(380, Math.max(1, Array.from(value).length) * PX);
    parts.push({
      kind: 'text',
      text: value,
      tag: 'div',
      source: 'text',
      size: PX,
      slot,
      block: parts.length,
      box,
      x0,
      x1: x0 + width,
      y0: y,
      y1: y + 20,
      ...extra,
    });
  };
  if (at === 'middle') {
    const width = Array.from(text || (time ?? '')).length * PX;
    put(text || (time ?? ''), '>tip', 0, (WIDTH - width) / 2, datetime === undefined ? {} : { datetime });
  } else {
    const inset = face === false && drawn.broken === undefined ? 10 : 56;
    const width = Math.min(380, Array.from(text).length * PX) + 20;
    const x0 = at === 'right' ? WIDTH - inset - width : inset;
    if (typeof face === 'string') {
      const faceX = at === 'right' ? WIDTH - 46 : 10;
      boxes.push({ x0: faceX, x1: faceX + 36, y0: 4, y1: 40, parent: 0 });
      put(face, '>face', boxes.length, faceX + 10);
    }
    if (drawn.broken !== undefined) {
      const wide = Array.from(drawn.broken).length * PX + 20;
      const faceX = at === 'right' ? WIDTH - 46 : 10;
      const url = `https://shop.example/avatar/${drawn.broken}`;
      const place = { slot: '>face', block: 90, box: 0, x0: faceX, x1: faceX + wide, y0: 4, y1: 24 };
      parts.push({ kind: 'image', url, name: drawn.broken, loaded: false, ...place });
    }
    if (name !== undefined)
      put(name, `>${at}>name`, 0, at === 'right' ? WIDTH - inset - name.length * PX : inset);
    if (time !== undefined)
      put(time, `>${at}>time`, 0, inset + 120, {
        tag: 'span',
        ...(datetime === undefined ? {} : { datetime }),
      });
    if (name !== undefined || time !== undefined) y += 22;
    let box = 0;
    if (at !== 'flat') {
      boxes.push({ x0, x1: x0 + width, y0: y, y1: y + 40, parent: 0 });
      box = boxes.length;
    }
    y += 8;
    if (quote !== undefined) put(quote, `>${at}>quote`, box, x0 + 10, { quoted: true });
    if (text !== '') put(text, `>${at}>text`, box, x0 + 10);
    const { tail } = drawn;
    if (tail !== undefined)
      put(tail, `>${at}>text>span`, box, x0 + 10 + Array.from(text).length * PX, {
        tag: 'span',
        block: parts.length - 1,
      });
    y += 40;
    if (mark !== undefined) put(mark, `>${at}>mark`, 0, x0);
  }
  return {
    ids: drawn.id === undefined ? [] : [{ name: 'data-id', value: drawn.id }],
    parts,
    boxes,
    height: y + 24,
    listWidth: WIDTH,
    ...(drawn.label === undefined ? {} : { label: drawn.label }),
    readAt: NOW,
  };
}

export function record(rows: readonly Drawn[], idName?: string): ChatRecord {
  return understand(
    rows.map((drawn) => ({ facts: row(drawn) })),
    {
      source: { url: 'https://shop.example/chat', title: '在线客服', label: '客服 小极' },
      clock: CLOCK,
      completeness: { verdict: 'complete', reasons: [], beginning: 'nothing-came', waited: 2500 },
      ...(idName === undefined ? {} : { idName }),
    },
  );
}
