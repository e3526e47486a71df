import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { size } from '@/scripts/demo/table';
import type { Row } from '../report';

const SCRIPTS = ['text', 'capture', 'camera'] as const;
/** What is injected where. */
const USES = {
  popup: ['打开弹窗时 when the popup opens', 'text', 'camera'],
  frame: ['每个外站框架 each frame of another site', 'text', 'capture'],
  page: ['留证的网页 the captured page', 'text', 'capture', 'camera'],
} as const;

/** What is injected into a page, as it ships. */
export async function scriptRows(extension: string): Promise<Row[]> {
  const files = Object.fromEntries(
    await Promise.all(
      SCRIPTS.map(async (script) => [script, await readFile(path.join(extension, `${script}.js`))] as const),
    ),
  );
  const row = (id: string, name: string, scripts: readonly string[]): Row => {
    const each = scripts.flatMap((script) => files[script] ?? []);
    const bytes = each.reduce((sum, file) => sum + file.byteLength, 0);
    const gzip = each.reduce((sum, file) => sum + gzipSync(file).byteLength, 0);
    return {
      id: `script.size.${id}`,
      name,
      shown: `${(bytes / 1000).toFixed(1)} kB（gzip ${size(gzip)}）`,
      raw: { bytes, gzip },
    };
  };
  return [
    ...SCRIPTS.map((script) => row(script, `${script}.js`, [script])),
    ...Object.entries(USES).map(([id, [name, ...scripts]]) =>
      row(id, `${name}: ${scripts.join(' + ')}`, scripts),
    ),
  ];
}
