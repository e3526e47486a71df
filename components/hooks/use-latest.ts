import type { CaseExhibit } from '@/utils/case/view.types';
import type { CaseId } from '@/utils/exhibit/ids';
import type { ExhibitRow } from '@/utils/storage/rows';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { caseExhibit } from '../case/case-exhibit';
import type { Ports } from '../ports';
import { useLive } from './use-live';

/** Exhibits of the first page: more than a popup shows, little enough to be there at once. */
const FIRST = 30;
/** How much longer the list gets each time its end comes into sight. */
const GROWTH = 3;

interface Page {
  readonly rows: readonly ExhibitRow[];
  readonly more: boolean;
}

/**
 * The latest exhibits of a case, and earlier ones as the list is walked down: with ten thousand as quick as with ten.
 *
 * @param only all but these are left out, once the exhibits were counted; `null`: none is.
 */
export function useLatest(
  ports: Ports,
  caseId: CaseId | null,
  only: ((exhibit: CaseExhibit) => boolean) | null = null,
) {
  const [limit, setLimit] = useState(FIRST);
  const [page, setPage] = useState<{ readonly of: CaseId | null; readonly page: Page | null }>({
    of: null,
    page: null,
  });
  useEffect(() => setLimit(FIRST), [caseId, only]);
  // What is shown stays while a longer list is read.
  useEffect(
    () =>
      caseId ? ports.liveLatest(caseId, limit, (next) => setPage({ of: caseId, page: next })) : undefined,
    [ports, caseId, limit],
  );
  const shown = page.of === caseId ? page.page : null;
  const all = useLive<readonly CaseExhibit[] | null>(
    caseId && shown?.more ? (set) => ports.liveExhibitsAs(caseId, caseExhibit, set) : null,
    [ports, caseId, shown?.more],
    null,
  ).value;
  const held = useMemo(() => (shown?.more === false ? shown.rows.map(caseExhibit) : all), [shown, all]);
  const wanted = useMemo(() => (only && held ? held.filter(only).map(({ id }) => id) : null), [only, held]);
  const [some, setSome] = useState<Page['rows'] | null>(null);
  // What is shown stays until those were read.
  useEffect(
    () => (wanted ? ports.liveExhibitsOf(wanted.slice(0, limit), setSome) : setSome(null)),
    [ports, wanted, limit],
  );
  const rows = (wanted && some) ?? shown?.rows ?? null;
  return {
    /** All exhibits as the rules of a case see them; `null` until they were read, after the first page was shown. */
    held,
    /** Newest first; `null` until the store has answered. */
    rows,
    more:
      rows && (wanted ? rows.length < wanted.length : shown?.more)
        ? () => setLimit(rows.length * GROWTH)
        : undefined,
  };
}
