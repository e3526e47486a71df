import { LABEL_RULES } from './labels.data';
import { hasTag, type Piece } from './pieces';
import type { FactKind } from './types';

/** A label found in the text, and where its value stands when that is in the same run. */
export interface LabelHit {
  readonly kind: FactKind;
  readonly strength: 'strong' | 'weak';
  /** As shown, blanks and colon at the ends removed. */
  readonly label: string;
  /** Positions in the list of pieces: the label may be split over several. */
  readonly first: number;
  readonly last: number;
  readonly colon: boolean;
  /** Offsets of the value within the piece's text; absent when the value stands elsewhere. */
  readonly inline?: { readonly from: number; readonly to: number };
}

interface Meaning {
  readonly kind: FactKind;
  readonly strength: 'strong' | 'weak';
}

const MEANINGS: ReadonlyMap<string, Meaning> = new Map(
  LABEL_RULES.flatMap(({ kind, strength, labels }) =>
    labels.split(' ').map((label) => [label, { kind, strength }] as const),
  ),
);
const LONGEST = 24;
const ALTERNATIVES = [...MEANINGS.keys()]
  .sort((a, b) => b.length - a.length)
  .map((label) => label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  .join('|');
const BEFORE = '(?<=^|[\\s,，;|、。(（【\\[/·>*])(?:您的|我的|本次|该)?';
const WITH_COLON = new RegExp(`${BEFORE}(${ALTERNATIVES})(?:\\([^()\\n]{0,12}\\))?(?:为|是)?[ ]{0,4}:`, 'gi');
const WITHOUT_COLON = new RegExp(`${BEFORE}(${ALTERNATIVES})(?:为|是)?[ ]{0,4}(?=[¥#A-Z0-9])`, 'gi');
/** Kinds whose value proves itself, so that "实付 ¥5" needs no colon. */
const SELF_PROVING: ReadonlySet<FactKind> = new Set([
  'orderNumber',
  'merchantOrderNumber',
  'createdAt',
  'paidAt',
  'deliveredAt',
  'amount',
  'price',
  'originalPrice',
  'fee',
]);

/** The meaning of a text that is nothing but a label. */
export function meaningOf(text: string): Meaning | undefined {
  if (text.length > LONGEST) return undefined;
  // Amounts in another currency are not read: the label says so in brackets.
  if (/usdt|美元|\$/i.test(text)) return undefined;
  const bare = text
    .replace(/\s+/g, '')
    .replace(/^[*【[]+/, '')
    .replace(/(?:\([^()]{0,12}\)|[:*】\]]){1,3}$/, '')
    .replace(/^(?:您的|我的|本次|该)/, '')
    .toLowerCase();
  return MEANINGS.get(bare) ?? MEANINGS.get(bare.replace(/[:为是]+$/, ''));
}

function joinedLabel(pieces: readonly Piece[], at: number): { last: number; text: string } | undefined {
  const first = pieces[at];
  if (!first || first.plain.length > 8) return undefined;
  let text = first.plain;
  let best: { last: number; text: string } | undefined;
  for (let last = at + 1; last < at + 5; last++) {
    const next = pieces[last];
    if (!next || next.block !== first.block || next.plain.length > 8 || text.length > 12) break;
    text += next.plain;
    if (meaningOf(text)) best = { last, text };
  }
  return best;
}

function tidy(label: string): string {
  return label
    .trim()
    .replace(/[:\s]+$/, '')
    .trim();
}

function inlineHits(piece: Piece, at: number): LabelHit[] {
  const { text } = piece;
  const found: { start: number; end: number; word: string; colon: boolean }[] = [];
  if (text.includes(':'))
    for (const m of text.matchAll(WITH_COLON))
      found.push({ start: m.index, end: m.index + m[0].length, word: m[1] ?? '', colon: true });
  for (const m of text.matchAll(WITHOUT_COLON)) {
    const meaning = MEANINGS.get((m[1] ?? '').toLowerCase());
    if (!meaning || !SELF_PROVING.has(meaning.kind)) continue;
    if (meaning.strength === 'weak' && m.index !== piece.start) continue;
    found.push({ start: m.index, end: m.index + m[0].length, word: m[1] ?? '', colon: false });
  }
  found.sort((a, b) => a.start - b.start);
  return found.flatMap((hit, i) => {
    const meaning = MEANINGS.get(hit.word.toLowerCase());
    if (!meaning) return [];
    const stop = found[i + 1]?.start ?? text.length;
    const line = text.slice(hit.end, stop);
    const cut = line.search(/\n|;| {3}/);
    const to = cut > 0 && line.slice(0, cut).trim() !== '' ? hit.end + cut : stop;
    const blank = text.slice(hit.end, to).trim() === '';
    if (blank && stop < piece.end) return []; // two labels in a row: this one has no value
    const base = { ...meaning, label: tidy(piece.run.text.slice(hit.start, hit.end)), colon: hit.colon };
    return [
      {
        ...base,
        label: base.label.replace(/[：:]\s*$/, ''),
        first: at,
        last: at,
        ...(blank ? {} : { inline: { from: hit.end, to } }),
      },
    ];
  });
}

/** Every label of the page, in document order. Labels in menus, links and buttons are none. */
export function findLabels(pieces: readonly Piece[]): LabelHit[] {
  const hits: LabelHit[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at];
    if (!piece || piece.run.source === 'value') continue;
    const link = hasTag(piece, 'a', 'button', 'nav');
    const joined = link ? undefined : joinedLabel(pieces, at);
    const whole = joined?.text ?? piece.plain;
    const meaning = link ? undefined : meaningOf(whole);
    if (meaning) {
      const last = joined?.last ?? at;
      const label = whole.replace(/[:：]\s*$/, '').trim();
      hits.push({
        ...meaning,
        label,
        first: at,
        last,
        colon: /[:：]$/.test(whole) || colonAfter(pieces, last),
      });
      at = last;
    } else hits.push(...inlineHits(piece, at));
  }
  return hits;
}

/** The colon may open the following text: `<b>订单号</b>：123`. */
function colonAfter(pieces: readonly Piece[], last: number): boolean {
  const here = pieces[last];
  const next = pieces[last + 1];
  return here !== undefined && next !== undefined && next.block === here.block && next.plain.startsWith(':');
}
