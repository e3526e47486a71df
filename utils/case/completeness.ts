import { NEEDS, type NeedRule } from './completeness.data';
import type { EvidenceKind } from '../exhibit/model';
import { issueOf } from './issue';
import type { Dossier, IssueType, Stage } from './model';
import { knownFields, type KnownFields } from './known';
import { currentStage, isFrom } from './stage';
import {
  CHAIN_LINKS,
  CLAIM_ELEMENTS,
  type CaseExhibit,
  type ChainLink,
  type ChainLinkId,
  type Completeness,
  type Need,
} from './view.types';

interface Facts {
  readonly exhibits: readonly CaseExhibit[];
  readonly dossier: Dossier;
  readonly known: KnownFields;
  readonly issue: IssueType | undefined;
  readonly stage: Stage;
}

/**
 * How much of the claim the evidence carries, and what to get next.
 *
 * A field read off an exhibit and not confirmed counts half: it stays asked for. An exhibit that is kept in part counts
 * half in its link and element, and its need is met.
 */
export function completenessOf(exhibits: readonly CaseExhibit[], dossier: Dossier): Completeness {
  const facts: Facts = {
    exhibits,
    dossier,
    known: knownFields(exhibits, dossier),
    issue: issueOf(dossier),
    stage: currentStage(dossier),
  };
  const rules = NEEDS.filter((rule) => applies(rule, facts));
  const needs = rules.filter((rule) => degree(rule, facts) < 2).map((rule) => asNeed(rule, facts));
  return {
    links: CHAIN_LINKS.map((id) => link(id, facts)),
    elements: CLAIM_ELEMENTS.map((id) => {
      const own = rules.filter(({ element }) => element === id);
      const required = own.filter((rule) => isRequired(rule, facts));
      const degrees = (required.length > 0 ? required : own).map((rule) => standing(rule, facts));
      const exhibits = [...new Set(own.flatMap((rule) => proofs(rule, facts)))].sort((a, b) => a - b);
      const state = degrees.every((n) => n === 2)
        ? 'full'
        : degrees.some((n) => n > 0)
          ? 'partial'
          : 'missing';
      return { id, state, exhibits };
    }),
    needs: [...needs.filter(({ required }) => required), ...needs.filter(({ required }) => !required)],
  };
}

/** While the issue is not named, only what every issue asks for. */
function applies({ only }: NeedRule, { issue }: Facts): boolean {
  return only === undefined || (issue !== undefined && only.includes(issue));
}

function isRequired({ required, requiredFrom }: NeedRule, { issue, stage }: Facts): boolean {
  if (requiredFrom !== undefined && isFrom(stage, requiredFrom)) return true;
  if (required === 'always') return true;
  if (required === 'never') return false;
  // Nobody said what went wrong yet: most have received nothing.
  return required.includes(issue ?? 'not-delivered');
}

/** 0 nothing, 1 something, 2 what is asked for. */
function degree(rule: NeedRule, { exhibits, dossier, known }: Facts): 0 | 1 | 2 {
  if (rule.kind !== undefined) {
    const count = exhibits.filter(({ kind }) => kind === rule.kind).length;
    return count >= (rule.least ?? 1) ? 2 : count > 0 ? 1 : 0;
  }
  if (rule.sent !== undefined) return dossier.contacts.some((c) => isSent(c, rule.sent)) ? 2 : 0;
  if (rule.field === undefined) return 0;
  const value = known[rule.field];
  return value === undefined ? 0 : value.assumed ? 1 : 2;
}

/** As {@link degree}, less where only parts were kept. */
function standing(rule: NeedRule, facts: Facts): 0 | 1 | 2 {
  const reached = degree(rule, facts);
  if (reached < 2 || rule.kind === undefined) return reached;
  const whole = facts.exhibits.filter(({ kind, state }) => kind === rule.kind && state === 'complete');
  return whole.length >= (rule.least ?? 1) ? 2 : 1;
}

function proofs({ kind, field, sent }: NeedRule, { exhibits, dossier, known }: Facts): number[] {
  if (kind !== undefined) return exhibits.filter((one) => one.kind === kind).map(({ number }) => number);
  if (sent !== undefined)
    return dossier.contacts.filter((c) => isSent(c, sent)).flatMap((c) => [...c.exhibits]);
  return field === undefined ? [] : [...(known[field]?.exhibits ?? [])];
}

const isSent = (contact: Dossier['contacts'][number], stage: Stage | undefined): boolean =>
  contact.direction === 'sent' && contact.stage === stage;

function asNeed(rule: NeedRule, facts: Facts): Need {
  const { id, element, kind, field } = rule;
  return {
    id,
    element,
    required: isRequired(rule, facts),
    ...(kind === undefined ? {} : { kind }),
    ...(field === undefined ? {} : { field }),
  };
}

const LINK_KIND: Readonly<Record<Exclude<ChainLinkId, 'orderNumber'>, EvidenceKind>> = {
  listing: 'listing',
  order: 'order',
  payment: 'payment',
  chat: 'chat',
  delivery: 'delivery',
};

/** 商品 订单 支付 聊天 未到账 订单编号. Short delivery needs the balance before and after, late the arrival's time. */
function link(id: ChainLinkId, facts: Facts): ChainLink {
  const { exhibits, known, issue } = facts;
  if (id === 'orderNumber') {
    const value = known.orderNumber;
    const state = value === undefined ? 'missing' : value.assumed ? 'partial' : 'full';
    return { id, state, exhibits: value?.exhibits ?? [] };
  }
  const own = exhibits.filter(({ kind }) => kind === LINK_KIND[id]);
  const numbers = own.map(({ number }) => number).sort((a, b) => a - b);
  const whole = own.filter(({ state }) => state === 'complete').length;
  const enough = id === 'delivery' && issue === 'short' ? 2 : 1;
  const timed = id !== 'delivery' || issue !== 'late' || known.deliveredAt !== undefined;
  const state = own.length === 0 ? 'missing' : whole >= enough && timed ? 'full' : 'partial';
  return { id, state, exhibits: numbers };
}
