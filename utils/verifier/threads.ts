import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import type { Report } from '../bundle/verify';
import { checkPaths, type CheckPathsOptions } from './check-paths';

/** Where the running program lies, for threads to start from; set by scripts/run-ts.mjs. Absent in tests. */
const program = (): string | undefined => process.env['LIUZHENG_PROGRAM'];

interface Task {
  readonly paths: readonly string[];
  readonly tsaRoots: string;
}

type Told =
  | { readonly progress: { readonly done: number; readonly total: number } }
  | { readonly report: Report }
  | { readonly failed: string };

export const defaultJobs = (): number => availableParallelism();

/** Threads that judge one group of files after the other: one for each lane, started when it is first needed. */
export class Threads {
  readonly #lanes = new Map<number, Worker>();

  /** In that lane's thread, or here where there is no program to start one from. */
  check(lane: number, paths: readonly string[], options: CheckPathsOptions): Promise<Report> {
    const url = program();
    if (!url) return checkPaths(paths, options);
    const worker = this.#lanes.get(lane) ?? new Worker(new URL(url));
    this.#lanes.set(lane, worker);
    return new Promise((resolve, reject) => {
      const off = (): void => {
        worker.off('message', hear);
        worker.off('error', reject);
        worker.off('exit', gone);
      };
      const gone = (): void => reject(new Error('a thread ended without a report'));
      const hear = (told: Told): void => {
        if ('progress' in told) return options.onProgress?.(told.progress);
        off();
        if ('report' in told) resolve(told.report);
        else reject(new Error(told.failed));
      };
      worker.on('message', hear);
      worker.on('error', reject);
      worker.on('exit', gone);
      const task: Task = { paths, tsaRoots: options.tsaRoots };
      worker.postMessage(task, []);
    });
  }

  async end(): Promise<void> {
    for (const worker of this.#lanes.values()) await worker.terminate();
  }
}

/** What a thread does; false on the main thread. */
export function serveThread(): boolean {
  if (isMainThread || !parentPort) return false;
  const port = parentPort;
  const tell = (told: Told): void => port.postMessage(told);
  port.on('message', ({ paths, tsaRoots }: Task) => {
    checkPaths(paths, { tsaRoots, onProgress: (progress) => tell({ progress }) }).then(
      (report) => tell({ report }),
      (thrown: unknown) => tell({ failed: thrown instanceof Error ? thrown.message : String(thrown) }),
    );
  });
  return true;
}
