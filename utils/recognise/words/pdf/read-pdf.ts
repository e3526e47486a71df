import { fromLatin1 } from '../../../shared/bytes';
import { PdfFile, type Drawn } from './file';
import { NO_FONT, readFont, type Font } from './font';
import { Pen } from './pen';
import { Bytes, isDict, isList, Lexer, Name, nameIn, Operator, type PdfValue } from './syntax';

/** The words of a document, and how much of what it shows they are. */
export interface PdfWords {
  /** Page by page, in the order of drawing; lines apart. */
  readonly text: string;
  /** The same by the fonts alone, without the words said beside the letters, which may be others. */
  readonly drawn: string;
  /** Characters that are drawn as letters, and those among them that no table names: the font hides them. */
  readonly shown: number;
  readonly unread: number;
  /** Words may be missing altogether: a page is a picture without letters, or could not be unpacked. */
  readonly missing: boolean;
}

/** UTF-16 units read at most. */
const MOST_TEXT = 2_000_000;
/** Forms in forms, and forms drawn in one file. */
const DEEP = 6;
const MOST_FORMS = 3000;
/** Operators and operands between two breaths: whoever else waits for this worker gets his turn. */
const SLICE = 20_000;
/** Fonts whose tables are read. */
const MOST_FONTS = 500;

const NOTHING: PdfWords = { text: '', drawn: '', shown: 0, unread: 0, missing: true };

/**
 * The words of a PDF, without drawing it: letters by the tables of its fonts, as copying them out of a viewer would give
 * them. A font's table can lie, as it can to a viewer; pictures of text, encrypted files and rare packings give nothing. Any
 * bytes may come: nothing throws.
 */
export async function pdfWords(bytes: Uint8Array): Promise<PdfWords> {
  const file = await PdfFile.open(bytes);
  if (file.encrypted) return NOTHING;
  const reader = new PageReader(file);
  for await (const page of file.pages()) {
    await reader.readPage(page);
    if (reader.full) break;
  }
  const { text, drawn, shown, unread, scans } = reader;
  const missing = scans > 0 || file.lost;
  return { text: withoutRadicals(text), drawn: withoutRadicals(drawn), shown, unread, missing };
}

/** Chromium and others name characters by the radicals that look like them: ⾦ for 金. NFKC knows the older block only. */
const RADICALS: ReadonlyMap<string, string> = new Map(
  Array.from(
    '⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟'.match(
      /../g,
    ) ?? [],
  ).map((pair) => [pair.charAt(0), pair.charAt(1)]),
);

const withoutRadicals = (text: string): string =>
  text
    .replaceAll(/[\u2f00-\u2fd5]+/g, (radicals) => radicals.normalize('NFKC'))
    .replaceAll(/[\u2e80-\u2eff]/g, (radical) => RADICALS.get(radical) ?? radical);

class PageReader {
  readonly #file: PdfFile;
  /** By the place of its dictionary: a font serves many pages. */
  readonly #fonts = new Map<unknown, Font>();
  /** Marked contents that are open, the innermost last; what is said of one is said once. */
  #marks: ({ said: string } | null)[] = [];
  #tokens = 0;
  #forms = 0;
  #pictures = 0;
  text = '';
  drawn = '';
  shown = 0;
  unread = 0;
  /** Pages of pictures alone. */
  scans = 0;

  constructor(file: PdfFile) {
    this.#file = file;
  }

  get full(): boolean {
    return this.text.length >= MOST_TEXT;
  }

