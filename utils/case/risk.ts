import type { Fact, Recognition } from '../recognise/types';
import { ADVICE, DISCOUNT, WORDING_RISKS, type RiskRule } from './risk.data';
import type { RiskHint, RiskReport } from './view.types';

interface Found {
  readonly rule: RiskRule;
  readonly hint: RiskHint;
}

/**
 * What speaks for care before paying, the most serious first; each kind once, by its first place on the page. Only where a
 * shop or a seller speaks: nothing on a wallet, a news page or a forum, nothing out of text that the page hides, and nothing
 * that somebody only repeats.
 */
export function riskOf({ pageKind, facts }: Pick<Recognition, 'pageKind' | 'facts'>): RiskReport {
  if (pageKind === 'other' || pageKind === 'terms') return { hints: [], advice: [] };
  const shown = facts.filter(({ visible }) => visible);
  const found = firsts([...shown.flatMap(worded), ...discounted(shown)]);
  const asked = new Set(found.flatMap(({ rule }) => rule.advice));
  // The kind of goods and the refund rule are worth a look before every purchase that has a reason to be careful.
  if (found.length > 0) asked.add('readTerms');
  const hints = found.map(({ hint }) => hint);
  return {
    hints: [...hints.filter(isHigh), ...hints.filter((hint) => !isHigh(hint))],
    advice: ADVICE.filter((id) => asked.has(id)),
  };
}

const isHigh = ({ severity }: RiskHint): boolean => severity === 'high';

function worded({ kind, wordingClass, confidence, verbatim, context }: Fact): Found[] {
  const rule = kind === 'wording' && wordingClass !== undefined ? WORDING_RISKS[wordingClass] : undefined;
  if (!rule || confidence === 'low') return [];
  const { code, severity } = rule;
  return [{ rule, hint: { code, severity, verbatim, ...(context === undefined ? {} : { context }) } }];
}

/** The lowest plain price against the highest original one; "from" prices and ranges compare nothing. */
function discounted(facts: readonly Fact[]): Found[] {
  const sums = (kind: Fact['kind']): { fact: Fact; sum: number }[] =>
    facts
      .filter((fact) => fact.kind === kind && fact.value !== undefined && fact.confidence !== 'low')
      .map((fact) => ({ fact, sum: Number(fact.value) }))
      .filter(({ sum }) => sum > 0);
  const [price, original] = [sums('price'), sums('originalPrice')];
  // Several goods on one page: nobody knows which price belongs to which.
  const [now, before] = [price[0], original[0]];
  if (!now || !before || price.length > 1 || original.length > 1) return [];
  const share = now.sum / before.sum;
  if (share > DISCOUNT.atMost) return [];
  const { rule } = DISCOUNT;
  return [
    {
      rule,
      hint: {
        code: rule.code,
        severity: rule.severity,
        verbatim: now.fact.verbatim,
        values: { percent: Math.round(share * 100), original: before.fact.verbatim },
      },
    },
  ];
}

function firsts(found: readonly Found[]): Found[] {
  const kept = new Map<string, Found>();
  for (const one of found) if (!kept.has(one.rule.code)) kept.set(one.rule.code, one);
  return [...kept.values()];
}
