import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bytesSource, type ByteSource } from '@/utils/bundle/byte-source';
import { openZip } from '@/utils/bundle/zip-open';
import { check, codes } from './repack';
import { sampleBundle } from '../../support/sample-bundle';
import JSZip from 'jszip';

const CORPUS = new URL('../../../../shared/corpus/', import.meta.url);

/** Their fault lies in the data, so the archive opens and the file in it does not unpack. */
const BROKEN_DATA = new Set([
  'incons-data.zip',
  'invalid code lengths set.zip',
  'too many length or distance symbols.zip',
]);

describe.each(['zip-libzip', 'zip-yauzl', 'zip-slip'])('third-party archives of %s', (suite) => {
  const folder = new URL(`${suite}/`, CORPUS);
  const names = existsSync(folder) ? readdirSync(folder) : [];

  it.skipIf(names.length === 0)('are there in number', () => {
    expect(names.length).toBeGreaterThan(1);
  });

  it.each(names)('refuses %s with a reason', async (name) => {
    const bytes = readFileSync(new URL(encodeURIComponent(name), folder));
    const zip = await openZip(bytesSource(bytes));
    if (BROKEN_DATA.has(name)) {
      const unpacked = zip.ok && (await Promise.all(zip.value.files.map((f) => f.unpack(() => undefined))));
      expect(unpacked).toContain(false);
    } else {
      expect(zip).toMatchObject({
        ok: false,
        error: { code: expect.stringMatching(/^(?:ZIP|FILE)_/) as string },
      });
    }
    const report = await check([name, bytes]);
    expect(report.outcome).toBe('unreadable');
    expect(report.bundles[0]?.lines.structure.sentence.zh).not.toBe('');
  });
});

describe('files that are no bundle', () => {
  it('are told apart without being read whole', async () => {
    let read = 0;
    const zeros: ByteSource = {
      size: 3 * 1024 ** 3,
      read: (_, length) => {
        read += length;
        return Promise.resolve(new Uint8Array(length));
      },
    };
    expect((await openZip(zeros)).ok).toBe(false);
    expect(read).toBeLessThan(200_000);
  });

  it.each([
    ['an empty file', new Uint8Array(0), 'FILE_EMPTY'],
    ['one byte', new Uint8Array(1), 'FILE_NOT_ZIP'],
    ['a text', new TextEncoder().encode('这不是压缩包'.repeat(20)), 'FILE_NOT_ZIP'],
  ])('%s is refused', async (_, bytes, code) => {
    const report = await check(['x.zip', bytes]);
    expect(report.outcome).toBe('unreadable');
    expect(codes(report.bundles[0])['structure']).toBe(code);
  });

  it.each([
    ['somebody else’s zip', { 'a/b.txt': 'x' }, 'NOT_A_BUNDLE'],
    [
      'a zip with two folders',
      { 'a/bagit.txt': 'x', 'a/data/case.json': 'x', 'b/c.txt': 'x' },
      'NOT_A_BUNDLE',
    ],
    ['a zip that climbs out', { '../evil.txt': 'x' }, 'ZIP_NAME'],
    ['an absolute path', { '/etc/passwd': 'x' }, 'ZIP_NAME'],
    ['a backslash', { 'a\\b.txt': 'x' }, 'ZIP_NAME'],
    ['a percent sign', { 'a/%2e%2e.txt': 'x' }, 'ZIP_NAME'],
    ['a Windows device', { 'a/nul.txt': 'x' }, 'ZIP_NAME'],
    ['names that differ in case only', { 'a/b.txt': 'x', 'a/B.txt': 'y' }, 'ZIP_NAME_TWICE'],
    ['a file that is also a folder', { 'a/b': 'x', 'a/b/c': 'y' }, 'ZIP_NAME_TWICE'],
    ['a bomb', { 'a/b.txt': '0'.repeat(17 * 1024 * 1024) }, 'ZIP_BOMB'],
  ])('%s is refused', async (_, files, code) => {
    const zip = new JSZip();
    // JSZip cleans paths up itself, so the name is put back afterwards.
    for (const [name, text] of Object.entries(files)) zip.file(name, text, { createFolders: false });
    const bytes = await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
    const report = await check(['x.zip', bytes]);
    expect(report.outcome).toBe('unreadable');
    expect(codes(report.bundles[0])['structure']).toBe(code);
  });

  it('a link is refused', async () => {
    const zip = new JSZip();
    zip.file('a/link', '/etc/passwd', { createFolders: false, unixPermissions: 0o120777 });
    const bytes = await zip.generateAsync({ type: 'uint8array', platform: 'UNIX' });
    expect(await openZip(bytesSource(bytes))).toEqual({
      ok: false,
      error: { code: 'ZIP_LINK', name: 'a/link' },
    });
  });
});

describe('a bundle somebody unzipped and zipped again', () => {
  it('is told from the original, while its files are found unchanged', async () => {
    const [volume] = await sampleBundle();
    const zip = await JSZip.loadAsync(volume?.bytes ?? '');
    const bytes = await zip.generateAsync({ type: 'uint8array', streamFiles: true, compression: 'DEFLATE' });
    const report = await check(['again.zip', bytes]);
    expect(report.outcome).toBe('invalid');
    expect(codes(report.bundles[0])).toMatchObject({
      structure: 'STRUCTURE_NOT_ORIGINAL',
      payload: 'PAYLOAD_OK',
      chain: 'CHAIN_OK',
    });
  });
});
