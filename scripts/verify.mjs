// `npm run verify -- FILE|FOLDER… [--json] [--jobs N]`: checks bundles. Exit 0: all that can be checked holds; 1: something is invalid;
// 2: cannot be read.
import { ensureDependencies } from './setup.mjs';
import { runTs } from './run-ts.mjs';

ensureDependencies();
await runTs('utils/verifier/cli.ts');
