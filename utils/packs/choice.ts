import type { IssueType } from '../case/model';
import type { CaseExhibit, ClaimElementId, Completeness } from '../case/view.types';
import { SLOTS, type PackSlot } from './choice.data';

/** An exhibit as a pack sees it. */
export interface PackCandidate extends CaseExhibit {
  /** It has something that can be cut into pictures. */
  readonly shown: boolean;
  readonly damaged: boolean;
}

/** One exhibit of a pack, and why. Text of the reason: `packs.reason.<reason>`. */
export interface Pick {
  readonly number: number;
  readonly reason: PackSlot['id'] | 'element' | 'again' | 'own';
  readonly element?: ClaimElementId;
}

/**
 * The exhibits that carry the claim furthest in so many pictures: each place of the issue's list gets its strongest exhibit;
 * an element of the claim that is carried by something else gets that; what room is left goes to second exhibits of the
 * same kinds. In the order a desk reads them.
 */
export function chooseExhibits(
  candidates: readonly PackCandidate[],
  elements: Completeness['elements'],
  issue: IssueType | undefined,
  most: number,
): readonly Pick[] {
  const usable = candidates.filter(({ shown, damaged }) => shown && !damaged).sort(strongerFirst);
  const slots = SLOTS[issue ?? 'not-delivered'];
  const taken = new Set<number>();
  const picks: (Pick & { readonly rank: number })[] = [];
  const take = (number: number, reason: Pick['reason'], element: ClaimElementId, rank: number): void => {
    taken.add(number);
    picks.push({ number, reason, element, rank });
  };
  const room = (): boolean => picks.length < most;
  const ofKind = (reason?: 'again'): void => {
    for (const [rank, slot] of slots.entries()) {
      const own = usable.find(({ number, kind }) => kind === slot.kind && !taken.has(number));
      if (own && room()) take(own.number, reason ?? slot.id, slot.element, rank);
    }
  };
  ofKind();
  for (const [rank, { element }] of slots.entries()) {
    if (!room() || picks.some((pick) => pick.element === element)) continue;
    const carried = elements.find(({ id }) => id === element)?.exhibits ?? [];
    const other = usable.find(({ number }) => !taken.has(number) && carried.includes(number));
    if (other) take(other.number, 'element', element, rank);
  }
  ofKind('again');
  return picks.sort((a, b) => a.rank - b.rank).map(({ rank: _rank, ...pick }) => pick);
}

/** Whole before part, captured before imported, more read off it, then the newer. */
function strongerFirst(a: PackCandidate, b: PackCandidate): number {
  const worth = ({ state, origin, hints }: PackCandidate): number =>
    (state === 'complete' ? 4 : 0) + (origin === 'captured' ? 2 : 0) + Math.min(1, hints.length / 8);
  return worth(b) - worth(a) || b.number - a.number;
}
