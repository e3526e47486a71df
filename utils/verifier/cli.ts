import { judgeTask } from './check-paths';
import { run } from './run';
import { serveThread } from './threads';

if (!serveThread(judgeTask)) {
  process.exitCode = await run(process.argv.slice(2), {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    terminal: process.stderr.isTTY,
  });
}
