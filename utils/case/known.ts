import type { UtcIso } from '../shared/time';
import { promisedTime } from './promise';
import { proposalsOf } from './proposals';
import { EMPTY_DOSSIER, type CaseField, type Dossier } from './model';
import type { CaseExhibit, Proposal } from './view.types';

/** What is taken to be so: what the user confirmed, else what the exhibits agree on. */
export interface Known {
  readonly value: string;
  /** Numbers of the exhibits it was read from. */
  readonly exhibits: readonly number[];
  /** Nobody confirmed it. */
  readonly assumed: boolean;
}

export type KnownFields = Readonly<Partial<Record<CaseField, Known>>>;

/**
 * Unconfirmed values count only when no exhibit says otherwise and none was read with doubt. Promises do not gainsay each other:
 * of several the one that was made before the others and binds itself to a time counts.
 */
export function knownFields(exhibits: readonly CaseExhibit[], dossier: Dossier = EMPTY_DOSSIER): KnownFields {
  const known: Partial<Record<CaseField, Known>> = {};
  for (const { field, values } of proposalsOf(exhibits, dossier)) {
    const sure = values.filter(({ confidence }) => confidence !== 'low');
    const only = sure.length === 1 ? sure[0] : field === 'promise' ? boundPromise(sure) : undefined;
    if (only)
      known[field] = { value: only.value, exhibits: only.from.map(({ number }) => number), assumed: true };
  }
  for (const [field, { value, from }] of Object.entries(dossier.fields))
    known[field as CaseField] = { value, exhibits: from ? [from.number] : [], assumed: false };
  return known;
}

/** Of the first exhibit, the surest. */
function boundPromise(values: Proposal['values']): Proposal['values'][number] | undefined {
  const first = ({ from }: Proposal['values'][number]): number =>
    Math.min(...from.map(({ number }) => number));
  return values
    .filter(({ value }) => promisedTime(value) !== undefined)
    .toSorted((a, b) => first(a) - first(b))[0];
}

/** ms since the epoch of a known time. */
export function timeOf(known: KnownFields, field: CaseField): number | undefined {
  return epochOf(known[field]?.value);
}

export function epochOf(at: UtcIso | undefined): number | undefined {
  const ms = at === undefined ? Number.NaN : Date.parse(at);
  return Number.isNaN(ms) ? undefined : ms;
}
