import type { UtcIso } from '../shared/time';
import { utcIso } from '../shared/time';
import { afterDays, afterHours, afterWorkingDays, afterYears, type Due } from './calendar';
import { DEADLINE_RULES, type DeadlineRule } from './deadlines.data';
import { epochOf, knownFields, type KnownFields } from './known';
import type { Contact, DeadlineEdit, Dossier } from './model';
import { PATH } from './stage';
import type { CaseExhibit, Deadline } from './view.types';

const DAY = 86_400_000;

/**
 * Every clock of the case: those that still count, the soonest first, then those that are met. Instants are UTC; `now` is
 * only compared, so a clock that is set wrong changes what is overdue and never when something is due.
 *
 * @param now ms since the epoch
 */
export function deadlinesOf(dossier: Dossier, exhibits: readonly CaseExhibit[], now: number): Deadline[] {
  const known = knownFields(exhibits, dossier);
  const ruled = DEADLINE_RULES.flatMap((rule) =>
    starts(rule, dossier, known).map((start) => clock(rule, start, dossier, now)),
  );
  const ids = new Set(ruled.map(({ id }) => id));
  const own = dossier.deadlines.flatMap((edit) => (ids.has(edit.id) ? [] : ownClock(edit, dossier, now)));
  return [...ruled, ...own].sort(soonestFirst);
}

/** The one that the popup and the badge show. */
export function nearestDeadline(deadlines: readonly Deadline[]): Deadline | undefined {
  return deadlines.find(({ state }) => state !== 'met');
}

function soonestFirst(a: Deadline, b: Deadline): number {
  const [metA, metB] = [a.state === 'met', b.state === 'met'];
  if (metA !== metB) return metA ? 1 : -1;
  return a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0;
}

interface Start {
  readonly epoch: number;
  readonly from: NonNullable<Deadline['from']>;
  readonly contact?: Contact;
}

function starts({ from, stage }: DeadlineRule, dossier: Dossier, known: KnownFields): Start[] {
  if ('fields' in from) {
    for (const field of from.fields) {
      const value = known[field];
      const epoch = epochOf(value?.value);
      if (value === undefined || epoch === undefined) continue;
      const assumed = value.assumed ? { assumed: true as const } : {};
      return [{ epoch, from: { at: utcIso(epoch), field, ...assumed } }];
    }
    return [];
  }
  const heard = dossier.contacts.filter((contact) => contact.stage === stage);
  const counted =
    from.each === 'sent'
      ? heard.filter(({ direction }) => direction === 'sent')
      : heard.filter(({ direction }) => direction === 'received').slice(0, 1);
  return counted.flatMap((contact) => {
    const epoch = epochOf(contact.at);
    return epoch === undefined ? [] : [{ epoch, from: { at: contact.at, contact: contact.id }, contact }];
  });
}

function clock(rule: DeadlineRule, start: Start, dossier: Dossier, now: number): Deadline {
  const { stage, amount, unit, basis, cite, source, verifiedOn, confidence } = rule;
  const id = start.contact ? `${rule.id}:${start.contact.id}` : rule.id;
  const edit = dossier.deadlines.find((one) => one.id === id);
  const due = after(rule, start.epoch, amount);
  const moved = edit?.dueAt !== undefined;
  const dueAt = edit?.dueAt ?? due.at;
  const warnAt = moved ? undefined : warning(rule, start.epoch, dueAt);
  const met = edit?.met ?? isMet(rule, start, dossier);
  return {
    id,
    rule: rule.id,
    ...(edit?.title === undefined ? {} : { title: edit.title }),
    stage,
    dueAt,
    ...(warnAt === undefined ? {} : { warnAt }),
    from: start.from,
    amount,
    unit,
    basis: moved ? 'user' : basis,
    ...(cite === undefined ? {} : { cite }),
    source,
    verifiedOn,
    confidence,
    state: stateAt(dueAt, warnAt, met, now),
    edited: edit !== undefined,
    ...(moved || due.unknownYear === undefined ? {} : { unknownYear: due.unknownYear }),
  };
}

/** A law's period whose last day is a holiday ends on the next working day (民法典 203 I); a practice's does not. */
function after({ unit, basis }: DeadlineRule, from: number, amount: number): Due {
  const roll = basis === 'law';
  if (unit === 'h') return afterHours(from, amount);
  if (unit === 'd') return afterDays(from, amount, roll);
  return unit === 'wd' ? afterWorkingDays(from, amount) : afterYears(from, amount, roll);
}

function warning(rule: DeadlineRule, from: number, dueAt: UtcIso): UtcIso {
  if (rule.warnDaysBefore !== undefined) return utcIso(Date.parse(dueAt) - rule.warnDaysBefore * DAY);
  return after(rule, from, rule.warn).at;
}

function isMet({ stage, metBy }: DeadlineRule, start: Start, dossier: Dossier): boolean {
  if (dossier.outcome) return true;
  const at = PATH.indexOf(stage);
  return dossier.contacts.some((contact) => {
    if (contact.id === start.contact?.id) return false;
    const sent = contact.direction === 'sent';
    if (contact.stage === stage) return metBy === (sent ? 'sent' : 'answer') && contact.at >= start.from.at;
    return sent && PATH.indexOf(contact.stage) > at && isAfter(contact, start, stage);
  });
}

/** The window of the platform is met by a complaint, not by a word to the seller. */
function isAfter(contact: Contact, start: Start, stage: Deadline['stage']): boolean {
  if (stage === 'preserve') return contact.stage !== 'seller';
  return contact.at >= start.from.at;
}

function ownClock(edit: DeadlineEdit, dossier: Dossier, now: number): Deadline[] {
  // What is left of a rule's clock that no longer exists says nothing by itself.
  if (edit.dueAt === undefined || edit.title === undefined) return [];
  const met = edit.met ?? dossier.outcome !== undefined;
  const warnAt = utcIso(Date.parse(edit.dueAt) - DAY);
  return [
    {
      id: edit.id,
      title: edit.title,
      stage: 'preserve',
      dueAt: edit.dueAt,
      warnAt,
      basis: 'user',
      state: stateAt(edit.dueAt, warnAt, met, now),
      edited: true,
    },
  ];
}

function stateAt(dueAt: UtcIso, warnAt: UtcIso | undefined, met: boolean, now: number): Deadline['state'] {
  if (met) return 'met';
  if (now >= Date.parse(dueAt)) return 'overdue';
  return warnAt !== undefined && now >= Date.parse(warnAt) ? 'soon' : 'open';
}
