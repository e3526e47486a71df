import { open, type FileHandle } from 'node:fs/promises';
import type { ByteSource } from '../bundle/byte-source';

export interface OpenFile {
  readonly source: ByteSource;
  close(): Promise<void>;
}

/**
 * Opens a regular file for random access; rejects when it is missing, a folder or not readable. Reads are buffered
 * ahead, because a zip's headers are asked for a few bytes at a time.
 */
export async function openFile(path: string): Promise<OpenFile> {
  const handle = await open(path, 'r');
  try {
    const stat = await handle.stat();
    if (stat.isDirectory()) throw new Error('是文件夹，不是文件 / is a folder, not a file');
    if (!stat.isFile()) throw new Error('不是普通文件 / not a regular file');
    return { source: handleSource(handle, stat.size), close: () => handle.close() };
  } catch (thrown) {
    await handle.close();
    throw thrown;
  }
}

const AHEAD = 256 * 1024;

function handleSource(handle: FileHandle, size: number): ByteSource {
  let cachedAt = 0;
  let cached: Uint8Array = new Uint8Array(0);
  return {
    size,
    async read(offset, length) {
      if (offset < 0 || length < 0 || offset + length > size) throw new RangeError('read beyond the end');
      const hit = offset >= cachedAt && offset + length <= cachedAt + cached.byteLength;
      if (!hit) {
        cached = await readFully(handle, offset, Math.min(Math.max(length, AHEAD), size - offset));
        cachedAt = offset;
      }
      return cached.subarray(offset - cachedAt, offset - cachedAt + length);
    },
  };
}

async function readFully(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  // A fresh buffer each time: what was handed out before stays valid.
  const bytes = new Uint8Array(length);
  for (let got = 0; got < length;) {
    const { bytesRead } = await handle.read(bytes, got, length - got, offset + got);
    if (bytesRead === 0) throw new Error('文件在读取时变短了 / the file shrank while being read');
    got += bytesRead;
  }
  return bytes;
}
