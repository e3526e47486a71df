import { EMPTY_DOSSIER, type CaseEntry } from '@/utils/case/model';
import { undoing } from '@/utils/case/undo';
import type { AppError } from '@/utils/shared/errors';
import type { CaseRow } from '@/utils/storage/rows';
import { useRef, useState } from 'preact/hooks';
import type { Ports } from '../ports';

export interface CaseEdits {
  /** All entries or none; `said` is what was done, in words. Answers whether it is in the log. */
  readonly record: (entries: readonly CaseEntry[], said: string) => Promise<boolean>;
  /** What was done last, until dismissed or taken back. */
  readonly done: { readonly id: number; readonly said: string } | null;
  readonly undo: () => void;
  readonly dismiss: () => void;
  readonly error: AppError | null;
  readonly dismissError: () => void;
}

/** Changes to what a case knows. Each can be taken back; a change that was not written is said to be so. */
export function useCaseEdits(ports: Pick<Ports, 'ask'>, row: CaseRow | null): CaseEdits {
  const [done, setDone] = useState<{
    id: number;
    said: string;
    back: readonly CaseEntry[];
    of: CaseRow;
  } | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const count = useRef(0);

  const write = async (to: CaseRow, entries: readonly CaseEntry[]) => {
    const answer = await ports.ask('case.record', { caseId: to.id, entries });
    setError(answer.ok ? null : answer.error);
    return answer.ok;
  };
  const record = async (entries: readonly CaseEntry[], said: string) => {
    if (!row || entries.length === 0) return false;
    const back = undoing(row.dossier ?? EMPTY_DOSSIER, entries);
    const written = await write(row, entries);
    if (written) setDone({ id: ++count.current, said, back, of: row });
    return written;
  };
  const undo = async () => {
    if (!done) return;
    if (done.back.length === 0 || (await write(done.of, done.back))) setDone(null);
  };
  // What was done in another case is not undone from this one.
  const shown = done && done.of.id === row?.id ? done : null;
  return {
    record,
    done: shown && { id: shown.id, said: shown.said },
    undo: () => void undo(),
    dismiss: () => setDone(null),
    error,
    dismissError: () => setError(null),
  };
}
