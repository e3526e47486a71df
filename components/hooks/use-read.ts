import type { AppError } from '@/utils/shared/errors';
import type { Result } from '@/utils/shared/result';
import { useEffect, useState } from 'preact/hooks';

export type Read<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly error: AppError };

/** Reads once for each set of `deps`; an answer that comes too late is dropped. `null` reads nothing. */
export function useRead<T>(read: (() => Promise<Result<T>>) | null, deps: readonly unknown[]): Read<T> {
  const [result, setResult] = useState<Read<T>>({ state: 'loading' });
  useEffect(() => {
    let current = true;
    const run = async () => {
      const answer = await read?.();
      if (!current || !answer) return;
      setResult(
        answer.ok ? { state: 'ready', value: answer.value } : { state: 'failed', error: answer.error },
      );
    };
    setResult({ state: 'loading' });
    void run();
    return () => {
      current = false;
    };
  }, deps);
  return result;
}
