import { parentPort } from 'node:worker_threads';
import { work, type Task } from './work';

// One task at a time; the answer is the result, or the message of what went wrong.
parentPort?.on('message', (task: Task) => {
  void work(task).then(
    (result) => parentPort?.postMessage({ result }, []),
    (thrown: unknown) =>
      parentPort?.postMessage({ problem: thrown instanceof Error ? thrown.message : String(thrown) }, []),
  );
});
