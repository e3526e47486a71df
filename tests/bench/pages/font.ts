import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Playwright ships one for its own viewer: a real font that needs no file in this repository. */
const FOLDER = 'node_modules/playwright-core/lib/vite';

let found: Buffer | undefined;

/** A real TrueType font; every number gives the same shapes, four bytes longer each. */
export function fontFile(number: number): Buffer {
  found ??= readFileSync(firstFont());
  return Buffer.concat([found, Buffer.alloc(4 * number)]);
}

function firstFont(): string {
  const name = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).find((file) =>
    file.endsWith('.ttf'),
  );
  if (!name) throw new Error(`no .ttf below ${FOLDER}: name another font in tests/bench/pages/font.ts`);
  return path.join(FOLDER, name);
}
