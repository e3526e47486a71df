import { concatBytes, toHex } from './bytes';

export type DigestName = 'sha256' | 'sha512';

/** Feed chunks, read the lower-case hex once. Node streams it; WebCrypto holds the chunks until `hex()`. */
export interface Hasher {
  update(chunk: Uint8Array): void;
  hex(): Promise<string>;
}

/** The core never reaches for a global digest: callers pass one of these. */
export interface Digests {
  hasher(name: DigestName): Hasher;
}

export async function digestHex(digests: Digests, name: DigestName, bytes: Uint8Array): Promise<string> {
  const hasher = digests.hasher(name);
  hasher.update(bytes);
  return hasher.hex();
}

/** WebCrypto (W3C Web Cryptography §32): one-shot only, so memory is the size of the input. */
export function webCryptoDigests(subtle: SubtleCrypto): Digests {
  return {
    hasher(name) {
      const chunks: Uint8Array[] = [];
      return {
        update: (chunk) => void chunks.push(chunk),
        async hex() {
          const bytes = chunks.length === 1 ? (chunks[0] as Uint8Array<ArrayBuffer>) : concatBytes(chunks);
          return toHex(new Uint8Array(await subtle.digest(name === 'sha256' ? 'SHA-256' : 'SHA-512', bytes)));
        },
      };
    },
  };
}
