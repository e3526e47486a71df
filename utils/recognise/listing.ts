import { factAt, type Found } from './found';
import { joinMoney } from './joined';
import { meaningOf } from './labels';
import { findMoney } from './money';
import { hasTag, sharedDepth, type Piece } from './pieces';
import { isPriceText } from './signals';
import type { Reading } from './read-value';
import type { Fact } from './types';

interface Candidate {
  readonly at: number;
  readonly piece: Piece;
  readonly reading: Reading;
  readonly shown?: string;
}

function candidateAt(pieces: readonly Piece[], at: number): Candidate | undefined {
  const first = pieces[at];
  if (!first || !first.run.visible) return undefined;
  const joined = joinMoney(pieces, at);
  if (joined && /[¥元]/.test(joined.shown)) {
    const piece = pieces[joined.at];
    return piece && { at: joined.at, piece, reading: joined.reading, shown: joined.shown };
  }
  if (!isPriceText(first.plain)) return undefined;
  const money = findMoney(first.text, first.start, first.end, false);
  if (!money) return undefined;
  const reading: Reading = {
    start: money.start,
    end: money.end,
    currency: 'CNY',
    confidence: 'medium',
    ...(money.value === undefined ? {} : { value: money.value }),
    ...(money.shape === 'from'
      ? { remark: '起售价' }
      : money.shape === 'range'
        ? { remark: '价格区间' }
        : {}),
  };
  return { at, piece: first, reading };
}

/** Pieces of text between the price and the struck one beside it. */
const BESIDE = 8;
const CARDS = 4;

/**
 * Price and original price of a product page without labels: the sum in the largest type, and the struck one next to it.
 * A catalogue, where many sums share the largest type, has none.
 */
export function unlabelledPrices(pieces: readonly Piece[], known: readonly Found[]): Found[] {
  const current: Candidate[] = [];
  const struck: Candidate[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const found = candidateAt(pieces, at);
    if (!found) continue;
    (found.piece.run.struck === true ? struck : current).push(found);
    at = Math.max(at, found.at);
  }
  const labelled = known.find(({ fact }) => fact.kind === 'price' && fact.visible);
  const out: Found[] = [];
  let anchor = labelled ? pieces.findIndex((p) => p.index === labelled.fact.run) : -1;
  if (!labelled) {
    const size = Math.max(...current.slice(0, 2000).map((c) => c.piece.run.fontSize ?? 0), 0);
    const largest = size > 0 ? current.filter((c) => c.piece.run.fontSize === size) : current;
    const values = new Set(largest.map((c) => c.reading.value ?? c.piece.plain));
    const first = largest[0];
    if (!first || values.size >= CARDS || (size === 0 && values.size > 2)) return out;
    const fact = factAt(
      'price',
      first.piece,
      first.reading,
      size > 0 ? '页面上字号最大的金额' : '页面上的第一个金额',
      {
        confidence: first.reading.remark?.includes('价') ? 'low' : values.size > 1 ? 'low' : 'medium',
      },
    );
    out.push({ fact, strength: 'none', ...(first.shown === undefined ? {} : { shown: first.shown }) });
    anchor = first.at;
  }
  if (anchor >= 0 && !known.some(({ fact }) => fact.kind === 'originalPrice')) {
    const beside = struck.find((c) => Math.abs(c.at - anchor) <= BESIDE);
    if (beside)
      out.push({
        fact: factAt('originalPrice', beside.piece, beside.reading, '价格旁的划线价'),
        strength: 'none',
      });
  }
  return out;
}

const NOT_A_TITLE =
  /^(?:商品详情|商品说明|商品介绍|购买提示|首页|订单查询|在线客服|公告|温馨提示|购买须知|立即购买|推荐商品|买家评价.{0,8}|商品分类|详情)$/;

/** Pieces before the price among which the name is looked for when neither heading nor page title tells. */
const ABOVE_PRICE = 15;
const NAME_SIZE = 16;

