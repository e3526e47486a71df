import { applyEntry } from './apply';
import type { CaseEntry, Dossier } from './model';

/**
 * What takes entries back: recorded after them, it makes the case know what it knew before. The log keeps both. Only the
 * times of confirmation (`FieldValue.at`) are those of the undoing.
 */
export function undoing(before: Dossier, entries: readonly CaseEntry[]): CaseEntry[] {
  let known = before;
  const back: CaseEntry[] = [];
  for (const entry of entries) {
    const inverse = inverseOf(known, entry);
    if (inverse) back.unshift(inverse);
    known = applyEntry(known, entry, '');
  }
  return back;
}

function inverseOf(known: Dossier, entry: CaseEntry): CaseEntry | null {
  switch (entry.type) {
    case 'field-set':
    case 'field-cleared': {
      const { field } = entry;
      const was = known.fields[field];
      if (!was) return entry.type === 'field-set' ? { type: 'field-cleared', field } : null;
      return { type: 'field-set', field, value: was.value, ...was.from };
    }
    case 'contact-logged': {
      const was = known.contacts.find(({ id }) => id === entry.contact.id);
      return was
        ? { type: 'contact-logged', contact: was }
        : { type: 'contact-withdrawn', id: entry.contact.id };
    }
    case 'contact-withdrawn': {
      const was = known.contacts.find(({ id }) => id === entry.id);
      return was ? { type: 'contact-logged', contact: was } : null;
    }
    case 'deadline-edited':
    case 'deadline-reset': {
      const id = entry.type === 'deadline-edited' ? entry.deadline.id : entry.id;
      const was = known.deadlines.find((deadline) => deadline.id === id);
      if (was) return { type: 'deadline-edited', deadline: was };
      return entry.type === 'deadline-edited' ? { type: 'deadline-reset', id } : null;
    }
    case 'case-closed':
      return known.outcome ? { type: 'case-closed', outcome: known.outcome } : { type: 'case-reopened' };
    case 'case-reopened':
      return known.outcome ? { type: 'case-closed', outcome: known.outcome } : null;
  }
  // A kind of line that a later version wrote changes nothing here.
  return null;
}
