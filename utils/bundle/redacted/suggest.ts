import { isMaskable, type Secret, type SecretKind } from './plan';
import { compactOf } from './compact';

export interface Suggestion extends Secret {
  /** Where it was found: labels of exhibits, or nothing when it comes from the case. */
  readonly exhibits: readonly string[];
  /** Times it was found. */
  readonly count: number;
}

/** Digits, any of these between them. */
const GAP = '[ \\u00a0-]?';
const digits = (n: number): string => `(?:\\d${GAP}){${n - 1}}\\d`;
const alone = (inside: string): RegExp => new RegExp(`(?<![\\dA-Za-z])(?:${inside})(?![\\dA-Za-z])`, 'g');

const PHONE = alone(`(?:\\+?86${GAP})?(1[3-9]${GAP}${digits(9)})`);
const ID_NUMBER = alone(`(${digits(17)}${GAP}[\\dXx])`);
const BANK_CARD = alone(`([3-6]${GAP}(?:\\d${GAP}){14,17}\\d)`);
const EMAIL = /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}/g;
/** The label may stand on the line above; a row may hold number and password of a card one after the other. */
const CARD_SECRET =
  /(?:卡密|卡号|卡密码|密码|兑换码|激活码|充值码|提取码|序列号|CDK(?:EY)?)[:：\s]{1,4}([A-Za-z0-9][A-Za-z0-9-]{6,40})(?:[ \t,，|-]{1,6}([A-Za-z0-9][A-Za-z0-9-]{6,40}))?/gi;

/** ISO 7064 MOD 11-2 as GB 11643 uses it. */
export function isIdNumber(text: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(text)) return false;
  const sum = Array.from(text.slice(0, 17)).reduce(
    (total, digit, i) => total + Number(digit) * (2 ** (17 - i) % 11),
    0,
  );
  const month = Number(text.slice(10, 12));
  const day = Number(text.slice(12, 14));
  return (
    '10X98765432'[sum % 11] === text[17]?.toUpperCase() && month >= 1 && month <= 12 && day >= 1 && day <= 31
  );
}

/** ISO/IEC 7812. */
export function isLuhn(text: string): boolean {
  if (!/^\d{16,19}$/.test(text)) return false;
  const sum = Array.from(text)
    .reverse()
    .reduce((total, digit, i) => {
      const value = Number(digit) * (i % 2 === 1 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}

const RULES: readonly (readonly [SecretKind, RegExp, (text: string) => boolean])[] = [
  ['phone', PHONE, () => true],
  ['id-number', ID_NUMBER, (text) => isIdNumber(text.replaceAll(/[^\dXx]/g, ''))],
  ['bank-card', BANK_CARD, (text) => isLuhn(text.replaceAll(/\D/g, ''))],
  ['email', EMAIL, () => true],
  ['card-secret', CARD_SECRET, (text) => /\d/.test(text)],
];

/**
 * What in the words of a case is likely to be private. A proposal only: whose number it is, the user knows. Most frequent
 * first within a kind.
 *
 * @param texts what the exhibits say, with the label of each
 * @param known values the case itself holds of the user (account …)
 */
export function suggestSecrets(
  texts: readonly { readonly label: string; readonly text: string }[],
  known: readonly Secret[] = [],
): Suggestion[] {
  const found = new Map<string, { kind: SecretKind; text: string; exhibits: Set<string>; count: number }>();
  const add = (kind: SecretKind, text: string, label?: string): void => {
    const key = compactOf(text);
    if (!isMaskable(text)) return;
    const entry = found.get(key) ?? { kind, text, exhibits: new Set<string>(), count: 0 };
    if (label !== undefined) {
      entry.exhibits.add(label);
      entry.count += 1;
    }
    found.set(key, entry);
  };
  for (const { kind, text } of known) add(kind, text);
  for (const { label, text } of texts) {
    for (const [kind, pattern, holds] of RULES) {
      for (const [, ...groups] of matches(text, pattern)) {
        for (const group of groups) if (group !== undefined && holds(group)) add(kind, group, label);
      }
    }
  }
  const order = (kind: SecretKind): number => RULES.findIndex(([rule]) => rule === kind);
  return [...found.values()]
    .map((entry) => ({ ...entry, exhibits: [...entry.exhibits].sort() }))
    .sort((a, b) => order(a.kind) - order(b.kind) || b.count - a.count || (a.text < b.text ? -1 : 1));
}

/** Matches with their groups; of a pattern without groups the whole counts as one. */
function* matches(text: string, pattern: RegExp): Generator<readonly (string | undefined)[]> {
  for (const match of text.matchAll(pattern)) yield match.length > 1 ? match : [match[0], match[0]];
}
