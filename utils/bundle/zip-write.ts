import JSZip from 'jszip';
import type { Digests } from '../shared/digest';
import { EMPTY_MARK, markArchive } from './archive-mark';
import { bytesSource } from './byte-source';
import { DEFLATE_UP_TO } from './zip-limits';

export interface ZipInput {
  /** With the top folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** The first instant a zip can name. A real time would say when the zip was made, which bag-info.txt says better. */
const MTIME = new Date(Date.UTC(1980, 0, 1));

/**
 * Same files, same bytes: sorted names, one fixed time, no folder entries, no descriptors. Pictures are stored, text
 * is deflated.
 */
export async function writeZip(
  files: readonly ZipInput[],
  digests: Digests,
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
  const bytes = await zip.generateAsync({
    type: 'uint8array',
    platform: 'UNIX',
    streamFiles: false,
    comment: EMPTY_MARK,
  });
  const out = bytes as Uint8Array<ArrayBuffer>;
  await markArchive(out, bytesSource(out), digests);
  return out;
}

function packs({ bytes, mediaType }: ZipInput): boolean {
  if (bytes.byteLength > DEFLATE_UP_TO || bytes.byteLength === 0) return false;
  return /^text\/|json|xml|svg|mhtml|multipart\//.test(mediaType);
}
