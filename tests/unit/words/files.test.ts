import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { fileWords } from '@/utils/app/file-words';
import { markupWords } from '@/utils/recognise/words/markup';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const lines = async (type: string, content: Uint8Array<ArrayBuffer>): Promise<string[]> =>
  (await fileWords(type, content)).text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

async function office(files: Record<string, string>): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new JSZip();
  for (const [name, text] of Object.entries(files)) zip.file(name, text);
  return new Uint8Array(await zip.generateAsync({ type: 'arraybuffer', compression: 'DEFLATE' }));
}

test('Word: runs of one paragraph are one line, its tables and footers too; what is no text of it is not', async () => {
  const content = await office({
    'word/document.xml':
      '<w:document><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>交易单</w:t></w:r><w:r><w:t xml:space="preserve">号 42&amp;0</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>金额</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:document>',
    'word/footer1.xml': '<w:ftr><w:p><w:r><w:t>盖章</w:t></w:r></w:p></w:ftr>',
    'word/settings.xml': '<w:x>nothing</w:x>',
  });
  expect(await lines(WORD, content)).toEqual(['交易单号 42&0', '金额', '盖章']);
});

test('a part that unpacks to more than is read, and a file that breaks off, are told apart from the whole', async () => {
  const parts = {
    'word/document.xml': '<w:t>交易单</w:t>',
    'word/footer1.xml': `<w:t>${' '.repeat(65 * 1024 * 1024)}</w:t>`,
  };
  expect(await fileWords(WORD, await office(parts))).toEqual({ text: '交易单', unread: 'some' });
  const { 'word/document.xml': first } = parts;
  const whole = await office({ 'word/document.xml': first, 'word/header1.xml': '<w:t>页眉</w:t>' });
  expect(await fileWords(WORD, whole)).toEqual({ text: '交易单\n页眉' });
  // The header's first byte of data.
  const at = Buffer.from(whole).indexOf('word/header1.xml') + 'word/header1.xml'.length;
  expect(await fileWords(WORD, whole.with(at, 0xff))).toEqual({ text: '交易单', unread: 'some' });
});

test('Excel: strings and numbers, not the numbers of strings; PowerPoint: slides', async () => {
  const sheet = await office({
    'xl/sharedStrings.xml': '<sst><si><t>订单金额</t></si></sst>',
    'xl/worksheets/sheet1.xml': '<row><c r="A1" t="s"><v>0</v></c><c r="B1"><v>498.5</v></c></row>',
  });
  expect(await lines(WORD.replace('wordprocessingml.document', 'spreadsheetml.sheet'), sheet)).toEqual([
    '订单金额',
    '498.5',
  ]);
  const slides = await office({
    'ppt/slides/slide1.xml': '<p:sld><a:p><a:r><a:t>到账截图</a:t></a:r></a:p></p:sld>',
  });
  expect(
    await lines(WORD.replace('wordprocessingml.document', 'presentationml.presentation'), slides),
  ).toEqual(['到账截图']);
});

test('a mail: encoded headers, its text and page, names of what is attached, a mail in it', async () => {
  const gbk = '=?GBK?B?tqm1pczh0NE=?=';
  const inner = 'From: a@b.example\r\nSubject: inner\r\nDate: x\r\n\r\nforwarded words';
  const mail = [
    'From: =?UTF-8?B?5p6B6YCf5Y2h55uf?= <shop@card.example>',
    `Subject: ${gbk}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="x"',
    '',
    '--x',
    'Content-Type: multipart/alternative; boundary=y',
    '',
    '--y',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    '<p>=E4=BB=98=E6=AC=BE<script>not this</script></p>',
    '--y--',
    '--x',
    'Content-Type: application/pdf; name="=?UTF-8?Q?=E8=B4=A6=E5=8D=95.pdf?="',
    'Content-Disposition: attachment',
    '',
    'not these bytes',
    '--x',
    'Content-Type: message/rfc822',
    '',
    inner,
    '--x--',
    '',
  ].join('\r\n');
  expect(await lines('message/rfc822', bytes(mail))).toEqual([
    '订单提醒',
    '极速卡盟 <shop@card.example>',
    '付款',
    '账单.pdf',
    'inner',
    'a@b.example',
    'x',
    'forwarded words',
  ]);
  // What is attached is not read, and that is said; a picture has no words, and without either all are there.
  const of = async (text: string) => fileWords('message/rfc822', bytes(text));
  expect((await of(mail)).unread).toBe('some');
  expect(await of(mail.replace('application/pdf', 'image/png'))).not.toHaveProperty('unread');
  expect(await of(inner)).not.toHaveProperty('unread');
});

test('a saved page: words inside a line stay together, what no reader sees is left out, however broken it is', async () => {
  expect(
    markupWords(
      '<p>秒<b>到</b>账</p><SCRIPT>a("<p>")</Script ><td>¥&#52;98&nbsp;&yen;</td><!-- x --><style>b',
    ),
  ).toBe('\n秒到账\n\n\n¥498\u00a0¥\n\n');
  expect(await lines('text/html', bytes('<html><head><title>t</title></head><body>付款'))).toEqual(['付款']);
  for (const piece of ['<', '<!--', '<script>', '</', '&#', '<p a="'])
    expect(markupWords(piece.repeat(100_000)).length).toBeLessThan(1_000_000);
});

test('texts of old Chinese programs are read in their encoding; a kind nobody reads is said not to be', async () => {
  // 交易时间 in GB 18030.
  expect(
    await fileWords('text/plain', Uint8Array.from([0xbd, 0xbb, 0xd2, 0xd7, 0xca, 0xb1, 0xbc, 0xe4])),
  ).toEqual({
    text: '交易时间',
  });
  const nothing = { text: '', unread: 'all' };
  for (const type of ['application/x-ole-storage', 'application/zip', WORD])
    expect(await fileWords(type, bytes('?'))).toEqual(nothing);
  for (const type of ['image/png', 'video/mp4', 'audio/amr'])
    expect(await fileWords(type, bytes('?'))).toEqual({ text: '' });
});
