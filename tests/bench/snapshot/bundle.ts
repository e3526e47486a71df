import { build } from 'esbuild';
import path from 'node:path';

export const ENGINES = ['ours', 'defaults', 'everything'] as const;
export type Engine = (typeof ENGINES)[number];

/** Each engine as one classic script that leaves `takeSnapshot` behind. */
export async function bundleEngines(): Promise<Readonly<Record<Engine, string>>> {
  const [ours, defaults, everything] = await Promise.all([
    bundle('tests/bench/snapshot/engine.ours.ts'),
    bundle('tests/bench/snapshot/engine.single-file.ts', 'defaults'),
    bundle('tests/bench/snapshot/engine.single-file.ts', 'everything'),
  ]);
  return { ours, defaults, everything };
}

async function bundle(entry: string, variant = ''): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'chrome120',
    charset: 'utf8',
    logLevel: 'error',
    alias: { '@': path.resolve('.') },
    define: { VARIANT: JSON.stringify(variant) },
  });
  return outputFiles[0]?.text ?? '';
}
