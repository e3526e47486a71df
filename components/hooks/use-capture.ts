import type { JobId } from '@/utils/exhibit/ids';
import type { AppError } from '@/utils/shared/errors';
import type { Result } from '@/utils/shared/result';
import type { CaptureJobRow, JobRow } from '@/utils/storage/rows';
import { useState } from 'preact/hooks';
import type { Ports } from '../ports';

/** How long the outcome of a capture that another window or the shortcut began is worth showing, ms. */
const FRESH = 60_000;

export interface CaptureFlow {
  /** Between the click and the first news of the job too. */
  readonly busy: boolean;
  /** What is being kept, or was last. */
  readonly of: 'page' | 'chat';
  readonly running: CaptureJobRow | null;
  readonly cancelling: boolean;
  /** The last one, finished, until dismissed. */
  readonly ended: CaptureJobRow | null;
  readonly error: AppError | null;
  /** `only`: selector of the one pane to keep; `null`: what the page says. */
  readonly start: (only: string | null) => void;
  /** `candidate`: id of a conversation that was found; `null`: the best one. `at`: where it was pointed at. */
  readonly startChat: (candidate: string | null, at?: { readonly x: number; readonly y: number }) => void;
  readonly cancel: () => void;
  readonly dismiss: () => void;
}

/** 立即留证 and 留存聊天: asks, then follows the job in the store, so that reopening the popup picks up where it is. */
export function useCapture(ports: Ports, tabId: number | null, jobs: readonly JobRow[]): CaptureFlow {
  const [own, setOwn] = useState<JobId | null>(null);
  const [asking, setAsking] = useState(false);
  const [asked, setAsked] = useState<'page' | 'chat'>('page');
  const [refused, setRefused] = useState<AppError | null>(null);
  const [cancelled, setCancelled] = useState<JobId | null>(null);
  const [dismissed, setDismissed] = useState<JobId | null>(null);

  const job = jobs.find((row): row is CaptureJobRow => row.kind === 'capture' && row.tabId === tabId) ?? null;
  const running = job?.state === 'running' ? job : null;
  const fresh = job && (job.id === own || ports.now() - Date.parse(job.updatedAt) < FRESH);
  const ended = job && !running && fresh && job.id !== dismissed && !asking ? job : null;
  const awaited = own !== null && !jobs.some((row) => row.id === own);

  const begin = async (of: 'page' | 'chat', ask: (tab: number) => Promise<Result<{ jobId: JobId }>>) => {
    if (tabId === null || asking || running) return;
    setAsked(of);
    setAsking(true);
    setRefused(null);
    const answer = await ask(tabId);
    if (answer.ok) setOwn(answer.value.jobId);
    else setRefused(answer.error);
    setAsking(false);
  };
  const start = (only: string | null) =>
    begin('page', (tab) => ports.ask('capture.start', only === null ? { tabId: tab } : { tabId: tab, only }));
  const startChat: CaptureFlow['startChat'] = (candidate, at) =>
    void begin('chat', (tab) =>
      ports.ask('chat.start', {
        tabId: tab,
        ...(candidate === null ? {} : { candidate }),
        ...(at === undefined ? {} : { at }),
      }),
    );
  const cancel = async () => {
    if (!running) return;
    setCancelled(running.id);
    const answer = await ports.ask('job.cancel', { jobId: running.id });
    if (!answer.ok) setCancelled(null);
  };

  return {
    busy: asking || awaited || running !== null,
    of: running ? (running.of ?? 'page') : asked,
    running,
    cancelling: running !== null && cancelled === running.id,
    ended,
    error: refused ?? (ended ? errorOf(ended) : null),
    start: (only) => void start(only),
    startChat,
    cancel: () => void cancel(),
    dismiss: () => {
      setRefused(null);
      if (ended) setDismissed(ended.id);
    },
  };
}

/** A job that ended otherwise than done always has an error to show. */
export function errorOf(job: JobRow): AppError | null {
  if (job.state === 'failed') return job.error ?? { code: 'UNEXPECTED' };
  if (job.state === 'cancelled') return job.error ?? { code: 'CANCELLED' };
  return null;
}
