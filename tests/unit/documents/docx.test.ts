import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { composePaper } from '@/utils/documents/compose';
import { docxOf } from '@/utils/documents/docx';
import { htmlOf } from '@/utils/documents/html';
import { TEMPLATE_IDS } from '@/utils/documents/model';
import { blocksOf } from '@/utils/documents/plain';
import { TEMPLATES } from '@/utils/documents/templates.data';
import { FULL, OWN, paperCase, paperExhibit } from './build';

const HOSTILE = `<b onclick="x">𠮷 & "Q币" \u202E\u2067👨‍👩‍👧\u0000\u0008\uD800\uFFFE${'长'.repeat(100)}${'W'.repeat(300)}</b>`;
const hostile = paperCase(
  { ...FULL, goods: HOSTILE, sellerName: HOSTILE },
  {
    answers: { ...OWN, ownName: HOSTILE, story: '经过。'.repeat(1000) },
    exhibits: [paperExhibit(1, 'order', { name: HOSTILE })],
  },
);

/** Well-formed as far as XML 1.0 goes without entities of its own: tags nest, text has no bare `<` or `&`, no forbidden characters. */
function wellFormed(xml: string): boolean {
  if (/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u.test(xml)) return false;
  const open: string[] = [];
  const rest = xml
    .replace(/^<\?xml[^?]*\?>/, '')
    .replace(
      /<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/g,
      (_, close: string, name: string, attributes: string, empty: string) => {
        if (BARE.test(attributes)) open.push('bad attribute');
        else if (close) open.push(...(open.pop() === name ? [] : ['mismatch']));
        else if (!empty) open.push(name);
        return '';
      },
    );
  return open.length === 0 && !rest.includes('<') && !BARE.test(rest);
}
const BARE = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/i;

describe.each(TEMPLATE_IDS)('%s', (id) => {
  const text = composePaper(id, hostile);

  it('is a Word document whose every part is well-formed, with Chinese fonts by name', async () => {
    const zip = await JSZip.loadAsync(await (await docxOf(text, TEMPLATES[id])).arrayBuffer());
    const parts = Object.keys(zip.files).filter((name) => /\.(?:xml|rels)$/.test(name));
    expect(parts).toEqual(
      expect.arrayContaining(['[Content_Types].xml', 'word/document.xml', 'word/styles.xml']),
    );
    for (const name of parts)
      expect([name, wellFormed((await zip.file(name)?.async('string')) ?? '')]).toEqual([name, true]);
    const document = (await zip.file('word/document.xml')?.async('string')) ?? '';
    expect(document).toContain('w:eastAsia="宋体"');
    expect((await zip.file('word/styles.xml')?.async('string')) ?? '').toContain('w:eastAsia="仿宋"');
    expect(document.includes('w:orient="landscape"')).toBe(TEMPLATES[id].landscape === true);
    const tables = blocksOf(text).filter(({ kind }) => kind === 'table').length;
    expect(document.split('<w:tbl>').length - 1).toBe(tables);
    expect(document).not.toMatch(/[\u202E\u2067]/);
    if (text.includes('WWW')) expect(document).toContain('W'.repeat(300));
    if (text.includes('𠮷')) expect(document).toContain('𠮷');
  });

  it('is a page without scripts, requests or markup of others', () => {
    const page = htmlOf(text, TEMPLATES[id]);
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<script|<b |onclick="|src=|url\(/);
    expect(page).toMatch(id === 'evidence-list' ? /size:A4 landscape/ : /size:A4;/);
    expect(page.split('<table').length - 1).toBe(
      blocksOf(text).filter(({ kind }) => kind === 'table').length,
    );
  });
});

it('the check of well-formedness sees what is not', () => {
  expect(wellFormed('<a b="1"><c/>x &amp; y</a>')).toBe(true);
  for (const bad of ['<a>', '<a></b>', '<a>&</a>', '<a>\u0000</a>', '<a b="&"/>', '<a><</a>'])
    expect(wellFormed(bad)).toBe(false);
});

it('blanks stand out in both, and cannot be taken for content', async () => {
  const text = composePaper('civil-complaint', paperCase());
  expect(htmlOf(text)).toContain('<mark>＿＿＿〔待填：被投诉人名称〕</mark>');
  const zip = await JSZip.loadAsync(await (await docxOf(text)).arrayBuffer());
  expect(await zip.file('word/document.xml')?.async('string')).toContain('w:fill="FFF3CD"');
});

it('a row of exhibit numbers in a cell is broken between two of them only', async () => {
  const zip = await JSZip.loadAsync(
    await (await docxOf('题\n\n事项｜证据\n到账｜E001、E002、E1000')).arrayBuffer(),
  );
  expect(await zip.file('word/document.xml')?.async('string')).toContain('E001、\u200BE002、\u200BE1000');
});
