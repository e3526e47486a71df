import type { AgentConnection } from '../../platform/agent';
import { appError } from '../../shared/errors';
import { err, type Result } from '../../shared/result';

/** What still has to be done, and answered, once the user has cancelled. */
const AFTERWARDS: ReadonlySet<string> = new Set(['finish', 'measure']);

/** The connection, but nobody waits for the page once the capture is cancelled: `CANCELLED` at once. */
export function cancellable(agent: AgentConnection, signal: AbortSignal): AgentConnection {
  return {
    get gone() {
      return agent.gone;
    },
    serve: (handlers) => agent.serve(handlers),
    close: () => agent.close(),
    call(name, request, timeout) {
      const answer = agent.call(name, request, timeout);
      if (AFTERWARDS.has(name)) return answer;
      return new Promise((resolve) => {
        const cancel = (): void => resolve(err(appError('CANCELLED')) satisfies Result<never>);
        if (signal.aborted) return cancel();
        signal.addEventListener('abort', cancel, { once: true });
        void answer.then(resolve).finally(() => signal.removeEventListener('abort', cancel));
      });
    },
  };
}
