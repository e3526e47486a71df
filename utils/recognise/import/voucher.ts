import type { Hint } from '../../case/model';
import { utcIso } from '../../shared/time';
import { findClock } from '../clock';
import { fold } from '../fold';
import { VOUCHER_LABELS, type VoucherField } from './voucher.data';

/** px of the picture. */
export interface TextBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface ReadWord {
  readonly text: string;
  readonly box: TextBox;
  /** 0–100, the recogniser's own. */
  readonly confidence: number;
}

/** A line of text read off a picture, left to right. */
export interface ReadLine {
  readonly words: readonly ReadWord[];
}

/** Something on a voucher that could fill a field, and where it stands: a suggestion until the user has looked. */
export interface VoucherHint extends Hint {
  readonly field: VoucherField;
  /** Of label and value. */
  readonly box: TextBox;
}

interface Cell {
  readonly text: string;
  readonly box: TextBox;
  readonly confidence: number;
}

/** A gap this many times as high as the line parts a label from its value. */
const GAP = 0.9;

/**
 * Reads numbers, sum, time and payee off the lines of a payment voucher, by the labels in voucher.data.ts; a label with one
 * wrong character still counts. At most one value a field: the first.
 *
 * @param offsetMinutes minutes east of UTC in which the times shown are taken.
 */
export function readVoucher(lines: readonly ReadLine[], offsetMinutes: number): VoucherHint[] {
  const rows = lines.map(cellsOf).filter((cells) => cells.length > 0);
  const found = new Map<VoucherField, VoucherHint>();
  const add = (field: VoucherField, cells: readonly Cell[], verbatim: string): void => {
    const value = voucherValue(field, verbatim, offsetMinutes);
    if (value === undefined || found.has(field)) return;
    const sure = Math.min(...cells.map(({ confidence }) => confidence));
    found.set(field, {
      field,
      value,
      verbatim,
      confidence: sure >= 85 ? 'high' : sure >= 65 ? 'medium' : 'low',
      box: around(cells.map(({ box }) => box)),
    });
  };
  for (const [i, cells] of rows.entries()) {
    const labelled = split(cells);
    if (!labelled) continue;
    const rest = continued(labelled.value, rows[i + 1]);
    add(
      labelled.field,
      [...labelled.cells, ...rest],
      labelled.value.text + rest.map(({ text }) => text).join(''),
    );
  }
  // The sum stands alone and large, without a label.
  const sums = rows.flatMap((cells) =>
    cells.length === 1 && cells[0] && SUM.test(cells[0].text) ? cells : [],
  );
  const largest = sums.toSorted((a, b) => b.box.height - a.box.height)[0];
  if (largest) add('paid', [largest], largest.text);
  return [...found.values()];
}

/** A line as text: no blanks that only the recogniser put between Chinese characters. */
export function lineText({ words }: ReadLine): string {
  return tidy(words.map(({ text }) => text).join(' '));
}

const HAN = '[\\p{Script=Han}，。：；（）、]';

function tidy(text: string): string {
  return text
    .replace(new RegExp(`(?<=${HAN})\\s+(?=${HAN})`, 'gu'), '')
    .replace(/(?<=\d)\s+(?=[年月日])|(?<=[年月])\s+(?=\d)/g, '')
    .trim();
}

function cellsOf({ words }: ReadLine): Cell[] {
  const cells: ReadWord[][] = [];
  for (const word of words) {
    const last = cells.at(-1)?.at(-1);
    const near =
      last && word.box.x - (last.box.x + last.box.width) < GAP * Math.max(last.box.height, word.box.height);
    if (near) cells.at(-1)?.push(word);
    else cells.push([word]);
  }
  return cells.map((cell) => ({
    text: tidy(cell.map(({ text }) => text).join(' ')),
    box: around(cell.map(({ box }) => box)),
    confidence: Math.min(...cell.map(({ confidence }) => confidence)),
  }));
}

