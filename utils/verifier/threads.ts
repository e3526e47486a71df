import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';

/** Where the running program lies, for threads to start from; set by scripts/run-ts.mjs. Absent in tests. */
const program = (): string | undefined => process.env['LIUZHENG_PROGRAM'];

type Told<Result, Progress> =
  { readonly progress: Progress } | { readonly result: Result } | { readonly failed: string };

export const defaultJobs = (): number => availableParallelism();

/** A thread holds one bundle's tables, never its pictures. What needs more is no honest bundle, and ends its own thread. */
const LIMITS = { maxOldGenerationSizeMb: 512 };

export type Work<Task, Result, Progress> = (
  task: Task,
  onProgress: (progress: Progress) => void,
) => Promise<Result>;

/** Threads of this program that do one task after the other: one for each lane, started when it is first needed. */
export class Threads<Task, Result, Progress = never> {
  readonly #lanes = new Map<number, Worker>();
  readonly #here: Work<Task, Result, Progress>;

  /** @param here does a task where there is no program to start a thread from */
  constructor(here: Work<Task, Result, Progress>) {
    this.#here = here;
  }

  /** Rejects when the task failed or its thread did not survive it; the lane's next task gets a new one. */
  async run(
    lane: number,
    task: Task,
    onProgress: (progress: Progress) => void = () => undefined,
  ): Promise<Result> {
    const url = program();
    if (!url) return this.#here(task, onProgress);
    const worker = this.#lanes.get(lane) ?? new Worker(new URL(url), { resourceLimits: LIMITS });
    this.#lanes.set(lane, worker);
    try {
      return await ask<Task, Result, Progress>(worker, task, onProgress);
    } catch (thrown) {
      this.#lanes.delete(lane);
      await worker.terminate();
      throw thrown;
    }
  }

  async end(): Promise<void> {
    for (const worker of this.#lanes.values()) await worker.terminate();
  }
}

function ask<Task, Result, Progress>(
  worker: Worker,
  task: Task,
  onProgress: (progress: Progress) => void,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const off = (): void => {
      worker.off('message', hear);
      worker.off('error', reject);
      worker.off('exit', gone);
    };
    const gone = (): void => reject(new Error('a thread ended without a result'));
    const hear = (told: Told<Result, Progress>): void => {
      if ('progress' in told) return onProgress(told.progress);
      off();
      if ('result' in told) resolve(told.result);
      else reject(new Error(told.failed));
    };
    worker.on('message', hear);
    worker.on('error', reject);
    worker.on('exit', gone);
    worker.postMessage(task, []);
  });
}

/** What a thread does; false on the main thread. */
export function serveThread<Task, Result, Progress>(work: Work<Task, Result, Progress>): boolean {
  if (isMainThread || !parentPort) return false;
  const port = parentPort;
  const tell = (told: Told<Result, Progress>): void => port.postMessage(told, []);
  port.on('message', (task: Task) => {
    work(task, (progress) => tell({ progress })).then(
      (result) => tell({ result }),
      (thrown: unknown) => tell({ failed: thrown instanceof Error ? thrown.message : String(thrown) }),
    );
  });
  return true;
}
