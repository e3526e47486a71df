import { utf8 } from '../../shared/bytes';
import type { Digests } from '../../shared/digest';
import { archiveMark, EMPTY_MARK, MARK_LENGTH } from '../archive-mark';
import { blobSource } from '../byte-source';
import { crc32 } from '../crc32';
import { centralRecord, endRecord, localHeader, type ZipEntry, type ZipStyle } from '../zip-entry';

export interface StoredEntry {
  /** With the top folder. */
  readonly name: string;
  readonly blob: Blob;
}

/** Version 1.0 of Unix; a regular file, `rw-r--r--`. */
const STYLE: ZipStyle = { madeBy: (3 << 8) | 10, mode: 0o100644 };

/**
 * A zip of entries that are stored as they are, put together of blobs that stay on disk: memory does not grow with it.
 * By the rules of the bundle's container, mark included. The caller keeps it below 4 GB.
 */
export async function storedZip(
  entries: readonly StoredEntry[],
  digests: Digests,
  signal?: AbortSignal,
): Promise<Blob> {
  const parts: BlobPart[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let at = 0;
  for (const { name, blob } of [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const crc = await crc32(blobSource(blob), signal);
    const entry: ZipEntry = { name, method: 'stored', crc32: crc, packed: blob.size, size: blob.size };
    const local = localHeader(entry);
    directory.push(centralRecord(entry, STYLE, at));
    parts.push(local, blob);
    at += local.byteLength + blob.size;
  }
  const end = endRecord(directory, at, MARK_LENGTH);
  const unmarked = new Blob([...parts, ...directory, end]);
  const mark = await archiveMark(blobSource(unmarked), unmarked.size, digests, () =>
    signal?.throwIfAborted(),
  );
  return new Blob([unmarked, utf8(mark.padEnd(EMPTY_MARK.length))], { type: 'application/zip' });
}
