import type { ByteSource } from './byte-source';

/**
 * Sixteen tables one after the other: the k-th is the CRC of a byte followed by k zeros, so that sixteen bytes are taken in
 * one step ("slicing-by-16", after Kounavis and Berry, Intel 2005). Four to six times as fast as byte by byte.
 */
const TABLES = /* @__PURE__ */ makeTables();
const PIECE = 4 * 1024 * 1024;
/** Words are read as the machine has them; every machine that runs a browser has the lowest byte first. */
const LITTLE = /* @__PURE__ */ new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** CRC-32 as zip headers carry it (APPNOTE 4.4.7), fed piece by piece. */
export class Crc32 {
  #state = -1;

  update(bytes: Uint8Array): void {
    const T = TABLES;
    let c = this.#state;
    let at = 0;
    const bytewise = (end: number): void => {
      for (; at < end; at++) c = (T[(c ^ (bytes[at] ?? 0)) & 255] ?? 0) ^ (c >>> 8);
    };
    if (LITTLE && bytes.byteLength >= 32) {
      bytewise((4 - (bytes.byteOffset & 3)) & 3);
      const count = (bytes.byteLength - at) >> 4;
      const words = new Int32Array(bytes.buffer, bytes.byteOffset + at, count * 4);
      c = takeWords(words, c);
      at += count * 16;
    }
    bytewise(bytes.byteLength);
    this.#state = c;
  }

  get value(): number {
    return (this.#state ^ -1) >>> 0;
  }
}

/** CRC-32 of a whole source, read piece by piece. */
export async function crc32(source: ByteSource, signal?: AbortSignal): Promise<number> {
  const crc = new Crc32();
  for (let at = 0; at < source.size; at += PIECE) {
    signal?.throwIfAborted();
    crc.update(await source.read(at, Math.min(PIECE, source.size - at)));
  }
  return crc.value;
}

/** `words` holds a multiple of four. The casts: an index below 4096 is always there, and a check would halve the speed. */
function takeWords(words: Int32Array, before: number): number {
  const T = TABLES;
  const at = (index: number): number => T[index] as number;
  let c = before;
  for (let i = 0; i < words.length; i += 4) {
    const a = (words[i] as number) ^ c;
    const b = words[i + 1] as number;
    const d = words[i + 2] as number;
    const e = words[i + 3] as number;
    c =
      at(3840 + (a & 255)) ^
      at(3584 + ((a >>> 8) & 255)) ^
      at(3328 + ((a >>> 16) & 255)) ^
      at(3072 + (a >>> 24)) ^
      at(2816 + (b & 255)) ^
      at(2560 + ((b >>> 8) & 255)) ^
      at(2304 + ((b >>> 16) & 255)) ^
      at(2048 + (b >>> 24)) ^
      at(1792 + (d & 255)) ^
      at(1536 + ((d >>> 8) & 255)) ^
      at(1280 + ((d >>> 16) & 255)) ^
      at(1024 + (d >>> 24)) ^
      at(768 + (e & 255)) ^
      at(512 + ((e >>> 8) & 255)) ^
      at(256 + ((e >>> 16) & 255)) ^
      at(e >>> 24);
  }
  return c;
}

function makeTables(): Int32Array {
  const tables = new Int32Array(16 * 256);
  for (let n = 0; n < 256; n++) {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    tables[n] = c;
  }
  for (let at = 256; at < tables.length; at++) {
    const shorter = tables[at - 256] ?? 0;
    tables[at] = (tables[shorter & 255] ?? 0) ^ (shorter >>> 8);
  }
  return tables;
}
