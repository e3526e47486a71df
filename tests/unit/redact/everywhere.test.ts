import { createHash } from 'node:crypto';
import JSZip from 'jszip';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { RedactionPlan } from '@/utils/bundle/redacted/plan';
import { buildRedacted } from '@/utils/bundle/redacted/write-redacted';
import type { Sha256 } from '@/utils/exhibit/ids';
import type { LoggedFile, LogEvent } from '@/utils/integrity/chain.types';
import { withExif } from '../../support/exif';
import { plan, testSigner, toyMasker } from '../../support/redacted';
import { sampleCase, TINY_JPEG, type SampleExhibit } from '../../support/sample-bundle';
import { otherBytes, spelled, spellings } from '../../support/spellings';
import { check, codes, unpack } from '../bundle/repack';

const SECRETS = ['13812345678', '张三丰', '3f2b8c1d-9a4e-4b6f-8d21-0c5e7a9b1d23'];
const S = SECRETS.join(' 和 ');
const ALL = SECRETS.flatMap((secret) => [...spellings(secret).values()]).join('\n');
const utf8 = (text: string): Uint8Array => Buffer.from(text);
const quoted = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
const token = Buffer.from(JSON.stringify({ tel: '138 1234 5678' })).toString('base64url');
const ADDRESS = `https://shop.example/u/${token}?name=%D5%C5%C8%FD%B7%E1&tel=${SECRETS[0]}`;

const MHTML = `From: <Saved>\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: ${ADDRESS}\r\n\r\n<p>${quoted(S)}</p>\r\n--b--\r\n`;

/** A Word file whose runs split the number, in an archive in an archive. */
async function office(): Promise<Uint8Array> {
  const docx = new JSZip();
  docx.file('word/document.xml', `<w:t>138</w:t><w:t>1234</w:t><w:t>5678</w:t>`, { compression: 'DEFLATE' });
  const zip = new JSZip();
  zip.file('信.docx', await docx.generateAsync({ type: 'uint8array', compression: 'DEFLATE' }));
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}
const pdf = (text: string): Uint8Array =>
  Buffer.concat([utf8('%PDF-1.7\n1 0 obj <<>> stream\n'), deflateSync(text), utf8('\nendstream')]);

function comment(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from([0xff, 0xfe, 0, bytes.length + 2]), bytes]);
}
const PHOTO = Buffer.concat([
  withExif(TINY_JPEG, {
    make: 'Xiaomi',
    model: `14 ${SECRETS[0]}`,
    takenAt: '2026:03:12 14:31:05',
    location: true,
  }),
  // A second picture behind the first: what was cropped away.
  TINY_JPEG,
]);
const commented = Buffer.concat([PHOTO.subarray(0, 2), comment(S), PHOTO.subarray(2)]);

async function exhibits(): Promise<readonly SampleExhibit[]> {
  const json = (value: object): Uint8Array => utf8(JSON.stringify(value));
  return [
    {
      title: `订单 ${S}`,
      url: ADDRESS,
      html: `<!doctype html><title>${S}</title><link rel=icon href="data:image/svg+xml,${encodeURIComponent(S)}"><p title="${S}">${ALL}</p><iframe src="data:text/html;base64,${Buffer.from(S).toString('base64')}"></iframe><p>张<b>三</b><!-- x -->丰`,
      note: S,
      tags: [S],
      pane: S,
      summary: { orderNumber: S },
      notCaptured: [{ what: 'image', reason: 'HTTP_404', where: ADDRESS }],
      files: [
        {
          path: 'chat.json',
          bytes: json({ messages: [{ text: S, sender: S }] }),
          mediaType: 'application/json',
        },
        {
          path: 'facts.json',
          bytes: json({ facts: [{ verbatim: SECRETS[2], tel: 13812345678 }] }),
          mediaType: 'application/json',
        },
        {
          path: 'net.json',
          bytes: json({ headers: [['location', ADDRESS]] }),
          mediaType: 'application/json',
        },
        { path: 'guard.json', bytes: json({ [S]: ALL }), mediaType: 'application/json' },
        { path: 'page.mhtml', bytes: utf8(MHTML), mediaType: 'multipart/related' },
        { path: 'attachments/0001.jpg', bytes: commented, mediaType: 'image/jpeg' },
        { path: 'attachments/0002.zip', bytes: await office(), mediaType: 'application/zip' },
        {
          path: 'attachments/0003.pdf',
          bytes: pdf('[(138)-20(1234)(5678)] TJ'),
          mediaType: 'application/pdf',
        },
        { path: 'attachments/0004.mp3', bytes: otherBytes.utf16(S), mediaType: 'audio/mpeg' },
        { path: 'attachments/0005.pdf', bytes: pdf('(clean) Tj'), mediaType: 'application/pdf' },
      ],
      record: {
        source: { url: ADDRESS, title: S, host: 'shop.example', referrer: ADDRESS },
        steps: [{ name: 'page', at: '2026-03-12T06:28:05.123Z', took: 1, detail: { [S]: S } }],
        frames: { total: 1, kept: 1 },
      },
    },
    {
      title: S,
      url: 'https://shop.example/',
      html: 'x',
      files: [
        { path: 'original.csv', bytes: otherBytes.gbk(`姓名,${S}`), mediaType: 'text/csv' },
        { path: 'original.jpg', bytes: commented, mediaType: 'image/jpeg' },
        { path: 'original.txt', bytes: utf8(ALL), mediaType: 'text/plain' },
      ],
      record: {
        origin: 'imported',
        imported: {
          name: `${S}.jpg`,
          bytes: commented.length,
          mediaType: 'image/jpeg',
          sha256: 'a'.repeat(64) as Sha256,
          kept: true,
          photo: { device: 'Xiaomi 14', location: true },
        },
      },
    },
    { title: '误拍', url: 'https://mail.example/', deleted: S },
  ];
}

