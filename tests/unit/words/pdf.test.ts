import { expect, test } from 'vitest';
import { insideHolds } from '@/utils/bundle/redacted/inside';
import { fileWords } from '@/utils/app/file-words';
import { pdfWords } from '@/utils/recognise/words/pdf/read-pdf';
import { glyphs, smallPdf, TYPE0 } from '../../support/small-pdf';

const words = async (bytes: Uint8Array<ArrayBuffer>) => fileWords('application/pdf', bytes);

test('Chinese under numbers of glyphs is read by the font’s table: letters set one by one are words, lines are lines', async () => {
  const { codes, table } = glyphs('微信支付4200');
  const letter = (i: number) => `<${codes[i]}> Tj`;
  const draw = [
    `1 0 0 1 50 700 Tm ${letter(0)} 10 0 Td ${letter(1)} 10 0 Td ${letter(2)} 10 0 Td ${letter(3)}`,
    `0 -20 Td [<${codes[4]}> -20 <${codes[5]}${codes[6]}> 30 <${codes[7]}>] TJ`,
    `1 0 0 1 300 680 Tm ${letter(4)}`,
  ].join(' ');
  expect(await words(smallPdf([{ font: TYPE0, table, draw }]))).toEqual({ text: '微信支付\n4200 4\n' });
});

test('what a viewer would copy counts: words said beside the letters, and characters for radicals that look like them', async () => {
  const { codes, table } = glyphs('⽀付⻚');
  const draw = `<${codes.join('')}> Tj 0 -20 Td /Span << /ActualText <FEFF5B50> >> BDC <${codes[0]}> Tj EMC`;
  expect((await words(smallPdf([{ font: TYPE0, table, draw }]))).text).toBe('支付页\n子\n');
});

test.each([
  ['/UniGB-UCS2-H', Buffer.from('付款', 'utf16le').swap16().toString('hex')],
  ['/GBK-EUC-H', 'b8b6bfee'],
])('fonts that viewers bring along: %s', async (encoding, code) => {
  const font = `/Subtype /Type0 /BaseFont /STSong-Light /Encoding ${encoding}`;
  expect((await words(smallPdf([{ font, draw: `<${code}> Tj` }]))).text).toBe('付款\n');
});

test('Latin letters: by the usual encoding, by names, in several pages', async () => {
  const plain = {
    font: '/Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding',
    draw: String.raw`(Order \(SS-1\)) Tj`,
  };
  const named = {
    font: '/Subtype /Type1 /BaseFont /ABCDEF+X /Encoding << /Differences [1 /four /two /uni4ED8] >>',
    draw: '<010203> Tj',
  };
  expect((await words(smallPdf([plain, named]))).text).toBe('Order (SS-1)\n42付\n');
});

test('words that cannot be read are said to be missing: all of them, or some', async () => {
  const hidden = { font: TYPE0, draw: '<00010002> Tj' };
  const { codes, table } = glyphs('付款');
  const open = { font: TYPE0, table, draw: `<${codes.join('')}> Tj` };
  const subset = { font: '/Subtype /TrueType /BaseFont /ABCDEF+Y', draw: '(abc) Tj' };
  const drawn = { font: '/Subtype /Type3', draw: '(abc) Tj' };
  const secret = glyphs('\ue001\ue002');
  const lying = { font: TYPE0, table: secret.table, draw: `<${secret.codes.join('')}> Tj` };
  for (const one of [hidden, subset, drawn, lying]) {
    expect(await words(smallPdf([one]))).toEqual({ text: '', unread: 'all' });
    expect(await words(smallPdf([one, open]))).toEqual({
      text: expect.stringContaining('付款'),
      unread: 'some',
    });
  }
  // A page that is a picture between pages of letters, and one that is packed in another way.
  const scan = { font: '/Subtype /Type3', draw: 'ET BI /W 1 ID x EI BT' };
  const logo = { ...open, draw: `${open.draw} ET BI /W 1 ID x EI BT` };
  expect(await words(smallPdf([open, scan]))).toEqual({ text: '付款\n\n', unread: 'some' });
  expect(await words(smallPdf([open, logo]))).toEqual({ text: '付款\n付款\n' });
  const other = Buffer.from(
    smallPdf([open, open]).toString('latin1').replace('/FlateDecode', '/LZWDecode'),
    'latin1',
  );
  expect(await words(other)).toEqual({ text: '\n付款\n', unread: 'some' });
  // Encrypted, a scan, nothing at all.
  expect(await words(smallPdf([open], '/Encrypt 9 0 R'))).toEqual({ text: '', unread: 'all' });
  expect(await words(smallPdf([{ font: TYPE0, draw: '' }]))).toEqual({ text: '', unread: 'all' });
  expect(await words(Buffer.from('%PDF-1.7'))).toEqual({ text: '', unread: 'all' });
});

test('a masked copy leaves out a PDF whose fonts say what is masked', async () => {
  const { codes, table } = glyphs('手机13812345678');
  const file = smallPdf([{ font: TYPE0, table, draw: `<${codes.join('')}> Tj` }]);
  expect(await insideHolds(file, ['13812345678'])).toBe(true);
  expect(await insideHolds(file, ['13900000000'])).toBe(false);
  // Whatever else is said beside the letters.
  const draw = `/Span << /ActualText <FEFF0041> >> BDC <${codes.join('')}> Tj EMC`;
  expect(await insideHolds(smallPdf([{ font: TYPE0, table, draw }]), ['13812345678'])).toBe(true);
});

test('hostile files end: values without an end, nesting, forms in themselves, bombs, random bytes', async () => {
  const many = (piece: string) => Buffer.from(`%PDF-1.7\n${piece.repeat(40_000)}`, 'latin1');
  const bomb = smallPdf([{ font: TYPE0, draw: '('.repeat(5_000_000) }]);
  const loop = Buffer.from(
    '%PDF-1.7\n1 0 obj << /Type /Page /Parent 1 0 R /Contents 2 0 R /Resources << /XObject << /X 2 0 R >> >> >> endobj\n' +
      `2 0 obj << /Subtype /Form >> stream\n${'/X Do '.repeat(200)}endstream endobj\n3 0 obj 3 0 R endobj`,
  );
  const noise = Buffer.from(Array.from({ length: 50_000 }, (_, i) => (i * 7919 + (i >> 3) * 31) & 255));
  const rest = [
    many('1 0 obj ['),
    many('1 0 obj << /A '),
    many('1 0 obj ('),
    many('9'),
    many('[<<('),
    many('trailer'),
  ];
  for (const bytes of [bomb, loop, noise, ...rest]) expect((await pdfWords(bytes)).text.trim()).toBe('');
  const whole = smallPdf([{ font: TYPE0, ...glyphs('付款'), draw: '<00010002> Tj' }]);
  for (let end = 0; end < whole.length; end += 13) await pdfWords(whole.subarray(0, end));
});
