import type { CaseId, JobId } from '@/utils/exhibit/ids';
import { shownName } from '@/utils/recognise/import/file-name';
import { appError, type AppError } from '@/utils/shared/errors';
import { ok, type Result } from '@/utils/shared/result';
import type { ImportJobRow, ImportOutcome, JobRow } from '@/utils/storage/rows';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Ports } from '../ports';
import type { Dropped } from './dropped';
import { failed, filesIn, IDLE, type Local, type Stopped, type Waiting } from './import-state';
import { takeBatch, type BatchEnd, type BatchSteps } from './take-batch';

export interface ImportFlow {
  /** Under way: files of this page, or of a job that an earlier page or worker left. */
  readonly running: {
    readonly done: number;
    readonly total: number;
    readonly name: string;
    readonly stopping: boolean;
    /** Files dropped, pasted or chosen since: they come next. */
    readonly waiting: number;
  } | null;
  readonly outcomes: readonly ImportOutcome[];
  /** Not read at all, being too many. */
  readonly beyond: number;
  readonly error: AppError | null;
  /** While an import runs, the files queue behind it. */
  readonly take: (dropped: Dropped) => void;
  /** Imports a duplicate although the case has it. */
  readonly again: ((item: string) => void) | null;
  /** Stops after the file under way; it and those that wait become outcomes with `CANCELLED`. */
  readonly cancel: () => void;
  /** Goes on with the files that a stop left out; `null` when there are none. */
  readonly resume: { readonly files: number; readonly start: () => void } | null;
  readonly dismiss: () => void;
}

/**
 * Imports files into the case that is shown when they come: one batch after the other, and gathers what became of every
 * file.
 *
 * @param newCase title of the case that is made when there is none.
 */