  async readPage(page: Drawn): Promise<void> {
    const { shown } = this;
    this.#pictures = 0;
    await this.#read(page);
    if (this.shown === shown && this.#pictures > 0) this.scans += 1;
  }

  async #read({ content, resources }: Drawn, depth = 0): Promise<void> {
    const lexer = new Lexer(content);
    let held: PdfValue[] = [];
    let font: Font = NO_FONT;
    const saved: Font[] = [];
    const pen = new Pen();
    for (let token = lexer.next(); token !== undefined && !this.full; token = lexer.next()) {
      if (++this.#tokens % SLICE === 0) await breath();
      if (!(token instanceof Operator)) {
        held.push(token);
        continue;
      }
      const { name } = token;
      pen.apply(name, held);
      if (name === 'Tf') font = await this.#font(held[0], resources);
      else if (name === 'q') saved.push(font);
      else if (name === 'Q') font = saved.pop() ?? font;
      else if (name === 'Do') await this.#form(held[0], resources, depth);
      else if (name === 'BI') {
        this.#pictures += 1;
        skipPicture(lexer);
      } else if (name === 'BDC' || name === 'BMC') this.#begin(held.at(-1));
      else if (name === 'EMC') this.#marks.pop();
      else if (/^(?:Tj|'|"|TJ)$/.test(name)) this.#showAll(held.at(-1), font, pen);
      held = [];
    }
    this.text += '\n';
  }

  /** What is shown until its end may be said in letters (14.9.4): these count, whatever the font says. */
  #begin(properties: PdfValue | undefined): void {
    const said = isDict(properties) ? this.#file.resolve(properties.get('ActualText')) : null;
    const marked = said instanceof Bytes && said.latin.startsWith('\xfe\xff');
    this.#marks.push(marked ? { said: utf16(said.latin.slice(2)) } : null);
  }

  #showAll(value: PdfValue | undefined, font: Font, pen: Pen): void {
    for (const one of isList(value) ? value : [value]) {
      if (typeof one === 'number') pen.push(one);
      else if (one instanceof Bytes) this.#show(one.latin, font, pen);
    }
  }

  #show(latin: string, font: Font, pen: Pen): void {
    const gap = pen.gap();
    if (gap && !/\s$/.test(this.text.slice(-1))) this.text += gap;
    const { text, codes, unread } = font.letters(latin);
    this.drawn += gap + text;
    pen.show(font.widths(latin), codes);
    this.shown += codes;
    const mark = this.#marks.findLast((one) => one !== null);
    if (mark) {
      this.text += mark.said;
      mark.said = '';
    } else {
      this.text += text;
      this.unread += unread;
    }
  }

  async #font(name: PdfValue | undefined, resources: Drawn['resources']): Promise<Font> {
    if (!(name instanceof Name)) return NO_FONT;
    const dict = this.#file.dict(this.#file.dict(resources.get('Font')).get(name.name));
    if (dict.size === 0) return NO_FONT;
    const known = this.#fonts.get(dict);
    if (known || this.#fonts.size >= MOST_FONTS) return known ?? NO_FONT;
    const read = await readFont(this.#file, dict);
    this.#fonts.set(dict, read);
    return read;
  }

  async #form(name: PdfValue | undefined, resources: Drawn['resources'], depth: number): Promise<void> {
    if (!(name instanceof Name) || depth >= DEEP || this.#forms >= MOST_FORMS) return;
    this.#forms += 1;
    const ref = this.#file.dict(resources.get('XObject')).get(name.name);
    const dict = this.#file.dict(ref);
    const subtype = nameIn(this.#file.resolve(dict.get('Subtype')));
    if (subtype === 'Image') this.#pictures += 1;
    if (subtype !== 'Form') return;
    const content = await this.#file.drawing(ref);
    const own = dict.has('Resources') ? this.#file.dict(dict.get('Resources')) : resources;
    await this.#read({ content, resources: own }, depth + 1);
  }
}

const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const utf16 = (latin: string): string => new TextDecoder('utf-16be').decode(fromLatin1(latin));

/** A picture in the middle of a page (8.9.7): its bytes are no operators. */
function skipPicture(lexer: Lexer): void {
  const begin = lexer.source.indexOf('ID', lexer.at);
  const end = begin < 0 ? -1 : lexer.source.slice(begin).search(/[\0\t\n\f\r ]EI[\0\t\n\f\r ]/);
  lexer.at = end < 0 ? lexer.source.length : begin + end + 4;
}
