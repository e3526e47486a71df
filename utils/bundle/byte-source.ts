/** Random access to a file that may be larger than memory. */
export interface ByteSource {
  /** Bytes. */
  readonly size: number;
  /** Exactly `length` bytes from `offset`; rejects when they are not there or cannot be read. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

export function bytesSource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.byteLength,
    read: (offset, length) => Promise.resolve(slice(bytes, offset, length)),
  };
}

/** A `File` from an input or a `Blob` from the store: read piece by piece. */
export function blobSource(blob: Blob): ByteSource {
  return {
    size: blob.size,
    async read(offset, length) {
      const bytes = new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer());
      return slice(bytes, 0, length);
    },
  };
}

/**
 * The same, asked for at least `ahead` bytes at a time: a zip's headers are wanted a few bytes at a time, and asking a blob
 * costs the same for one byte as for a hundred thousand.
 */
export function buffered(source: ByteSource, ahead = 64 * 1024): ByteSource {
  let heldAt = 0;
  let held: Uint8Array = new Uint8Array(0);
  return {
    size: source.size,
    async read(offset, length) {
      if (length >= ahead) return source.read(offset, length);
      if (offset < heldAt || offset + length > heldAt + held.byteLength) {
        const wanted = Math.min(ahead, source.size - offset);
        const bytes = await source.read(offset, Math.max(wanted, length));
        [heldAt, held] = [offset, bytes];
      }
      return held.subarray(offset - heldAt, offset - heldAt + length);
    },
  };
}

function slice(bytes: Uint8Array, offset: number, length: number): Uint8Array {
  if (offset < 0 || length < 0 || offset + length > bytes.byteLength)
    throw new RangeError('read beyond the end');
  return bytes.subarray(offset, offset + length);
}
