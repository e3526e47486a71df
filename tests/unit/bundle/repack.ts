import { createHash } from 'node:crypto';
import JSZip from 'jszip';
import { bytesSource } from '@/utils/bundle/byte-source';
import { verifyBundle, type BundleReport, type Report, type VerifyPorts } from '@/utils/bundle/verify';
import { SM3_FILE } from '@/utils/bundle/seal-files';
import { readZipLayout } from '@/utils/bundle/zip-layout';
import { writeZip } from '@/utils/bundle/zip-write';
import { sm3Hex } from '@/utils/integrity/sm3';
import { nodeDigests } from '@/utils/verifier/node-digests';

/** Files of a bundle by path below its top folder: what someone who unzips it can edit. */
export type Unpacked = Map<string, Buffer>;

export async function unpack(
  zip: Uint8Array,
): Promise<{ readonly folder: string; readonly files: Unpacked }> {
  const read = await JSZip.loadAsync(zip);
  const files: Unpacked = new Map();
  let folder = '';
  for (const [name, entry] of Object.entries(read.files)) {
    folder = name.slice(0, name.indexOf('/'));
    files.set(name.slice(folder.length + 1), Buffer.from(await entry.async('uint8array')));
  }
  return { folder, files };
}

/** Zips it again exactly as the writer would, shell mark included: the forger knows our code. */
export async function pack(folder: string, files: Unpacked): Promise<Uint8Array> {
  const entries = [...files].map(([path, bytes]) => ({
    name: `${folder}/${path}`,
    bytes,
    mediaType: 'text/plain',
  }));
  const { blob } = await writeZip(entries, nodeDigests);
  return new Uint8Array(await blob.arrayBuffer());
}

/** Brings every manifest and the Oxum in line with the files, as a careful forger would. */
export function remanifest(files: Unpacked): void {
  const payload = [...files.keys()].filter((path) => path.startsWith('data/')).sort();
  const list = (paths: readonly string[], algorithm: string): Buffer =>
    Buffer.from(
      paths
        .map(
          (path) =>
            `${createHash(algorithm)
              .update(files.get(path) ?? '')
              .digest('hex')}  ${path}\n`,
        )
        .join(''),
    );
  files.set('manifest-sha256.txt', list(payload, 'sha256'));
  files.set('manifest-sha512.txt', list(payload, 'sha512'));
  const octets = payload.reduce((sum, path) => sum + (files.get(path)?.byteLength ?? 0), 0);
  const info = String(files.get('bag-info.txt')).replace(
    /Payload-Oxum: .*/,
    `Payload-Oxum: ${octets}.${payload.length}`,
  );
  files.set('bag-info.txt', Buffer.from(info));
  const tags = [...files.keys()]
    .filter(
      (path) => !path.startsWith('data/') && !path.startsWith('seal/') && !path.startsWith('tagmanifest'),
    )
    .sort();
  const tagManifest = list(tags, 'sha256');
  files.set('tagmanifest-sha256.txt', tagManifest);
  if (files.has(SM3_FILE))
    files.set(SM3_FILE, Buffer.from(`${sm3Hex(tagManifest)}  tagmanifest-sha256.txt\n`));
}

export async function check(
  ...zips: readonly (readonly [name: string, bytes: Uint8Array])[]
): Promise<Report> {
  return checkTrusting('', ...zips);
}

/** The same, trusting further time-stamp roots (PEM). */
export async function checkTrusting(
  tsaRoots: string,
  ...zips: readonly (readonly [name: string, bytes: Uint8Array])[]
): Promise<Report> {
  return checkWith({ tsaRoots }, ...zips);
}

/** The same, with what else the reader trusts. */
export async function checkWith(
  trust: Pick<VerifyPorts, 'tsaRoots' | 'checkPulse'>,
  ...zips: readonly (readonly [name: string, bytes: Uint8Array])[]
): Promise<Report> {
  return verifyBundle(
    zips.map(([name, bytes]) => ({ name, source: bytesSource(bytes) })),
    { digests: nodeDigests, crypto, ...trust },
  );
}

/** Code of each line, with the codes of further findings. */
export function codes(bundle: BundleReport | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(bundle?.lines ?? {}).map(([name, line]) => [
      name,
      [line.code, ...(line.also ?? []).map((v) => v.code)].join(' '),
    ]),
  );
}

/** Where the data of each file lies in the zip. */
export async function fileRanges(bytes: Uint8Array): Promise<{ path: string; start: number; end: number }[]> {
  const layout = await readZipLayout(bytesSource(bytes));
  if (!layout.ok) throw new Error(layout.error.code);
  return layout.value.files.map((f) => {
    const start = f.offset + 30 + f.name.length;
    return { path: f.name.slice(f.name.indexOf('/') + 1), start, end: start + f.packed };
  });
}
