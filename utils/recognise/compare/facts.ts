import { fold } from '../fold';
import type { Fact, FactKind } from '../types';
import { goneLine, stockLine, type Line } from './availability';
import type { ChangeKind, FactChange, Shown, Side } from './change.types';

/** The order in which changes are told: what a dispute turns on comes first. */
const ORDER: readonly ChangeKind[] = [
  'gone',
  'status',
  'price',
  'amount',
  'stock',
  'originalPrice',
  'fee',
  'wording',
  'deliveryMethod',
  'deliveredAt',
  'seller',
  'goodsTitle',
  'quantity',
  'orderNumber',
  'merchantOrderNumber',
  'createdAt',
  'paidAt',
  'paymentMethod',
  'pageTitle',
];

const MONEY: ReadonlySet<FactKind> = new Set(['price', 'amount', 'originalPrice', 'fee']);

const plain = (text: string): string => fold(text).replace(/\s+/g, ' ').trim();
const valueOf = (fact: Fact): string =>
  fact.kind === 'wording'
    ? `${fact.wordingClass ?? ''} ${plain(fact.verbatim)}`
    : (fact.value ?? plain(fact.verbatim));

function shown(fact: Fact): Shown {
  return {
    verbatim: fact.verbatim,
    ...(fact.label === undefined ? {} : { label: fact.label }),
    ...(fact.context === undefined ? {} : { context: fact.context }),
  };
}

/** Facts a reader of the page could see, each value once. */
function visibleOnce(facts: readonly Fact[], kind: FactKind): readonly Fact[] {
  const byValue = new Map<string, Fact>();
  for (const fact of facts) {
    if (fact.kind !== kind || !fact.visible) continue;
    if (!byValue.has(valueOf(fact))) byValue.set(valueOf(fact), fact);
  }
  return [...byValue.values()];
}

function direction(before: Fact, after: Fact): Pick<FactChange, 'direction'> {
  const from = Number(before.value);
  const to = Number(after.value);
  if (!MONEY.has(before.kind) || !Number.isFinite(from) || !Number.isFinite(to) || from === to) return {};
  return { direction: to > from ? 'up' : 'down' };
}

/** Facts of one kind: those under the same label belong together, then the only one left on either side. */
function compareKind(kind: FactKind, before: Side, after: Side): readonly FactChange[] {
  const all = [visibleOnce(before.facts, kind), visibleOnce(after.facts, kind)] as const;
  const values = all.map((facts) => new Set(facts.map(valueOf)));
  const gone = all[0].filter((fact) => !values[1]?.has(valueOf(fact)));
  const fresh = all[1].filter((fact) => !values[0]?.has(valueOf(fact)));
  const pairs = new Map<Fact, Fact>();
  const taken = new Set<Fact>();
  /** Only where there is no doubt which value took the place of which: one on either side. */
  const pair = (groupOf: (fact: Fact) => string | undefined) => {
    const lone = (facts: readonly Fact[]): ReadonlyMap<string, Fact> => {
      const groups = facts.map((fact) => [groupOf(fact), fact] as const);
      const alone = groups.filter(
        ([group]) => group !== undefined && groups.filter(([other]) => other === group).length === 1,
      );
      return new Map(alone.map(([group, fact]) => [group ?? '', fact]));
    };
    const others = lone(fresh.filter((fact) => !taken.has(fact)));
    for (const [group, a] of lone(gone.filter((fact) => !pairs.has(fact)))) {
      const b = others.get(group);
      if (!b) continue;
      pairs.set(a, b);
      taken.add(b);
    }
  };
  // One promise does not turn into another: wordings come and go by themselves.
  if (kind !== 'wording') {
    pair((fact) => fact.label && plain(fact.label));
    pair(() => 'whatever its label');
  }
  const wording = (fact: Fact) => (fact.wordingClass ? { wordingClass: fact.wordingClass } : {});
  return [
    ...gone.map((a): FactChange => {
      const b = pairs.get(a);
      if (b) return { kind, before: shown(a), after: shown(b), ...direction(a, b), doubtful: false };
      return { kind, before: shown(a), ...wording(a), doubtful: after.textGaps };
    }),
    ...fresh
      .filter((b) => !taken.has(b))
      .map((b): FactChange => ({ kind, after: shown(b), ...wording(b), doubtful: before.textGaps })),
  ];
}

function compareLines(
  kind: ChangeKind,
  before: Line | undefined,
  after: Line | undefined,
  sides: readonly [Side, Side],
): readonly FactChange[] {
  if (before?.value === after?.value) return [];
  return [
    {
      kind,
      ...(before ? { before: { verbatim: before.verbatim } } : {}),
      ...(after ? { after: { verbatim: after.verbatim } } : {}),
      doubtful: (!after && sides[1].textGaps) || (!before && sides[0].textGaps),
    },
  ];
}

const stockOf = ({ text }: Side): Line | undefined => (text === null ? undefined : stockLine(text));
const titleOf = ({ title }: Side): Line | undefined =>
  title.trim() === '' ? undefined : { verbatim: title.trim(), value: plain(title) };

/**
 * What changed in words between two captures, most telling first: prices, status, promises, stock, "gone", titles, each
 * with both verbatim readings. Facts that cannot be seen on the page are left out. Pure.
 */
export function compareFacts(before: Side, after: Side): readonly FactChange[] {
  const sides = [before, after] as const;
  const kinds = new Set([...before.facts, ...after.facts].map((fact) => fact.kind));
  const changes = [
    ...[...kinds].flatMap((kind) => compareKind(kind, before, after)),
    ...compareLines('stock', stockOf(before), stockOf(after), sides),
    ...compareLines(
      'gone',
      goneLine(before.title, before.text ?? ''),
      goneLine(after.title, after.text ?? ''),
      sides,
    ),
    ...compareLines('pageTitle', titleOf(before), titleOf(after), sides),
  ];
  return changes.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}
