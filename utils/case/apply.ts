import type { UtcIso } from '../shared/time';
import type { CaseEntry, CaseField, Contact, Dossier, FieldValue } from './model';

/** One more line of the log: what the case knows afterwards. Replaying a log from {@link EMPTY_DOSSIER} gives its dossier. */
export function applyEntry(dossier: Dossier, entry: CaseEntry, at: UtcIso): Dossier {
  switch (entry.type) {
    case 'field-set': {
      const { value, exhibit, number } = entry;
      const from = exhibit && number !== undefined ? { from: { exhibit, number } } : {};
      return { ...dossier, fields: { ...dossier.fields, [entry.field]: { value, ...from, at } } };
    }
    case 'field-cleared':
      return { ...dossier, fields: without(dossier.fields, entry.field) };
    case 'contact-logged':
      return { ...dossier, contacts: insert(others(dossier.contacts, entry.contact.id), entry.contact) };
    case 'contact-withdrawn':
      return { ...dossier, contacts: others(dossier.contacts, entry.id) };
    case 'deadline-edited':
      return { ...dossier, deadlines: [...others(dossier.deadlines, entry.deadline.id), entry.deadline] };
    case 'deadline-reset':
      return { ...dossier, deadlines: others(dossier.deadlines, entry.id) };
    case 'case-closed':
      return { ...dossier, outcome: entry.outcome };
    case 'case-reopened':
      return reopened(dossier);
  }
  // A kind of line that a later version wrote says nothing here.
  return dossier;
}

function reopened({ outcome: _outcome, ...rest }: Dossier): Dossier {
  return rest;
}

function others<T extends { readonly id: string }>(list: readonly T[], id: string): T[] {
  return list.filter((item) => item.id !== id);
}

function insert(contacts: readonly Contact[], contact: Contact): Contact[] {
  const after = contacts.findIndex((other) => other.at > contact.at);
  return after < 0 ? [...contacts, contact] : contacts.toSpliced(after, 0, contact);
}

function without(fields: Dossier['fields'], field: CaseField): Partial<Record<CaseField, FieldValue>> {
  const { [field]: _gone, ...rest } = fields;
  return rest;
}
