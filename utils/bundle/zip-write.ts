import JSZip from 'jszip';
import type { Sha256 } from '../exhibit/ids';
import { utf8 } from '../shared/bytes';
import { digestHex, type Digests } from '../shared/digest';
import { MARK_BLOCK, MARK_LENGTH, markOf } from './archive-mark';
import { Crc32 } from './crc32';
import { centralRecord, endRecord, localHeader, type ZipEntry, type ZipStyle } from './zip-entry';
import { DEFLATE_UP_TO } from './zip-limits';

export interface ZipInput {
  /** With the top folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** A finished archive. Its bytes lie where the browser keeps blobs, which is on disk when they are many. */
export interface Archive {
  readonly blob: Blob;
  readonly sha256: Sha256;
  /** What was not handed to {@link KeepPiece}; all of it when nothing was. */
  readonly rest: Blob;
  /** How many were. They come before the rest. */
  readonly pieces: number;
}

/**
 * Puts a piece away while the rest is being written, and gives it back to be read later: the disk works meanwhile, and the
 * archive is nowhere in memory. Rejects when there is no room.
 *
 * @param number 0-based; pieces come in their order, and the next is made while one is put away
 */
export type KeepPiece = (piece: Blob, number: number) => Promise<Blob>;

/** Pieces on their way to the disk. */
const KEPT_AT_ONCE = 3;

/** As JSZip writes them: version 3.0 of Unix, `rw-r--r--`. */
const STYLE: ZipStyle = { madeBy: 0x031e, mode: 0o644 };

/**
 * Writes an archive from front to back, one file at a time: what was added is held no longer, so memory depends on the
 * largest file and not on the archive. Same files, same bytes: no folder entries, no descriptors, one fixed time. Pictures
 * are stored, text is deflated (by JSZip).
 */
export class ZipWriter {
  readonly #digests: Digests;
  readonly #sink: BlockSink;
  readonly #kept: boolean;
  readonly #directory: Uint8Array<ArrayBuffer>[] = [];
  #last = '';

  constructor(digests: Digests, keep?: KeepPiece) {
    this.#digests = digests;
    this.#kept = keep !== undefined;
    this.#sink = new BlockSink(digests, keep);
  }

  /** Files come in the order of their names. */
  async add(file: ZipInput): Promise<void> {
    if (file.name <= this.#last) throw new Error(`out of order: ${file.name}`);
    this.#last = file.name;
    const [entry, data] = packs(file) ? await deflated(file) : stored(file);
    this.#directory.push(centralRecord(entry, STYLE, this.#sink.length));
    await this.#sink.write(localHeader(entry));
    await this.#sink.write(data);
  }

  async finish(): Promise<Archive> {
    const at = this.#sink.length;
    for (const record of this.#directory) await this.#sink.write(record);
    await this.#sink.write(endRecord(this.#directory, at, MARK_LENGTH));
    const { parts, last, hexes, whole } = await this.#sink.end();
    const mark = utf8(await markOf(hexes, this.#digests));
    whole.update(mark);
    const type = 'application/zip';
    const blob = new Blob([...parts, last, mark], { type });
    const sha256 = (await whole.hex()) as Sha256;
    if (!this.#kept) return { blob, sha256, rest: blob, pieces: 0 };
    return { blob, sha256, rest: new Blob([last, mark], { type }), pieces: parts.length };
  }
}

/** All files at once, in the order of their names. */
export async function writeZip(files: readonly ZipInput[], digests: Digests): Promise<Archive> {
  const zip = new ZipWriter(digests);
  for (const file of [...files].sort((a, b) => (a.name < b.name ? -1 : 1))) await zip.add(file);
  return zip.finish();
}

function stored({ name, bytes }: ZipInput): readonly [ZipEntry, Uint8Array] {
  const crc = new Crc32();
  crc.update(bytes);
  const size = bytes.byteLength;
  return [{ name, method: 'stored', crc32: crc.value, packed: size, size }, bytes];
}

/** The only entry of an archive of JSZip's, taken out as it was packed. */
async function deflated({ name, bytes }: ZipInput): Promise<readonly [ZipEntry, Uint8Array]> {
  const alone = await new JSZip()
    .file('x', bytes, { binary: true })
    .generateAsync({ type: 'uint8array', compression: 'DEFLATE', compressionOptions: { level: 6 } });
  const view = new DataView(alone.buffer, alone.byteOffset);
  const packed = view.getUint32(18, true);
  const begin = 30 + view.getUint16(26, true) + view.getUint16(28, true);
  const entry: ZipEntry = {
    name,
    method: 'deflated',
    crc32: view.getUint32(14, true),
    packed,
    size: bytes.byteLength,
  };
  return [entry, alone.subarray(begin, begin + packed)];
}

/**
 * Takes the archive as it is made, in the blocks of its mark. Two blocks take turns: what is allocated anew stays until the
 * browser collects it, which may be hundreds of megabytes later.
 */
class BlockSink {
  readonly #digests: Digests;
  readonly #keep: KeepPiece;
  /** Whole blocks. */
  readonly #parts: Promise<Blob>[] = [];
  readonly #hexes: Promise<string>[] = [];
  readonly #whole;
  #block = new Uint8Array(MARK_BLOCK);
  #spare = new Uint8Array(MARK_BLOCK);
  #filled = 0;

  constructor(digests: Digests, keep: KeepPiece = (piece) => Promise.resolve(piece)) {
    this.#digests = digests;
    this.#keep = keep;
    this.#whole = digests.hasher('sha256');
  }

  /** Bytes taken so far. */
  get length(): number {
    return this.#parts.length * MARK_BLOCK + this.#filled;
  }

  /** @param bytes are not changed afterwards */
  async write(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.byteLength;) {
      const piece = bytes.subarray(at, at + MARK_BLOCK - this.#filled);
      this.#whole.update(piece);
      this.#block.set(piece, this.#filled);
      this.#filled += piece.byteLength;
      at += piece.byteLength;
      if (this.#filled === MARK_BLOCK) {
        this.#parts.push(quiet(this.#keep(new Blob([this.#block]), this.#parts.length)));
        this.#hash(this.#block);
        [this.#block, this.#spare] = [this.#spare, this.#block];
        this.#filled = 0;
        // Of the block that is filled next.
        await this.#hexes.at(-2);
        await this.#parts.at(-KEPT_AT_ONCE);
      }
    }
  }

  async end() {
    const last = this.#block.subarray(0, this.#filled);
    if (last.byteLength > 0) this.#hash(last);
    const parts = await Promise.all(this.#parts);
    return { parts, last, hexes: await Promise.all(this.#hexes), whole: this.#whole };
  }

  #hash(block: Uint8Array<ArrayBuffer>): void {
    this.#hexes.push(quiet(digestHex(this.#digests, 'sha256', block)));
  }
}

/** Whoever ends the archive hears of a failure; when something else fails first, nobody does. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

function packs({ bytes, mediaType }: ZipInput): boolean {
  if (bytes.byteLength > DEFLATE_UP_TO || bytes.byteLength === 0) return false;
  return /^text\/|json|xml|svg|mhtml|multipart\//.test(mediaType);
}
