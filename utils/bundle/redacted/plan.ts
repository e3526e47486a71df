import { compactOf } from './compact';

/** A rectangle of one picture file, device px of that file, whole numbers. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a masked string is; only its kind may be spoken of afterwards. */
export const SECRET_KINDS = [
  'phone',
  'id-number',
  'bank-card',
  'email',
  'card-secret', // 卡密
  'account', // a field of the case
  'personal', // an answer given for the papers: name, phone, ID number, address
  'own', // typed by the user
] as const;
export type SecretKind = (typeof SECRET_KINDS)[number];

export interface Secret {
  readonly kind: SecretKind;
  readonly text: string;
}

/** One file of an exhibit. */
export interface FileName {
  /** Number of the exhibit. */
  readonly exhibit: number;
  /** Path in the exhibit's folder. */
  readonly path: string;
}

/** What the user decided to mask. Originals are never touched: a plan only says what the copy looks like. */
export interface RedactionPlan {
  /** Masked everywhere, in every spelling. */
  readonly secrets: readonly Secret[];
  readonly areas: readonly (FileName & { readonly areas: readonly Area[] })[];
  /** Files that would be left out, of which the user says that nothing to be masked shows in them. */
  readonly clear: readonly FileName[];
  /** What becomes of text files that hold a masked string: copied with ■, or left out (their hashes stay). */
  readonly texts: 'masked' | 'left-out';
  /** Kept papers (文书), which name the user: masked like any other text, or left out whole. Absent: masked. */
  readonly papers?: 'masked' | 'left-out';
}

/** Stands for a masked string, whatever its length: a length would narrow down what it was. */
export const BLOT = '■■■■';

/** Characters that count, at least: a shorter string would blot half of every page. CJK says more in fewer. */
export function isMaskable(text: string): boolean {
  const { length } = compactOf(text);
  // eslint-disable-next-line no-control-regex -- ASCII is what it is about
  return length >= (/^[\x00-\x7f]*$/.test(text) ? 5 : 2) && text.length <= 200;
}

/** What is looked for: folded and without separators, and as it was typed (for bytes nobody decodes). */
export function needlesOf({ secrets }: Pick<RedactionPlan, 'secrets'>): readonly string[] {
  return [...new Set(secrets.flatMap(({ text }) => [compactOf(text), text]))].filter((text) => text !== '');
}
