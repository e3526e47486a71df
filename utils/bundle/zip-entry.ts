import { utf8 } from '../shared/bytes';
import { LOCAL_FIXED, LOCAL_SIGNATURE } from './zip-records';

const CENTRAL_SIGNATURE = 0x02014b50;
const CENTRAL_FIXED = 46;
const END_SIGNATURE = 0x06054b50;
const END_FIXED = 22;
/** Offset of the part that both headers share, in the central record. */
const SHARED_AT = 6;
/** 1.0 (APPNOTE 4.4.3): no folder, no Zip64. */
const VERSION = 10;
/** 1980-01-01 00:00, the first instant a zip can name. A real time would say when the zip was made, which the bag says better. */
const DATE = (1 << 5) | 1;
const MAX32 = 0xffffffff;

/** What an entry's headers say, besides where it lies. Names are ASCII, so no flag is set. */
export interface ZipEntry {
  /** With the top folder. */
  readonly name: string;
  readonly method: 'stored' | 'deflated';
  /** Of the content. */
  readonly crc32: number;
  /** Bytes in the archive, and of the content. */
  readonly packed: number;
  readonly size: number;
}

/** "Version made by" and the mode of every file, as Unix has it (APPNOTE 4.4.2, 4.4.15). */
export interface ZipStyle {
  readonly madeBy: number;
  readonly mode: number;
}

export function localHeader(entry: ZipEntry): Uint8Array<ArrayBuffer> {
  const [bytes, view] = named(LOCAL_FIXED, entry.name);
  view.setUint32(0, LOCAL_SIGNATURE, true);
  bytes.set(shared(entry), 4);
  return bytes;
}

/** @param at where its local header begins */
export function centralRecord(
  entry: ZipEntry,
  { madeBy, mode }: ZipStyle,
  at: number,
): Uint8Array<ArrayBuffer> {
  if (at > MAX32) throw new RangeError('a zip without Zip64 ends at 4 GiB');
  const [bytes, view] = named(CENTRAL_FIXED, entry.name);
  view.setUint32(0, CENTRAL_SIGNATURE, true);
  view.setUint16(4, madeBy, true);
  bytes.set(shared(entry), SHARED_AT);
  view.setUint32(38, mode * 0x10000, true);
  view.setUint32(42, at, true);
  return bytes;
}

/** @param at where the directory begins @param commentBytes of the comment that follows */
export function endRecord(
  directory: readonly Uint8Array[],
  at: number,
  commentBytes: number,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(END_FIXED);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, END_SIGNATURE, true);
  view.setUint16(8, directory.length, true);
  view.setUint16(10, directory.length, true);
  view.setUint32(
    12,
    directory.reduce((sum, one) => sum + one.byteLength, 0),
    true,
  );
  view.setUint32(16, at, true);
  view.setUint16(20, commentBytes, true);
  return bytes;
}

/** From "version needed" to the length of the extra field. */
function shared({ name, method, crc32, packed, size }: ZipEntry): Uint8Array {
  if (packed > MAX32 || size > MAX32) throw new RangeError('a zip without Zip64 holds files below 4 GiB');
  const bytes = new Uint8Array(26);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, VERSION, true);
  view.setUint16(4, method === 'deflated' ? 8 : 0, true);
  view.setUint16(8, DATE, true);
  view.setUint32(10, crc32, true);
  view.setUint32(14, packed, true);
  view.setUint32(18, size, true);
  view.setUint16(22, utf8(name).byteLength, true);
  return bytes;
}

function named(fixed: number, name: string): readonly [Uint8Array<ArrayBuffer>, DataView] {
  const path = utf8(name);
  const bytes = new Uint8Array(fixed + path.byteLength);
  bytes.set(path, fixed);
  return [bytes, new DataView(bytes.buffer)];
}
