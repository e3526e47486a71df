import type { ExhibitId } from '@/utils/exhibit/ids';
import type { AppError } from '@/utils/shared/errors';
import type { GuardRow } from '@/utils/storage/guard-rows';
import { useEffect, useState } from 'preact/hooks';
import type { Ports } from '../ports';
import { useLive } from './use-live';

export interface GuardFlow {
  /** The guard of this tab, while it is on. */
  readonly row: GuardRow | null;
  /** The exhibit that the last one of this tab made since this page was opened. */
  readonly madeId: ExhibitId | null;
  readonly busy: 'starting' | 'stopping' | null;
  readonly error: AppError | null;
  /** Why what it sees cannot be written now; the page keeps it until it can. */
  readonly trouble: AppError | null;
  readonly start: (candidate: string | undefined) => void;
  readonly stop: () => void;
  readonly dismiss: () => void;
}

/** ms between two questions whether what is seen is written. */
const LOOK = 3000;
const NONE: readonly GuardRow[] = [];

/** 守护 of one tab: its row as the background writes it, and its switch. */
export function useGuard(ports: Ports, tabId: number | null): GuardFlow {
  const rows = useLive<readonly GuardRow[]>(ports.liveGuards, [ports], NONE).value;
  const [busy, setBusy] = useState<GuardFlow['busy']>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [madeId, setMadeId] = useState<ExhibitId | null>(null);
  const row =
    rows.find((one) => one.tabId === tabId && (one.state === 'on' || one.state === 'blind')) ?? null;

  const [trouble, setTrouble] = useState<AppError | null>(null);
  const guarded = row !== null;
  useEffect(() => {
    if (!guarded || tabId === null) return setTrouble(null);
    const ask = async (): Promise<void> => {
      const answer = await ports.ask('guard.trouble', { tabId });
      setTrouble(answer.ok ? answer.value.error : null);
    };
    void ask();
    const timer = setInterval(() => void ask(), LOOK);
    return () => clearInterval(timer);
  }, [ports, tabId, guarded]);

  const start = async (candidate: string | undefined): Promise<void> => {
    if (tabId === null || busy) return;
    setBusy('starting');
    setError(null);
    setMadeId(null);
    const answer = await ports.ask('guard.start', {
      tabId,
      ...(candidate === undefined ? {} : { candidate }),
    });
    setBusy(null);
    if (!answer.ok) setError(answer.error);
  };
  const stop = async (): Promise<void> => {
    if (!row || busy) return;
    setBusy('stopping');
    setError(null);
    const answer = await ports.ask('guard.stop', { guardId: row.id });
    setBusy(null);
    if (answer.ok) setMadeId(answer.value.exhibitId);
    else setError(answer.error);
  };
  return {
    row,
    madeId,
    busy,
    error,
    trouble,
    start: (candidate) => void start(candidate),
    stop: () => void stop(),
    dismiss: () => setError(null),
  };
}
