import { utf8 } from '../../shared/bytes';
import type { Digests } from '../../shared/digest';
import { archiveMark, EMPTY_MARK, MARK_LENGTH } from '../archive-mark';
import { blobSource } from '../byte-source';
import { crc32 } from '../crc32';
import { LOCAL_FIXED, LOCAL_SIGNATURE } from '../zip-records';

export interface StoredEntry {
  /** With the top folder. */
  readonly name: string;
  readonly blob: Blob;
}

const CENTRAL_SIGNATURE = 0x02014b50;
const CENTRAL_FIXED = 46;
const END_SIGNATURE = 0x06054b50;
const END_FIXED = 22;
/** 1.0: stored, nothing else (APPNOTE 4.4.3). */
const VERSION = 10;
const MADE_BY_UNIX = 3 << 8;
/** 1980-01-01, the first day a zip can name. */
const DATE = (1 << 5) | 1;
const MODE = 0o100644;

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
    const path = utf8(name);
    const common = header(await crc32(blobSource(blob), signal), blob.size, path.byteLength);
    const local = bytesOf(LOCAL_FIXED, path);
    viewOf(local).setUint32(0, LOCAL_SIGNATURE, true);
    local.set(common, 4);
    const central = bytesOf(CENTRAL_FIXED, path);
    const view = viewOf(central);
    view.setUint32(0, CENTRAL_SIGNATURE, true);
    view.setUint16(4, MADE_BY_UNIX | VERSION, true);
    central.set(common, 6);
    view.setUint32(38, MODE * 0x10000, true);
    view.setUint32(42, at, true);
    directory.push(central);
    parts.push(local, blob);
    at += local.byteLength + blob.size;
  }
  const end = new Uint8Array(END_FIXED);
  const view = viewOf(end);
  view.setUint32(0, END_SIGNATURE, true);
  view.setUint16(8, directory.length, true);
  view.setUint16(10, directory.length, true);
  view.setUint32(
    12,
    directory.reduce((sum, one) => sum + one.byteLength, 0),
    true,
  );
  view.setUint32(16, at, true);
  view.setUint16(20, MARK_LENGTH, true);
  const unmarked = new Blob([...parts, ...directory, end]);
  const mark = await archiveMark(blobSource(unmarked), unmarked.size, digests, () =>
    signal?.throwIfAborted(),
  );
  return new Blob([unmarked, utf8(mark.padEnd(EMPTY_MARK.length))], { type: 'application/zip' });
}

/** The part that both headers share, from "version needed" to the length of the extra field. */
function header(crc: number, size: number, nameLength: number): Uint8Array {
  const bytes = new Uint8Array(26);
  const view = viewOf(bytes);
  view.setUint16(0, VERSION, true);
  view.setUint16(8, DATE, true);
  view.setUint32(10, crc, true);
  view.setUint32(14, size, true);
  view.setUint32(18, size, true);
  view.setUint16(22, nameLength, true);
  return bytes;
}

function bytesOf(fixed: number, name: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(fixed + name.byteLength);
  bytes.set(name, fixed);
  return bytes;
}

const viewOf = (bytes: Uint8Array<ArrayBuffer>): DataView => new DataView(bytes.buffer);
