import { factAt, type Found } from './found';
import type { Piece } from './pieces';
import { WORDING, type WordingRule } from './wording.data';
import type { Reading } from './read-value';
import type { PageKind } from './types';

interface Compiled {
  readonly rule: WordingRule;
  readonly pattern: RegExp;
  readonly unless: RegExp | undefined;
}

const COMPILED: readonly Compiled[] = WORDING.map((rule) => ({
  rule,
  pattern: new RegExp(rule.pattern, 'gi'),
  unless: rule.unless === undefined ? undefined : new RegExp(rule.unless, 'i'),
}));
const ANY = new RegExp(WORDING.map((rule) => `(?:${rule.pattern})`).join('|'), 'i');

/** The clause just before the wording turns it round: "请勿线下交易", "不承诺秒到账". */
const NEGATED =
  /(?:请勿|切勿|勿|不要|禁止|严禁|谨防|警惕|当心|小心|拒绝|杜绝|不支持|不承诺|不保证|无法保证|并非|并不|不是|从不|不会)[^，。！？;!?]{0,10}$/;
/** A question asks, it does not promise. */
const QUESTION = /[?？]|吗|是不是|能不能|是否|会不会|多久|什么是|为什么/;
/** Someone repeats what had been promised. */
const QUOTED = /说好|说的|写的|写着|宣传|宣称|标注|承诺过|号称|不是说/;
const WARNING = /诈骗|骗子|防骗|被骗|骗局|受骗|风险提示|官方提醒|安全提示|反诈/;
const END = /[。！？!?；;\n]/;
/** Characters of context kept on either side. */
const REACH = 160;
const MAX_PER_PAGE = 200;
const MAX_PER_RUN = 40;

function sentence(text: string, start: number, end: number): { from: number; to: number } {
  let from = start;
  while (from > 0 && start - from < REACH && !END.test(text[from - 1] ?? '')) from--;
  let to = end;
  while (to < text.length && to - end < REACH && !END.test(text[to] ?? '')) to++;
  if (to < text.length && /[。！？!?]/.test(text[to] ?? '')) to++;
  return { from, to };
}

const PAGES: Readonly<Record<WordingRule['context'], readonly PageKind[]>> = {
  sale: ['listing', 'order', 'payment', 'chat'],
  'sale-or-terms': ['listing', 'order', 'payment', 'chat', 'terms'],
  talk: ['chat', 'order'],
};

function judge(
  { rule, unless }: Compiled,
  text: string,
  start: number,
  around: string,
): 'no' | 'quoted' | 'yes' {
  if (unless?.test(around)) return 'no';
  // Exclusions are negative by nature ("不支持退款"); only the others can be turned round.
  if (rule.class === 'exclusion' || rule.class === 'stalling') return 'yes';
  if (NEGATED.test(text.slice(Math.max(0, start - 16), start))) return 'no';
  if (WARNING.test(around)) return 'no';
  if (rule.class !== 'promise' && rule.class !== 'guarantee') return 'yes';
  if (QUESTION.test(around)) return 'no';
  return QUOTED.test(around) ? 'quoted' : 'yes';
}

function inPiece(piece: Piece, page: PageKind): Found[] {
  const { text } = piece;
  const out: Found[] = [];
  for (const compiled of COMPILED) {
    if (!PAGES[compiled.rule.context].includes(page)) continue;
    let taken = 0;
    for (const m of text.matchAll(compiled.pattern)) {
      if (++taken > MAX_PER_RUN) break;
      const end = m.index + m[0].length;
      const around = sentence(text, m.index, end);
      const verdict = judge(compiled, text, m.index, text.slice(around.from, around.to));
      if (verdict === 'no') continue;
      const reading: Reading = {
        start: m.index,
        end,
        confidence: verdict === 'quoted' ? 'low' : 'high',
        ...(verdict === 'quoted' ? { remark: '转述' } : {}),
      };
      out.push({
        fact: factAt('wording', piece, reading, `用语表 ${compiled.rule.id}`, {
          wordingClass: compiled.rule.class,
          context: piece.run.text.slice(around.from, around.to).trim(),
        }),
        strength: 'none',
      });
    }
  }
  return out;
}

/**
 * Wording of the table on pages that sell, settle or discuss a sale. On other pages (news, wallets, forums) the same
 * words mean nothing, and none are reported. At most 200 a page.
 */
export function findWording(pieces: readonly Piece[], page: PageKind): Found[] {
  if (page === 'other') return [];
  const out: Found[] = [];
  for (const piece of pieces) {
    if (out.length >= MAX_PER_PAGE) break;
    if (ANY.test(piece.text)) out.push(...inPiece(piece, page));
  }
  return out.slice(0, MAX_PER_PAGE);
}
