import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type IRunOptions,
} from 'docx';
import { columnWidths, HASH } from './html';
import type { Block, Template } from './model';
import { blocksOf } from './plain';
import { BLANK } from './words';

/** Fonts by the names that Windows and WPS know; what has none of them takes its own Chinese font for `eastAsia`. */
const font = (eastAsia: string) =>
  ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia }) as const;
const [FANGSONG, SONG, HEI] = [font('仿宋'), font('宋体'), font('黑体')];

/** Twentieths of a point. A4, and the margins of the printed page. */
const A4 = { width: 11_906, height: 16_838 } as const;
const MM = 56.7;
const mm = (n: number): number => Math.round(n * MM);
/** Half points. */
const SIZE = { title: 36, body: 24, table: 21, small: 15, hash: 12 } as const;
const EDGE = { style: BorderStyle.SINGLE, size: 6, color: '000000' } as const;

/**
 * A paper as an editable Word document. Made of the same text as the page and the plain text, so that all three say the
 * same. The only module that loads `docx` (large): to be imported when somebody asks for one.
 */
export async function docxOf(
  text: string,
  { landscape = false }: Pick<Template, 'landscape'> = {},
): Promise<Blob> {
  const blocks = blocksOf(text);
  const name = blocks.find((block): block is Extract<Block, { kind: 'title' }> => block.kind === 'title');
  const margin = landscape ? [16, 14] : [25, 26];
  const inner = (landscape ? A4.height : A4.width) - 2 * mm(margin[1] ?? 26);
  const document = new Document({
    creator: '留证',
    lastModifiedBy: '留证',
    title: name?.text ?? '',
    styles: { default: { document: { run: { font: FANGSONG, size: SIZE.body } } } },
    sections: [
      {
        properties: {
          page: {
            size: { ...A4, orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
            margin: {
              top: mm(margin[0] ?? 25),
              bottom: mm(margin[0] ?? 25),
              left: mm(margin[1] ?? 26),
              right: mm(margin[1] ?? 26),
            },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [
                  new TextRun({
                    font: SONG,
                    size: 18,
                    children: ['第 ', PageNumber.CURRENT, ' 页，共 ', PageNumber.TOTAL_PAGES, ' 页'],
                  }),
                ],
              }),
            ],
          }),
        },
        children: blocks.flatMap((block, i) =>
          elements(block, { before: blocks[i - 1], after: blocks[i + 1] }, inner),
        ),
      },
    ],
  });
  return Packer.toBlob(document);
}

/** Not justified: a long number at the beginning of a line would tear the one before it apart. */
const LINE = { line: 420, lineRule: LineRuleType.AT_LEAST } as const;
/** Rows of a table that is not parted between two pages. */
const SHORT = 5;

interface Beside {
  readonly before: Block | undefined;
  readonly after: Block | undefined;
}

function elements(block: Block, { before, after }: Beside, inner: number): (Paragraph | Table)[] {
  // A signature is never alone on its page, nor is the court.
  const keepNext = after?.kind === 'sign' || (after?.kind === 'address' && block.kind === 'para');
  switch (block.kind) {
    case 'title':
      return [
        new Paragraph({
          heading: HeadingLevel.TITLE,
          alignment: AlignmentType.CENTER,
          spacing: { after: 360 },
          children: runs(block.text, { font: SONG, size: SIZE.title, bold: true, color: '000000' }),
        }),
      ];
    case 'heading':
      return [
        new Paragraph({
          heading: HeadingLevel.HEADING_2,
          keepNext: true,
          spacing: { before: 240, after: 80 },
          children: runs(block.text, { font: HEI, size: SIZE.body, bold: true, color: '000000' }),
        }),
      ];
    case 'para':
      return [
        new Paragraph({
          indent: { firstLine: 2 * 10 * SIZE.body },
          spacing: LINE,
          keepNext,
          children: runs(block.text, {}),
        }),
      ];
    case 'address':
      return [new Paragraph({ spacing: LINE, keepNext, children: runs(block.text, {}) })];
    case 'sign':
      return [
        new Paragraph({
          alignment: AlignmentType.RIGHT,
          spacing: { ...LINE, before: before?.kind === 'sign' ? 0 : 360 },
          keepLines: true,
          keepNext,
          children: runs(block.text, {}),
        }),
      ];
    case 'table':
      break;
  }
  return [
    tableOf(block.head, block.rows, inner),
    // Two tables must not touch, and a page must not end with one.
    new Paragraph({
      spacing: { before: 0, after: 0, line: 120, lineRule: LineRuleType.EXACT },
      children: [],
    }),
  ];
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[], inner: number): Table {
  const many = columnWidths(head);
  const shares = many ?? (head.length === 2 ? [24, 76] : sharesOf(head, rows));
  const widths = shares.map((share) => Math.round((inner * share) / 100));
  const size = many ? SIZE.small : SIZE.table;
  const cell = (text: string, i: number, header: boolean, last = false): TableCell =>
    new TableCell({
      width: { size: widths[i] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.TOP,
      borders: { top: EDGE, bottom: EDGE, left: EDGE, right: EDGE },
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      children: [
        new Paragraph({
          alignment: header ? AlignmentType.CENTER : AlignmentType.LEFT,
          keepNext: header || (rows.length <= SHORT && !last),
          // Hashes have no place to break at: pieces of eight let every program break them.
          children: HASH.test(text)
            ? runs((text.match(/.{8}/g) ?? [text]).join(' '), { size: SIZE.hash, font: 'Courier New' })
            : runs(breakable(text), { size, font: header ? HEI : SONG, bold: header }),
        }),
      ],
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: head.map((text, i) => cell(text, i, true)),
      }),
      ...rows.map(
        (row, at) =>
          new TableRow({
            cantSplit: row.every((text) => text.length < 400),
            children: row.map((text, i) => cell(text, i, false, at === rows.length - 1)),
          }),
      ),
    ],
  });
}

/** Per cent: by the longest text of each column, none below a tenth. */
function sharesOf(head: readonly string[], rows: readonly (readonly string[])[]): number[] {
  const longest = head.map((name, i) =>
    Math.min(30, Math.max(name.length + 1, ...rows.map((row) => (row[i] ?? '').length))),
  );
  const sum = longest.reduce((all, one) => all + one, 0);
  const raw = longest.map((one) => Math.max(12, (one / sum) * 100));
  const whole = raw.reduce((all, one) => all + one, 0);
  return raw.map((one) => (one / whole) * 100);
}

/**
 * `E001、E002`: LibreOffice breaks such a row within a number (seen in 7.4), unless it is told where it may. The space has no
 * width, and is in the Word document only.
 */
const breakable = (text: string): string => text.replace(/([ED]\d{3,}、)(?=[ED]\d)/g, '$1\u200B');

/** Blanks stand out, so that nobody sends one unseen. */
function runs(text: string, look: IRunOptions): TextRun[] {
  const out: TextRun[] = [];
  let from = 0;
  for (const found of text.matchAll(BLANK)) {
    if (found.index > from) out.push(new TextRun({ ...look, text: text.slice(from, found.index) }));
    out.push(
      new TextRun({
        ...look,
        text: found[0],
        shading: { type: ShadingType.CLEAR, fill: 'FFF3CD', color: 'auto' },
      }),
    );
    from = found.index + found[0].length;
  }
  if (from < text.length) out.push(new TextRun({ ...look, text: text.slice(from) }));
  return out;
}
