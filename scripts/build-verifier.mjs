// `npm run build:verifier`: the verify page as one HTML file, `.output/liuzheng-verify.html`. Everything is inside, its
// policy allows no load of anything, so it works from a disk or a USB stick without a network.
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensureDependencies, ROOT } from './setup.mjs';

export const OFFLINE_PAGE = path.join(ROOT, '.output/liuzheng-verify.html');

/** Vite's `?url` imports become data. */
const dataUrls = {
  name: 'data-urls',
  setup(build) {
    build.onResolve({ filter: /\.svg\?url$/ }, ({ path: file }) => ({
      path: path.join(ROOT, file.replace(/^@\//, '').replace(/\?url$/, '')),
      namespace: 'data-url',
    }));
    build.onLoad({ filter: /.*/, namespace: 'data-url' }, async ({ path: file }) => ({
      contents: await readFile(file),
      loader: 'dataurl',
    }));
  },
};

const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Writes the page and gives its path. The same sources give the same bytes. */
export async function buildVerifier(outfile = OFFLINE_PAGE) {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [path.join(ROOT, 'entrypoints/verify/offline.tsx')],
    outdir: path.dirname(outfile),
    bundle: true,
    write: false,
    minify: true,
    charset: 'utf8',
    format: 'iife',
    platform: 'browser',
    target: ['chrome120', 'firefox128', 'safari17'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    logLevel: 'error',
    alias: { '@': ROOT.replace(/\/$/, '') },
    plugins: [dataUrls],
  });
  const text = (ending) => outputFiles.find((file) => file.path.endsWith(ending))?.text.trim() ?? '';
  const [script, style] = [text('.js'), text('.css')];
  const policy = [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(style)}`,
    'img-src data: blob:',
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const html = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>核验证据包 · 留证</title>
<style>${style}</style>
</head>
<body class="verify-page">
<noscript>核验需要启用 JavaScript；也可以按证据包里的 VERIFY.txt 用系统自带的命令核验。/ This page needs JavaScript; VERIFY.txt in the bundle tells how to check without.</noscript>
<div id="app"></div>
<script>${script}</script>
</body>
</html>
`;
  await mkdir(path.dirname(outfile), { recursive: true });
  await writeFile(outfile, html);
  return outfile;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  ensureDependencies();
  const file = await buildVerifier();
  const { length } = await readFile(file);
  console.log(`${path.relative(ROOT, fileURLToPath(pathToFileURL(file)))} · ${Math.round(length / 1000)} kB`);
}