export function useImport(
  ports: Pick<Ports, 'ask' | 'imports'>,
  caseId: CaseId | null,
  jobs: readonly JobRow[],
  newCase: string,
): ImportFlow {
  const [local, setLocal] = useState<Local>(IDLE);
  const abort = useRef<AbortController | null>(null);
  /** Batches behind the one under way. Whoever changes it changes `local` as well, by which the screen is drawn again. */
  const queue = useRef<Waiting[]>([]);
  /** Two drops may come before the screen is drawn again. */
  const active = useRef(false);
  const made = useRef<CaseId | null>(null);
  /** Files under way that only this page has: they are lost with it. */
  const inHand = useRef(0);
  /** Files by the id of their inbox row, for a duplicate that is wanted after all. */
  const files = useRef(new Map<string, File>());
  /** Ends of jobs that somebody waits for. */
  const waiting = useRef(new Map<JobId, (job: ImportJobRow) => void>());
  /** The latest that was known of each job: the store forgets finished ones. */
  const seen = useRef(new Map<JobId, ImportJobRow>());
  const patch = (change: Partial<Local>) => setLocal((before) => ({ ...before, ...change }));

  const left = jobs.filter(
    (job): job is ImportJobRow =>
      job.kind === 'import' &&
      (local.jobs.includes(job.id) ||
        // What another window imports is shown as long as this one imports nothing itself.
        (!local.active && job.caseId === caseId && job.state === 'running')),
  );
  for (const job of left) seen.current.set(job.id, job);
  useEffect(() => {
    for (const job of jobs) {
      if (job.kind !== 'import' || job.state === 'running') continue;
      waiting.current.get(job.id)?.(job);
      waiting.current.delete(job.id);
    }
  }, [jobs]);
  // A page that is closed in mid-import leaves a job to the background, and files that nobody asked for to the next day.
  useEffect(() => () => abort.current?.abort(), []);
  // What only this page has would be gone with it: the browser asks first.
  useEffect(() => {
    if (!local.active) return undefined;
    const ask = (event: BeforeUnloadEvent) => {
      if (inHand.current + filesIn(queue.current) > 0) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [local.active]);

  const steps: BatchSteps = {
    under: (name, rest) => {
      inHand.current = rest;
      if (name) patch({ name });
    },
    left: (id, file) => files.current.set(id, file),
    fail: (file, error, id = crypto.randomUUID()) =>
      setLocal((before) => ({ ...before, outcomes: [...before.outcomes, failed(id, file, error)] })),
    began: (job) => setLocal((before) => ({ ...before, jobs: [...before.jobs, job] })),
    over: (job) => new Promise((resolve) => waiting.current.set(job, resolve)),
  };

  const target = async (given: CaseId | null): Promise<Result<CaseId>> => {
    const known = given ?? made.current;
    if (known !== null) return ok(known);
    const created = await ports.ask('case.create', { title: newCase });
    if (!created.ok) return created;
    made.current = created.value.caseId;
    return ok(made.current);
  };

  const run = async (batch: Waiting, stop: AbortController): Promise<BatchEnd> => {
    const into = await target(batch.caseId);
    if (into.ok) return takeBatch(ports, { caseId: into.value, wanted: batch.wanted }, steps, stop);
    for (const { file } of batch.wanted) steps.fail(file, into.error);
    return { error: into.error, stopped: [] };
  };

  /** Names files that a stop left out, and keeps them in case it was a mistake. */
  const leaveOut = (batches: readonly Waiting[]) => {
    const stopped = batches
      .filter(({ wanted }) => wanted.length > 0)
      .map((batch): Stopped => ({ ...batch, items: batch.wanted.map(() => crypto.randomUUID()) }));
    const named = stopped.flatMap(({ wanted, items }) =>
      wanted.map(({ file }, i) => failed(items[i] ?? '', file, appError('CANCELLED'))),
    );
    setLocal((before) => ({
      ...before,
      outcomes: [...before.outcomes, ...named],
      stopped: [...before.stopped, ...stopped],
    }));
  };

  /** Takes in what is queued until nothing is. */
  const work = async () => {
    active.current = true;
    for (let batch = queue.current.shift(); batch; batch = queue.current.shift()) {
      const { wanted } = batch;
      const stop = (abort.current = new AbortController());
      setLocal((before) => ({
        ...before,
        active: true,
        stopping: false,
        total: before.total + wanted.length,
      }));
      inHand.current = wanted.length;
      const end = await run(batch, stop).catch((thrown: unknown): BatchEnd => {
        const error = appError('UNEXPECTED', { cause: String(thrown) });
        return { error, stopped: [] };
      });
      inHand.current = 0;
      if (end.error) patch({ error: end.error });
      leaveOut([{ caseId: batch.caseId, wanted: end.stopped }]);
    }
    active.current = false;
    patch({ active: false, stopping: false });
  };

  const enqueue = (batches: readonly Waiting[]) => {
    queue.current.push(...batches.filter(({ wanted }) => wanted.length > 0));
    if (!active.current) void work();
  };

  const take = ({ files: given, unread, beyond }: Dropped) => {
    if (given.length === 0 && unread.length === 0) return;
    const idle = !active.current;
    if (idle) {
      seen.current.clear();
      made.current = null;
    }
    const unreadable = unread.map(({ name, error }): ImportOutcome => ({
      item: crypto.randomUUID(),
      name: shownName(name),
      became: 'failed',
      error,
    }));
    setLocal((now) => {
      const before = idle ? IDLE : now;
      return {
        ...before,
        outcomes: [...before.outcomes, ...unreadable],
        total: before.total + unreadable.length,
        beyond: before.beyond + beyond,
      };
    });
    enqueue([{ caseId, wanted: given.map((file) => ({ file, again: false })) }]);
  };

  const rows = [...seen.current.values()];
  const told = rows.flatMap((job) => job.outcomes);
  const known = new Set(told.map(({ item }) => item));
  const outcomes = [...local.outcomes.filter(({ item }) => !known.has(item)), ...told];
  const running = left.filter((job) => job.state === 'running');
  const [current] = running;
  const failure = rows.find((job) => job.state === 'failed')?.error ?? null;
  const busy = local.active || current !== undefined;

  /** Begins again with what is on the screen, without these outcomes. */
  const begin = (items: ReadonlySet<string>, batches: readonly Waiting[]) => {
    const others = outcomes.filter(({ item }) => !items.has(item));
    if (active.current) {
      setLocal((now) => ({
        ...now,
        outcomes: now.outcomes.filter(({ item }) => !items.has(item)),
        total: now.total - items.size,
        stopped: [],
      }));
    } else {
      seen.current.clear();
      setLocal({ ...IDLE, outcomes: others, total: others.length, beyond: local.beyond });
    }
    enqueue(batches);
  };

  return {
    running: busy
      ? {
          done: outcomes.length,
          total: Math.max(local.total, current?.total ?? 0, 1),
          name: current?.name || local.name,
          stopping: local.stopping,
          waiting: filesIn(queue.current),
        }
      : null,
    outcomes,
    beyond: local.beyond,
    error: local.error ?? failure,
    take,
    again: busy
      ? null
      : (item) => {
          const file = files.current.get(item);
          if (file) begin(new Set([item]), [{ caseId, wanted: [{ file, again: true }] }]);
        },
    cancel: () => {
      patch({ stopping: true });
      abort.current?.abort();
      leaveOut(queue.current.splice(0));
      if (current) void ports.ask('job.cancel', { jobId: current.id });
    },
    resume:
      local.stopped.length > 0
        ? {
            files: filesIn(local.stopped),
            start: () => begin(new Set(local.stopped.flatMap(({ items }) => items)), local.stopped),
          }
        : null,
    dismiss: () => {
      files.current.clear();
      seen.current.clear();
      setLocal(IDLE);
    },
  };
}
