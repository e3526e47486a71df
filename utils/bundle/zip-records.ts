import { ok, type Result } from '../shared/result';
import { refuse, type ZipRefusal } from './zip-refusal';

/** The part of a header that stands both before the data and in the central directory (APPNOTE 4.3.7, 4.3.12). */
export interface ZipHeader {
  readonly name: string;
  readonly versionNeeded: number;
  readonly flags: number;
  readonly method: number;
  readonly time: number;
  readonly date: number;
  readonly crc32: number;
  readonly packed: number;
  readonly size: number;
  /** Ids of the extra fields, sorted. */
  readonly extras: readonly number[];
}

export interface CentralRecord extends ZipHeader {
  /** Of the local header. */
  readonly offset: number;
  readonly link: boolean;
  /** System and version that made it, and its attributes there (APPNOTE 4.4.2, 4.4.15). */
  readonly madeBy: number;
  readonly attributes: number;
}

export const LOCAL_SIGNATURE = 0x04034b50;
const CENTRAL_SIGNATURE = 0x02014b50;
export const LOCAL_FIXED = 30;
const CENTRAL_FIXED = 46;
const MAX32 = 0xffffffff;

const UNIX_TYPE_MASK = 0o170000;
const UNIX_REGULAR = 0o100000;
const UNIX_DIRECTORY = 0o040000;

/** Reads the whole central directory; `bytes` is exactly its declared extent. */
export function readCentralRecords(bytes: Uint8Array, count: number): Result<CentralRecord[], ZipRefusal> {
  const view = viewOf(bytes);
  const records: CentralRecord[] = [];
  let at = 0;
  while (records.length < count) {
    if (at + CENTRAL_FIXED > bytes.byteLength) return refuse('ZIP_DIRECTORY');
    if (view.getUint32(at, true) !== CENTRAL_SIGNATURE) return refuse('ZIP_DIRECTORY');
    const madeBy = view.getUint16(at + 4, true);
    const commentLength = view.getUint16(at + 32, true);
    const end = at + CENTRAL_FIXED + view.getUint16(at + 28, true) + view.getUint16(at + 30, true);
    if (end + commentLength > bytes.byteLength) return refuse('ZIP_DIRECTORY');
    const header = readHeader(view, at + 6, at + 28, at + CENTRAL_FIXED);
    if (!header.ok) return header;
    const name = header.value.name;
    if (commentLength > 0) return refuse('ZIP_COMMENT', name);
    if (view.getUint16(at + 34, true) !== 0) return refuse('ZIP_MULTI_DISK', name);
    const offset = view.getUint32(at + 42, true);
    if (offset === MAX32) return refuse('ZIP_ZIP64', name);
    const mode = madeBy >> 8 === 3 || madeBy >> 8 === 19 ? view.getUint16(at + 40, true) & UNIX_TYPE_MASK : 0;
    const link = mode !== 0 && mode !== (name.endsWith('/') ? UNIX_DIRECTORY : UNIX_REGULAR);
    const attributes = view.getUint32(at + 38, true);
    records.push({ ...header.value, offset, link, madeBy, attributes });
    at = end;
  }
  return at === bytes.byteLength ? ok(records) : refuse('ZIP_COUNT');
}

/** `bytes` starts at the local header and reaches at least to the end of its extra field. */
export function readLocalHeader(bytes: Uint8Array): Result<ZipHeader, ZipRefusal> {
  return readHeader(viewOf(bytes), 4, 26, LOCAL_FIXED);
}

/** Bytes from the local signature to the first byte of data. */
export function localHeaderLength(fixed: Uint8Array): number {
  const view = viewOf(fixed);
  return LOCAL_FIXED + view.getUint16(26, true) + view.getUint16(28, true);
}

function readHeader(
  view: DataView,
  common: number,
  lengths: number,
  nameAt: number,
): Result<ZipHeader, ZipRefusal> {
  const nameLength = view.getUint16(lengths, true);
  const name = latin1(view, nameAt, nameLength);
  const extras = readExtraIds(view, nameAt + nameLength, view.getUint16(lengths + 2, true));
  if (!extras) return refuse('ZIP_EXTRA', name);
  if (extras.includes(EXTRA_ZIP64)) return refuse('ZIP_ZIP64', name);
  // A second name that some readers prefer to the first (Info-ZIP 0x7075, 0x6375), or AES.
  if (extras.some((id) => id === 0x7075 || id === 0x6375 || id === 0x9901)) return refuse('ZIP_EXTRA', name);
  const packed = view.getUint32(common + 14, true);
  const size = view.getUint32(common + 18, true);
  if (packed === MAX32 || size === MAX32) return refuse('ZIP_ZIP64', name);
  return ok({
    name,
    versionNeeded: view.getUint16(common, true),
    flags: view.getUint16(common + 2, true),
    method: view.getUint16(common + 4, true),
    time: view.getUint16(common + 6, true),
    date: view.getUint16(common + 8, true),
    crc32: view.getUint32(common + 10, true),
    packed,
    size,
    extras,
  });
}

const EXTRA_ZIP64 = 0x0001;

/** Sorted ids, or undefined when the field does not divide into records or names one twice (APPNOTE 4.5). */
function readExtraIds(view: DataView, start: number, length: number): readonly number[] | undefined {
  const ids: number[] = [];
  let at = start;
  const end = start + length;
  while (at < end) {
    if (at + 4 > end) return undefined;
    const id = view.getUint16(at, true);
    at += 4 + view.getUint16(at + 2, true);
    if (at > end || ids.includes(id)) return undefined;
    ids.push(id);
  }
  return ids.sort((a, b) => a - b);
}

/** Names must be ASCII in the end, so one character per byte loses nothing that could be accepted. */
function latin1(view: DataView, at: number, length: number): string {
  let out = '';
  for (let i = 0; i < length; i += 1) out += String.fromCharCode(view.getUint8(at + i));
  return out;
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
