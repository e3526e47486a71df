import type { ExhibitId } from '../exhibit/ids';
import type { Flag } from './flags';
import type { CaseExhibit } from './view.types';

/** A time-stamp that was asked for, as far as a flag needs it. */
interface Asked {
  readonly exhibitId: ExhibitId;
  readonly state: 'waiting' | 'stamped' | 'refused';
}

/** An authority that does not answer is asked again for that long before it is worth a word, ms. */
const PATIENCE = 3_600_000;

/**
 * Exhibits that no authority has time-stamped, in a case for which time-stamps are asked: with none asked for, the user has
 * not switched that on, and nothing is missing.
 *
 * @param now ms since the epoch
 */
export function sealFlags(
  exhibits: readonly CaseExhibit[],
  stamps: readonly Asked[],
  now: number,
): readonly Flag[] {
  if (stamps.length === 0) return [];
  const sealed = new Set(stamps.filter(({ state }) => state === 'stamped').map(({ exhibitId }) => exhibitId));
  const bare = exhibits.filter(({ id, at }) => !sealed.has(id) && now - Date.parse(at) > PATIENCE);
  if (bare.length === 0) return [];
  const numbers = bare.map(({ number }) => number).sort((a, b) => a - b);
  return [{ code: 'notTimeStamped', severity: 'warning', fields: [], exhibits: numbers }];
}
