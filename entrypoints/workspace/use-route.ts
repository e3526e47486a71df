import { isCaseId, isExhibitId, type CaseId, type ExhibitId } from '@/utils/exhibit/ids';
import { isTemplateId, type TemplateId } from '@/utils/documents/model';
import { useEffect, useState } from 'preact/hooks';

export const CASE_TABS = ['overview', 'timeline', 'exhibits', 'steps', 'documents', 'export'] as const;
export type CaseTab = (typeof CASE_TABS)[number];

/**
 * What the address asks for: `?exhibit=ID`, `?case=ID&tab=steps`, or nothing (the current case, 概览); `&import=1`: to
 * import files; `&tab=timeline&q=WORDS`: to search; `&tab=documents&paper=platform-appeal`: to write that paper.
 */
export interface Route {
  readonly exhibit: ExhibitId | null;
  readonly case: CaseId | null;
  readonly tab: CaseTab;
  readonly importing: boolean;
  /** What to search the timeline for. */
  readonly query: string;
  readonly paper: TemplateId | null;
}

const isTab = (value: string | null): value is CaseTab =>
  (CASE_TABS as readonly (string | null)[]).includes(value);

export function parseRoute(search: string): Route {
  const query = new URLSearchParams(search);
  const exhibit = query.get('exhibit');
  const wanted = query.get('case');
  const tab = query.get('tab');
  const paper = query.get('paper');
  const importing = query.get('import') === '1';
  return {
    exhibit: isExhibitId(exhibit) ? exhibit : null,
    case: isCaseId(wanted) ? wanted : null,
    tab: isTab(tab) ? tab : importing ? 'exhibits' : 'overview',
    importing,
    query: (query.get('q') ?? '').slice(0, 200),
    paper: isTemplateId(paper) ? paper : null,
  };
}

export const caseAddress = (id: CaseId, tab: CaseTab = 'overview') =>
  tab === 'overview' ? `?case=${id}` : `?case=${id}&tab=${tab}`;
export const paperAddress = (id: CaseId, paper: TemplateId) => `?case=${id}&tab=documents&paper=${paper}`;
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
