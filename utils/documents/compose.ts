import { exhibitLabel } from '../exhibit/ids';
import { shorterBrief } from './brief';
import { factsOf } from './facts';
import { ANSWER_LABELS, FIELD_LABELS } from './labels.data';
import type { AnswerId, Block, PaperCase, TemplateId } from './model';
import type { CaseField } from '../case/model';
import type { Facts } from './facts';
import { complaint, report } from './papers/authority';
import { civilComplaint } from './papers/civil-complaint';
import { evidenceList } from './papers/evidence-list';
import { identityRequest } from './papers/identity-request';
import { paymentComplaint } from './papers/payment-complaint';
import { platformAppeal } from './papers/platform-appeal';
import { refundDemand } from './papers/refund-demand';
import { plainOf } from './plain';
import { TEMPLATES } from './templates.data';
import { blanksIn } from './words';

const WRITERS: Readonly<Record<TemplateId, (f: Facts) => Block[]>> = {
  'refund-demand': refundDemand,
  'platform-appeal': platformAppeal,
  'identity-request': identityRequest,
  'payment-complaint': paymentComplaint,
  'complaint-12315': complaint,
  'report-12315': report,
  'civil-complaint': civilComplaint,
  'evidence-list': evidenceList,
};

/** A paper filled from the case, as plain text. What is not known is a visible blank. */
export function composePaper(id: TemplateId, paper: PaperCase): string {
  return plainOf(WRITERS[id](factsOf(paper)));
}

/** A shorter text for the box of a channel, made from the facts. */
export function suggestBrief(paper: PaperCase, limit: number): string {
  return shorterBrief(factsOf(paper), limit);
}

export interface Missing {
  readonly fields: readonly CaseField[];
  readonly answers: readonly AnswerId[];
  /** Blanks that no field of the form fills. */
  readonly others: readonly string[];
}

/** What the paper still has blank: by field of the case, by answer, and the rest in its own words. */
export function missingIn(id: TemplateId, text: string): Missing {
  const blanks = new Set(blanksIn(text));
  const take = <T extends string>(ids: readonly T[], labels: Readonly<Record<T, string>>): T[] =>
    ids.filter((one) => blanks.delete(labels[one]));
  const fields = take([...new Set(TEMPLATES[id].fields), ...LOOSE_FIELDS], FIELD_LABELS);
  const answers = take(Object.keys(ANSWER_LABELS) as AnswerId[], ANSWER_LABELS);
  return { fields: [...new Set(fields)], answers, others: [...blanks] };
}

const LOOSE_FIELDS = Object.keys(FIELD_LABELS) as CaseField[];

/** Numbers of the exhibits that a text names and that exist. */
export function citedIn(text: string, numbers: readonly number[]): number[] {
  return numbers.filter((number) => new RegExp(`${exhibitLabel(number)}(?!\\d)`).test(text));
}

/** Its first line. */
export function titleOf(text: string): string {
  return (
    text
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? ''
  );
}

/** `留证-退款函-744260318822-20260312`: for files; ASCII and Chinese only, nothing that a file system refuses. */
export function fileStem(text: string, now: number): string {
  const name = titleOf(text)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  const date = new Date(now + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');
  return `${Array.from(name).slice(0, 40).join('') || '文书'}-${date}`;
}

/** What the note says that a paper was sent; the paper itself is kept. */
export const sentWords = (text: string, label: string): string =>
  `已发出《${titleOf(text)}》（文书 ${label}），全文见留底。`;
