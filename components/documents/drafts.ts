import { ANSWERS, TEMPLATE_IDS, type AnswerId, type Answers, type TemplateId } from '@/utils/documents/model';
import type { CaseId } from '@/utils/exhibit/ids';

/** A paper as the user changed it, and what it was made from: when the case goes on, that shows. */
export interface Draft {
  readonly text: string;
  readonly auto: string;
}

/**
 * What is not yet said: texts under way and answers of one case, in this browser's own storage and nowhere else (not in the
 * case, not in a bundle). What is about the user is not even there: it is held while the page is open.
 */
const key = (caseId: CaseId, part: string): string => `letters.${caseId}.${part}`;

const held: { own: Answers } = { own: {} };

function read(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null');
  } catch {
    return null;
  }
}

/** A browser that keeps nothing, or no more: then it lasts as long as the page. */
function write(name: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(value));
  } catch {
    memory.set(name, value);
  }
}
const memory = new Map<string, unknown>();

export function readDraft(caseId: CaseId, template: TemplateId): Draft | null {
  const name = key(caseId, template);
  const found = (memory.get(name) ?? read(name)) as Partial<Draft> | null;
  return typeof found?.text === 'string' && typeof found.auto === 'string'
    ? { text: found.text, auto: found.auto }
    : null;
}

export function writeDraft(caseId: CaseId, template: TemplateId, draft: Draft | null): void {
  memory.delete(key(caseId, template));
  write(key(caseId, template), draft);
}

const isPersonal = (id: AnswerId): boolean => 'personal' in ANSWERS[id];

export function readAnswers(caseId: CaseId): Answers {
  const found = (memory.get(key(caseId, 'answers')) ?? read(key(caseId, 'answers'))) as Record<
    string,
    unknown
  > | null;
  const kept = Object.entries(found ?? {}).filter(
    ([id, value]) => Object.hasOwn(ANSWERS, id) && !isPersonal(id as AnswerId) && typeof value === 'string',
  );
  return { ...(Object.fromEntries(kept) as Answers), ...held.own };
}

export function writeAnswers(caseId: CaseId, answers: Answers): void {
  const all = Object.entries(answers) as [AnswerId, string][];
  held.own = Object.fromEntries(all.filter(([id]) => isPersonal(id)));
  memory.delete(key(caseId, 'answers'));
  write(key(caseId, 'answers'), Object.fromEntries(all.filter(([id]) => !isPersonal(id))));
}

/** For tests, and for whoever leaves the computer to somebody else. */
export function forgetOwn(): void {
  held.own = {};
}

/** Everything under way in a case that was deleted. */
export function forgetCase(caseId: CaseId): void {
  for (const part of [...TEMPLATE_IDS, 'answers']) {
    memory.delete(key(caseId, part));
    write(key(caseId, part), null);
  }
}
