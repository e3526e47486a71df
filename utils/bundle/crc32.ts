import type { ByteSource } from './byte-source';

const TABLE = /* @__PURE__ */ Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});
const PIECE = 4 * 1024 * 1024;

/** CRC-32 as zip headers carry it (APPNOTE 4.4.7), read piece by piece. */
export async function crc32(source: ByteSource, signal?: AbortSignal): Promise<number> {
  let c = 0xffffffff;
  for (let at = 0; at < source.size; at += PIECE) {
    signal?.throwIfAborted();
    const bytes = await source.read(at, Math.min(PIECE, source.size - at));
    for (const byte of bytes) c = (TABLE[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8);
  }
  return (c ^ 0xffffffff) >>> 0;
}
