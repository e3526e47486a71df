import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { work, type Task, type TaskResult } from './work';

interface Answer {
  readonly result?: TaskResult;
  readonly problem?: string;
}

/** A thread holds one bundle's tables, never its pictures. What needs more is no honest bundle, and ends its own thread. */
const LIMITS = { maxOldGenerationSizeMb: 512 };

/** Does tasks in threads, as many at once as it has; without a script for threads one at a time, here. */
export class Pool {
  readonly #script: string | undefined;
  readonly #size: number;

  constructor(script: string | undefined, size: number) {
    this.#script = script;
    this.#size = script === undefined ? 1 : size;
  }

  /** In the order in which they end. `failed` answers for a task whose thread did not survive it. */
  async run<T extends Task>(
    tasks: readonly T[],
    failed: (task: T, problem: string) => TaskResult,
    done: (task: T, result: TaskResult) => void | Promise<void>,
  ): Promise<void> {
    let next = 0;
    const lane = async (): Promise<void> => {
      let worker: Worker | undefined;
      try {
        for (;;) {
          const task = tasks[next++];
          if (!task) return;
          let result: TaskResult;
          try {
            if (this.#script === undefined) result = await work(task);
            else {
              worker ??= new Worker(this.#script, { resourceLimits: LIMITS });
              result = await askWorker(worker, task);
            }
          } catch (thrown) {
            await worker?.terminate();
            worker = undefined;
            result = failed(task, thrown instanceof Error ? thrown.message : String(thrown));
          }
          await done(task, result);
        }
      } finally {
        await worker?.terminate();
      }
    };
    await Promise.all(Array.from({ length: this.#size }, lane));
  }
}

async function askWorker(worker: Worker, task: Task): Promise<TaskResult> {
  worker.postMessage(task, []);
  // Rejects when the thread ends with an error.
  const [answer] = (await once(worker, 'message')) as [Answer];
  if (answer.result === undefined) throw new Error(answer.problem ?? 'no answer');
  return answer.result;
}
