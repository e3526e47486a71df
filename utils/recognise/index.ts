import { deliveryBadge, hashNumber, orderBadges } from './badges';
import type { Found } from './found';
import { readLabelled } from './labelled';
import { goodsTitle, unlabelledPrices } from './listing';
import { judgePage } from './page-kind';
import { toPieces } from './pieces';
import { dedupe, summarise } from './settle';
import { readSignals } from './signals';
import type { PageText, Recognition } from './types';
import { findWording } from './wording';

/** A cashier's one large sum is what is to be paid. */
function asAmount(found: Found): Found {
  return found.fact.kind === 'price' ? { ...found, fact: { ...found.fact, kind: 'amount' } } : found;
}

/** In a thread, time and state beside the heading are mostly the ticket's, not the order's. */
function doubtTicket(found: Found): Found {
  const { fact } = found;
  if (fact.kind !== 'createdAt' && fact.kind !== 'status') return found;
  return { ...found, fact: { ...fact, confidence: 'low', basis: `${fact.basis}（沟通页面，可能属于工单）` } };
}

/**
 * Reads order facts, prices and seller's wording off the text of a page. It goes by labels and words, never by class
 * names or selectors. Every `verbatim` is a piece of its run (of the page title where `run` is -1); times keep the wall
 * clock they were shown with; a time of payment that the page does not give stays absent. Pure, linear in the text.
 */
export function recognise(page: PageText): Recognition {
  const pieces = toPieces(page.runs);
  const signals = readSignals(pieces, page.title);
  const labelled = readLabelled(pieces);
  const facts: Found[] = [...labelled, ...hashNumber(pieces, labelled)];
  const { kind, reason } = judgePage(facts, signals);
  if (kind === 'order') facts.push(...orderBadges(pieces, facts), ...deliveryBadge(pieces, facts));
  if (kind === 'listing') {
    facts.push(...deliveryBadge(pieces, facts), ...unlabelledPrices(pieces, facts));
    const named = facts.some(({ fact }) => fact.kind === 'goodsTitle');
    const priceRun = facts.find(({ fact }) => fact.kind === 'price')?.fact.run ?? -1;
    const title = named || reason === 'CATALOGUE' ? undefined : goodsTitle(pieces, page.title, priceRun);
    if (title) facts.push({ fact: title, strength: 'none' });
  }
  if (kind === 'payment' && !facts.some(({ fact }) => fact.kind === 'amount'))
    facts.push(...unlabelledPrices(pieces, facts).map(asAmount));
  if (kind === 'chat') facts.splice(0, facts.length, ...facts.map(doubtTicket));
  facts.push(...findWording(pieces, kind));
  const settled = dedupe(facts);
  return {
    facts: settled.map(({ fact }) => fact),
    summary: kind === 'other' ? {} : summarise(settled, page.url),
    pageKind: kind,
    pageKindReason: reason,
  };
}
