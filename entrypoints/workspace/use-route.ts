import { isCaseId, isExhibitId, type CaseId, type ExhibitId } from '@/utils/exhibit/ids';
import { isTemplateId, type TemplateId } from '@/utils/documents/model';
import { useEffect, useState } from 'preact/hooks';

export const CASE_TABS = ['overview', 'timeline', 'exhibits', 'steps', 'documents', 'export'] as const;
export type CaseTab = (typeof CASE_TABS)[number];

/**
 * What the address asks for: `?exhibit=ID`, `?case=ID&tab=steps`, or nothing (the current case, 概览); `&import=1`: to
 * import files; `&tab=timeline&q=WORDS`: to search; `&tab=documents&paper=3`: to read a kept paper; `&tab=documents&write=TEMPLATE`:
 * to write that paper.
 */
export interface Route {
  readonly exhibit: ExhibitId | null;
  readonly case: CaseId | null;
  readonly tab: CaseTab;
  /** Which paper to write. */
  readonly write: TemplateId | undefined;
  readonly importing: boolean;
  /** What to search the timeline for. */
  readonly query: string;
  /** Number of a kept paper. */
  readonly paper: number | undefined;
}

const isTab = (value: string | null): value is CaseTab =>
  (CASE_TABS as readonly (string | null)[]).includes(value);

export function parseRoute(search: string): Route {
  const query = new URLSearchParams(search);
  const exhibit = query.get('exhibit');
  const wanted = query.get('case');
  const tab = query.get('tab');
  const write = query.get('write');
  const importing = query.get('import') === '1';
  return {
    exhibit: isExhibitId(exhibit) ? exhibit : null,
    case: isCaseId(wanted) ? wanted : null,
    tab: isTab(tab) ? tab : importing ? 'exhibits' : 'overview',
    write: isTemplateId(write) ? write : undefined,
    importing,
    query: (query.get('q') ?? '').slice(0, 200),
    paper: /^\d{1,6}$/.test(query.get('paper') ?? '') ? Number(query.get('paper')) : undefined,
  };
}

export const caseAddress = (id: CaseId, tab: CaseTab = 'overview') =>
  tab === 'overview' ? `?case=${id}` : `?case=${id}&tab=${tab}`;
/** 文书; with a number, at that kept paper. */
export const paperAddress = (id: CaseId, paper: number | null) =>
  `${caseAddress(id, 'documents')}${paper === null ? '' : `&paper=${paper}`}`;
export const writeAddress = (id: CaseId, write: TemplateId) => `?case=${id}&tab=documents&write=${write}`;
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
