import { describe, expect, test } from 'vitest';
import { claimedType, contradicts, keptName, readText, sniff } from '@/utils/recognise/import/sniff';
import { utf8 } from '@/utils/shared/bytes';

const bytes = (latin: string): Uint8Array => Uint8Array.from(latin, (c) => c.charCodeAt(0));

test.each<[string, string, string]>([
  ['a photo', '\xff\xd8\xff\xe1\0\x18Exif\0\0', 'image/jpeg'],
  ['a screenshot', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'image/png'],
  ['a picture out of WeChat', 'RIFF\x24\0\0\0WEBPVP8 ', 'image/webp'],
  ['a photo of an iPhone', '\0\0\0\x24ftypheic\0\0\0\0mif1heic', 'image/heic'],
  ['a film of an iPhone', '\0\0\0\x14ftypqt  \0\0\0\0', 'video/quicktime'],
  ['a film of an Android phone', '\0\0\0\x18ftypmp42\0\0\0\0', 'video/mp4'],
  ['a recorded call', '\0\0\0\x18ftypM4A \0\0\0\0', 'audio/mp4'],
  ['a voice message', '#!AMR\n<', 'audio/amr'],
  ['a voice message of WeChat', '\x02#!SILK_V3', 'audio/x-silk'],
  ['a screen recording', '\x1aE\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm', 'video/webm'],
  ['a film in Matroska', '\x1aE\xdf\xa3\xa3B\x86\x81\x01B\x82\x88matroska', 'video/x-matroska'],
  ['a paper', '%PDF-1.7\n%\xe2\xe3\xcf\xd3', 'application/pdf'],
  ['an archive', 'PK\x03\x04\x14\0\0\0\b\0', 'application/zip'],
  ['an empty archive', `PK\x05\x06${'\0'.repeat(18)}`, 'application/zip'],
  ['an old document', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'application/x-ole-storage'],
  ['a program', 'MZ\x90\0\x03\0\0\0', 'application/vnd.microsoft.portable-executable'],
  ['nothing known', '\x00\x01\x02\x03', 'application/octet-stream'],
  ['a note that begins like a program', 'MZ is a name', 'text/plain'],
])('%s', (_, head, type) => {
  expect(sniff(bytes(head))).toBe(type);
});

test.each<[string, string, string]>([
  [
    'a drawing with a script',
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script>',
    'image/svg+xml',
  ],
  [
    'a drawing behind its preamble',
    '\ufeff<?xml version="1.0"?>\n<!-- made -->\n<!DOCTYPE svg PUBLIC "x" "y">\n<svg>',
    'image/svg+xml',
  ],
  ['a page', '  <!DOCTYPE html>\n<html>', 'text/html'],
  ['a page without a type', '<script>fetch("x")</script>', 'text/html'],
  [
    'an e-mail',
    'Received: from mx\r\nFrom: shop@example\r\nSubject: 订单\r\nMIME-Version: 1.0\r\n\r\n',
    'message/rfc822',
  ],
  [
    'a saved page of Chromium',
    'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://shop.example/\r\nSubject: x\r\nDate: Thu\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n',
    'text/html',
  ],
  ['data', '{"order": 1}', 'application/json'],
  ['a bill as a table', '交易时间,交易类型,金额\n2026-03-12,商户消费,498.00', 'text/plain'],
])('%s, by its text', (_, text, type) => {
  expect(sniff(utf8(text))).toBe(type);
});

test('an Office document is told from any other zip by what it holds', () => {
  const entry = (name: string): string => `PK\x03\x04${'\0'.repeat(26)}${name}`;
  expect(sniff(bytes(entry('[Content_Types].xml') + entry('word/document.xml')))).toMatch(/wordprocessingml/);
  expect(sniff(bytes(entry('[Content_Types].xml') + entry('xl/workbook.xml')))).toMatch(/spreadsheetml/);
  expect(sniff(bytes(entry('word/secret.txt')))).toBe('application/zip');
});

test('a Chinese text of an old program is read as text', () => {
  // 微信支付 in GB 18030, as WeChat's own bill may come.
  expect(readText(bytes('\xce\xa2\xd0\xc5\xd6\xa7\xb8\xb6'))).toBe('微信支付');
});

describe('the name a file is kept under', () => {
  test.each<[string, string, string]>([
    ['image/jpeg', '付款截图.png', 'original.jpg'],
    ['image/svg+xml', 'x.svg', 'original.svg.txt'],
    ['text/html', 'x.htm', 'original.html.txt'],
    ['application/vnd.microsoft.portable-executable', '发票.jpg', 'original.bin'],
    ['application/x-ole-storage', '对账.XLS', 'original.xls'],
    ['text/plain', '账单.csv', 'original.csv'],
    ['text/plain', 'run.bat', 'original.txt'],
    ['application/octet-stream', '../../etc/passwd', 'original.bin'],
  ])('%s called %s', (type, name, kept) => {
    expect(keptName(type, name)).toBe(kept);
  });
});

test('a name that contradicts its content is told from dialects of one kind', () => {
  expect(contradicts('image/jpeg', claimedType('a.PNG'))).toBe(true);
  expect(contradicts('application/zip', claimedType('a.pdf'))).toBe(true);
  expect(contradicts('text/plain', claimedType('a.csv'))).toBe(false);
  expect(contradicts('video/mp4', claimedType('a.mov'))).toBe(false);
  expect(contradicts('image/jpeg', claimedType('mmexport1'))).toBe(false);
});
