export interface NumberFound {
  readonly start: number;
  readonly end: number;
  /** Without `#`. */
  readonly value: string;
}

const SHAPE = /^[\s'"“”「【[:]{0,4}(?:No\.?\s?:?\s?)?([#№]\s?)?([A-Za-z0-9][A-Za-z0-9_-]{2,63})/i;
const UNIT = /^\s?(?:[元个件笔条天张份月年日号点分人次]|%|\.\d|\*|\/\d|:\d)/;

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A resident identity number: 17 digits, a plausible birthday, and the check character of GB 11643. */
export function isIdentityNumber(text: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(text)) return false;
  const [year, month, day] = [
    Number(text.slice(6, 10)),
    Number(text.slice(10, 12)),
    Number(text.slice(12, 14)),
  ];
  if (year < 1900 || year > 2099 || month < 1 || month > 12 || day < 1 || day > 31) return false;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return '10X98765432'[sum % 11] === text[17]?.toUpperCase();
}

/** A bank card number by its length and Luhn digit (ISO/IEC 7812-1). */
export function isBankCard(text: string): boolean {
  if (!/^[3-6]\d{14,18}$/.test(text)) return false;
  let sum = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = Number(text[text.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

export const isPhone = (text: string): boolean => /^(?:\+?86-?)?1[3-9]\d{9}$/.test(text);
const isDate = (text: string): boolean => /^(?:19|20)\d{2}-\d{1,2}-\d{1,2}$/.test(text);

/**
 * The number that `text[from, to)` begins with. After a weak label ("订单") whatever could be a telephone, identity or
 * bank card number is refused, and so is anything short without `#`.
 */
export function findOrderNumber(
  text: string,
  from: number,
  to: number,
  strength: 'strong' | 'weak',
): NumberFound | undefined {
  const slice = text.slice(from, Math.min(to, from + 120));
  const m = SHAPE.exec(slice);
  const value = m?.[2];
  if (!m || value === undefined) return undefined;
  const hash = m[1] !== undefined;
  const digits = value.replace(/\D/g, '').length;
  if (digits < (hash ? 3 : 4) || (!hash && value.length < 5)) return undefined;
  if (isDate(value) || UNIT.test(slice.slice(m[0].length)) || value.length === 64) return undefined;
  if (strength === 'weak') {
    if (!hash && (value.length < 8 || digits < 6)) return undefined;
    if (isPhone(value) || isIdentityNumber(value) || isBankCard(value)) return undefined;
  }
  const lead = m[0].length - value.length - (m[1]?.length ?? 0);
  return { start: from + lead, end: from + m[0].length, value };
}
