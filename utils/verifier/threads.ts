import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
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

/** Judges a group of files in a thread of its own, or here where there is no program to start one from. */
export function checkInThread(paths: readonly string[], options: CheckPathsOptions): Promise<Report> {
  const url = program();
  if (!url) return checkPaths(paths, options);
  return new Promise((resolve, reject) => {
    const task: Task = { paths, tsaRoots: options.tsaRoots };
    const worker = new Worker(new URL(url), { workerData: task });
    worker.on('message', (told: Told) => {
      if ('progress' in told) options.onProgress?.(told.progress);
      else if ('report' in told) resolve(told.report);
      else reject(new Error(told.failed));
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('a thread ended without a report')));
  });
}

/** What a thread does; false on the main thread. */
export async function serveThread(): Promise<boolean> {
  if (isMainThread || !parentPort) return false;
  const port = parentPort;
  const tell = (told: Told): void => port.postMessage(told);
  const { paths, tsaRoots } = workerData as Task;
  try {
    tell({ report: await checkPaths(paths, { tsaRoots, onProgress: (progress) => tell({ progress }) }) });
  } catch (thrown) {
    tell({ failed: thrown instanceof Error ? thrown.message : String(thrown) });
  }
  return true;
}
