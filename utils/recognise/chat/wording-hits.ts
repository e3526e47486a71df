import { toPieces } from '../pieces';
import { findWording } from '../wording';
import type { ChatWordingHit } from './model';

/** Seller's wording of the table in one message: promises, exclusions, stalling, fees … */
export function wordingIn(text: string): ChatWordingHit[] {
  if (text === '') return [];
  const run = { text, tags: ['p'], path: [0], source: 'text', visible: true, frame: 0 } as const;
  const hits: ChatWordingHit[] = [];
  const from = new Map<string, number>();
  for (const { fact } of findWording(toPieces([run]), 'chat')) {
    if (fact.wordingClass === undefined) continue;
    const rule = fact.basis.replace(/^用语表 /, '').replace(/（.*$/, '');
    // Facts carry no offset: of one rule they come in the order of the text.
    const start = text.indexOf(fact.verbatim, from.get(rule) ?? 0);
    if (start < 0) continue;
    const end = start + fact.verbatim.length;
    from.set(rule, end);
    hits.push({ class: fact.wordingClass, rule, start, end, confidence: fact.confidence });
  }
  return hits.sort((a, b) => a.start - b.start || a.end - b.end);
}
