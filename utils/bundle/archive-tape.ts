import { digestHex, type Digests } from '../shared/digest';
import { MARK_BLOCK, markOf } from './archive-mark';
import type { ByteSource } from './byte-source';

/** Blocks whose digests are made while the next are read. */
const DIGESTS_AT_ONCE = 3;

/**
 * A file read from front to back in blocks of 8 MiB, each of them once: whoever unpacks entries in the order of their bytes
 * gets them out of the blocks, and the archive's mark comes of the same reading. Holds three blocks at most.
 */
export class ArchiveTape implements ByteSource {
  readonly size: number;
  readonly #source: ByteSource;
  readonly #marked: number;
  readonly #digests: Digests;
  readonly #signal: AbortSignal | undefined;
  readonly #blocks = new Map<number, Promise<Uint8Array>>();
  readonly #hex: Promise<string>[] = [];
  #over = false;

  /** @param marked bytes that the mark is about: all but itself */
  constructor(source: ByteSource, marked: number, digests: Digests, signal?: AbortSignal) {
    this.size = source.size;
    this.#source = source;
    this.#marked = marked;
    this.#digests = digests;
    this.#signal = signal;
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    if (offset < 0 || length < 0 || offset + length > this.size) throw new RangeError('read beyond the end');
    if (this.#over) return this.#source.read(offset, length);
    const first = Math.floor(offset / MARK_BLOCK);
    const last = Math.floor((offset + Math.max(length, 1) - 1) / MARK_BLOCK);
    const start = offset - first * MARK_BLOCK;
    if (first === last) return (await this.#block(first)).subarray(start, start + length);
    const out = new Uint8Array(length);
    let at = 0;
    for (let index = first; index <= last; index++) {
      const block = await this.#block(index);
      const part = block.subarray(index === first ? start : 0).subarray(0, length - at);
      out.set(part, at);
      at += part.byteLength;
    }
    return out;
  }

  /** The comment that belongs to the file's marked bytes. What was not read yet is read now; afterwards nothing is held. */
  async mark(onBlock: (bytes: number) => void = () => undefined): Promise<string> {
    const count = Math.ceil(this.#marked / MARK_BLOCK);
    const hexes: string[] = [];
    for (let index = 0; index < count; index++) {
      if (this.#hex[index] === undefined) onBlock((await this.#block(index)).byteLength);
      hexes.push((await this.#hex[index]) ?? '');
    }
    this.#over = true;
    this.#blocks.clear();
    return markOf(hexes, this.#digests);
  }

  async #block(index: number): Promise<Uint8Array> {
    this.#signal?.throwIfAborted();
    await this.#hex[index - DIGESTS_AT_ONCE];
    const block = this.#load(index);
    if ((index + 1) * MARK_BLOCK < this.size) void this.#load(index + 1);
    for (const held of this.#blocks.keys()) {
      if (held < index - 1 || held > index + 1) this.#blocks.delete(held);
    }
    return block;
  }

  #load(index: number): Promise<Uint8Array> {
    const held = this.#blocks.get(index);
    if (held) return held;
    const at = index * MARK_BLOCK;
    const block = this.#source.read(at, Math.min(MARK_BLOCK, this.size - at));
    this.#blocks.set(index, block);
    const marked = Math.min(MARK_BLOCK, this.#marked - at);
    if (this.#hex[index] === undefined && marked > 0) {
      const hex = block.then((bytes) => digestHex(this.#digests, 'sha256', bytes.subarray(0, marked)));
      this.#hex[index] = hex;
      // Whoever waits for the block hears of it; a block read in advance may have nobody.
      hex.catch(() => undefined);
    }
    block.catch(() => undefined);
    return block;
  }
}
