import { useSignal, type ReadonlySignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/**
 * A live query as a signal: `initial` until the first answer, and again when `deps` change, so that a screen never
 * shows one case's rows under another's name.
 */
export function useLive<T>(
  subscribe: ((callback: (value: T) => void) => () => void) | null,
  deps: readonly unknown[],
  initial: T,
): ReadonlySignal<T> {
  const value = useSignal(initial);
  useEffect(() => {
    value.value = initial;
    return subscribe?.((next) => {
      value.value = next;
    });
  }, deps);
  return value;
}
