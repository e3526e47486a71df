import type { CaseId, JobId } from '@/utils/exhibit/ids';
import type { AppError } from '@/utils/shared/errors';
import type { FixityJobRow } from '@/utils/storage/fixity-rows';
import type { JobRow } from '@/utils/storage/rows';
import { useState } from 'preact/hooks';
import type { Ports } from '../ports';
import { errorOf } from './use-capture';

export interface FixityFlow {
  readonly busy: boolean;
  /** Whichever runs: there is never more than one. */
  readonly running: FixityJobRow | null;
  /** The last one that was about this. */
  readonly last: FixityJobRow | null;
  readonly error: AppError | null;
  readonly start: () => void;
  readonly cancel: () => void;
  readonly dismiss: () => void;
}

/** 体检 of one case, or of all. */
export function useFixity(ports: Ports, jobs: readonly JobRow[], caseId: CaseId | null): FixityFlow {
  const [asked, setAsked] = useState<JobId | 'asking' | null>(null);
  const [refused, setRefused] = useState<AppError | null>(null);
  const [dismissed, setDismissed] = useState<JobId | null>(null);
  const own = jobs.filter((row): row is FixityJobRow => row.kind === 'fixity');
  const running = own.find(({ state }) => state === 'running') ?? null;
  const about = (row: FixityJobRow): boolean =>
    caseId === null
      ? row.caseId === undefined
      : row.caseId === caseId || row.cases.some(({ id }) => id === caseId);
  const last = own.find((row) => row.state !== 'running' && about(row)) ?? null;

  const start = async () => {
    if (asked === 'asking' || running) return;
    setAsked('asking');
    setRefused(null);
    const answer = await ports.ask('fixity.start', caseId === null ? {} : { caseId });
    setAsked(answer.ok ? answer.value.jobId : null);
    if (!answer.ok) setRefused(answer.error);
  };
  const awaited = asked !== null && !own.some(({ id }) => id === asked);
  return {
    busy: awaited || running !== null,
    running,
    last,
    error: refused ?? (last && last.id !== dismissed ? errorOf(last) : null),
    start: () => void start(),
    cancel: () => {
      if (running) void ports.ask('job.cancel', { jobId: running.id });
    },
    dismiss: () => {
      setRefused(null);
      if (last) setDismissed(last.id);
    },
  };
}