function paper(path: string, bytes: Uint8Array, blobs: Map<string, Uint8Array>): LoggedFile {
  const sha256 = createHash('sha256').update(bytes).digest('hex') as Sha256;
  blobs.set(sha256, bytes);
  return { path: `documents/D001/${path}`, sha256, bytes: bytes.length };
}

async function copyOf(how: RedactionPlan) {
  const blobs = new Map<string, Uint8Array>();
  const contact = {
    id: '00000000-0000-4000-8000-00000000000a',
    stage: 'seller',
    direction: 'sent',
    at: '2026-03-12T07:00:00.000Z',
    channel: S,
    text: ALL,
    exhibits: [1],
    reference: S,
  } as const;
  const events: LogEvent[] = [
    { type: 'field-set', field: 'account', value: S },
    { type: 'contact-logged', contact },
    { type: 'capture-failed', code: 'TIMEOUT', url: ADDRESS },
    {
      type: 'document-kept',
      document: '00000000-0000-4000-8000-00000000000b',
      paper: 1,
      template: 'platform-appeal',
      title: S,
      files: [
        paper('letter.docx', await office(), blobs),
        paper('letter.html', utf8(`<p>${ALL}`), blobs),
        paper('letter.txt', utf8(ALL), blobs),
      ],
      exhibits: [1],
    },
    {
      type: 'certificate-attached',
      name: `${S}.pdf`,
      file: { path: `seal/external/case-0-${SECRETS[0]}.pdf`, sha256: 'b'.repeat(64) as Sha256, bytes: 3 },
    },
  ];
  const sample = await sampleCase({
    caseTitle: S,
    exhibits: await exhibits(),
    events,
    signer: await testSigner(),
    seals: () => [{ path: `seal/external/case-0-${SECRETS[0]}.pdf`, bytes: utf8(S) }],
  });
  for (const [sha256, bytes] of blobs) sample.blobs.set(sha256, bytes);
  const built = await buildRedacted(sample.input, how, { ...sample.ports, masker: toyMasker });
  if (!built.ok) throw new Error(JSON.stringify(built.error));
  const [first] = sample.volumes;
  if (!first) throw new Error('no volume');
  return { first, ...(await unpack(first.bytes)) };
}

describe('a string masked wherever the product can keep one', () => {
  const files = ['0001.jpg', '0002.zip', '0003.pdf', '0004.mp3', '0005.pdf'];
  const CAREFUL = plan({
    secrets: SECRETS.map((text) => ({ kind: 'own', text })),
    // He says of everything that it is clear, and is wrong about most of it.
    clear: [
      ...['page.png', 'panes/01/page.png', ...files.map((name) => `attachments/${name}`)].map((path) => ({
        exhibit: 1,
        path,
      })),
      ...['original.jpg', 'page.png'].map((path) => ({ exhibit: 2, path })),
    ],
  });

  test.each([
    ['texts masked', CAREFUL],
    ['texts left out', { ...CAREFUL, texts: 'left-out' as const }],
  ])('%s: the copy holds, and no spelling of it is left', async (_, how) => {
    const { first, files: unpacked } = await copyOf(how);
    const report = await check([first.name, first.bytes]);
    expect([report.outcome, codes(report.bundles[0])]).toMatchObject([
      'holds',
      { chain: 'CHAIN_OK_SEALED', signature: 'SIGNATURE_OK' },
    ]);
    for (const secret of SECRETS)
      for (const [path, bytes] of unpacked)
        expect([path, spelled(utf8(path), secret), spelled(bytes, secret)]).toEqual([path, [], []]);
    // Pixels stay, without place, phone, comments and what lay behind the picture.
    const photo = unpacked.get('data/exhibits/E002/original.jpg');
    expect(photo).toEqual(unpacked.get('data/exhibits/E001/attachments/0001.jpg'));
    expect(photo).toEqual(Buffer.concat([TINY_JPEG, Buffer.from([0xff, 0xd9])]));
    for (const bytes of unpacked.values()) expect(String(bytes)).not.toContain('Xiaomi');
    expect([...unpacked.keys()].filter((path) => path.includes('attachments/'))).toEqual([
      'data/exhibits/E001/attachments/0001.jpg',
      'data/exhibits/E001/attachments/0005.pdf',
    ]);
    expect(unpacked.has('data/documents/D001/letter.txt')).toBe(how.texts === 'masked');
    const { confirmed } = JSON.parse(String(unpacked.get('data/redactions.json'))) as { confirmed: string[] };
    expect(confirmed).toContain('data/exhibits/E001/attachments/0005.pdf');
    expect(String(unpacked.get('VERIFY.txt'))).toContain('由制作人看过后附上');
  });

  test('without a plan to mask it, every spelling is found: the search itself works', () => {
    for (const secret of SECRETS) expect(spelled(utf8(ALL), secret)).toHaveLength(spellings(secret).size);
  });
});
