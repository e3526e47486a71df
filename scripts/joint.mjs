// `npm run joint -- FILE|FOLDER… --out FOLDER`: combines several people's bundles into one joint complaint.
import { rm } from 'node:fs/promises';
import { buildTs, runTs } from './run-ts.mjs';
import { ensureDependencies } from './setup.mjs';

ensureDependencies();
const worker = await buildTs('utils/verifier/joint/worker.ts');
try {
  const { runJoint } = await runTs('utils/verifier/joint/run.ts');
  const output = { out: (text) => process.stdout.write(text), err: (text) => process.stderr.write(text) };
  process.exitCode = await runJoint(process.argv.slice(2), output, worker);
} finally {
  await rm(worker, { force: true });
}
