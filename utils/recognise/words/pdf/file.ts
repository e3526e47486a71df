import { concatBytes, latin1 } from '../../../shared/bytes';
import { isDict, isList, Lexer, nameIn, Operator, Ref, type Dict, type PdfValue } from './syntax';

interface Kept {
  readonly value: PdfValue;
  /** Where its stream's bytes begin in the file; absent: it has none. */
  readonly data?: number;
}

/** One page, or a form drawn on it: what it draws, and where the names in it lead. */
export interface Drawn {
  readonly content: string;
  readonly resources: Dict;
}

/** Bytes of streams read and unpacked of one file: neither a bomb nor streams without an end take for ever. */
const MOST = 64 * 1024 * 1024;
/** What each reading of a stream costs at least. */
const LEAST = 1000;
const MAX_OBJECTS = 500_000;
const OBJECT = /(?<!\d)(\d{1,9})[\0\t\n\f\r ]{1,4}\d{1,5}[\0\t\n\f\r ]{1,4}obj(?![a-z])/g;
const EMPTY: Dict = new Map();

/**
 * The objects of a PDF, found by looking for them (`12 0 obj`) instead of by the cross-reference table: broken tables are
 * common and hostile ones lie. Nothing throws; what cannot be read is not there.
 */
export class PdfFile {
  readonly #bytes: Uint8Array;
  readonly #source: string;
  readonly #objects = new Map<number, Kept>();
  #left = MOST;
  /** Strings and streams are ciphertext. */
  encrypted = false;
  /** Something that is drawn could not be unpacked: what it says is missing. */
  lost = false;

