import { factAt, type Found } from './found';
import { findOrderNumber } from './order-number';
import { hasTag, type Piece } from './pieces';
import { DELIVERY_WORDS, STATUS_WORDS } from './status.data';

function exact(pieces: readonly Piece[], words: readonly string[]): Piece[] {
  const set = new Set(words);
  return pieces.filter(
    (piece) => piece.run.visible && set.has(piece.plain) && !hasTag(piece, 'nav', 'button'),
  );
}

/**
 * Facts without a label on an order page. A state is taken only when the page shows exactly one state word:
 * tabs and progress bars show several.
 */
export function orderBadges(pieces: readonly Piece[], known: readonly Found[]): Found[] {
  const out: Found[] = [];
  if (!known.some(({ fact }) => fact.kind === 'status')) {
    const shown = exact(pieces, STATUS_WORDS);
    const first = shown[0];
    if (first && new Set(shown.map((piece) => piece.plain)).size === 1)
      out.push({
        fact: factAt(
          'status',
          first,
          { start: first.start, end: first.end, value: first.plain, confidence: 'medium' },
          '页面上唯一的状态文字（无标签）',
        ),
        strength: 'none',
      });
  }
  return out;
}

/** `#1234` standing alone, on a page that has other fields of an order and no number. */
export function hashNumber(pieces: readonly Piece[], known: readonly Found[]): Found[] {
  const fields = new Set(known.map(({ fact }) => fact.kind));
  if (fields.has('orderNumber')) return [];
  if (!fields.has('status') && !fields.has('createdAt') && !fields.has('paidAt')) return [];
  const shown = pieces.filter((piece) => piece.run.visible && /^#\s?[A-Za-z0-9-]{3,32}$/.test(piece.plain));
  return shown.slice(0, 20).flatMap((piece) => {
    const number = findOrderNumber(piece.text, piece.start, piece.end, 'weak');
    if (!number) return [];
    return [
      {
        fact: factAt('orderNumber', piece, { ...number, confidence: 'medium' }, '以 # 开头的编号'),
        strength: 'none' as const,
      },
    ];
  });
}

/** A badge such as 自动发货 beside the goods. */
export function deliveryBadge(pieces: readonly Piece[], known: readonly Found[]): Found[] {
  if (known.some(({ fact }) => fact.kind === 'deliveryMethod')) return [];
  const shown = exact(pieces, DELIVERY_WORDS);
  const first = shown[0];
  if (!first || new Set(shown.map((piece) => piece.plain)).size > 1) return [];
  const reading = { start: first.start, end: first.end, confidence: 'medium' as const };
  return [{ fact: factAt('deliveryMethod', first, reading, '独立标记文字（无标签）'), strength: 'none' }];
}
