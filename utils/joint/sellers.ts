import { fold } from '../recognise/fold';
import { byFrequency, groupBy } from './group';
import type { Member, Person, Seller } from './model';
import { claimedBy, paidBy, recoveredBy, sumOf } from './sums';

/**
 * Who bought from the same seller: cases that share a name of the seller, of the shop, a contact or the address of the
 * shop's page. The host alone joins only cases that name nothing else, since many sellers share a platform; a payee joins
 * none, since a platform's cashier is everybody's payee.
 */
export function groupSellers(members: readonly Member[]): { readonly labels: readonly string[] } {
  const parent = members.map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== at) at = parent[at] = parent[parent[at] ?? at] ?? at;
    return at;
  };
  const first = new Map<string, number>();
  for (const [i, member] of members.entries()) {
    for (const key of keysOf(member)) {
      const seen = first.get(key);
      if (seen === undefined) first.set(key, i);
      else parent[root(i)] = root(seen);
    }
  }
  const order = [...new Set(members.map((_, i) => root(i)))].sort((a, b) => a - b);
  const named = new Map(order.map((at, i) => [at, `S${String(i + 1).padStart(2, '0')}`]));
  return { labels: members.map((_, i) => named.get(root(i)) ?? '') };
}

const folded = (text: string): string => fold(text).replaceAll(/\s+/g, '').toLowerCase();

function keysOf({ fields }: Member): string[] {
  const keys = (['sellerName', 'shop', 'sellerContact'] as const).flatMap((field) => {
    const value = folded(fields[field]?.value ?? '');
    return value ? [`${field} ${value}`] : [];
  });
  const url = addressOf(fields.shopUrl?.value);
  if (url && url.pathname !== '/') keys.push(`page ${url.host}${url.pathname}`);
  if (keys.length === 0) keys.push(url ? `host ${url.host}` : 'nobody');
  return keys;
}

function addressOf(text: string | undefined): URL | undefined {
  return text && URL.canParse(text) ? new URL(text) : undefined;
}

/** The sellers of people who were given theirs. */
export function labelSellers(people: readonly Person[]): Seller[] {
  return [...groupBy(people, (person) => person.seller)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, buyers]) => {
      const values = (...fields: ('sellerName' | 'shop' | 'sellerContact' | 'payee')[]): string[] =>
        byFrequency(buyers.flatMap((one) => fields.flatMap((field) => one.fields[field]?.value ?? [])));
      return {
        label,
        names: values('sellerName', 'shop'),
        contacts: values('sellerContact'),
        sites: byFrequency(buyers.flatMap((one) => addressOf(one.fields.shopUrl?.value)?.host ?? [])),
        people: buyers.map((one) => one.label),
        orders: new Set(buyers.flatMap((one) => one.fields.orderNumber?.value ?? [])).size,
        paid: sumOf(buyers, paidBy),
        claimed: sumOf(buyers, claimedBy),
        recovered: sumOf(buyers, recoveredBy),
      };
    });
}
