import type { CheckFiles } from '@/utils/checking/check-files';
import type { BundleReport, Report } from '@/utils/bundle/report';
import { useRef, useState } from 'preact/hooks';

export interface RunningFile {
  readonly name: string;
  readonly bytes: number;
  /** 0–1; 1 once it is judged. */
  readonly share: number;
}

export type CheckState =
  | { readonly state: 'idle'; readonly note?: 'no-files' | 'cancelled' }
  | { readonly state: 'running'; readonly files: readonly RunningFile[] }
  | { readonly state: 'done'; readonly report: Report; readonly at: number; readonly files: readonly File[] };

export interface CheckFlow {
  readonly current: CheckState;
  /** Bundles that are judged already, while others are still being read. */
  readonly early: readonly BundleReport[];
  start(files: readonly File[], tsaRoots: string): void;
  cancel(): void;
  reset(): void;
}

/** One run at a time: a new one ends the one before. */
export function useCheck(checkFiles: CheckFiles, now: () => number): CheckFlow {
  const [current, setCurrent] = useState<CheckState>({ state: 'idle' });
  const [early, setEarly] = useState<readonly BundleReport[]>([]);
  const running = useRef<AbortController | null>(null);

  const run = async (files: readonly File[], tsaRoots: string, abort: AbortController): Promise<void> => {
    const live = (): boolean => running.current === abort;
    const set = (indices: readonly number[], share: number): void => {
      if (!live()) return;
      setCurrent((before) =>
        before.state === 'running'
          ? {
              ...before,
              files: before.files.map((file, i) => (indices.includes(i) ? { ...file, share } : file)),
            }
          : before,
      );
    };
    try {
      const report = await checkFiles(files, {
        tsaRoots,
        signal: abort.signal,
        // Not quite done: the verdict is still to come.
        onProgress: ({ file, share }) => set([file], Math.min(0.99, share)),
        onDone: (indices, { bundles }) => {
          set(indices, 1);
          if (live()) setEarly((before) => [...before, ...bundles]);
        },
      });
      if (live()) setCurrent({ state: 'done', report, at: now(), files });
    } catch {
      // Only ever because it was stopped.
      if (live()) setCurrent({ state: 'idle', note: 'cancelled' });
    }
  };

  const stop = (): void => {
    const before = running.current;
    running.current = null;
    before?.abort(new DOMException('cancelled', 'AbortError'));
    setEarly([]);
  };
  return {
    current,
    early,
    start(files, tsaRoots) {
      stop();
      if (files.length === 0) {
        setCurrent({ state: 'idle', note: 'no-files' });
        return;
      }
      const abort = new AbortController();
      running.current = abort;
      setCurrent({
        state: 'running',
        files: files.map(({ name, size }) => ({ name, bytes: size, share: 0 })),
      });
      void run(files, tsaRoots, abort);
    },
    cancel() {
      stop();
      setCurrent({ state: 'idle', note: 'cancelled' });
    },
    reset() {
      stop();
      setCurrent({ state: 'idle' });
    },
  };
}
