import { zhCN } from '@/assets/locales/zh-CN';
import { zhPages } from '@/assets/locales/zh-CN.pages';
import { zhErrorsPages } from '@/assets/locales/zh-CN/errors-pages';
import { zhCaseRules } from '@/assets/locales/zh-CN/case-rules';
import { REQUEST_SCHEMAS } from '@/utils/messaging/schemas';
import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Our own files that the popup reads at once: what is imported only when it is wanted is not among them. */
async function popupFiles(): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: ['entrypoints/popup/main.tsx'],
    bundle: true,
    metafile: true,
    write: false,
    splitting: true,
    format: 'esm',
    outdir: 'never-written',
    logLevel: 'silent',
    alias: { '@': ROOT },
    jsx: 'automatic',
    jsxImportSource: 'preact',
    external: ['#imports'],
    loader: { '.css': 'empty' },
    define: { 'import.meta.env.FIREFOX': 'false' },
    plugins: [
      {
        name: 'addresses of pictures',
        setup: (b) => b.onResolve({ filter: /\?url$/ }, (asked) => ({ path: asked.path, external: true })),
      },
    ],
  });
  const [start] = Object.keys(metafile.outputs).filter((name) => name.endsWith('/main.js'));
  const chunks = new Set([start ?? '']);
  for (const chunk of chunks) {
    for (const { kind, path: to } of metafile.outputs[chunk]?.imports ?? [])
      if (kind === 'import-statement' && metafile.outputs[to]) chunks.add(to);
  }
  return [...chunks]
    .flatMap((chunk) => Object.entries(metafile.outputs[chunk]?.inputs ?? {}))
    .flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : []))
    .filter((file) => /\.tsx?$/.test(file) && !/node_modules|assets\/locales/.test(file));
}

test('the popup has every sentence it can say, though it reads none of the pages', async () => {
  const files = await popupFiles();
  expect(files).toContain('components/case/CaptureBox.tsx');
  // The case's rules bring their own sentences when they come; some errors only what a page asks for can have.
  const elsewhere = Object.keys(zhPages).filter(
    (key) => !(key in zhCN) && !(key in zhCaseRules) && !(key in zhErrorsPages) && !(key in REQUEST_SCHEMAS),
  );
  expect(elsewhere.length).toBeGreaterThan(200);
  const unsaid = files.flatMap((file) => {
    const source = readFileSync(path.join(ROOT, file), 'utf8');
    const whole = [...source.matchAll(/'([a-zA-Z-]+\.[\w.-]+)'/g)].map(([, key = '']) => key);
    const begun = [...source.matchAll(/`([a-zA-Z-]+\.[\w.-]*)\$\{/g)].map(([, prefix = '']) => prefix);
    return elsewhere
      .filter((key) => whole.includes(key) || begun.some((prefix) => key.startsWith(prefix)))
      .map((key) => `${file}: ${key}`);
  });
  expect(unsaid).toEqual([]);
});
