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
  return { amount: centsText(sum), parts: cents.length };
}

/** `150.50` */
export const centsText = (cents: bigint): string =>
  `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;

/** Refunds were noted, and they are less than what is asked for. */
export function isShort(dossier: Dossier): boolean {
  const back = recoveredOf(dossier);
  const asked = dossier.fields.claimAmount?.value;
  return back !== undefined && asked !== undefined && centsOf(back.amount) < centsOf(asked);
}

/** Whole cents: sums of money are not for floating point. */
export function centsOf(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.split('.');
  return BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0').slice(0, 2));
}
