import type { EvidenceKind } from '../exhibit/model';
import { BEST_SOURCES } from './hints.data';
import { CASE_FIELDS, type CaseField, type Dossier, type Hint } from './model';
import type { CaseExhibit, Proposal } from './view.types';

const SURENESS = { high: 2, medium: 1, low: 0 } as const;

interface Candidate {
  readonly hint: Hint;
  readonly exhibit: CaseExhibit;
}

type Values = Proposal['values'];

/** By the list of exhibits, which is replaced and never changed: ten thousand are gone through once, however many ask. */
const read = new WeakMap<readonly CaseExhibit[], ReadonlyMap<CaseField, Values>>();

/**
 * What the exhibits could fill in, in the order of the fields. Values: the surest first, among equals the one of the
 * newest exhibit; each names every exhibit it stands in: first those that were made to say it, then the newest.
 */
export function proposalsOf(exhibits: readonly CaseExhibit[], dossier: Dossier): Proposal[] {
  const known = read.get(exhibits) ?? readValues(exhibits);
  read.set(exhibits, known);
  return (Object.keys(CASE_FIELDS) as CaseField[]).flatMap((field) => {
    const values = known.get(field);
    if (!values) return [];
    const current = dossier.fields[field];
    return [{ field, values, ...(current ? { current } : {}) }];
  });
}

function readValues(exhibits: readonly CaseExhibit[]): ReadonlyMap<CaseField, Values> {
  const byField = new Map<CaseField, Candidate[]>();
  for (const exhibit of exhibits.toSorted((a, b) => b.number - a.number)) {
    for (const hint of exhibit.hints) {
      const found = byField.get(hint.field);
      if (found) found.push({ hint, exhibit });
      else byField.set(hint.field, [{ hint, exhibit }]);
    }
  }
  return new Map(
    [...byField].map(([field, found]) => [field, valuesOf(found, BEST_SOURCES[field] ?? [])] as const),
  );
}

function valuesOf(candidates: readonly Candidate[], best: readonly EvidenceKind[]): Values {
  const rank = ({ exhibit: { kind } }: Candidate): number =>
    best.includes(kind) ? best.indexOf(kind) : best.length;
  const byValue = new Map<string, Candidate[]>();
  for (const one of candidates) {
    const key = one.hint.value;
    const found = byValue.get(key);
    if (found) found.push(one);
    else byValue.set(key, [one]);
  }
  return [...byValue]
    .map(([value, found]) => {
      const surest = found.reduce((a, b) =>
        SURENESS[b.hint.confidence] > SURENESS[a.hint.confidence] ? b : a,
      ).hint;
      const from = new Map(
        found
          .toSorted((a, b) => rank(a) - rank(b))
          .map(({ exhibit: { id, number } }) => [id, { exhibit: id, number }]),
      );
      return {
        value,
        verbatim: surest.verbatim,
        confidence: surest.confidence,
        from: [...from.values()],
      };
    })
    .sort((a, b) => SURENESS[b.confidence] - SURENESS[a.confidence]);
}
