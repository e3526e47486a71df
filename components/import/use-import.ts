import type { CaseId, JobId } from '@/utils/exhibit/ids';
import { shownName } from '@/utils/recognise/import/file-name';
import { appError, type AppError } from '@/utils/shared/errors';
import { ok, type Result } from '@/utils/shared/result';
import type { ImportItem, ImportJobRow, ImportOutcome, JobRow } from '@/utils/storage/rows';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Ports } from '../ports';
import type { Dropped } from './dropped';

export interface ImportFlow {
  /** Under way: files of this page, or of a job that an earlier page or worker left. */
  readonly running: {
    readonly done: number;
    readonly total: number;
    readonly name: string;
    readonly stopping: boolean;
  } | null;
  readonly outcomes: readonly ImportOutcome[];
  /** Not read at all, being too many. */
  readonly beyond: number;
  readonly error: AppError | null;
  readonly take: (dropped: Dropped) => void;
  /** Imports a duplicate although the case has it. */
  readonly again: ((item: string) => void) | null;
  readonly cancel: () => void;
  readonly dismiss: () => void;
}

/**
 * Files and bytes left in the inbox before the background is asked to take them in. What waits there lies on the disk beside
 * what is kept of it, and two rounds can be under way: large ones would fill a disk on which most of the files have room.
 */
const ROUND = { files: 100, bytes: 25_000_000 };

/** How many files fit into one round: at least one, however large. */
function roundOf(wanted: readonly Wanted[]): number {
  let bytes = 0;
  const over = wanted.findIndex(({ file }, i) => {
    bytes += file.size;
    return i >= ROUND.files || (i > 0 && bytes > ROUND.bytes);
  });
  return over < 0 ? wanted.length : over;
}

/** Rounds in a row that find no room before the others are not tried. */
const REFUSALS = 2;

interface Local {
  readonly total: number;
  readonly name: string;
  readonly outcomes: readonly ImportOutcome[];
  readonly beyond: number;
  readonly jobs: readonly JobId[];
  readonly active: boolean;
  readonly stopping: boolean;
  readonly error: AppError | null;
}

const IDLE: Local = {
  total: 0,
  name: '',
  outcomes: [],
  beyond: 0,
  jobs: [],
  active: false,
  stopping: false,
  error: null,
};

interface Wanted {
  readonly file: File;
  readonly again: boolean;
}

