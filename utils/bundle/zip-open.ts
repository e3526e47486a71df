import { configure, Reader, ZipReader, type FileEntry } from '@zip.js/zip.js';
import { err, ok, type Result } from '../shared/result';
import type { ByteSource } from './byte-source';
import { readZipLayout, type ZipLayout } from './zip-layout';
import { refuse, type ZipRefusal } from './zip-refusal';

// A service worker cannot start workers, and Node needs none.
configure({ useWebWorkers: false });

export interface ZipFile {
  /** Path with the top folder, `/` between. */
  readonly name: string;
  /** Bytes when unpacked, as declared. */
  readonly size: number;
  /**
   * Unpacks into `sink`, piece by piece. Stops at the first byte beyond the declared size. False when the data is not
   * what the header says (broken deflate stream, other size, other CRC).
   */
  unpack(sink: (chunk: Uint8Array) => void, signal?: AbortSignal): Promise<boolean>;
}

export interface OpenZip {
  readonly files: readonly ZipFile[];
  readonly layout: ZipLayout;
}

/**
 * Opens an untrusted archive: first our own accounting of every byte, then zip.js in its strict mode, and both must
 * see the same files. Data is read only when a file is unpacked.
 */
export async function openZip(source: ByteSource): Promise<Result<OpenZip, ZipRefusal>> {
  const layout = await readZipLayout(source);
  if (!layout.ok) return layout;
  let entries: readonly FileEntry[];
  try {
    const reader = new ZipReader(new SourceReader(source), { strictness: 'strict', checkSignature: true });
    entries = (await reader.getEntries()).filter((e): e is FileEntry => !e.directory);
  } catch {
    return refuse('ZIP_DISAGREE');
  }
  const byName = new Map(entries.map((entry) => [entry.filename, entry]));
  const files: ZipFile[] = [];
  for (const { name, size, offset } of layout.value.files) {
    const entry = byName.get(name);
    if (!entry || entry.uncompressedSize !== size || entry.offset !== offset)
      return refuse('ZIP_DISAGREE', name);
    files.push({ name, size, unpack: (sink, signal) => unpack(entry, size, sink, signal) });
  }
  if (entries.length !== files.length) return err({ code: 'ZIP_DISAGREE' });
  return ok({ files, layout: layout.value });
}

async function unpack(
  entry: FileEntry,
  size: number,
  sink: (chunk: Uint8Array) => void,
  signal?: AbortSignal,
): Promise<boolean> {
  let got = 0;
  const writable = new WritableStream<Uint8Array>({
    write(chunk) {
      got += chunk.byteLength;
      if (got > size) throw new RangeError('more data than declared');
      sink(chunk);
    },
  });
  try {
    await entry.getData(writable, { checkSignature: true, ...(signal ? { signal } : {}) });
  } catch (thrown) {
    if (signal?.aborted) throw thrown;
    return false;
  }
  return got === size;
}

class SourceReader extends Reader<ByteSource> {
  private readonly source: ByteSource;

  constructor(source: ByteSource) {
    super(source);
    this.source = source;
    this.size = source.size;
  }

  override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
    // A copy: zip.js may hand the buffer on, and ours may be a view of the whole file.
    return (await this.source.read(index, Math.min(length, this.size - index))).slice();
  }
}
