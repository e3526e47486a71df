import type { Dossier } from './model';

/** What came back so far. */
export interface Recovered {
  /** Plain decimal of CNY. */
  readonly amount: string;
  /** In how many pieces; 1 for the sum stated at the end. */
  readonly parts: number;
}

/** Sum of the refunds noted as they came; once the case is closed, what its outcome says. `undefined`: nothing did. */
export function recoveredOf({ contacts, outcome }: Dossier): Recovered | undefined {
  if (outcome) return outcome.recovered === undefined ? undefined : { amount: outcome.recovered, parts: 1 };
  const cents = contacts.flatMap(({ recovered }) => (recovered === undefined ? [] : [centsOf(recovered)]));
  if (cents.length === 0) return undefined;
  const sum = cents.reduce((all, one) => all + one, 0n);
  return { amount: `${sum / 100n}.${String(sum % 100n).padStart(2, '0')}`, parts: cents.length };
}

/** Whole cents: sums of money are not for floating point. */
function centsOf(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.split('.');
  return BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0').slice(0, 2));
}
