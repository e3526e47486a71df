import type { EvidenceKind } from '../exhibit/model';
import type { Fact } from '../recognise/types';
import type { Hint } from './model';

/** The page that facts were read off. */
export interface HintPage {
  readonly kind: EvidenceKind;
  readonly url: string;
  readonly title: string;
  /** Minutes east of UTC of the computer that showed it. */
  readonly offsetMinutes: number;
}

/** What a case can use of a page's facts, each in its field's own form. */
export function hintsOf(facts: readonly Fact[], _page: HintPage): Hint[] {
  return facts.flatMap(({ kind, value, verbatim, confidence }): Hint[] =>
    kind === 'orderNumber' && value !== undefined
      ? [{ field: 'orderNumber', value, verbatim, confidence }]
      : [],
  );
}
