import type { Digests, DigestName } from './digest';

/** Bytes: up to here a blob is hashed in one piece, which WebCrypto does several times as fast as a hash that streams. */
const WHOLE = 32 * 1024 * 1024;
/** Bytes read at a time of a larger one. */
const PIECE = 4 * 1024 * 1024;

/**
 * Hashes of a blob, read piece by piece. Rejects with what the browser says when the bytes cannot be read any more (lost,
 * or a user's file that was changed meanwhile: `NotReadableError`), and with `AbortError` when told to stop.
 */
export async function digestBlob<N extends DigestName>(
  digests: Digests,
  names: readonly N[],
  blob: Blob,
  { signal }: { signal?: AbortSignal } = {},
): Promise<Record<N, string>> {
  const hashers = names.map((name) => [name, digests.hasher(name)] as const);
  const step = blob.size <= WHOLE ? WHOLE : PIECE;
  for (let at = 0; at < blob.size; at += step) {
    signal?.throwIfAborted();
    const piece = new Uint8Array(await blob.slice(at, at + step).arrayBuffer());
    for (const [, hasher] of hashers) hasher.update(piece);
  }
  const out = await Promise.all(hashers.map(async ([name, hasher]) => [name, await hasher.hex()] as const));
  return Object.fromEntries(out) as Record<N, string>;
}
