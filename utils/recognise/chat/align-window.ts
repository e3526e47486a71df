import { alignOverlap, type Pair, type PairScore } from './align';
import type { RowFacts } from './facts.types';
import type { Entry, Look, Sighting } from './ledger';
import { explains, fillGaps, isFirm, isSame, withoutStrays } from './overlap';
import { pairScore } from './pair-score';

/**
 * Which rows of a window stand for which known ones; none where the two have too little in common.
 *
 * @param given the id of a row, where ids are to be believed
 */
export function alignWindow(
  known: readonly Entry[],
  window: readonly Sighting[],
  look: Look,
  given: ((facts: RowFacts) => string | undefined) | undefined,
): Pair[] {
  const idOf = given ?? (() => undefined);
  const sameId = ([a, b]: Pair): boolean => {
    const [was, is] = [known[a], window[b]];
    const id = was && idOf(was.facts);
    return id !== undefined && is !== undefined && id === idOf(is.facts);
  };
  const isEqual = ([a, b]: Pair): boolean => known[a]?.content === window[b]?.content;
  const gap = (i: number): number => (known[i]?.vanishedAt === undefined && look.older !== true ? 1 : 0.1);
  // What has gone may come back as it was; other words in its place are another message.
  const canBe = (pair: Pair): boolean =>
    known[pair[0]]?.vanishedAt === undefined || isEqual(pair) || look.older === true || sameId(pair);
  const align = (anchored: boolean): readonly Pair[] => {
    const score = pairScore(known, window, idOf, look.older === true, anchored);
    const checked: PairScore = (a, b) => (canBe([a, b]) ? score(a, b) : undefined);
    return alignOverlap(known.length, window.length, checked, gap).pairs;
  };
  // First as if nothing had moved: content alone misleads where messages repeat. Only when that leaves rows of the
  // common stretch unexplained are rare messages asked where the list has moved to.
  let pairs = align(false);
  const still = explains(pairs, known, window);
  // A look from before whose rows mostly stand where they stood: words that were edited since must not be looked for
  // elsewhere, where somebody else may have said them.
  const inPlace = look.older === true && isSame(pairs, pairs.filter(isEqual).length, window.length);
  if (!still && !inPlace) {
    const moved = align(true);
    const sure = look.older === true ? moved : withoutStrays(moved, known, window, sameId);
    pairs = fillGaps(sure, known, window).filter(canBe);
  }
  const alike = pairs.filter(isEqual);
  if (!still && !given && !isFirm(alike.map(([, b]) => window[b]?.content ?? ''))) return [];
  const equal = alike.length;
  if (look.older === true && !isSame(pairs, equal, window.length)) return [];
  // Many rows in the places of others with not one in common: another conversation, not an edited one.
  if (equal === 0 || pairs.length - equal > equal + 2) return [];
  return [...pairs];
}
