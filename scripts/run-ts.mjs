// Node 20 cannot run TypeScript: bundles one file (packages stay outside) and imports it.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './setup.mjs';

/** @param {string} entry path below the project's folder */
export async function runTs(entry) {
  const { build } = await import('esbuild');
  const folder = path.join(ROOT, 'node_modules/.cache/liuzheng');
  await mkdir(folder, { recursive: true });
  const outfile = path.join(folder, `${entry.replace(/[^\w]+/g, '-')}.mjs`);
  await build({
    entryPoints: [path.join(ROOT, entry)],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: 'inline',
    logLevel: 'error',
    alias: { '@': ROOT.replace(/\/$/, '') },
  });
  return import(pathToFileURL(outfile).href);
}
