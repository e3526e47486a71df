import type { Flag } from './flags';
import { issueOf } from './issue';
import type { KnownFields } from './known';
import type { CaseField, Dossier } from './model';

/** Sums, quantities and names that do not fit together. */
export function arithmetic(known: KnownFields, dossier: Dossier): Flag[] {
  const flags: Flag[] = [];
  const [price, paid, claimed] = (['price', 'paid', 'claimAmount'] as const).map((field) =>
    fen(known[field]?.value),
  );
  const exhibits = (...fields: readonly CaseField[]): number[] => [
    ...new Set(fields.flatMap((field) => [...(known[field]?.exhibits ?? [])])),
  ];
  if (price !== undefined && paid !== undefined && price !== paid)
    flags.push({
      code: 'paidNotPrice',
      severity: 'warning',
      fields: ['price', 'paid'],
      exhibits: exhibits('price', 'paid'),
      values: { price: known.price?.value ?? '', paid: known.paid?.value ?? '' },
    });
  if (claimed !== undefined && paid !== undefined && claimed > paid)
    flags.push({
      code: 'claimAbovePaid',
      severity: 'warning',
      fields: ['claimAmount', 'paid'],
      exhibits: exhibits('paid'),
      values: { claimed: known.claimAmount?.value ?? '', paid: known.paid?.value ?? '' },
    });
  const [expected, received] = [known.expectedQuantity?.value, known.receivedQuantity?.value].map((count) =>
    count === undefined ? undefined : Number(count),
  );
  if (
    issueOf(dossier) === 'short' &&
    expected !== undefined &&
    received !== undefined &&
    received >= expected
  )
    flags.push({
      code: 'notShort',
      severity: 'conflict',
      fields: ['expectedQuantity', 'receivedQuantity'],
      exhibits: exhibits('expectedQuantity', 'receivedQuantity'),
      values: { expected, received },
    });
  const [seller, payee] = [known.sellerName, known.payee];
  if (seller && payee && plain(seller.value) !== plain(payee.value))
    flags.push({
      code: 'payeeNotSeller',
      severity: 'warning',
      fields: ['sellerName', 'payee'],
      exhibits: exhibits('sellerName', 'payee'),
      values: { seller: seller.value, payee: payee.value },
    });
  return flags;
}

/** Hundredths of a yuan, so that sums compare exactly. */
function fen(amount: string | undefined): number | undefined {
  return amount === undefined ? undefined : Math.round(Number(amount) * 100);
}

const plain = (name: string): string => name.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
