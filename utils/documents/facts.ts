import { deliveryGap, type DeliveryGap } from '../case/timeline/gap';
import { issueOf } from '../case/issue';
import { epochOf } from '../case/known';
import { CASE_FIELDS, type CaseField, type IssueType } from '../case/model';
import { exhibitLabel } from '../exhibit/ids';
import type { EvidenceKind } from '../exhibit/model';
import { FIELD_LABELS, ANSWER_LABELS } from './labels.data';
import { cleanLine, cleanText } from './clean';
import type { AnswerId, PaperCase } from './model';
import { blank, moment, yuan } from './words';

/** The case as a paper's sentences ask for it: a value in its paper form, or a visible blank. */
export interface Facts {
  readonly paper: PaperCase;
  readonly issue: IssueType | undefined;
  readonly gap: DeliveryGap;
  /** In its paper form; `undefined` where nobody knows. */
  has(field: CaseField): string | undefined;
  /** Likewise, or a blank. */
  get(field: CaseField): string;
  answered(id: AnswerId): string | undefined;
  answer(id: AnswerId): string;
  /** Its blank, whatever was answered. */
  unanswered(id: AnswerId): string;
  /** Likewise, on one line and without its full stop: to stand within a sentence. */
  inline(id: AnswerId): string;
  /** `（见证据E001、E002）`, or nothing where there are none. */
  cite(...of: readonly (EvidenceKind | CaseField)[]): string;
  /** Labels of the exhibits of these kinds, by number. */
  labels(...kinds: readonly EvidenceKind[]): string;
  numbers(...of: readonly (EvidenceKind | CaseField)[]): readonly number[];
}

export function factsOf(paper: PaperCase): Facts {
  const { known, dossier, exhibits, answers, now } = paper;
  const here = new Set(exhibits.map(({ number }) => number));
  const has = (field: CaseField): string | undefined => {
    const value = cleanLine(known[field]?.value ?? '');
    if (value === '') return undefined;
    switch (CASE_FIELDS[field]) {
      case 'money':
        return yuan(value);
      case 'time': {
        const at = epochOf(value);
        return at === undefined ? undefined : moment(at);
      }
      case 'text':
      case 'count':
      case 'url':
      case 'issue':
      case 'claim':
        break;
    }
    return value;
  };
  const answered = (id: AnswerId): string | undefined => cleanText(answers[id] ?? '') || undefined;
  const numbers = (...of: readonly (EvidenceKind | CaseField)[]): number[] => {
    const found = of.flatMap((one) =>
      isField(one)
        ? (known[one]?.exhibits ?? []).filter((number) => here.has(number))
        : exhibits.filter(({ kind }) => kind === one).map(({ number }) => number),
    );
    return [...new Set(found)].sort((a, b) => a - b);
  };
  return {
    paper,
    issue: issueOf(dossier),
    gap: deliveryGap(known, now, dossier.outcome !== undefined),
    has,
    get: (field) => has(field) ?? blank(FIELD_LABELS[field]),
    answered,
    answer: (id) => answered(id) ?? blank(ANSWER_LABELS[id]),
    unanswered: (id) => blank(ANSWER_LABELS[id]),
    inline: (id) => cleanLine(answered(id) ?? '').replace(/[。．.；;]+$/u, '') || blank(ANSWER_LABELS[id]),
    numbers,
    labels: (...kinds) =>
      numbers(...kinds)
        .map(exhibitLabel)
        .join('、'),
    cite: (...of) => citation(numbers(...of)),
  };
}

const isField = (name: EvidenceKind | CaseField): name is CaseField => Object.hasOwn(CASE_FIELDS, name);

/** Exhibits named in one place before the list is referred to instead: forty numbers help nobody. */
const NAMED = 6;

export function citation(numbers: readonly number[]): string {
  if (numbers.length === 0) return '';
  const named = numbers.slice(0, NAMED).map(exhibitLabel).join('、');
  return numbers.length > NAMED ? `（见证据${named}等${numbers.length}份）` : `（见证据${named}）`;
}
