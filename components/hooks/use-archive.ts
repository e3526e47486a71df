import type { JobId } from '@/utils/exhibit/ids';
import type { Response } from '@/utils/messaging/protocol';
import type { AppError } from '@/utils/shared/errors';
import type { Result } from '@/utils/shared/result';
import type { BackupJobRow, ExportJobRow, JobRow } from '@/utils/storage/rows';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Ports } from '../ports';
import { errorOf } from './use-capture';

export interface ArchiveFlow<Row extends ExportJobRow | BackupJobRow> {
  readonly busy: boolean;
  readonly running: Row | null;
  /** Packed and checked, waiting in the outbox: a page that began it and closed left it behind. */
  readonly ready: Row | null;
  readonly saved: Row | null;
  readonly error: AppError | null;
  readonly start: () => void;
  readonly cancel: () => void;
  readonly save: () => void;
  readonly dismiss: () => void;
}

/** Asks for an archive, follows its job, and hands the finished volumes to the browser's downloads. */
export function useArchive<Row extends ExportJobRow | BackupJobRow>(
  ports: Ports,
  jobs: readonly JobRow[],
  job: Row | null,
  ask: (() => Promise<Result<Response<'export.start' | 'backup.start'>>>) | null,
): ArchiveFlow<Row> {
  /** Jobs this page began: only those save themselves, or two open pages would save twice. */
  const own = useRef(new Set<JobId>());
  const handed = useRef(new Set<JobId>());
  const [awaited, setAwaited] = useState<JobId | null>(null);
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<AppError | null>(null);
  const [dismissed, setDismissed] = useState<JobId | null>(null);

  const done = job?.state === 'done' ? job : null;

  const start = async () => {
    if (ask === null || asking || job?.state === 'running') return;
    setAsking(true);
    setFailure(null);
    const answer = await ask();
    if (answer.ok) {
      own.current.add(answer.value.jobId);
      setAwaited(answer.value.jobId);
    } else setFailure(answer.error);
    setAsking(false);
  };

  const save = async (finished: Row) => {
    if (handed.current.has(finished.id)) return;
    handed.current.add(finished.id);
    const volumes = await ports.readOutbox(finished.id);
    if (!volumes.ok) {
      handed.current.delete(finished.id);
      setFailure(volumes.error);
      return;
    }
    for (const { name, blob } of volumes.value) ports.saveFile(name, blob);
    const answer = await ports.ask('export.saved', { jobId: finished.id });
    if (!answer.ok) setFailure(answer.error);
  };

  useEffect(() => {
    if (done && !done.saved && own.current.has(done.id)) void save(done);
  }, [done]);

  return {
    busy: asking || job?.state === 'running' || (awaited !== null && !jobs.some((row) => row.id === awaited)),
    running: job?.state === 'running' ? job : null,
    ready: done && !done.saved ? done : null,
    saved: done?.saved ? done : null,
    error: failure ?? (job && job.id !== dismissed ? errorOf(job) : null),
    start: () => void start(),
    cancel: () => {
      if (job?.state === 'running') void ports.ask('job.cancel', { jobId: job.id });
    },
    save: () => {
      if (done) void save(done);
    },
    dismiss: () => {
      setFailure(null);
      if (job) setDismissed(job.id);
    },
  };
}
