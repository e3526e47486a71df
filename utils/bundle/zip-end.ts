import { latin1 } from '../shared/bytes';
import { ok, type Result } from '../shared/result';
import { isMarkShaped, MARK_LENGTH } from './archive-mark';
import type { ByteSource } from './byte-source';
import { ZIP_LIMITS } from './zip-limits';
import { LOCAL_SIGNATURE, viewOf } from './zip-records';
import { refuse, type ZipCode, type ZipRefusal } from './zip-refusal';

/** End of central directory (APPNOTE 4.3.16), found only where the file ends with it. */
export interface ZipEnd {
  readonly entries: number;
  readonly directoryAt: number;
  readonly directoryBytes: number;
  /** Offset of the record itself. */
  readonly at: number;
  /** Our own mark, or empty. */
  readonly comment: string;
}

const END_SIGNATURE = 0x06054b50;
const END_FIXED = 22;
const MAX_COMMENT = 0xffff;

export async function readZipEnd(source: ByteSource): Promise<Result<ZipEnd, ZipRefusal>> {
  if (source.size === 0) return refuse('FILE_EMPTY');
  if (source.size < END_FIXED) return refuse('FILE_NOT_ZIP');
  const tailLength = Math.min(source.size, END_FIXED + MAX_COMMENT);
  const tail = await source.read(source.size - tailLength, tailLength);
  const view = viewOf(tail);
  for (const commentLength of [0, MARK_LENGTH]) {
    const at = tailLength - END_FIXED - commentLength;
    if (at < 0 || view.getUint32(at, true) !== END_SIGNATURE) continue;
    if (view.getUint16(at + 20, true) !== commentLength) continue;
    const comment = latin1(tail.subarray(at + END_FIXED));
    if (commentLength > 0 && !isMarkShaped(comment)) return refuse('ZIP_COMMENT');
    return readEnd(view, at, source.size - tailLength + at, comment);
  }
  return refuse(await whyNoEnd(source, view));
}

function readEnd(view: DataView, at: number, offset: number, comment: string): Result<ZipEnd, ZipRefusal> {
  const entries = view.getUint16(at + 10, true);
  const directoryBytes = view.getUint32(at + 12, true);
  const directoryAt = view.getUint32(at + 16, true);
  if (entries === 0xffff || directoryBytes === 0xffffffff || directoryAt === 0xffffffff)
    return refuse('ZIP_ZIP64');
  if (view.getUint16(at + 4, true) !== 0 || view.getUint16(at + 6, true) !== 0)
    return refuse('ZIP_MULTI_DISK');
  if (view.getUint16(at + 8, true) !== entries) return refuse('ZIP_COUNT');
  if (entries > ZIP_LIMITS.entries || directoryBytes > ZIP_LIMITS.directoryBytes)
    return refuse('ZIP_TOO_MANY');
  if (directoryAt + directoryBytes > offset) return refuse('ZIP_DIRECTORY');
  if (directoryAt + directoryBytes < offset) return refuse('ZIP_GAP');
  return ok({ entries, directoryAt, directoryBytes, at: offset, comment });
}

/** The reason in the reader's words: foreign comment, something appended, cut off, or never a zip. */
async function whyNoEnd(source: ByteSource, tail: DataView): Promise<ZipCode> {
  for (let at = tail.byteLength - END_FIXED; at >= 0; at -= 1) {
    if (tail.getUint32(at, true) !== END_SIGNATURE) continue;
    const rest = tail.byteLength - at - END_FIXED;
    return tail.getUint16(at + 20, true) === rest ? 'ZIP_COMMENT' : 'ZIP_TRAILING';
  }
  const first = viewOf(await source.read(0, 4)).getUint32(0, true);
  return first === LOCAL_SIGNATURE ? 'ZIP_CUT_SHORT' : 'FILE_NOT_ZIP';
}