interface Labelled {
  readonly field: VoucherField;
  readonly cells: readonly Cell[];
  readonly value: Cell;
}

/** A label and what stands to its right, in one cell with a colon or a blank between them or in two. */
function split(cells: readonly Cell[]): Labelled | undefined {
  const [first, ...others] = cells;
  if (!first) return undefined;
  const whole = fieldOf(first.text);
  const [value] = others;
  if (whole && value) {
    const text = others.map((cell) => cell.text).join(' ');
    const box = around(others.map((cell) => cell.box));
    const confidence = Math.min(...others.map((cell) => cell.confidence));
    return { field: whole, cells, value: { text, box, confidence } };
  }
  const [, label, text] = /^(\p{Script=Han}{2,8})(?:\s*[:：]\s*|\s+)(.+)$/u.exec(first.text) ?? [];
  const field = label && fieldOf(label);
  return field && text ? { field, cells: [first], value: { ...first, text } } : undefined;
}

function fieldOf(text: string): VoucherField | undefined {
  const label = text.replace(/[:：\s]/g, '');
  const exact = VOUCHER_LABELS.find(({ labels }) => labels.split(' ').includes(label));
  if (exact) return exact.field;
  const close = VOUCHER_LABELS.flatMap(({ field, labels }) =>
    labels
      .split(' ')
      .filter((known) => known.length >= 4 && oneOff(known, label))
      .map(() => field),
  );
  // A character that decides between two fields (商户单号, 交易单号) is not guessed.
  return new Set(close).size === 1 ? close[0] : undefined;
}

function oneOff(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  return Array.from(a).filter((letter, i) => letter !== b[i]).length === 1;
}

/** A number that is broken in two stands on under itself, alone in its line. */
function continued(value: Cell, next: readonly Cell[] | undefined): Cell[] {
  const [below] = next ?? [];
  if (!below || next?.length !== 1) return [];
  const number = /^[A-Za-z0-9_-]+$/;
  const under = Math.abs(below.box.x - value.box.x) < value.box.height * 2 || below.box.x > value.box.x;
  return under &&
    number.test(below.text) &&
    number.test(value.text.replace(/\s/g, '')) &&
    value.text.length >= 12
    ? [below]
    : [];
}

const SUM = /^[-−–—+]?\s?[¥￥]?\s?(?:\d{1,3}(?:[,，]\d{3})+|\d{1,9})[.．]\d{2}(?:\s?元)?$/;

/**
 * What is written on the voucher in the field's own form; `undefined` where it has none. Also for what the user has
 * corrected by hand.
 */
export function voucherValue(field: VoucherField, text: string, offsetMinutes: number): string | undefined {
  const plain = fold(text).trim();
  if (field === 'transactionNumber' || field === 'cashierNumber') {
    const number = plain.replace(/\s/g, '');
    return /^[A-Za-z0-9_-]{8,64}$/.test(number) && /\d{6}/.test(number) ? number : undefined;
  }
  if (field === 'paid') {
    const sum = /(?:\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.\d{1,2})?(?=\s?元?$)/
      .exec(plain)?.[0]
      ?.replaceAll(',', '');
    return sum && /^[-−–—+¥\s\d,.元]+$/.test(plain) ? Number(sum).toFixed(2) : undefined;
  }
  if (field === 'paidAt') {
    // A recogniser likes blanks around colons and dashes.
    const tight = plain.replace(/\s*([:年月/-])\s*/g, '$1').replace(/日(?=\d)/, '日 ');
    const clock = findClock(tight, 0, tight.length);
    if (!clock?.value || clock.dateOnly) return undefined;
    const [date = '', time = ''] = clock.value.split(' ');
    const local = Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time.slice(0, 8)}Z`);
    return Number.isNaN(local) ? undefined : utcIso(local - offsetMinutes * 60_000);
  }
  return plain.length >= 2 && plain.length <= 200 ? tidy(text.trim()) : undefined;
}

function around(boxes: readonly TextBox[]): TextBox {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y,
  };
}
