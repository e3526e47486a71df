import type { Digests, DigestName } from './digest';

/** Bytes: what is read of a blob at a time; a smaller one is hashed in one piece. */
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
  for (let at = 0; at < blob.size; at += PIECE) {
    signal?.throwIfAborted();
    const piece = new Uint8Array(await blob.slice(at, at + PIECE).arrayBuffer());
    for (const [, hasher] of hashers) hasher.update(piece);
  }
  const out = await Promise.all(hashers.map(async ([name, hasher]) => [name, await hasher.hex()] as const));
  return Object.fromEntries(out) as Record<N, string>;
}
