import JSZip from 'jszip';
import { utf8 } from '../shared/bytes';
import { digestHex, type Digests } from '../shared/digest';
import { EMPTY_MARK, MARK_BLOCK, MARK_LENGTH, markOf } from './archive-mark';
import { DEFLATE_UP_TO } from './zip-limits';

export interface ZipInput {
  /** With the top folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** The first instant a zip can name. A real time would say when the zip was made, which bag-info.txt says better. */
const MTIME = new Date(Date.UTC(1980, 0, 1));

/** Bytes: volumes of one export differ a little, and the next should fit where the first was. */
const SPARE = 4 * 1024 * 1024;

/** Bytes of the two headers of an entry besides its name (APPNOTE 4.3.7, 4.3.12), and of the end record. */
const HEADERS = 30 + 46;
const END = 22;

/**
 * Same files, same bytes: sorted names, one fixed time, no folder entries, no descriptors. Pictures are stored, text
 * is deflated. The archive is written into one buffer, and hashed for its mark while the rest is still being packed.
 *
 * @param memory to write into, when it is large enough; the answer is then a part of it
 */
export async function writeZip(
  files: readonly ZipInput[],
  digests: Digests,
  memory?: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new JSZip();
  for (const file of [...files].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    zip.file(file.name, file.bytes, {
      binary: true,
      createFolders: false,
      date: MTIME,
      compression: packs(file) ? 'DEFLATE' : 'STORE',
      compressionOptions: { level: 6 },
      unixPermissions: 0o644,
    });
  }
  const sink = new ArchiveSink(roomFor(files), digests, memory);
  await new Promise<void>((resolve, reject) => {
    zip
      .generateInternalStream({
        type: 'uint8array',
        platform: 'UNIX',
        streamFiles: false,
        comment: EMPTY_MARK,
      })
      .on('data', (chunk) => sink.write(chunk))
      .on('end', resolve)
      .on('error', reject)
      .resume();
  });
  return sink.finish();
}

/** Bytes that suffice nearly always: deflate makes no text of ours longer than it was. */
const roomFor = (files: readonly ZipInput[]): number =>
  files.reduce(
    (sum, { name, bytes }) => sum + HEADERS + 2 * name.length + bytes.byteLength + 64,
    END + EMPTY_MARK.length,
  );

/** Takes the archive as it is made. */
class ArchiveSink {
  #bytes: Uint8Array<ArrayBuffer>;
  #length = 0;
  readonly #digests: Digests;
  readonly #hexes: Promise<string>[] = [];

  constructor(room: number, digests: Digests, memory?: Uint8Array<ArrayBuffer>) {
    this.#bytes = memory && memory.byteLength >= room ? memory : new Uint8Array(room + SPARE);
    this.#digests = digests;
  }

  write(chunk: Uint8Array): void {
    const end = this.#length + chunk.byteLength;
    if (end > this.#bytes.byteLength) {
      const larger = new Uint8Array(Math.max(end, Math.ceil(this.#bytes.byteLength * 1.5)));
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    this.#bytes.set(chunk, this.#length);
    this.#length = end;
    // What lies a mark's length behind is archive for certain.
    while ((this.#hexes.length + 1) * MARK_BLOCK <= end - MARK_LENGTH) this.#hash(MARK_BLOCK);
  }

  /** The whole, with its mark in place of {@link EMPTY_MARK}. */
  async finish(): Promise<Uint8Array<ArrayBuffer>> {
    const at = this.#length - MARK_LENGTH;
    const rest = at - this.#hexes.length * MARK_BLOCK;
    if (rest > 0) this.#hash(rest);
    const archive = this.#bytes.subarray(0, this.#length);
    archive.set(utf8(await markOf(await Promise.all(this.#hexes), this.#digests)), at);
    return archive;
  }

  #hash(length: number): void {
    const at = this.#hexes.length * MARK_BLOCK;
    const hex = digestHex(this.#digests, 'sha256', this.#bytes.subarray(at, at + length));
    hex.catch(() => undefined);
    this.#hexes.push(hex);
  }
}

function packs({ bytes, mediaType }: ZipInput): boolean {
  if (bytes.byteLength > DEFLATE_UP_TO || bytes.byteLength === 0) return false;
  return /^text\/|json|xml|svg|mhtml|multipart\//.test(mediaType);
}
