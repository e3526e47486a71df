import { configure, Reader, ZipReader, type FileEntry } from '@zip.js/zip.js';
import { concatBytes } from '../shared/bytes';
import { err, ok, type Result } from '../shared/result';
import { buffered, type ByteSource } from './byte-source';
import { Crc32 } from './crc32';
import { readZipLayout, type ZipLayout, type ZipLayoutFile } from './zip-layout';
import { refuse, type ZipRefusal } from './zip-refusal';

// A service worker cannot start workers, and Node needs none. Asking a blob for 64 KiB takes as long as for a megabyte.
configure({ useWebWorkers: false, chunkSize: 1024 * 1024 });

/** Bytes read at a time of a file that is stored as it is. */
const PIECE = 8 * 1024 * 1024;

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
  /** The same in one piece; undefined when the data is not what the header says. The bytes may be a view of a larger buffer. */
  whole(signal?: AbortSignal): Promise<Uint8Array | undefined>;
}

export interface OpenZip {
  readonly files: readonly ZipFile[];
  readonly layout: ZipLayout;
}

/**
 * Opens an untrusted archive: first our own accounting of every byte, then zip.js in its strict mode, and both must
 * see the same files. Data is read only when a file is unpacked.
 *
 * @param from where the data of files is read then; the archive itself when absent
 */
export async function openZip(
  source: ByteSource,
  from: (layout: ZipLayout) => ByteSource = () => source,
): Promise<Result<OpenZip, ZipRefusal>> {
  const headers = buffered(source);
  const layout = await readZipLayout(headers);
  if (!layout.ok) return layout;
  const reader = new SourceReader(headers);
  let entries: readonly FileEntry[];
  try {
    const zip = new ZipReader(reader, { strictness: 'strict', checkSignature: true });
    entries = (await zip.getEntries()).filter((e): e is FileEntry => !e.directory);
  } catch {
    return refuse('ZIP_DISAGREE');
  }
  const data = from(layout.value);
  reader.source = data;
  const byName = new Map(entries.map((entry) => [entry.filename, entry]));
  const files: ZipFile[] = [];
  for (const record of layout.value.files) {
    const { name, size, offset } = record;
    const entry = byName.get(name);
    if (!entry || entry.uncompressedSize !== size || entry.offset !== offset)
      return refuse('ZIP_DISAGREE', name);
    files.push(record.method === 0 ? stored(record, data) : deflated(entry, record));
  }
  if (entries.length !== files.length) return err({ code: 'ZIP_DISAGREE' });
  return ok({ files, layout: layout.value });
}

/** The bytes stand in the archive as they are: read in large pieces, and only the CRC is left to check. */
function stored({ name, size, dataAt, crc32 }: ZipLayoutFile, source: ByteSource): ZipFile {
  return {
    name,
    size,
    async unpack(sink, signal) {
      const crc = new Crc32();
      for (let at = 0; at < size; at += PIECE) {
        signal?.throwIfAborted();
        const piece = await source.read(dataAt + at, Math.min(PIECE, size - at));
        crc.update(piece);
        sink(piece);
      }
      return crc.value === crc32;
    },
    async whole(signal) {
      signal?.throwIfAborted();
      const bytes = await source.read(dataAt, size);
      const crc = new Crc32();
      crc.update(bytes);
      return crc.value === crc32 ? bytes : undefined;
    },
  };
}

function deflated(entry: FileEntry, { name, size }: ZipLayoutFile): ZipFile {
  const unpack: ZipFile['unpack'] = async (sink, signal) => {
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
  };
  return {
    name,
    size,
    unpack,
    async whole(signal) {
      const chunks: Uint8Array[] = [];
      const intact = await unpack((chunk) => void chunks.push(chunk.slice()), signal);
      return intact ? concatBytes(chunks) : undefined;
    },
  };
}

class SourceReader extends Reader<ByteSource> {
  /** Headers and data are asked for in different ways. */
  source: ByteSource;

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