function mayBeTitle({ plain, run }: Piece): boolean {
  return plain.length >= 4 && plain.length <= 120 && run.visible && !isPriceText(plain);
}

function titleScore(piece: Piece, head: string): number {
  const { plain, run } = piece;
  if (!mayBeTitle(piece) || meaningOf(plain) || NOT_A_TITLE.test(plain)) return 0;
  if (hasTag(piece, 'nav', 'footer', 'button')) return 0;
  // The last part of a page title is the shop's name.
  if (plain === lastPart(head)) return 0;
  const inTitle = head.includes(plain);
  const leading = inTitle && head.startsWith(plain) ? 2 : 0;
  const heading = hasTag(piece, 'h1') ? 3 : hasTag(piece, 'h2', 'h3') ? 1 : 0;
  if (hasTag(piece, 'header') && heading === 0) return 0;
  const part = firstPart(head);
  const holds = !inTitle && part.length >= 4 && plain.includes(part) ? 2 : 0;
  const large = (run.fontSize ?? 0) >= 18 ? 1 : 0;
  return (inTitle ? 4 : 0) + leading + holds + heading + large;
}

const PARTS = /\s[-–—|_·]\s|[|_–—]/;

function lastPart(head: string): string | undefined {
  const parts = head.split(PARTS);
  return parts.length > 1 ? parts.at(-1)?.trim() : undefined;
}

const firstPart = (head: string): string => head.split(PARTS)[0]?.trim() ?? '';

/** The largest text shortly above the price, when it is larger than ordinary text. */
function abovePrice(pieces: readonly Piece[], price: number, head: string): Piece | undefined {
  const near = pieces
    .slice(Math.max(0, price - ABOVE_PRICE), Math.max(0, price))
    .filter((p) => mayBeTitle(p) && p.plain !== head && !meaningOf(p.plain) && !NOT_A_TITLE.test(p.plain))
    .filter((p) => (p.run.fontSize ?? 0) >= NAME_SIZE && !hasTag(p, 'nav', 'button', 'header', 'footer'));
  return near.reduce<Piece | undefined>(
    (a, b) => (a && (a.run.fontSize ?? 0) >= (b.run.fontSize ?? 0) ? a : b),
    undefined,
  );
}

/**
 * The goods' name on a product page: heading, type size and page title must point at the same text; else the largest
 * text above the price (`priceRun`, an index of a run, or -1).
 */
export function goodsTitle(pieces: readonly Piece[], title: string, priceRun: number): Fact | undefined {
  let best: { piece: Piece; score: number } | undefined;
  const head = title.trim();
  for (const piece of pieces) {
    const score = titleScore(piece, head);
    if (score >= 3 && score > (best?.score ?? 0)) best = { piece, score };
  }
  const price = pieces.findIndex((piece) => piece.index === priceRun);
  const above = price < 0 ? undefined : abovePrice(pieces, price, head);
  const priced = pieces[price];
  // On pages whose title never changes the only match is the shop's own name: a text nearer to the price is the goods'.
  const shopName =
    best?.piece.plain === head &&
    above !== undefined &&
    priced !== undefined &&
    sharedDepth(above, priced) > sharedDepth(best.piece, priced);
  if (best && !shopName) {
    const { piece, score } = best;
    const basis = score >= 5 ? '标题文字与页面标题一致' : '页面主标题';
    const reading: Reading = {
      start: piece.start,
      end: piece.end,
      confidence: score >= 5 ? 'high' : 'medium',
    };
    return factAt('goodsTitle', piece, reading, basis);
  }
  if (above)
    return factAt(
      'goodsTitle',
      above,
      { start: above.start, end: above.end, confidence: 'medium' },
      '价格上方字号最大的文字',
    );
  const part = firstPart(head);
  if (part.length < 4 || part.length > 120 || part === head) return undefined;
  return {
    kind: 'goodsTitle',
    verbatim: part,
    visible: false,
    run: -1,
    frame: 0,
    basis: '浏览器标签页标题（正文中没有标题）',
    confidence: 'low',
  };
}
