import type { JobId } from '@/utils/exhibit/ids';
import type { AppError } from '@/utils/shared/errors';
import type { JobRow, RestoreJobRow } from '@/utils/storage/rows';
import { useState } from 'preact/hooks';
import type { Ports } from '../ports';

export interface RestoreFlow {
  /** The files are being taken in, before the job has begun. */
  readonly copying: boolean;
  readonly running: RestoreJobRow | null;
  /** The last one that is over. */
  readonly ended: RestoreJobRow | null;
  readonly error: AppError | null;
  readonly choose: (files: readonly File[], deletions: boolean) => void;
  readonly cancel: () => void;
  readonly dismiss: () => void;
}

/** 从备份恢复: leaves the files for the background and follows its job. */
export function useRestore(ports: Ports, jobs: readonly JobRow[]): RestoreFlow {
  const [copying, setCopying] = useState(false);
  const [failure, setFailure] = useState<AppError | null>(null);
  const [dismissed, setDismissed] = useState<JobId | null>(null);
  const job = jobs.find((row): row is RestoreJobRow => row.kind === 'restore') ?? null;
  const ended = job && job.state !== 'running' && job.id !== dismissed ? job : null;

  const choose = async (files: readonly File[], deletions: boolean) => {
    if (copying || files.length === 0) return;
    setCopying(true);
    setFailure(null);
    const left = await ports.leaveFiles(files);
    const answer = left.ok ? await ports.ask('restore.start', { inbox: left.value, deletions }) : left;
    if (!answer.ok) setFailure(answer.error);
    setCopying(false);
  };

  return {
    copying,
    running: job?.state === 'running' ? job : null,
    ended,
    error: failure,
    choose: (files, deletions) => void choose(files, deletions),
    cancel: () => {
      if (job?.state === 'running') void ports.ask('job.cancel', { jobId: job.id });
    },
    dismiss: () => {
      setFailure(null);
      if (job) setDismissed(job.id);
    },
  };
}
