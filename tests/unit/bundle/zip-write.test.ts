import { randomBytes } from 'node:crypto';
import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { archiveMark, EMPTY_MARK, MARK_LENGTH } from '@/utils/bundle/archive-mark';
import { bytesSource } from '@/utils/bundle/byte-source';
import { writeZip, ZipWriter, type ZipInput } from '@/utils/bundle/zip-write';
import { utf8 } from '@/utils/shared/bytes';
import { digestHex } from '@/utils/shared/digest';
import { nodeDigests } from '@/utils/verifier/node-digests';

const MIB = 1024 * 1024;
/** Sizes around the blocks of the mark, files that are deflated, and an empty one. */
const FILES: readonly ZipInput[] = [
  { name: 'a/picture.png', bytes: randomBytes(8 * MIB - 50), mediaType: 'image/png' },
  { name: 'a/large.png', bytes: randomBytes(9 * MIB + 7), mediaType: 'image/png' },
  { name: 'a/text.txt', bytes: utf8('承诺：秒到账\n'.repeat(9000)), mediaType: 'text/plain' },
  { name: 'a/data/x.json', bytes: utf8('{}'), mediaType: 'application/json' },
  { name: 'a/empty.txt', bytes: new Uint8Array(), mediaType: 'text/plain' },
];

/** The whole at once, by JSZip alone: what every bundle of format 1 was written with. */
async function byJsZip(files: readonly ZipInput[]): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const { name, bytes, mediaType } of [...files].sort((a, b) => (a.name < b.name ? -1 : 1)))
    zip.file(name, bytes, {
      binary: true,
      createFolders: false,
      date: new Date(Date.UTC(1980, 0, 1)),
      compression: /text|json/.test(mediaType) && bytes.byteLength > 0 ? 'DEFLATE' : 'STORE',
      compressionOptions: { level: 6 },
      unixPermissions: 0o644,
    });
  const bytes = await zip.generateAsync({ type: 'uint8array', platform: 'UNIX', comment: EMPTY_MARK });
  const at = bytes.byteLength - MARK_LENGTH;
  bytes.set(utf8(await archiveMark(bytesSource(bytes), at, nodeDigests)), at);
  return bytes;
}

test('file by file come the very bytes that JSZip makes of all at once, with the hash of the whole', async () => {
  const { blob, sha256 } = await writeZip(FILES, nodeDigests);
  const ours = new Uint8Array(await blob.arrayBuffer());
  expect(Buffer.compare(ours, await byJsZip(FILES))).toBe(0);
  expect(sha256).toBe(await digestHex(nodeDigests, 'sha256', ours));
});

test('pieces that were put away on the way and the rest are the same archive', async () => {
  const kept: Blob[] = [];
  const zip = new ZipWriter(nodeDigests, (piece, number) => {
    expect(number).toBe(kept.length);
    kept.push(piece);
    return Promise.resolve(piece);
  });
  for (const file of [...FILES].sort((a, b) => (a.name < b.name ? -1 : 1))) await zip.add(file);
  const { blob, rest, pieces, sha256 } = await zip.finish();
  const whole = await writeZip(FILES, nodeDigests);
  expect(kept.map(({ size }) => size)).toEqual([8 * MIB, 8 * MIB]);
  expect(pieces).toBe(2);
  expect(sha256).toBe(whole.sha256);
  const expected = Buffer.from(await whole.blob.arrayBuffer());
  for (const joined of [blob, new Blob([...kept, rest])])
    expect(expected.equals(new Uint8Array(await joined.arrayBuffer()))).toBe(true);
  expect(whole).toMatchObject({ rest: whole.blob, pieces: 0 });
});

test('an archive whose piece could not be put away is not finished', async () => {
  const zip = new ZipWriter(nodeDigests, (_, number) =>
    number === 1 ? Promise.reject(new Error('full')) : Promise.resolve(new Blob()),
  );
  const all = async () => {
    for (const file of [...FILES].sort((a, b) => (a.name < b.name ? -1 : 1))) await zip.add(file);
    await zip.finish();
  };
  await expect(all()).rejects.toThrow('full');
});

test('names out of order, and a name twice, are refused', async () => {
  const [one, two] = FILES as [ZipInput, ZipInput];
  const zip = new ZipWriter(nodeDigests);
  await zip.add(one);
  await expect(zip.add(two)).rejects.toThrow('out of order');
  await expect(zip.add(one)).rejects.toThrow('out of order');
});
