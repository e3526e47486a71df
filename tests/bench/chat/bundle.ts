import { build } from 'esbuild';
import path from 'node:path';

/** The chat engine as one classic script that leaves its functions behind. */
export async function bundleOurs(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['tests/bench/chat/engine.ts'],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'chrome120',
    charset: 'utf8',
    logLevel: 'error',
    alias: { '@': path.resolve('.') },
  });
  return outputFiles[0]?.text ?? '';
}
