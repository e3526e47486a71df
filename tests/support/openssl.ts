import { spawnSync } from 'node:child_process';

/** Whether the reference implementation is at hand; tests that need it are reported as skipped otherwise. */
export const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
