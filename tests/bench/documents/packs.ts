import type { BrowserContext } from '@playwright/test';
import { build } from 'esbuild';
import path from 'node:path';
import { allRounded, median, rounded } from '../measure';
import type { Row } from '../report';
import type { PackBench } from './packs.engine';

const EXHIBITS = 40;
const ROUNDS = 5;
const LEAST_TEXT = 11;

/** A pack of a case of forty exhibits, and whether what is in packs can be read. */
export async function packRows(context: BrowserContext): Promise<Row[]> {
  const { outputFiles } = await build({
    entryPoints: ['tests/bench/documents/packs.engine.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome120',
    charset: 'utf8',
    logLevel: 'error',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.css': 'empty' },
    alias: { '@': path.resolve('.') },
  });
  const page = await context.newPage();
  // A page of its own origin: hashing needs a secure context, and nothing of a shop's should be in the way.
  const url = 'http://127.0.0.1/packs-bench';
  await page.route(url, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  await page.goto(url);
  await page.evaluate(outputFiles[0]?.text ?? '');
  const call = <K extends keyof PackBench>(name: K, argument?: number) =>
    page.evaluate(
      ([which, value]) => (globalThis as unknown as Record<string, (n?: number) => unknown>)[which]?.(value),
      [name, argument] as const,
    ) as Promise<Awaited<ReturnType<PackBench[K]>>>;
  try {
    await call('fill', EXHIBITS);
    const runs = [];
    for (let round = 0; round < ROUNDS; round++) runs.push(await call('pack'));
    const legible = await call('legibility');
    const took = runs.map((run) => run.took);
    const [first] = runs;
    const wrong = legible.cut > 0 || legible.lowest < LEAST_TEXT;
    return [
      {
        id: 'documents.pack',
        name: `材料包 one pack, case of ${EXHIBITS} exhibits`,
        shown: `${(median(took) / 1000).toFixed(2)} s（${first?.pictures} 张 pictures, ${((first?.bytes ?? 0) / 1e6).toFixed(2)} MB；${ROUNDS} 次 rounds）`,
        raw: { ms: allRounded(took), median: rounded(median(took)), ...first },
      },
      {
        id: 'documents.pack.legible',
        name: '材料包可读 pack legibility',
        shown: `最低一行 lowest line ${legible.lowest} px, 裁断 cut ${legible.cut} / ${legible.lines} 行 lines, ${legible.pages} 页 pages`,
        raw: { ...legible },
        ...(wrong ? { problem: `lowest line ${legible.lowest} px, ${legible.cut} lines cut` } : {}),
      },
    ];
  } finally {
    await page.close();
  }
}
