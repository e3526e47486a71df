import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openArchive } from '@/utils/app/capture/archive';
import { readMhtml } from '@/utils/exhibit/mhtml';
import { utf8 } from '@/utils/shared/bytes';

const BOUNDARY = '----MultipartBoundary--D3fERQ1uTfOA8ViIkyGXsuTUqOjAqTeUB3oqH3xz7q----';

interface Sample {
  readonly headers: string;
  readonly body: string;
}

/** The frame Chromium 156 writes around parts (`chrome.pageCapture.saveAsMHTML`). */
function mhtml(parts: readonly Sample[], { end = true } = {}): Uint8Array<ArrayBuffer> {
  const head =
    'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://shop.example/\r\nSubject: A\r\n' +
    `MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="${BOUNDARY}"\r\n\r\n\r\n`;
  const body = parts.map(({ headers, body }) => `--${BOUNDARY}\r\n${headers}\r\n\r\n${body}\r\n`).join('');
  return utf8(`${head}${body}${end ? `--${BOUNDARY}--\r\n` : `--${BOUNDARY}\r\nContent-Type: text/h`}`);
}

const words = (bytes: Uint8Array | null | undefined): string | null =>
  bytes ? new TextDecoder().decode(bytes) : null;

describe('MHTML as Chromium writes it', () => {
  const file = mhtml([
    {
      headers:
        'Content-Type: text/html\r\nContent-ID: <frame-EB@mhtml.blink>\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://shop.example/',
      body: '<!DOCTYPE html><meta charset=3D"utf-8"><p>=E8=AE=A2=E5=8D=95 a=3Db and a very long li=\r\nne</p>',
    },
    {
      headers:
        'Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://cdn.example/\r\n a.png',
      body: 'iVBORw0K\r\nGgo=',
    },
    { headers: 'Content-Type: text/css\r\nContent-Transfer-Encoding: binary', body: 'p{}\r\n' },
  ]);

  test('parts, folded headers, quoted-printable, base64 and binary', () => {
    const parts = readMhtml(file) ?? [];
    expect(parts.map(({ type, location }) => [type, location])).toEqual([
      ['text/html', 'https://shop.example/'],
      ['image/png', 'https://cdn.example/ a.png'],
      ['text/css', ''],
    ]);
    expect(words(parts[0]?.bytes())).toBe(
      '<!DOCTYPE html><meta charset="utf-8"><p>订单 a=b and a very long line</p>',
    );
    expect([...(parts[1]?.bytes() ?? [])]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    expect(words(parts[2]?.bytes())).toBe('p{}\r\n');
  });

  test('a part that breaks off is left out, the others stay', () => {
    const cut = readMhtml(
      mhtml(
        [{ headers: 'Content-Type: text/css\r\nContent-Location: https://a.example/a.css', body: 'p{}' }],
        {
          end: false,
        },
      ),
    );
    expect(cut?.map((part) => part.location)).toEqual(['https://a.example/a.css']);
  });

  test('what is not MHTML is null; broken base64 and unknown encodings have no bytes', () => {
    expect(readMhtml(utf8('<!doctype html><p>no'))).toBeNull();
    expect(readMhtml(utf8('Content-Type: multipart/related\r\n\r\n'))).toBeNull();
    const parts = readMhtml(
      mhtml([
        { headers: 'Content-Type: image/png\r\nContent-Transfer-Encoding: base64', body: '§§§' },
        { headers: 'Content-Type: image/png\r\nContent-Transfer-Encoding: x-uuencode', body: 'M' },
      ]),
    );
    expect(parts?.map((part) => part.bytes())).toEqual([null, null]);
  });

  test('any text survives quoted-printable; any bytes after a valid head never throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const quoted = [...utf8(text)]
          .map((b) => `=${b.toString(16).toUpperCase().padStart(2, '0')}`)
          .join('=\r\n');
        const headers = 'Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable';
        const [part] = readMhtml(mhtml([{ headers, body: quoted }])) ?? [];
        expect(part?.bytes()).toEqual(utf8(text));
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(file.length), (noise, at) => {
        const broken = new Uint8Array([...file.subarray(0, at), ...noise, ...file.subarray(at)]);
        for (const part of readMhtml(broken) ?? []) part.bytes();
      }),
    );
  });

  test('feeds pictures by address, but no style sheet, which the browser has rewritten', () => {
    const archive = openArchive(
      mhtml([
        {
          headers:
            'Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://cdn.example/a.png',
          body: 'iVBORw0KGgo=',
        },
        { headers: 'Content-Type: text/css\r\nContent-Location: https://cdn.example/a.css', body: 'p{}' },
        { headers: 'Content-Type: text/html\r\nContent-Location: https://chat.example/', body: '<p>' },
      ]),
    );
    expect(archive?.resource('https://cdn.example/a.png')).toEqual({
      base64: 'iVBORw0KGgo=',
      status: 200,
      contentType: 'image/png',
      finalUrl: 'https://cdn.example/a.png',
    });
    expect(archive?.resource('https://cdn.example/a.css')).toBeNull();
    expect(archive?.hasPage('https://chat.example/')).toBe(true);
    expect(archive?.hasPage('https://cdn.example/a.png')).toBe(false);
  });
});
