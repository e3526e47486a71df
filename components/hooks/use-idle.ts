import { useEffect, useState } from 'preact/hooks';

/** ms after which it is a waiting call's turn although the page was never idle. */
const AT_LAST = 1000;

const waiting = new Set<() => void>();
let asked = false;

function ask(): void {
  if (asked || waiting.size === 0) return;
  asked = true;
  requestIdleCallback(
    () => {
      asked = false;
      const [first] = waiting;
      if (first) waiting.delete(first);
      first?.();
      ask();
    },
    { timeout: AT_LAST },
  );
}

/**
 * False until the component has stayed for that many ms and it was its turn in a pause of the page: one in each pause, so that
 * many rows that appear at once never add up to one long task.
 */
export function useIdle(ms: number): boolean {
  const [reached, setReached] = useState(false);
  useEffect(() => {
    const turn = (): void => setReached(true);
    const timer = setTimeout(() => {
      waiting.add(turn);
      ask();
    }, ms);
    return () => {
      clearTimeout(timer);
      waiting.delete(turn);
    };
  }, [ms]);
  return reached;
}
