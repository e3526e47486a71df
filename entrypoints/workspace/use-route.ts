import { isCaseId, isExhibitId, type CaseId, type ExhibitId } from '@/utils/exhibit/ids';
import { useEffect, useState } from 'preact/hooks';

/** What the address asks for: `?exhibit=ID`, `?case=ID`, or nothing (the current case). */
export interface Route {
  readonly exhibit: ExhibitId | null;
  readonly case: CaseId | null;
}

export function parseRoute(search: string): Route {
  const query = new URLSearchParams(search);
  const exhibit = query.get('exhibit');
  const wanted = query.get('case');
  return { exhibit: isExhibitId(exhibit) ? exhibit : null, case: isCaseId(wanted) ? wanted : null };
}

export const caseAddress = (id: CaseId) => `?case=${id}`;
export const exhibitAddress = (id: ExhibitId) => `?exhibit=${id}`;

/** The address is the state: back and forward work, and a copied address opens the same exhibit. */
export function useRoute(): readonly [Route, (address: string) => void] {
  const [route, setRoute] = useState(() => parseRoute(location.search));
  useEffect(() => {
    const follow = () => setRoute(parseRoute(location.search));
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const go = (address: string) => {
    if (location.search !== address) history.pushState(null, '', address);
    setRoute(parseRoute(address));
  };
  return [route, go];
}
