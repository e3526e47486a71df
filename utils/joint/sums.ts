import type { Member, Sum } from './model';

/** A plain decimal of CNY as whole fen, so that nothing is lost by adding; undefined for anything else. */
export function fenOf(amount: string | undefined): bigint | undefined {
  const [, whole, cents = ''] = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(amount?.trim() ?? '') ?? [];
  return whole === undefined ? undefined : BigInt(whole) * 100n + BigInt(cents.padEnd(2, '0'));
}

export function yuan(fen: bigint): string {
  const digits = String(fen).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export function sumOf(members: readonly Member[], amount: (member: Member) => string | undefined): Sum {
  const known = members.map((member) => fenOf(amount(member)));
  return {
    amount: yuan(known.reduce((sum: bigint, one) => sum + (one ?? 0n), 0n)),
    unknown: known.filter((one) => one === undefined).length,
  };
}

export const paidBy = ({ fields }: Member): string | undefined => fields.paid?.value;

/** What is asked for: as stated, or what was paid when all of it is. */
export function claimedBy({ fields }: Member): string | undefined {
  return fields.claimAmount?.value ?? (fields.claim?.value === 'partial' ? undefined : fields.paid?.value);
}

/** Nothing came back as long as nobody says that it did. */
export const recoveredBy = ({ recovered }: Member): string => recovered ?? '0';
