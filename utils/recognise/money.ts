export interface Money {
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
  /** Plain decimal with at least two places; absent for a range. */
  readonly value?: string;
  readonly shape: 'exact' | 'from' | 'range';
  /** It carries ¥, 元, CNY or RMB. */
  readonly marked: boolean;
}

const AMOUNT = '(?:\\d{1,3}(?:,\\d{3}){1,4}|\\d{1,10})(?:\\.\\d{1,4})?';
const MONEY = new RegExp(
  `(?<![\\dA-Za-z.,])(-\\s?)?(?:(¥|CNY|RMB|人民币)\\s{0,3})?(-)?(${AMOUNT})(?![\\d]|\\.\\d|,\\d)(\\s?万)?(?:\\s{0,3}(元|圆|CNY|RMB)(?![宵旦素]))?`,
  'gi',
);
const RANGE = new RegExp(`^\\s{0,2}[-~至]\\s{0,2}¥?\\s?${AMOUNT}(?:\\s?元)?`);

function decimal(digits: string, wan: boolean): string {
  const plain = digits.replaceAll(',', '');
  if (wan) return (Number(plain) * 10_000).toFixed(2);
  const [whole = '0', fraction = ''] = plain.split('.');
  return `${whole.replace(/^0+(?=\d)/, '')}.${fraction.padEnd(2, '0')}`;
}

/**
 * The first sum of money in `text[from, to)`, folded text. A number without a currency sign counts only with
 * `bare` and when nothing else stands there. Deductions (`-¥5`) and other currencies are none.
 */
export function findMoney(text: string, from: number, to: number, bare: boolean): Money | undefined {
  const slice = text.slice(from, Math.min(to, from + 400));
  for (const m of slice.matchAll(MONEY)) {
    const marked = m[2] !== undefined || m[6] !== undefined;
    const alone = slice.trim() === m[0].trim();
    if (m[1] !== undefined || m[3] !== undefined) continue;
    if (!marked && !(bare && alone)) continue;
    const lead = m[0].length - m[0].trimStart().length;
    const after = slice.slice(m.index + m[0].length);
    const range = RANGE.exec(after);
    const start = from + m.index + lead;
    const end = from + m.index + m[0].trimEnd().length;
    if (range) return { start, end: end + range[0].length, shape: 'range', marked };
    const value = decimal(m[4] ?? '0', m[5] !== undefined);
    const open = /^\s?(?:起|以上)/.exec(after);
    if (open) return { start, end: end + open[0].length, value, shape: 'from', marked };
    return { start, end, value, shape: 'exact', marked };
  }
  return undefined;
}
