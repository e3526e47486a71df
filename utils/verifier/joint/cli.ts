import { serveThread } from '../threads';
import { runJoint } from './run';
import { work } from './work';

if (!serveThread(work)) {
  process.exitCode = await runJoint(process.argv.slice(2), {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  });
}