/**
 * Imports files into the case: leaves them in the inbox in rounds, has the background take in each, and gathers what
 * became of every one.
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
  /** Files by the id of their inbox row, for a duplicate that is wanted after all. */
  const files = useRef(new Map<string, File>());
  /** Ends of jobs that somebody waits for. */
  const waiting = useRef(new Map<JobId, () => void>());
  /** The latest that was known of each job: the store forgets finished ones. */
  const seen = useRef(new Map<JobId, ImportJobRow>());
  const patch = (change: Partial<Local>) => setLocal((before) => ({ ...before, ...change }));

  const left = jobs.filter(
    (job): job is ImportJobRow =>
      job.kind === 'import' &&
      job.caseId === caseId &&
      (job.state === 'running' || local.jobs.includes(job.id)),
  );
  for (const job of left) seen.current.set(job.id, job);
  useEffect(() => {
    for (const job of jobs) {
      if (job.kind !== 'import' || job.state === 'running') continue;
      waiting.current.get(job.id)?.();
      waiting.current.delete(job.id);
    }
  }, [jobs]);
  // A page that is closed in mid-import leaves a job to the background, and files that nobody asked for to the next day.
  useEffect(() => () => abort.current?.abort(), []);

  const fail = (item: string, name: string, error: AppError) =>
    setLocal((before) => ({
      ...before,
      outcomes: [...before.outcomes, { item, name: shownName(name), became: 'failed', error }],
    }));

  /** Leaves the next files of a round. Answers its items and how many files it took. */
  const leaveRound = async (wanted: readonly Wanted[], signal: AbortSignal) => {
    const round = wanted.slice(0, roundOf(wanted));
    patch({ name: shownName(round[0]?.file.name ?? '') });
    const answers = await ports.imports?.leaveFiles(
      round.map(({ file }) => file),
      signal,
    );
    const items: ImportItem[] = [];
    for (const [i, { file, again }] of round.entries()) {
      const id = answers?.[i];
      if (id?.ok) {
        items.push({ id: id.value, ...(again ? { again } : {}) });
        files.current.set(id.value, file);
      } else if (id && id.error.code !== 'CANCELLED') fail(crypto.randomUUID(), file.name, id.error);
    }
    return { items, taken: round.length };
  };

  const target = async (): Promise<Result<CaseId>> => {
    if (caseId !== null) return ok(caseId);
    const made = await ports.ask('case.create', { title: newCase });
    return made.ok ? ok(made.value.caseId) : made;
  };

  /** What was not even begun is named too, each file, with the reason. */
  const failAll = (all: readonly File[], error: AppError) => {
    for (const { name } of all) fail(crypto.randomUUID(), name, error);
    return error;
  };
  const filesOf = (wanted: readonly Wanted[]) => wanted.map(({ file }) => file);

  const run = async (wanted: readonly Wanted[]) => {
    const stop = new AbortController();
    abort.current = stop;
    const into = await target();
    if (!into.ok) return failAll(filesOf(wanted), into.error);
    let rest = wanted;
    let refused = 0;
    let under: Promise<void> = Promise.resolve();
    while (rest.length > 0 && !stop.signal.aborted) {
      const { items, taken } = await leaveRound(rest, stop.signal);
      rest = rest.slice(taken);
      if (items.length === 0) continue;
      // The next round is left while the one before is taken in, and waits for its end.
      await under;
      const started = await ports.ask('import.start', { caseId: into.value, items });
      if (!started.ok) {
        const { error } = started;
        // Should the background have begun it all the same, what its job says of a file takes the place of this.
        for (const { id } of items) {
          const file = files.current.get(id);
          if (file) fail(id, file.name, error);
        }
        // What this round had left is gone again: smaller files may still find room.
        if (error.code === 'STORE_FULL' && ++refused < REFUSALS) continue;
        return failAll(filesOf(rest), error);
      }
      refused = 0;
      const { jobId } = started.value;
      under = new Promise((resolve) => waiting.current.set(jobId, resolve));
      setLocal((before) => ({ ...before, jobs: [...before.jobs, jobId] }));
      if (stop.signal.aborted) void ports.ask('job.cancel', { jobId });
    }
    await under;
    return null;
  };

  /** @param before what is already on the screen and stays there. */
  const begin = async (
    wanted: readonly Wanted[],
    { unread, beyond }: Pick<Dropped, 'unread' | 'beyond'>,
    before: readonly ImportOutcome[] = [],
  ) => {
    if (local.active || (wanted.length === 0 && unread.length === 0)) return;
    seen.current.clear();
    const unreadable = unread.map(({ name, error }): ImportOutcome => ({
      item: crypto.randomUUID(),
      name: shownName(name),
      became: 'failed',
      error,
    }));
    const outcomes = [...before, ...unreadable];
    setLocal({ ...IDLE, active: true, total: outcomes.length + wanted.length, outcomes, beyond });
    let error: AppError | null;
    try {
      error = await run(wanted);
    } catch (thrown) {
      error = appError('UNEXPECTED', { cause: String(thrown) });
    }
    patch({ active: false, error });
  };

  const rows = [...seen.current.values()];
  const told = rows.flatMap((job) => job.outcomes);
  const known = new Set(told.map(({ item }) => item));
  const outcomes = [...local.outcomes.filter(({ item }) => !known.has(item)), ...told];
  const current = left.find((job) => job.state === 'running');
  const failure = rows.find((job) => job.state === 'failed')?.error ?? null;
  const busy = local.active || current !== undefined;
  return {
    running: busy
      ? {
          done: outcomes.length,
          total: Math.max(local.total, current?.total ?? 0, 1),
          name: current?.name || local.name,
          stopping: local.stopping,
        }
      : null,
    outcomes,
    beyond: local.beyond,
    error: local.error ?? failure,
    take: (dropped) =>
      void begin(
        dropped.files.map((file) => ({ file, again: false })),
        dropped,
      ),
    again: busy
      ? null
      : (item) => {
          const file = files.current.get(item);
          const others = outcomes.filter((one) => one.item !== item);
          if (file) void begin([{ file, again: true }], { unread: [], beyond: 0 }, others);
        },
    cancel: () => {
      patch({ stopping: true });
      abort.current?.abort();
      if (current) void ports.ask('job.cancel', { jobId: current.id });
    },
    dismiss: () => {
      files.current.clear();
      seen.current.clear();
      setLocal(IDLE);
    },
  };
}
