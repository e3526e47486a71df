// `npm run joint -- FILE|FOLDER… --out FOLDER`: combines several people's bundles into one joint complaint.
import { runTs } from './run-ts.mjs';
import { ensureDependencies } from './setup.mjs';

ensureDependencies();
await runTs('utils/verifier/joint/cli.ts');
