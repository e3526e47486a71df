import { useMemo, useState } from 'preact/hooks';
import { passes, type ExhibitFilter, type Filtered } from './filter';

export interface ExhibitFilterFlow {
  readonly chosen: ExhibitFilter | null;
  readonly choose: (filter: ExhibitFilter | null) => void;
  /** `null`: all do. The same function as long as the choice is the same. */
  readonly passes: ((exhibit: Filtered) => boolean) | null;
}

/** Which exhibits of a list are shown; with another `of`, all again. */
export function useExhibitFilter(of: unknown): ExhibitFilterFlow {
  const [choice, setChoice] = useState<{ readonly of: unknown; readonly filter: ExhibitFilter | null }>({
    of,
    filter: null,
  });
  const chosen = choice.of === of ? choice.filter : null;
  return {
    chosen,
    choose: (filter) => setChoice({ of, filter }),
    passes: useMemo(() => chosen && ((exhibit) => passes(chosen, exhibit)), [chosen]),
  };
}
