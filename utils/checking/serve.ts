import { answer } from './answer';
import type { Answer, Question } from './protocol';

/** The part of a worker's scope that is used. */
export interface WorkerScope {
  onmessage: ((event: MessageEvent<Question>) => void) | null;
  postMessage(answer: Answer, transfer: Transferable[]): void;
}

/** One question after the other; whoever loses interest ends the worker. */
export function serve(scope: WorkerScope): void {
  scope.onmessage = (event) => void answer(event.data, (reply) => scope.postMessage(reply, []));
}
