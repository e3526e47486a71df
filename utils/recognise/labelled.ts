import { factAt, type Found } from './found';
import { joinValue } from './joined';
import { findLabels, type LabelHit } from './labels';
import { hasTag, sharedDepth, type Piece } from './pieces';
import { isMoneyKind, readValue } from './read-value';
import { PAYMENT_WORDS } from './status.data';
import { indexTables, pairInTable, type Tables } from './table-pair';
import { after, before, gridBelow, signature } from './tree-pair';
import type { FactKind } from './types';

interface Page {
  readonly pieces: readonly Piece[];
  readonly tables: Tables;
  readonly labelStarts: ReadonlySet<number>;
  /** Structures (chains of tags) in which strong labels stand. */
  readonly strongPlaces: ReadonlySet<string>;
  /** Smallest distance to a value seen per structure. */
  readonly nearest: ReadonlyMap<string, number>;
}

const TEXT_KINDS: ReadonlySet<FactKind> = new Set([
  'goodsTitle',
  'deliveryMethod',
  'seller',
  'paymentMethod',
  'status',
]);

/** Reads the first of `at` that parses; money that is struck through becomes an original price on the way. */
function readFirst(page: Page, hit: LabelHit, at: readonly number[], basis: string, row?: string): Found[] {
  const out: Found[] = [];
  const tries = TEXT_KINDS.has(hit.kind) ? 1 : isMoneyKind(hit.kind) ? 6 : 2;
  for (const position of at.slice(0, tries)) {
    const piece = page.pieces[position];
    if (!piece) break;
    const struck = piece.run.struck === true && hit.kind !== 'originalPrice' && isMoneyKind(hit.kind);
    const kind = struck ? 'originalPrice' : hit.kind;
    const own = readValue(kind, hit.strength, piece.text, piece.start, piece.end);
    const joined = joinValue(kind, page.pieces, position, own);
    const reading = joined?.reading ?? own;
    const quoted = joined ? page.pieces[joined.at] : piece;
    if (!reading || !quoted) {
      if (isMoneyKind(hit.kind)) continue;
      if (TEXT_KINDS.has(hit.kind)) break;
      continue;
    }
    if (kind === 'paymentMethod' && isChoice(page, at)) break;
    out.push({
      fact: factAt(kind, quoted, reading, struck ? `${basis}，划线价` : basis, { label: hit.label }),
      strength: hit.strength,
      ...(row === undefined ? {} : { row }),
      ...(joined === undefined ? {} : { shown: joined.shown }),
    });
    if (!struck) break;
  }
  return out;
}

/** Several methods side by side are offered, not used. */
function isChoice(page: Page, at: readonly number[]): boolean {
  return at.filter((position) => PAYMENT_WORDS.test(page.pieces[position]?.plain ?? '')).length > 1;
}

function readInline(page: Page, hit: LabelHit): Found[] {
  const piece = page.pieces[hit.first];
  if (!piece || !hit.inline) return [];
  const { from, to } = hit.inline;
  const reading = readValue(hit.kind, hit.strength, piece.text, from, to);
  if (!reading) return [];
  // "合计 ¥" may be one run and "498" the next: a bare label with a sign only is handled by the neighbour rule.
  const bareMoney = isMoneyKind(hit.kind) && !hit.colon && reading.confidence === 'medium';
  if (bareMoney && !/\.\d/.test(piece.text.slice(reading.start, reading.end))) return [];
  return [
    {
      fact: factAt(hit.kind, piece, reading, '同一段文字里的标签', { label: hit.label }),
      strength: hit.strength,
    },
  ];
}

function headingLevel(page: Page, hits: readonly LabelHit[], i: number): number | undefined {
  const hit = hits[i];
  const here = hit && page.pieces[hit.last];
  if (!hit || !here) return undefined;
  for (const other of [hits[i + 1], hits[i - 1]]) {
    const piece = other && page.pieces[other.last];
    if (!other || !piece || Math.abs(other.first - hit.first) > 2) continue;
    const level = sharedDepth(here, piece);
    if (level < here.run.path.length && level > 2) return level;
  }
  return undefined;
}

/** A row of labels without values between them: plain elements that are laid out as a table. */
function readGrid(page: Page, hits: readonly LabelHit[], i: number): Found[] {
  const hit = hits[i];
  const heading = hit && page.pieces[hit.last];
  const level = headingLevel(page, hits, i);
  if (!hit || !heading || level === undefined) return [];
  return gridBelow(page.pieces, hit.last + 1, heading, level).flatMap(({ at, row }) =>
    page.labelStarts.has(at) ? [] : readFirst(page, hit, [at], '表头下方的元素', row),
  );
}

function accepted(page: Page, hit: LabelHit): boolean {
  if (hit.strength === 'strong' || hit.colon) return true;
  const piece = page.pieces[hit.last];
  if (!piece) return false;
  return hasTag(piece, 'dt', 'th') || piece.run.cell !== undefined || page.strongPlaces.has(signature(piece));
}

function readNeighbours(page: Page, hits: readonly LabelHit[], i: number): Found[] {
  const hit = hits[i];
  const piece = hit && page.pieces[hit.last];
  if (!hit || !piece || !accepted(page, hit)) return [];
  const isLabel = (at: number): boolean => page.labelStarts.has(at);
  const next = after(page.pieces, hit, isLabel);
  const nextCell = page.pieces[hit.last + 1]?.run.cell;
  const { cell } = piece.run;
  const sameCell =
    cell &&
    nextCell &&
    cell.table === nextCell.table &&
    cell.row === nextCell.row &&
    cell.column === nextCell.column;
  if (cell && !sameCell)
    return pairInTable(page.pieces, page.tables, hit).flatMap((v) =>
      readFirst(page, hit, v.at, v.basis, v.row),
    );
  const near = page.nearest.get(signature(piece)) ?? Infinity;
  const forward = next && next.up <= near ? readFirst(page, hit, next.at, next.basis) : [];
  if (isMoneyKind(hit.kind) && (forward.length === 0 || (next?.up ?? 0) > 1)) {
    const previous = before(page.pieces, hit, isLabel);
    const above = previous ? readFirst(page, hit, previous.at, previous.basis) : [];
    if (above.some(({ fact }) => fact.confidence === 'high')) return above;
  }
  return forward.length > 0 ? forward : readGrid(page, hits, i);
}

/** Every fact that a label announces. Linear in the number of pieces. */
export function readLabelled(pieces: readonly Piece[]): Found[] {
  const hits = findLabels(pieces);
  const labelStarts = new Set(hits.filter((hit) => !hit.inline).map((hit) => hit.first));
  const strongPlaces = new Set<string>();
  const nearest = new Map<string, number>();
  for (const hit of hits) {
    const piece = pieces[hit.last];
    if (!piece || hit.inline) continue;
    const place = signature(piece);
    const next = after(pieces, hit, (at) => labelStarts.has(at));
    if (hit.strength === 'strong') strongPlaces.add(place);
    if (next) nearest.set(place, Math.min(next.up, nearest.get(place) ?? Infinity));
  }
  const page: Page = { pieces, tables: indexTables(pieces), labelStarts, strongPlaces, nearest };
  return hits.flatMap((hit, i) => (hit.inline ? readInline(page, hit) : readNeighbours(page, hits, i)));
}
