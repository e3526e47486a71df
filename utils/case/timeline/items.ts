import { epochOf, type KnownFields } from '../known';
import type { CaseField, Contact } from '../model';
import type { Deadline } from '../view.types';
import {
  TIMELINE_KINDS,
  type SourceExhibit,
  type TimedExhibit,
  type TimelineEvent,
  type TimelineItem,
} from './types';

export interface TimelineInput<E extends TimedExhibit> {
  readonly exhibits: readonly E[];
  /** What the user confirmed, else what the exhibits agree on. */
  readonly known: KnownFields;
  readonly contacts: readonly Contact[];
  readonly deadlines: readonly Deadline[];
  readonly events: readonly TimelineEvent[];
}

/**
 * Everything that happened to a case, or will, on one axis: latest first, what has no time last. Equal times keep the order
 * things have among each other: a payment follows its order, an exhibit what it shows; exhibits go by number.
 */
export function timelineItems<E extends TimedExhibit>(input: TimelineInput<E>): TimelineItem<E>[] {
  const byNumber = new Map(input.exhibits.map((exhibit) => [exhibit.number, exhibit]));
  const source = (number: number): SourceExhibit => {
    const id = byNumber.get(number)?.id;
    return id ? { number, id } : { number };
  };
  const seenAt = (number: number): number | null => {
    const epochMs = byNumber.get(number)?.epochMs ?? Number.NaN;
    return Number.isFinite(epochMs) ? epochMs : null;
  };
  const items: TimelineItem<E>[] = [
    ...exhibitItems(input.exhibits),
    ...fieldItems<E>(input.known, source, seenAt),
    ...input.contacts.map((contact) => contactItem<E>(contact, source)),
    ...input.deadlines.map((deadline) => deadlineItem<E>(deadline)),
    ...input.events.map((event) => eventItem<E>(event, source)),
  ];
  return items.sort(latestFirst);
}

const RANK = new Map(
  TIMELINE_KINDS.map((kind, at) => [kind, kind === 'exhibit' ? TIMELINE_KINDS.length : at]),
);

function latestFirst(a: TimelineItem, b: TimelineItem): number {
  if (a.at !== b.at) {
    if (a.at === null) return 1;
    if (b.at === null) return -1;
    return b.at - a.at;
  }
  if (a.kind === 'exhibit' && b.kind === 'exhibit') return b.exhibit.number - a.exhibit.number;
  return (RANK.get(b.kind) ?? 0) - (RANK.get(a.kind) ?? 0);
}

/** ms that two readings of one clock may differ by without its having been set back. */
const JITTER = 1000;

function exhibitItems<E extends TimedExhibit>(exhibits: readonly E[]): TimelineItem<E>[] {
  let latest = -Infinity;
  return exhibits
    .toSorted((a, b) => a.number - b.number)
    .map((exhibit) => {
      const { epochMs, id, number } = exhibit;
      const known = Number.isFinite(epochMs);
      const back = known && epochMs < latest - JITTER;
      if (known) latest = Math.max(latest, epochMs);
      return {
        key: id,
        kind: 'exhibit',
        at: known ? epochMs : null,
        word: 'recorded',
        sources: [{ number, id }],
        exhibit,
        ...(back ? { clockBack: true as const } : {}),
      };
    });
}

const FIELDS = [
  ['promise', 'promise'],
  ['order', 'orderedAt'],
  ['payment', 'paidAt'],
  ['delivery', 'deliveredAt'],
] as const satisfies readonly (readonly [TimelineItem['kind'], CaseField])[];

function fieldItems<E extends TimedExhibit>(
  known: KnownFields,
  source: (number: number) => SourceExhibit,
  seenAt: (number: number) => number | null,
): TimelineItem<E>[] {
  return FIELDS.flatMap(([kind, field]) => {
    const value = known[field];
    if (!value) return [];
    const [first] = value.exhibits;
    // A promise stands where it was seen to be made. When one that was only told was made, nobody knows.
    const seen = first === undefined ? null : seenAt(first);
    return [
      {
        key: field,
        kind,
        field,
        text: wordsOf(field, known),
        at: field === 'promise' ? seen : (epochOf(value.value) ?? null),
        word: value.assumed ? 'read' : first === undefined ? 'stated' : 'shown',
        sources: value.exhibits.map(source),
      },
    ];
  });
}

/** What stands beside the time: the promise itself; with a payment, what was paid. */
function wordsOf(field: CaseField, known: KnownFields): string {
  if (field === 'promise') return known.promise?.value ?? '';
  if (field === 'paidAt') return [known.paid?.value, known.payChannel?.value].filter(Boolean).join(' · ');
  if (field === 'orderedAt') return known.orderNumber?.value ?? '';
  return '';
}

function contactItem<E extends TimedExhibit>(
  contact: Contact,
  source: (number: number) => SourceExhibit,
): TimelineItem<E> {
  const outside = !['preserve', 'seller', 'closed'].includes(contact.stage);
  return {
    key: `contact ${contact.id}`,
    kind: outside && contact.direction === 'sent' ? 'escalation' : 'contact',
    at: epochOf(contact.at) ?? null,
    word: 'stated',
    sources: contact.exhibits.map(source),
    contact,
  };
}

function deadlineItem<E extends TimedExhibit>(deadline: Deadline): TimelineItem<E> {
  return {
    key: `deadline ${deadline.id}`,
    kind: 'deadline',
    at: epochOf(deadline.dueAt) ?? null,
    word: deadline.basis === 'user' || deadline.edited ? 'stated' : 'computed',
    sources: [],
    deadline,
  };
}

function eventItem<E extends TimedExhibit>(
  event: TimelineEvent,
  source: (number: number) => SourceExhibit,
): TimelineItem<E> {
  const base = { key: `log ${event.seq}`, at: epochOf(event.at) ?? null, word: 'recorded' as const };
  switch (event.type) {
    case 'exhibit-noted':
      return { ...base, kind: 'note', text: event.note, sources: [source(event.number)] };
    case 'exhibit-deleted':
      return { ...base, kind: 'deletion', number: event.number, text: event.reason, sources: [] };
    case 'document-kept': {
      const { document: id, paper, title, template, exhibits } = event;
      return { ...base, kind: 'paper', id, paper, title, template, sources: exhibits.map(source) };
    }
    case 'pack-made': {
      // 0: the list of exhibits, drawn for the pack.
      const shown = new Set(event.pictures.flatMap(({ exhibit }) => (exhibit > 0 ? [exhibit] : [])));
      const { name, channel, pictures } = event;
      const names = pictures.map((picture) => picture.name);
      const sources = [...shown].map(source);
      return { ...base, kind: 'pack', name, channel, pictures: names.length, names, sources };
    }
    case 'redacted-exported':
      return {
        ...base,
        kind: 'export',
        name: event.name,
        exhibits: event.exhibits.length,
        masked: true,
        sources: [],
      };
    case 'bundle-exported':
      return { ...base, kind: 'export', name: event.name, exhibits: event.exhibits.length, sources: [] };
    case 'case-closed':
      return { ...base, kind: 'outcome', outcome: event.outcome, sources: [] };
    case 'case-reopened':
      break;
  }
  return { ...base, kind: 'outcome', sources: [] };
}
