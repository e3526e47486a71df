import type { Recognition } from '../recognise/types';
import type { RiskReport } from './view.types';

/** What speaks for care before paying. Only where a shop or a seller speaks: never on a wallet, a news page or a forum. */
export function riskOf({ pageKind, facts }: Pick<Recognition, 'pageKind' | 'facts'>): RiskReport {
  if (pageKind === 'other' || pageKind === 'terms') return { hints: [], advice: [] };
  const hints = facts.flatMap((fact) =>
    fact.kind === 'wording' && fact.wordingClass !== undefined && fact.visible
      ? [
          {
            code: fact.wordingClass,
            severity: 'care' as const,
            verbatim: fact.verbatim,
            ...(fact.context === undefined ? {} : { context: fact.context }),
          },
        ]
      : [],
  );
  return { hints, advice: hints.length > 0 ? ['smallTest', 'escrow', 'readTerms'] : [] };
}
