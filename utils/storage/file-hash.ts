import { sha256 } from '@noble/hashes/sha2.js';
import type { Sha256 } from '../exhibit/ids';
import { toHex } from '../shared/bytes';

const PIECE = 4 * 1024 * 1024;

/** SHA-256 of a file that may be larger than memory: WebCrypto would want all of it at once. */
export async function fileSha256(blob: Blob, signal: AbortSignal): Promise<Sha256> {
  const hasher = sha256.create();
  for (let at = 0; at < blob.size; at += PIECE) {
    signal.throwIfAborted();
    hasher.update(new Uint8Array(await blob.slice(at, at + PIECE).arrayBuffer()));
  }
  return toHex(hasher.digest()) as Sha256;
}
