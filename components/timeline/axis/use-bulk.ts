import { MAX_BULK } from '@/utils/exhibit/model';
import type { CaseId, ExhibitId } from '@/utils/exhibit/ids';
import type { AppError } from '@/utils/shared/errors';
import type { BulkChange } from '@/utils/storage/bulk-edit';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Ports } from '../../ports';

export type BulkState =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly done: number; readonly total: number }
  | {
      readonly state: 'over';
      readonly how: 'done' | 'stopped' | 'failed';
      readonly type: BulkChange['type'];
      readonly changed: number;
      /** Were so already. */
      readonly same: number;
      readonly error: AppError | null;
    };

export interface Bulk {
  readonly now: BulkState;
  readonly start: (ids: readonly ExhibitId[], change: BulkChange) => void;
  readonly stop: () => void;
  readonly dismiss: () => void;
}

/** Some at a time, so that there is progress to see and 停止 is soon; what was changed by then stays changed. */
export function useBulk(ports: Ports, caseId: CaseId): Bulk {
  const [now, setNow] = useState<BulkState>({ state: 'idle' });
  const stopped = useRef(false);
  useEffect(() => () => void (stopped.current = true), [caseId]);

  const run = async (ids: readonly ExhibitId[], change: BulkChange): Promise<void> => {
    stopped.current = false;
    let changed = 0;
    let done = 0;
    let error: AppError | null = null;
    while (done < ids.length && !stopped.current && !error) {
      setNow({ state: 'running', done, total: ids.length });
      const exhibitIds = ids.slice(done, done + MAX_BULK);
      const answer = await ports.ask('exhibits.edit', { caseId, exhibitIds, change });
      if (answer.ok) {
        changed += answer.value.changed;
        done += exhibitIds.length;
      } else error = answer.error;
    }
    const how = error ? 'failed' : done < ids.length ? 'stopped' : 'done';
    setNow({ state: 'over', how, type: change.type, changed, same: done - changed, error });
  };
  return {
    now,
    start: (ids, change) => void run(ids, change),
    stop: () => {
      stopped.current = true;
    },
    dismiss: () => setNow({ state: 'idle' }),
  };
}