  private constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#source = latin1(bytes);
  }

  static async open(bytes: Uint8Array): Promise<PdfFile> {
    const file = new PdfFile(bytes);
    file.#scan();
    await file.#unpackObjects();
    return file;
  }

  resolve(value: PdfValue | undefined): PdfValue {
    let at: PdfValue = value ?? null;
    for (let steps = 0; at instanceof Ref && steps < 20; steps++)
      at = this.#objects.get(at.number)?.value ?? null;
    return at instanceof Ref ? null : at;
  }

  dict(value: PdfValue | undefined): Dict {
    const found = this.resolve(value);
    return isDict(found) ? found : EMPTY;
  }

  /** What a stream holds, unpacked, one UTF-16 unit a byte; `null`: there is none, or it cannot be unpacked. */
  async stream(value: PdfValue | undefined): Promise<string | null> {
    const kept = value instanceof Ref ? this.#objects.get(value.number) : undefined;
    if (!kept || kept.data === undefined || !isDict(kept.value)) return null;
    const told = this.resolve(kept.value.get('Length'));
    const { data } = kept;
    if (this.#left <= 0) return null;
    const length =
      typeof told === 'number' && /^\s{0,4}endstream/.test(this.#source.slice(data + told, data + told + 14))
        ? told
        : this.#source.indexOf('endstream', data) - data;
    const raw = this.#bytes.subarray(data, length < 0 ? undefined : data + length);
    this.#left -= Math.max(LEAST, raw.length);
    return this.#unpacked(raw, kept.value);
  }

  /** What a page or a form draws; empty, and {@link lost}, where that cannot be read. */
  async drawing(value: PdfValue | undefined): Promise<string> {
    const text = await this.stream(value);
    if (text === null && this.resolve(value) !== null) this.lost = true;
    return text ?? '';
  }

  /** In the order in which the file has them, which is nearly always that of reading. */
  async *pages(): AsyncGenerator<Drawn> {
    for (const { value } of this.#objects.values()) {
      if (!isDict(value) || nameIn(this.resolve(value.get('Type'))) !== 'Page') continue;
      yield { content: await this.#contents(value.get('Contents')), resources: this.#resources(value) };
    }
  }

  async #contents(value: PdfValue | undefined): Promise<string> {
    const several = this.resolve(value);
    if (!isList(several)) return this.drawing(value);
    let out = '';
    for (const one of several) out += `${await this.drawing(one)}\n`;
    return out;
  }

  /** Its own, or those of the nearest branch of the page tree that has some. */
  #resources(page: Dict): Dict {
    let at: Dict = page;
    for (let steps = 0; steps < 40 && at.size > 0; steps++) {
      if (at.has('Resources')) return this.dict(at.get('Resources'));
      at = this.dict(at.get('Parent'));
    }
    return EMPTY;
  }

  #scan(): void {
    // Values without an end are read to the end of the file, but not each of a million of them.
    let patience = this.#source.length * 3 + LEAST;
    for (const match of this.#source.matchAll(OBJECT)) {
      if (this.#objects.size >= MAX_OBJECTS || patience < 0) break;
      const from = match.index + match[0].length;
      const lexer = new Lexer(this.#source, from);
      const value = lexer.next();
      patience -= lexer.at - from;
      if (value === undefined || value instanceof Operator) continue;
      const mark = isDict(value) ? /^[\0\t\n\f\r ]{0,9}stream\r?\n?/.exec(this.#peek(lexer.at)) : null;
      // Written again later in the file: that one counts, and stands where it was.
      this.#objects.set(Number(match[1]), {
        value,
        ...(mark ? { data: lexer.at + mark[0].length } : {}),
      });
      if (isDict(value) && value.has('Encrypt') && nameIn(value.get('Type')) === 'XRef')
        this.encrypted = true;
    }
    for (let at = this.#source.indexOf('trailer'); at >= 0; at = this.#source.indexOf('trailer', at + 7)) {
      const lexer = new Lexer(this.#source, at + 7);
      const trailer = patience < 0 ? undefined : lexer.next();
      patience -= lexer.at - at;
      if (isDict(trailer) && trailer.has('Encrypt')) this.encrypted = true;
    }
  }

  #peek(at: number): string {
    return this.#source.slice(at, at + 20);
  }

  /** Objects in object streams (7.5.7): numbers and places first, then the objects. */
  async #unpackObjects(): Promise<void> {
    for (const [number, { value }] of this.#objects) {
      if (!isDict(value) || nameIn(value.get('Type')) !== 'ObjStm') continue;
      const text = await this.stream(new Ref(number));
      const first = this.resolve(value.get('First'));
      if (text === null || typeof first !== 'number') continue;
      const head = new Lexer(text.slice(0, first));
      let patience = text.length * 3 + LEAST;
      while (patience > 0) {
        const [id, place] = [head.next(), head.next()];
        if (typeof id !== 'number' || typeof place !== 'number') break;
        if (this.#objects.size >= MAX_OBJECTS) return;
        const lexer = new Lexer(text, first + place);
        const inner = lexer.next();
        patience -= lexer.at - first - place;
        if (inner !== undefined && !(inner instanceof Operator)) this.#objects.set(id, { value: inner });
      }
    }
  }

  async #unpacked(raw: Uint8Array, dict: Dict): Promise<string | null> {
    const filter = this.resolve(dict.get('Filter'));
    const names = (isList(filter) ? filter : [filter])
      .map((one) => nameIn(this.resolve(one)))
      .filter(Boolean);
    const parms = this.resolve(dict.get('DecodeParms'));
    for (const one of isList(parms) ? parms : [parms]) {
      const predictor = this.resolve(this.dict(one).get('Predictor'));
      if (typeof predictor === 'number' && predictor > 1) return null;
    }
    let bytes = raw;
    for (const name of names) {
      const out = await this.#filtered(bytes, name);
      if (!out) return null;
      bytes = out;
    }
    return latin1(bytes);
  }

  async #filtered(bytes: Uint8Array, name: string): Promise<Uint8Array | null> {
    if (name === 'ASCII85Decode' || name === 'A85') return unascii85(latin1(bytes));
    if (name !== 'FlateDecode' && name !== 'Fl') return null;
    const out = await inflated(bytes, this.#left);
    this.#left -= out.length;
    return out;
  }
}

/** As far as it can be unpacked: what follows a stream's end (a line break) ends in an error, and is none. */
export async function inflated(bytes: Uint8Array, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    const stream = new Blob([bytes.slice()]).stream().pipeThrough(new DecompressionStream('deflate'));
    const reader = stream.getReader();
    while (size <= most) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      size += value.length;
    }
    await reader.cancel();
  } catch {
    // Padding, or not packed that way at all.
  }
  return concatBytes(parts);
}

/** ASCII base-85 (7.4.3). */
function unascii85(text: string): Uint8Array {
  const out: number[] = [];
  let group: number[] = [];
  const flush = (): void => {
    const size = group.length - 1;
    const value = [...group, 84, 84, 84, 84].slice(0, 5).reduce((sum, digit) => sum * 85 + digit, 0);
    for (let i = 0; i < size; i++) out.push(Math.floor(value / 256 ** (3 - i)) & 255);
    group = [];
  };
  for (const unit of text) {
    if (unit === '~') break;
    if (unit === 'z' && group.length === 0) out.push(0, 0, 0, 0);
    const digit = unit.charCodeAt(0) - 33;
    if (digit < 0 || digit > 84) continue;
    group.push(digit);
    if (group.length === 5) flush();
  }
  if (group.length > 1) flush();
  return Uint8Array.from(out);
}
