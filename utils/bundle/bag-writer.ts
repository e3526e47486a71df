import { digestHex } from '../shared/digest';
import { ok, type Result } from '../shared/result';
import { ahead } from './ahead';
import type { FileDigest } from './bag';
import type { BundlePorts } from './input';
import { readStored, type StoredFile } from './stored-files';
import { ZipWriter, type Archive, type KeepPiece } from './zip-write';

/** A file of the bag that is made here, by its path below the bag's folder. */
export interface MadeFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** Bytes of files that are read and hashed at once. */
const AT_ONCE = 16 * 1024 * 1024;

/** A bag on its way into an archive: each file is read, hashed, written and let go of. */
export class BagWriter {
  readonly #folder: string;
  readonly #ports: Pick<BundlePorts, 'digests' | 'readBlob' | 'signal'>;
  readonly #zip: ZipWriter;
  readonly #digests = new Map<string, FileDigest>();

  constructor(folder: string, ports: Pick<BundlePorts, 'digests' | 'readBlob' | 'signal'>, keep?: KeepPiece) {
    this.#folder = folder;
    this.#ports = ports;
    this.#zip = new ZipWriter(ports.digests, keep);
  }

  /** Writes them in order of their paths, which come after all that is there. Each is told once it is in; an error ends it. */
  async *addAll(
    files: readonly (MadeFile | StoredFile)[],
  ): AsyncGenerator<Result<MadeFile>, void, undefined> {
    const inOrder = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
    const weigh = ({ bytes }: MadeFile | StoredFile): number =>
      typeof bytes === 'number' ? bytes : bytes.byteLength;
    for await (const read of ahead(inOrder, AT_ONCE, weigh, (file) => this.#read(file))) {
      if (!read.ok) {
        yield read;
        return;
      }
      const [file, digest] = read.value;
      const { path, bytes, mediaType } = file;
      await this.#zip.add({ name: `${this.#folder}/${path}`, bytes, mediaType });
      this.#digests.set(path, digest);
      yield ok(file);
    }
  }

  /** Of files that are in, in the order asked for. */
  digestsOf(files: readonly { readonly path: string }[]): FileDigest[] {
    return files.flatMap(({ path }) => this.#digests.get(path) ?? []);
  }

  /** SHA-512 of all that is in, by SHA-256. */
  hashed(): ReadonlyMap<string, string> {
    return new Map([...this.#digests.values()].map(({ sha256, sha512 }) => [sha256, sha512]));
  }

  finish(): Promise<Archive> {
    return this.#zip.finish();
  }

  async #read(file: MadeFile | StoredFile): Promise<Result<readonly [MadeFile, FileDigest]>> {
    const { digests } = this.#ports;
    if ('sha256' in file) {
      const read = await readStored(file, this.#ports);
      if (!read.ok) return read;
      const { path, sha256, mediaType } = file;
      const bytes = read.value;
      const sha512 = await digestHex(digests, 'sha512', bytes);
      return ok([
        { path, bytes, mediaType },
        { path, bytes: bytes.byteLength, sha256, sha512 },
      ]);
    }
    const { path, bytes } = file;
    const [sha256, sha512] = await Promise.all([
      digestHex(digests, 'sha256', bytes),
      digestHex(digests, 'sha512', bytes),
    ]);
    return ok([file, { path, bytes: bytes.byteLength, sha256, sha512 }]);
  }
}
