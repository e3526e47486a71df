import { clockFlags } from './flags-clock';
import { arithmetic } from './flags-numbers';
import { order } from './flags-times';
import { knownFields } from './known';
import type { CaseField, Dossier } from './model';
import { proposalsOf } from './proposals';
import type { CaseExhibit, CaseFlag, Proposal } from './view.types';

/** Every code there is, so that each has its sentence. */
export const FLAG_CODES = [
  'paidBeforeOrdered',
  'deliveredBeforePaid',
  'timeInFuture',
  'clockSlow',
  'clockFast',
  'deliveredThough',
  'orderNumbersDiffer',
  'amountsDiffer',
  'valuesDiffer',
  'notAsRead',
  'sourceGone',
  'paidNotPrice',
  'claimAbovePaid',
  'notShort',
  'payeeNotSeller',
  'promiseLate',
  'promisePassed',
  'chatMayVanish',
  'listingMayChange',
  'keptInPart',
  'importedOnly',
  'notTimeStamped',
] as const;
export type FlagCode = (typeof FLAG_CODES)[number];

export interface Flag extends CaseFlag {
  readonly code: FlagCode;
}

/**
 * What cannot all be true, and what a reader of the case will ask about; conflicts first.
 *
 * @param now ms since the epoch
 */
export function flagsOf(exhibits: readonly CaseExhibit[], dossier: Dossier, now: number): Flag[] {
  const known = knownFields(exhibits, dossier);
  const proposals = proposalsOf(exhibits, dossier);
  const flags = [
    ...order(known, dossier, now),
    ...clockFlags(exhibits),
    ...differing(proposals),
    ...arithmetic(known, dossier),
    ...unlikeSource(proposals, exhibits, dossier),
    ...fading(exhibits, dossier),
  ];
  return [...flags.filter(isConflict), ...flags.filter((flag) => !isConflict(flag))];
}

const isConflict = ({ severity }: CaseFlag): boolean => severity === 'conflict';

/** Fields that a case has one of; what else differs between pages (a title, a promise) need not contradict. */
const SINGLE: readonly CaseField[] = [
  'orderNumber',
  'paid',
  'paidAt',
  'orderedAt',
  'deliveredAt',
  'transactionNumber',
];

/** Two pages state two values, both without doubt. Once the user has chosen one it is a warning. */
function differing(proposals: readonly Proposal[]): Flag[] {
  return proposals.flatMap(({ field, values, current }): Flag[] => {
    const sure = values.filter(({ confidence }) => confidence !== 'low');
    const [first, second] = sure;
    if (!SINGLE.includes(field) || !first || !second) return [];
    const code =
      field === 'orderNumber' ? 'orderNumbersDiffer' : field === 'paid' ? 'amountsDiffer' : 'valuesDiffer';
    return [
      {
        code,
        severity: current ? 'warning' : 'conflict',
        fields: [field],
        exhibits: numbersOf(sure.flatMap(({ from }) => from)),
        values: { first: first.verbatim.trim(), second: second.verbatim.trim() },
      },
    ];
  });
}

/** What the user confirmed stands in no exhibit, or stood in one that is deleted. */
function unlikeSource(
  proposals: readonly Proposal[],
  exhibits: readonly CaseExhibit[],
  { fields }: Dossier,
): Flag[] {
  const kept = new Set(exhibits.map(({ id }) => id));
  const gone = Object.entries(fields).flatMap(([field, { from }]): Flag[] =>
    from && !kept.has(from.exhibit)
      ? [
          {
            code: 'sourceGone',
            severity: 'warning',
            fields: [field as CaseField],
            exhibits: [],
            values: { number: from.number },
          },
        ]
      : [],
  );
  const unread = proposals.flatMap(({ field, values, current }): Flag[] => {
    const sure = values.filter(({ confidence }) => confidence !== 'low');
    const [read] = sure;
    if (!SINGLE.includes(field) || !current || !read || values.some(({ value }) => value === current.value))
      return [];
    return [
      {
        code: 'notAsRead',
        severity: 'warning',
        fields: [field],
        exhibits: numbersOf(read.from),
        values: { written: current.value, read: read.verbatim.trim() },
      },
    ];
  });
  return [...gone, ...unread];
}

/** Evidence that can be gone tomorrow, that lacks a part, or of which only a copy is here. */
function fading(exhibits: readonly CaseExhibit[], dossier: Dossier): Flag[] {
  if (dossier.outcome || exhibits.length === 0) return [];
  const has = (kind: CaseExhibit['kind']): boolean => exhibits.some((one) => one.kind === kind);
  const flags: Flag[] = [];
  const warn = (code: FlagCode, numbers: readonly number[]): void =>
    void flags.push({ code, severity: 'warning', fields: [], exhibits: numbers });
  // The guide: records of conversations expire and are cleaned up by themselves.
  if (!has('chat')) warn('chatMayVanish', []);
  if (!has('listing')) warn('listingMayChange', []);
  const partial = exhibits.filter(({ state, kind }) => state === 'partial' && kind !== 'other');
  if (partial.length > 0) warn('keptInPart', numbersOf(partial));
  for (const kind of ['payment', 'chat'] as const) {
    const own = exhibits.filter((one) => one.kind === kind);
    if (own.length > 0 && own.every(({ origin }) => origin === 'imported'))
      warn('importedOnly', numbersOf(own));
  }
  return flags;
}

function numbersOf(list: readonly { readonly number: number }[]): number[] {
  return [...new Set(list.map(({ number }) => number))].sort((a, b) => a - b);
}
