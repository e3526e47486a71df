import type { Report } from '../bundle/verify';
import { unreadable } from '../bundle/unreadable';
import { verifyMany } from '../bundle/verify-many';
import type { answer } from './answer';
import type { Answer, Container, FoundRoot, Question } from './protocol';

/** How far one file is. `share`: 0–1. */
export interface FileProgress {
  readonly file: number;
  readonly share: number;
}

export interface CheckOptions {
  /** PEM of certificates that the reader trusts besides those of this program. */
  readonly tsaRoots?: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: FileProgress) => void;
  /** Files of these indices are judged. */
  readonly onDone: (files: readonly number[], report: Report) => void;
}

/** Judges files off the main thread. Rejects only when aborted. */
export type CheckFiles = (files: readonly File[], options: CheckOptions) => Promise<Report>;

/** More do not help: the disk and the hash are the limit. */
const MOST_JOBS = 4;

type Here = typeof answer;

/**
 * A {@link CheckFiles} over a few workers that `start` makes. Where a browser starts none (some do not for pages from the
 * disk) the work is done `here`, in slices.
 */
export function checkerOver(start: () => Worker | undefined, here?: Here): CheckFiles {
  return async (files, options) => {
    const lanes = new Lanes(start, here);
    try {
      return await checkIn(lanes, files, options);
    } finally {
      lanes.end();
    }
  };
}

async function checkIn(
  lanes: Lanes,
  files: readonly File[],
  { tsaRoots = '', signal, onProgress, onDone }: CheckOptions,
): Promise<Report> {
  // One file is a group by itself: no worker has to look.
  const grouped: Final =
    files.length < 2
      ? { kind: 'groups', groups: [[0]] }
      : await lanes.ask(0, { kind: 'group', files }, signal);
  const groups = grouped.kind === 'groups' ? grouped.groups : files.map((_, i) => [i]);
  return verifyMany(groups, {
    jobs: Math.min(MOST_JOBS, Math.max(1, (navigator.hardwareConcurrency || 2) - 1)),
    signal,
    onDone,
    check: async (group, lane) => {
      const mine = group.flatMap((i) => files[i] ?? []);
      const spread = spreadOver(group, mine, onProgress);
      const reply = await lanes.ask(lane, { kind: 'check', files: mine, tsaRoots }, signal, spread);
      if (reply.kind === 'report') return reply.report;
      const cause = reply.kind === 'failed' ? reply.cause : reply.kind;
      return { outcome: 'unreadable', bundles: mine.map(({ name }) => unreadable(name, cause)) };
    },
  });
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

/** Workers that answer one question after the other: one for each lane, started when it is first needed. */
class Lanes {
  readonly #workers = new Map<number, Worker | undefined>();
  readonly #start: () => Worker | undefined;
  readonly #here: Here | undefined;

  constructor(start: () => Worker | undefined, here: Here | undefined) {
    this.#start = start;
    this.#here = here;
  }

  async ask(
    lane: number,
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
    if (!this.#workers.has(lane)) this.#workers.set(lane, this.#start());
    const worker = this.#workers.get(lane);
    const heard = worker && (await askWorker(worker, question, signal, hear));
    if (heard) return heard;
    this.#workers.set(lane, undefined);
    let last: Final = { kind: 'failed', cause: 'worker' };
    await this.#here?.(question, (reply) => void (hear(reply) && (last = reply)), signal);
    signal.throwIfAborted();
    return last;
  }

  end(): void {
    for (const worker of this.#workers.values()) worker?.terminate();
  }
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
    const end = (): void => signal.removeEventListener('abort', stop);
    const stop = (): void => {
      worker.terminate();
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
      worker.terminate();
      resolve(begun ? { kind: 'failed', cause: event.message } : undefined);
    };
    worker.postMessage(question, []);
  });
}

/** The ASiC-S container for a bundle with a time-stamp of its own; null: it has none, or cannot be read. */
export type MakeAsic = (file: File) => Promise<Container | null>;

export function asicMakerOver(start: () => Worker | undefined, here?: Here): MakeAsic {
  return async (file) => {
    const reply = await askOnce(start, here, { kind: 'asic', files: [file] });
    return reply.kind === 'asic' ? reply.container : null;
  };
}

/** The certificates in files, PEM or DER; none where there are none. */
export type ReadRoots = (files: readonly File[]) => Promise<readonly FoundRoot[]>;

export function rootReaderOver(start: () => Worker | undefined, here?: Here): ReadRoots {
  return async (files) => {
    const reply = await askOnce(start, here, { kind: 'roots', files });
    return reply.kind === 'roots' ? reply.roots : [];
  };
}

async function askOnce(
  start: () => Worker | undefined,
  here: Here | undefined,
  question: Question,
): Promise<Final> {
  const lanes = new Lanes(start, here);
  try {
    return await lanes.ask(0, question, new AbortController().signal);
  } finally {
    lanes.end();
  }
}
