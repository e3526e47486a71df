import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { toHex } from './bytes';
import { webCryptoDigests, type Digests } from './digest';

/**
 * WebCrypto for what comes as one piece, which is several times faster; from the second piece on a hash that streams, since
 * WebCrypto would need the whole in memory.
 */
export function streamedDigests(subtle: SubtleCrypto): Digests {
  const whole = webCryptoDigests(subtle);
  return {
    hasher(name) {
      let first: Uint8Array | undefined;
      let stream: ReturnType<typeof sha256.create> | ReturnType<typeof sha512.create> | undefined;
      return {
        update(chunk) {
          if (!stream && !first) {
            first = chunk;
            return;
          }
          stream ??= (name === 'sha256' ? sha256 : sha512).create();
          if (first) stream.update(first);
          first = undefined;
          stream.update(chunk);
        },
        async hex() {
          if (stream) return toHex(stream.digest());
          const hasher = whole.hasher(name);
          hasher.update(first ?? new Uint8Array());
          return hasher.hex();
        },
      };
    },
  };
}
