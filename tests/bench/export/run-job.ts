import { execFileSync, spawnSync } from 'node:child_process';
import { build } from 'esbuild';
import path from 'node:path';
import type { JobName, JobOutcome } from './prepared';

/** Bundles the job script; packages stay outside, so it has to lie below the project's node_modules. */
export async function bundleJob(): Promise<string> {
  const outfile = path.resolve(`node_modules/.cache/liuzheng/bench-job-${process.pid}.mjs`);
  await build({
    entryPoints: ['tests/bench/export/job.ts'],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'error',
    alias: { '@': path.resolve('.') },
  });
  return outfile;
}

export interface Ran extends JobOutcome {
  /** ms from the start of the process to its end. */
  readonly wallMs: number;
}

export function runJob(script: string, name: JobName, prepared: string, out: string): Ran {
  const begun = performance.now();
  const printed = execFileSync(process.execPath, [script, name, prepared, out], { encoding: 'utf8' });
  return { ...(JSON.parse(printed) as JobOutcome), wallMs: performance.now() - begun };
}

/** ms a command takes; throws when it fails. */
export function timeCommand(cwd: string, command: string, ...args: string[]): number {
  const begun = performance.now();
  const done = spawnSync(command, args, { cwd, encoding: 'utf8' });
  const ms = performance.now() - begun;
  if (done.status !== 0) {
    throw new Error(`${command} ${args.join(' ')}: ${done.error?.message ?? done.stdout + done.stderr}`);
  }
  return ms;
}
