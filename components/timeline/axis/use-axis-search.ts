import type { CaseId } from '@/utils/exhibit/ids';
import { termsOf, type Term } from '@/utils/recognise/search/match';
import type { AppError } from '@/utils/shared/errors';
import type { TextAnswer } from '@/utils/storage/search';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Ports } from '../../ports';

/** ms of rest before a query is looked for. */
const REST = 120;
const NOTHING: TextAnswer['hits'] = new Map();

export interface AxisSearch {
  readonly query: string;
  readonly setQuery: (query: string) => void;
  /** Empty: nothing is searched for. */
  readonly terms: readonly Term[];
  readonly hits: TextAnswer['hits'];
  readonly busy: boolean;
  /** Exhibits whose words can be searched; `null` while nothing was searched. */
  readonly indexed: number | null;
  readonly error: AppError | null;
}

interface Answered {
  readonly terms: readonly Term[];
  readonly hits: TextAnswer['hits'];
  readonly indexed: number | null;
  readonly error: AppError | null;
}

const NO_TERMS: readonly Term[] = [];
const IDLE: Answered = { terms: NO_TERMS, hits: NOTHING, indexed: null, error: null };

/**
 * The query in the box and what was found for it. The list keeps showing the last answer until the next one is there, so that
 * it does not flicker between letters. `rows` is a witness: with new ones the same query is asked again.
 */
export function useAxisSearch(ports: Ports, caseId: CaseId, rows: unknown, initial = ''): AxisSearch {
  const [query, setQuery] = useState(initial);
  const [answered, setAnswered] = useState<Answered>(IDLE);
  const terms = useMemo(() => termsOf(query), [query]);
  useEffect(() => {
    if (terms.length === 0) {
      setAnswered(IDLE);
      return undefined;
    }
    const stop = new AbortController();
    const look = async (): Promise<void> => {
      const answer = await ports.searchTexts(caseId, terms, stop.signal);
      if (stop.signal.aborted) return;
      // Without the words of the files, titles and notes are still searched.
      setAnswered(
        answer.ok
          ? { terms, hits: answer.value.hits, indexed: answer.value.indexed, error: null }
          : { terms, hits: NOTHING, indexed: null, error: answer.error },
      );
    };
    const timer = setTimeout(() => void look(), REST);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [ports, caseId, terms, rows]);
  const busy = terms.length > 0 && answered.terms !== terms;
  return { query, setQuery, ...answered, busy };
}
