import type { LabelHit } from './labels';
import { meaningOf } from './labels';
import type { Piece } from './pieces';

/** Pieces of one table cell, by position in the list of pieces. */
export interface Cell {
  readonly column: number;
  readonly header: boolean;
  readonly at: number[];
}

type Rows = Map<number, Cell[]>;

/** All tables of the page; the key names frame and table. */
export type Tables = ReadonlyMap<string, Rows>;

const keyOf = (frame: number, table: number): string => `${frame}:${table}`;
/** Rows of one table read below a header; more are an order list anyway. */
const MAX_ROWS = 200;

export function indexTables(pieces: readonly Piece[]): Tables {
  const tables = new Map<string, Rows>();
  pieces.forEach(({ run }, at) => {
    if (!run.cell) return;
    const key = keyOf(run.frame, run.cell.table);
    const rows: Rows = tables.get(key) ?? new Map<number, Cell[]>();
    tables.set(key, rows);
    const cells = rows.get(run.cell.row) ?? [];
    rows.set(run.cell.row, cells);
    const last = cells.at(-1);
    if (last && last.column === run.cell.column) last.at.push(at);
    else cells.push({ column: run.cell.column, header: run.cell.header, at: [at] });
  });
  return tables;
}

function cellText(pieces: readonly Piece[], cell: Cell): string {
  return cell.at.length > 4 ? '' : cell.at.map((at) => pieces[at]?.plain ?? '').join('');
}

/** A row of column headings: all `th`, or two neighbouring cells that are both labels. */
function isHeaderRow(pieces: readonly Piece[], cells: readonly Cell[]): boolean {
  if (cells.length < 2) return false;
  if (cells.every((cell) => cell.header)) return true;
  const labels = cells.map((cell) => meaningOf(cellText(pieces, cell)) !== undefined);
  return (
    labels.some((label, i) => label && labels[i + 1] === true) &&
    !cells.some((c) => /\d{4}/.test(cellText(pieces, c)))
  );
}

export interface CellValue {
  readonly at: readonly number[];
  /** Identity of the row, for header tables: several rows are several orders. */
  readonly row?: string;
  readonly basis: string;
}

/** The cells that hold the values of a label standing in a cell of its own. */
export function pairInTable(pieces: readonly Piece[], tables: Tables, hit: LabelHit): CellValue[] {
  const run = pieces[hit.last]?.run;
  const place = run?.cell;
  if (!run || !place) return [];
  const rows = tables.get(keyOf(run.frame, place.table));
  const cells = rows?.get(place.row) ?? [];
  const own = cells.findIndex((cell) => cell.column === place.column);
  const header = isHeaderRow(pieces, cells);
  const next = cells[own + 1];
  if (!header && next) {
    const label = meaningOf(cellText(pieces, next)) !== undefined;
    return label ? [] : [{ at: next.at, basis: '标签右侧的单元格' }];
  }
  if (!header && cells.length > 1) return [];
  const below = columnBelow(rows, place.row, place.column, `${run.frame}:${place.table}`);
  if (below.length > 0) return below;
  // Component libraries draw a fixed header and the rows as two tables.
  return header
    ? columnBelow(
        tables.get(keyOf(run.frame, place.table + 1)),
        -1,
        place.column,
        `${run.frame}:${place.table}`,
      )
    : [];
}

function columnBelow(rows: Rows | undefined, above: number, column: number, table: string): CellValue[] {
  const out: CellValue[] = [];
  for (const [row, cells] of rows ?? []) {
    if (row <= above) continue;
    const cell = cells.find((c) => c.column === column);
    if (cell && !cell.header) out.push({ at: cell.at, row: `${table}:${row}`, basis: '表头下方的单元格' });
    if (out.length >= MAX_ROWS) break;
  }
  return out;
}
