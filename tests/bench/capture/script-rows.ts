import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { size } from '@/scripts/demo/table';
import type { Row } from '../report';

/** What is injected into a page, as it ships. */
export async function scriptRows(extension: string): Promise<Row[]> {
  const script = await readFile(path.join(extension, 'capture.js'));
  const packed = gzipSync(script).byteLength;
  return [
    {
      id: 'script.size',
      name: '注入页面的脚本 script injected into the page',
      shown: `${(script.byteLength / 1000).toFixed(1)} kB（gzip ${size(packed)}）`,
      raw: { bytes: script.byteLength, gzip: packed },
    },
  ];
}
