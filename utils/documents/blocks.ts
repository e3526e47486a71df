import { cleanLine, cleanText } from './clean';
import type { Block } from './model';

export const title = (text: string): Block => ({ kind: 'title', text: cleanLine(text) });
export const heading = (text: string): Block => ({ kind: 'heading', text: cleanLine(text) });
export const address = (text: string): Block => ({ kind: 'address', text: cleanLine(text) });
export const sign = (text: string): Block => ({ kind: 'sign', text: cleanLine(text) });

/** One paragraph a line; none where there is nothing to say. */
export function paras(...texts: readonly (string | false | undefined)[]): Block[] {
  return texts.flatMap((text) =>
    cleanText(text || '')
      .split('\n')
      .map(cleanLine)
      .filter((line) => line !== '')
      .map((line): Block => ({ kind: 'para', text: line })),
  );
}

/** `1．…` and so on. */
export const numbered = (texts: readonly string[]): Block[] =>
  paras(...texts.map((text, i) => (texts.length > 1 ? `${i + 1}．${text}` : text)));

/** A row of dashes stands for an empty cell: an empty one would end the table in plain text. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): Block[] {
  const cell = (text: string): string => cleanLine(text) || '—';
  return rows.length === 0
    ? []
    : [{ kind: 'table', head: head.map(cell), rows: rows.map((row) => row.map(cell)) }];
}

/** Labels and values. */
export const pairs = (rows: readonly (readonly [label: string, value: string | undefined])[]): Block[] =>
  table(
    ['项目', '内容'],
    rows.flatMap(([label, value]) => (value === undefined ? [] : [[label, value]])),
  );
