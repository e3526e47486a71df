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

function slice(bytes: Uint8Array, offset: number, length: number): Uint8Array {
  if (offset < 0 || length < 0 || offset + length > bytes.byteLength)
    throw new RangeError('read beyond the end');
  return bytes.subarray(offset, offset + length);
}
