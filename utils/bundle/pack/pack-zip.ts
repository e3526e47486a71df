import JSZip from 'jszip';
import type { PackPicture } from '../../packs/pack.types';
import { packReadme, type PackAbout } from './readme';
import { sourcesCsv } from './sources-csv';

/** As in bundles: a real time would only make two equal packs differ. */
const MTIME = new Date(Date.UTC(1980, 0, 1));

/**
 * The pack as one zip: pictures, 说明.txt, 来源.csv, and 文字.txt where there is a text. Everything is stored as it is, in a
 * fixed order and with one time: the same pack is the same bytes. It is no bundle: nothing in it is sealed.
 */
export async function packZip(
  pictures: readonly PackPicture[],
  text: string,
  about: PackAbout,
): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new JSZip();
  const put = (name: string, data: Uint8Array | string): void =>
    void zip.file(name, data, {
      binary: typeof data !== 'string',
      createFolders: false,
      date: MTIME,
      compression: 'STORE',
      unixPermissions: 0o644,
    });
  for (const { name, blob } of pictures) put(name, new Uint8Array(await blob.arrayBuffer()));
  put('说明.txt', packReadme(about, pictures, text.trim()));
  put('来源.csv', sourcesCsv(pictures));
  if (text.trim() !== '') put('文字.txt', `\ufeff${text.replaceAll(/\r?\n/g, '\r\n')}\r\n`);
  const bytes = await zip.generateAsync({ type: 'uint8array', platform: 'UNIX', streamFiles: false });
  return bytes as Uint8Array<ArrayBuffer>;
}
