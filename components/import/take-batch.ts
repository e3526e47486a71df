import type { CaseId, JobId } from '@/utils/exhibit/ids';
import { shownName } from '@/utils/recognise/import/file-name';
import type { AppError } from '@/utils/shared/errors';
import type { ImportItem, ImportJobRow } from '@/utils/storage/rows';
import type { Ports } from '../ports';

export interface Wanted {
  readonly file: File;
  /** Also when the case has the same bytes already. */
  readonly again: boolean;
}

/** Files of one drop, paste or choice, on their way into one case. */
export interface Batch {
  readonly caseId: CaseId;
  readonly wanted: readonly Wanted[];
}

/** What {@link takeBatch} tells of while it works. */
export interface BatchSteps {
  /** The name of the file under way, and how many files the background has not been asked for yet. */
  readonly under: (name: string, inHand: number) => void;
  /** A file was left under that id. */
  readonly left: (id: string, file: File) => void;
  /** A file became no exhibit; `id` when it has one in the inbox. */
  readonly fail: (file: File, error: AppError, id?: string) => void;
  /** The background has begun a job. */
  readonly began: (job: JobId) => void;
  /** The row of a job once it is over. */
  readonly over: (job: JobId) => Promise<ImportJobRow>;
}

/** How a batch ended: what came to nothing but an error, and the files that a stop left out. */
export interface BatchEnd {
  readonly error: AppError | null;
  readonly stopped: readonly Wanted[];
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

/**
 * Leaves a batch in the inbox in rounds and has the background take in each. Every file ends as an outcome of a job, as a
 * failure told to `steps`, or among those that a stop left out, whoever stopped it.
 */
export async function takeBatch(
  ports: Pick<Ports, 'ask' | 'imports'>,
  { caseId, wanted }: Batch,
  steps: BatchSteps,
  stop: AbortController,
): Promise<BatchEnd> {
  const stopped: Wanted[] = [];
  let error: AppError | null = null;
  let rest = wanted;
  let refused = 0;
  let under: Promise<void> = Promise.resolve();
  while (rest.length > 0 && !stop.signal.aborted) {
    const round = await leaveRound(ports, rest, steps, stop.signal);
    rest = rest.slice(round.taken);
    stopped.push(...round.stopped);
    if (round.items.length === 0) continue;
    // The next round is left while the one before is taken in, and waits for its end.
    await under;
    const items = round.items.map(({ id, again }): ImportItem => ({ id, ...(again ? { again } : {}) }));
    const started = await ports.ask('import.start', { caseId, items });
    if (!started.ok) {
      // Should the background have begun it all the same, what its job says of a file takes the place of this.
      for (const { id, file } of round.items) steps.fail(file, started.error, id);
      // What this round had left is gone again: smaller files may still find room.
      if (started.error.code === 'STORE_FULL' && ++refused < REFUSALS) continue;
      for (const { file } of rest) steps.fail(file, started.error);
      error = started.error;
      rest = [];
      break;
    }
    refused = 0;
    const { jobId } = started.value;
    steps.under('', rest.length);
    under = (async () => {
      const { state, outcomes } = await steps.over(jobId);
      if (state !== 'cancelled') return;
      // Stopped here or in another window: no further round either.
      stop.abort();
      const told = new Set(outcomes.map(({ item }) => item));
      stopped.push(...round.items.filter(({ id }) => !told.has(id)));
    })();
    steps.began(jobId);
    if (stop.signal.aborted) void ports.ask('job.cancel', { jobId });
  }
  await under;
  return { error, stopped: [...stopped, ...rest] };
}

/** Leaves the next files of a round. Answers those that are in the inbox and how many files it took. */
async function leaveRound(
  ports: Pick<Ports, 'imports'>,
  wanted: readonly Wanted[],
  steps: BatchSteps,
  signal: AbortSignal,
) {
  const round = wanted.slice(0, roundOf(wanted));
  steps.under(shownName(round[0]?.file.name ?? ''), wanted.length);
  const answers = await ports.imports?.leaveFiles(
    round.map(({ file }) => file),
    signal,
  );
  const items: (Wanted & { readonly id: string })[] = [];
  const stopped: Wanted[] = [];
  for (const [i, one] of round.entries()) {
    const id = answers?.[i];
    if (id?.ok) {
      items.push({ ...one, id: id.value });
      steps.left(id.value, one.file);
    } else if (!id || id.error.code === 'CANCELLED') stopped.push(one);
    else steps.fail(one.file, id.error);
  }
  return { items, stopped, taken: round.length };
}
