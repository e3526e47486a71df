import type { ExhibitId } from '@/utils/exhibit/ids';
import { useMemo, useState } from 'preact/hooks';

export interface Selection {
  readonly on: boolean;
  readonly chosen: ReadonlySet<ExhibitId>;
  readonly begin: () => void;
  readonly end: () => void;
  readonly all: () => void;
  readonly none: () => void;
  /** One in or out; with `through`, everything from the one touched last to it becomes as it does. */
  readonly toggle: (id: ExhibitId, through: boolean) => void;
  /** Everything between two is chosen: Shift and an arrow. */
  readonly extend: (from: ExhibitId, to: ExhibitId) => void;
}

/**
 * Which of the shown exhibits are chosen. What a filter hides is not: nothing happens to what is not seen.
 *
 * @param shown in the order of the list.
 */
export function useSelection(shown: readonly ExhibitId[]): Selection {
  const [on, setOn] = useState(false);
  const [picked, setPicked] = useState<ReadonlySet<ExhibitId>>(new Set());
  const [anchor, setAnchor] = useState<ExhibitId | null>(null);
  const chosen = useMemo(
    () => (picked.size === 0 ? picked : new Set(shown.filter((id) => picked.has(id)))),
    [picked, shown],
  );
  return {
    on,
    chosen,
    begin: () => setOn(true),
    end: () => {
      setOn(false);
      setPicked(new Set());
      setAnchor(null);
    },
    all: () => setPicked(new Set(shown)),
    none: () => setPicked(new Set()),
    toggle: (id, through) => {
      const next = new Set(chosen);
      const add = !chosen.has(id);
      for (const each of through && anchor ? between(shown, anchor, id) : [id]) {
        if (add) next.add(each);
        else next.delete(each);
      }
      setPicked(next);
      setAnchor(id);
    },
    extend: (from, to) => {
      setPicked(new Set([...chosen, ...between(shown, from, to)]));
      setAnchor(to);
    },
  };
}

function between(shown: readonly ExhibitId[], a: ExhibitId, b: ExhibitId): readonly ExhibitId[] {
  const from = shown.indexOf(a);
  const to = shown.indexOf(b);
  return from < 0 ? [b] : shown.slice(Math.min(from, to), Math.max(from, to) + 1);
}
