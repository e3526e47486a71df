import type { TextRun } from '../../recognise/types';
import { getAttribute, isHtml, parentNode, isElement } from './natives';

export type Cell = NonNullable<TextRun['cell']>;

/** Assigns grid positions while a table is walked, spans respected (HTML › 4.9.12). */
export interface TableGrid {
  row(): void;
  cell(el: Element): Cell;
}

export function createTableGrid(table: number): TableGrid {
  /** By column: the first row that is free again. */
  const busyUntil: number[] = [];
  let row = -1;
  let column = 0;
  return {
    row() {
      row++;
      column = 0;
    },
    cell(el) {
      if (row < 0) row = 0;
      while ((busyUntil[column] ?? 0) > row) column++;
      const width = span(el, 'colspan', 1000);
      const height = span(el, 'rowspan', 65_534);
      for (let i = 0; i < width; i++) busyUntil[column + i] = row + height;
      const section = parentNode(el) && parentNode(parentNode(el) as Node);
      const inHead = section !== null && isElement(section) && isHtml(section, 'thead');
      const at: Cell = { table, row, column, header: inHead || isHtml(el, 'th') };
      column += width;
      return at;
    },
  };
}

function span(el: Element, name: string, max: number): number {
  const value = getAttribute(el, name);
  if (value === null) return 1;
  const n = Number.parseInt(value, 10);
  return Number.isFinite(n) && n > 0 ? Math.min(n, max) : 1;
}
