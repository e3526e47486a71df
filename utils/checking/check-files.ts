import type { Report } from '../bundle/verify';
import { unreadable } from '../bundle/unreadable';
import { verifyMany } from '../bundle/verify-many';
import type { answer } from './answer';
import type { Answer, Container, Question } from './protocol';

/** How far one file is. `share`: 0–1. */
export interface FileProgress {
  readonly file: number;
  readonly share: number;
}

export interface CheckOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: FileProgress) => void;
  /** Files of these indices are judged. */
  readonly onDone: (files: readonly number[], report: Report) => void;
}

/** Judges files off the main thread. Rejects only when aborted. */
export type CheckFiles = (files: readonly File[], options: CheckOptions) => Promise<Report>;

/** More do not help: the disk and the hash are the limit. */
const MOST_JOBS = 4;

/**
 * A {@link CheckFiles} over workers that `start` makes, one for each group of files, some at a time. Where a browser starts
 * no workers (some do not for pages from the disk) the work is done `here`, in slices.
 */
type Here = typeof answer;

export function checkerOver(start: () => Worker | undefined, here?: Here): CheckFiles {
  return async (files, { signal, onProgress, onDone }) => {
    // One file is a group by itself: no worker has to look.
    const grouped: Final =
      files.length < 2
        ? { kind: 'groups', groups: [[0]] }
        : await ask({ start, here }, { kind: 'group', files }, signal);
    const groups = grouped.kind === 'groups' ? grouped.groups : files.map((_, i) => [i]);
    return verifyMany(groups, {
      jobs: Math.min(MOST_JOBS, Math.max(1, (navigator.hardwareConcurrency || 2) - 1)),
      signal,
      onDone,
      check: async (group) => {
        const mine = group.flatMap((i) => files[i] ?? []);
        const spread = spreadOver(group, mine, onProgress);
        const reply = await ask({ start, here }, { kind: 'check', files: mine }, signal, spread);
        if (reply.kind === 'report') return reply.report;
        const cause = reply.kind === 'failed' ? reply.cause : reply.kind;
        return { outcome: 'unreadable', bundles: mine.map(({ name }) => unreadable(name, cause)) };
      },
    });
  };
}

/** Files of a group are read one after the other: bytes done so far say how far each is. */
function spreadOver(
  group: readonly number[],
  files: readonly File[],
  onProgress: CheckOptions['onProgress'],
): (done: number, total: number) => void {
  return (done, total) => {
    const sizes = files.reduce((sum, { size }) => sum + size, 0);
    // The bundles of a backup are somewhat smaller than the backup.
    let rest = total > 0 ? (done / total) * sizes : sizes;
    for (const [at, { size }] of files.entries()) {
      const share = size === 0 ? 1 : Math.max(0, Math.min(1, rest / size));
      rest -= size;
      const file = group[at];
      if (file !== undefined) onProgress({ file, share });
    }
  };
}

type Final = Exclude<Answer, { kind: 'progress' }>;

interface Means {
  readonly start: () => Worker | undefined;
  readonly here: Here | undefined;
}

async function ask(
  { start, here }: Means,
  question: Question,
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<Final> {
  signal.throwIfAborted();
  const hear = (reply: Answer): reply is Final => {
    if (reply.kind !== 'progress') return true;
    onProgress(reply.done, reply.total);
    return false;
  };
  const worker = start();
  const heard = worker && (await askWorker(worker, question, signal, hear));
  if (heard) return heard;
  let last: Final = { kind: 'failed', cause: 'worker' };
  await here?.(question, (reply) => void (hear(reply) && (last = reply)), signal);
  signal.throwIfAborted();
  return last;
}

/** Undefined when the worker could not even begin. */
function askWorker(
  worker: Worker,
  question: Question,
  signal: AbortSignal,
  hear: (reply: Answer) => reply is Final,
): Promise<Final | undefined> {
  return new Promise((resolve, reject) => {
    let begun = false;
    const end = (): void => {
      signal.removeEventListener('abort', stop);
      worker.terminate();
    };
    const stop = (): void => {
      end();
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', stop);
    worker.onmessage = (event: MessageEvent<Answer>) => {
      begun = true;
      if (!hear(event.data)) return;
      end();
      resolve(event.data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      end();
      resolve(begun ? { kind: 'failed', cause: event.message } : undefined);
    };
    worker.postMessage(question);
  });
}

/** The ASiC-S container for a bundle with a time-stamp of its own; null: it has none, or cannot be read. */
export type MakeAsic = (file: File) => Promise<Container | null>;

export function asicMakerOver(start: () => Worker | undefined, here?: Here): MakeAsic {
  return async (file) => {
    const reply = await ask({ start, here }, { kind: 'asic', files: [file] }, new AbortController().signal);
    return reply.kind === 'asic' ? reply.container : null;
  };
}
