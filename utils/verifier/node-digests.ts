import { createHash } from 'node:crypto';
import type { Digests } from '../shared/digest';

/** Streams: holds no more than the chunk at hand. */
export const nodeDigests: Digests = {
  hasher(name) {
    const hash = createHash(name);
    return {
      update: (chunk) => void hash.update(chunk),
      hex: () => Promise.resolve(hash.digest('hex')),
    };
  },
};
