import { deflateSync } from 'node:zlib';

export interface PdfPiece {
  /** Of the font: dictionary entries besides `/Type /Font`. */
  readonly font: string;
  /** ToUnicode table, if the font has one. */
  readonly table?: string;
  /** Operators of the page, between `BT /F1 10 Tf` and `ET`. */
  readonly draw: string;
}

const packed = (dict: string, text: string): Buffer => {
  const bytes = deflateSync(Buffer.from(text, 'latin1'));
  return Buffer.concat([
    Buffer.from(`<< ${dict} /Filter /FlateDecode /Length ${bytes.length} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
};

/**
 * A PDF as programs write it today: dictionaries in an object stream, packed contents, a page a piece. Without a
 * cross-reference table, which no reader of words needs.
 */
export function smallPdf(pieces: readonly PdfPiece[], trailer = ''): Buffer<ArrayBuffer> {
  const dicts: [number, string][] = [];
  const streams: [number, Buffer][] = [];
  pieces.forEach(({ font, table, draw }, i) => {
    const at = 10 + i * 10;
    dicts.push([
      at,
      `<< /Type /Page /Parent 2 0 R /Contents ${at + 2} 0 R /Resources << /Font << /F1 ${at + 1} 0 R >> >> >>`,
    ]);
    const to = table === undefined ? '' : `/ToUnicode ${at + 3} 0 R`;
    dicts.push([at + 1, `<< /Type /Font ${font} ${to} >>`]);
    streams.push([at + 2, packed('', `q BT /F1 10 Tf ${draw} ET Q`)]);
    if (table !== undefined) streams.push([at + 3, packed('', table)]);
  });
  let body = '';
  const head = dicts.map(([id, text]) => {
    const place = body.length;
    body += `${text} `;
    return `${id} ${place}`;
  });
  const first = head.join(' ').length + 1;
  streams.push([3, packed(`/Type /ObjStm /N ${dicts.length} /First ${first}`, `${head.join(' ')} ${body}`)]);
  const objects = streams.flatMap(([id, stream]) => [
    Buffer.from(`${id} 0 obj\n`),
    stream,
    Buffer.from('\nendobj\n'),
  ]);
  return Buffer.concat([
    Buffer.from('%PDF-1.7\n2 0 obj << /Type /Pages >> endobj\n'),
    ...objects,
    Buffer.from(`trailer << /Root 1 0 R ${trailer} >>\n%%EOF\n`),
  ]);
}

const hex = (code: number): string => code.toString(16).padStart(4, '0');

/** Text under numbers of glyphs that mean nothing by themselves, as every program with Chinese writes it. */
export function glyphs(text: string): { codes: string[]; table: string } {
  const letters = [...new Set(text)];
  const lines = letters.map((letter, i) => `<${hex(i + 1)}> <${hex(letter.codePointAt(0) ?? 0)}>`);
  return {
    codes: Array.from(text, (letter) => hex(letters.indexOf(letter) + 1)),
    table: `1 begincodespacerange <0000> <FFFF> endcodespacerange ${lines.length} beginbfchar ${lines.join(' ')} endbfchar`,
  };
}

export const TYPE0 =
  '/Subtype /Type0 /BaseFont /AAAAAA+Song /Encoding /Identity-H /DescendantFonts [<< /DW 1000 >>]';
