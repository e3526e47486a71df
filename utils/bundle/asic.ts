import JSZip from 'jszip';
import { child, DER, parseDer } from '../integrity/der';
import { readResponse } from '../integrity/timestamp/token';
import { utf8 } from '../shared/bytes';
import type { ByteSource } from './byte-source';
import { tokenPath } from './seal-files';
import { openZip, type ZipFile } from './zip-open';

/** ETSI EN 319 162-1 §4.3.2, §4.3.3.2. */
export const ASIC_TYPE = 'application/vnd.etsi.asic-s+zip';
export const TAG_MANIFEST = 'tagmanifest-sha256.txt';
const TOKEN = 'META-INF/timestamp.tst';
/** The files of a container of ours, in their order. */
export const ASIC_FILES = ['mimetype', TAG_MANIFEST, TOKEN] as const;
/** Bytes of a tagmanifest at most. */
const MANIFEST_MAX = 1024 * 1024;

/**
 * An ASiC-S container (ETSI EN 319 162-1) with one data object and its time-stamp, for validators that know the European
 * forms and nothing of bundles. `response` is an RFC 3161 response over exactly these bytes; the container carries the token
 * in it. Stored, `mimetype` first, no extra fields, one fixed time: same input, same bytes. Undefined: it is no granted
 * response in strict DER. Whether the token holds is for the caller to have checked.
 */
export async function asicS(
  dataName: string,
  data: Uint8Array,
  response: Uint8Array,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const token = readResponse(response).ok ? child(parseDer(response), 1, DER.sequence) : undefined;
  if (!token || !/^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(dataName) || dataName === 'mimetype') return undefined;
  const zip = new JSZip();
  const put = (name: string, bytes: Uint8Array): void =>
    void zip.file(name, bytes, {
      binary: true,
      createFolders: false,
      compression: 'STORE',
      date: new Date(Date.UTC(1980, 0, 1)),
    });
  put('mimetype', utf8(ASIC_TYPE));
  put(dataName, data);
  put(TOKEN, token.raw);
  const bytes = await zip.generateAsync({ type: 'uint8array', streamFiles: false, platform: 'DOS' });
  return bytes as Uint8Array<ArrayBuffer>;
}

/**
 * The container for a bundle that carries a time-stamp over its tagmanifest: that manifest, by whose hashes the whole bundle
 * is checked, and the token. Undefined when there is none, or the file is no sound zip.
 */
export async function asicOfBundle(
  source: ByteSource,
): Promise<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> } | undefined> {
  const zip = await openZip(source);
  if (!zip.ok) return undefined;
  const below = (file: ZipFile): string => file.name.slice(file.name.indexOf('/') + 1);
  const manifest = zip.value.files.find((file) => below(file) === TAG_MANIFEST);
  const stamp = zip.value.files.find((file) => {
    const about = tokenPath(below(file));
    return about !== undefined && about.exhibit === undefined;
  });
  const [data, response] = [await entryBytes(manifest), await entryBytes(stamp)];
  if (!manifest || !data || !response) return undefined;
  const bytes = await asicS(TAG_MANIFEST, data, response);
  return bytes && { name: `${manifest.name.slice(0, manifest.name.indexOf('/'))}.asics`, bytes };
}

/** Content of a small entry; undefined when it is broken or larger than a tagmanifest may be. */
export const entryBytes = async (file: ZipFile | undefined): Promise<Uint8Array | undefined> =>
  file && file.size <= MANIFEST_MAX ? file.whole() : undefined;
