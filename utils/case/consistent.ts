import { applyEntry } from './apply';
import type { CaseEntry, Dossier } from './model';

/** What entries are held against besides the dossier. */
export interface CaseContext {
  /** Numbers up to this one have been given out. */
  readonly lastNumber: number;
  /** That exhibit is, or was, of the case and has that number. */
  readonly isOwn: (exhibit: string, number: number) => boolean;
}

/**
 * Why entries cannot be written to a case, in words for a log; `undefined` when they can. Every entry is held against what the
 * case knows after those before it. A contact that is logged again under its id is its correction.
 */
export function refusalOf(
  entries: readonly CaseEntry[],
  before: Dossier,
  context: CaseContext,
): string | undefined {
  let known = before;
  for (const entry of entries) {
    const refusal = refuse(entry, known, context);
    if (refusal !== undefined) return `${entry.type}: ${refusal}`;
    known = applyEntry(known, entry, '');
  }
  return undefined;
}

function refuse(entry: CaseEntry, known: Dossier, { lastNumber, isOwn }: CaseContext): string | undefined {
  switch (entry.type) {
    case 'field-set': {
      const { exhibit, number } = entry;
      if (exhibit === undefined || number === undefined) return undefined;
      return isOwn(exhibit, number) ? undefined : 'no such exhibit under that number';
    }
    case 'field-cleared':
      return known.fields[entry.field] ? undefined : 'nothing to clear';
    case 'contact-logged': {
      const { exhibits } = entry.contact;
      if (new Set(exhibits).size < exhibits.length) return 'an exhibit is named twice';
      return exhibits.some((number) => number > lastNumber) ? 'no such exhibit' : undefined;
    }
    case 'contact-withdrawn':
      return known.contacts.some(({ id }) => id === entry.id) ? undefined : 'no such contact';
    case 'deadline-edited': {
      const { title, dueAt, met } = entry.deadline;
      return title === undefined && dueAt === undefined && met === undefined ? 'changes nothing' : undefined;
    }
    case 'deadline-reset':
      return known.deadlines.some(({ id }) => id === entry.id) ? undefined : 'was never edited';
    case 'case-closed':
      return undefined;
    case 'case-reopened':
      return known.outcome ? undefined : 'is not closed';
  }
  return 'not known';
}
