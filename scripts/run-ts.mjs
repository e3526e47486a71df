// Node 20 cannot run TypeScript: bundles one file (packages stay outside) and imports it.
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './setup.mjs';

/** Files that read others beside themselves find them although the bundle lies elsewhere. */
const ownUrl = {
  name: 'own-url',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
      const text = await readFile(file, 'utf8');
      if (!text.includes('import.meta.url')) return undefined;
      const url = JSON.stringify(pathToFileURL(file).href);
      return { contents: text.replaceAll('import.meta.url', url), loader: 'ts' };
    });
  },
};

/**
 * Bundles one file for Node and gives where it lies; the caller removes it.
 * @param {string} entry path below the project's folder
 */
export async function buildTs(entry) {
  const { build } = await import('esbuild');
  const folder = path.join(ROOT, 'node_modules/.cache/liuzheng');
  await mkdir(folder, { recursive: true });
  // Two runs at once must not read each other's half-written file.
  const outfile = path.join(folder, `${entry.replace(/\W+/g, '-')}-${process.pid}.mjs`);
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
    plugins: [ownUrl],
  });
  return outfile;
}

/** @param {string} entry path below the project's folder */
export async function runTs(entry) {
  const outfile = await buildTs(entry);
  // Threads of the program start from the same file.
  process.env.LIUZHENG_PROGRAM = pathToFileURL(outfile).href;
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(outfile, { force: true });
  }
}
