/** GBK bytes of each character, found by asking the decoder for every pair. */
const pairs = new Map<string, readonly [number, number]>();
function gbk(text: string): Buffer {
  const decoder = new TextDecoder('gbk');
  for (let lead = 0x81; lead < 0xff && pairs.size < 20_000; lead++)
    for (let tail = 0x40; tail < 0xff; tail++) {
      const character = decoder.decode(Uint8Array.of(lead, tail));
      if (character.length === 1) pairs.set(character, [lead, tail]);
    }
  return Buffer.from(Array.from(text).flatMap((one) => pairs.get(one) ?? [one.charCodeAt(0)]));
}

const percent = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
const units = (text: string, one: (code: number) => string): string =>
  Array.from(text, (character) => one(character.codePointAt(0) ?? 0)).join('');
const hex4 = (code: number): string => code.toString(16).padStart(4, '0');

const made = new Map<string, ReadonlyMap<string, string>>();

/** A text as it may be written into a page, an address, a script, a mail or a file: by the name of the way. */
export function spellings(text: string): ReadonlyMap<string, string> {
  const known = made.get(text);
  if (known) return known;
  const bytes = Buffer.from(text);
  const aligned = ['', 'a', 'ab'].map((before) =>
    Buffer.from(`${before}${text}`).toString('base64').replace(/=+$/, ''),
  );
  const all = new Map<string, string>([
    ['plain', text],
    ['full width', units(text, (c) => String.fromCodePoint(c > 32 && c < 127 ? c + 0xfee0 : c))],
    ['dashes', Array.from(text).join('-')],
    ['blanks', Array.from(text).join(' ')],
    ['zero width', Array.from(text).join('\u200b')],
    ['percent', percent(bytes)],
    ['percent twice', percent(bytes).replaceAll('%', '%25')],
    ['percent GBK', percent(gbk(text))],
    ['decimal references', units(text, (c) => `&#${c};`)],
    ['hex references', units(text, (c) => `&#x${c.toString(16)};`)],
    ['references twice', units(text, (c) => `&amp;#${c};`)],
    ['script', units(text, (c) => `\\u${hex4(c)}`)],
    ['script, new', units(text, (c) => `\\u{${c.toString(16)}}`)],
    ['style sheet', units(text, (c) => `\\${c.toString(16)} `)],
    ['quoted-printable', percent(bytes).replaceAll('%', '=')],
    ['hex', bytes.toString('hex')],
    ...aligned.map((base64, i): [string, string] => [`base64 ${i}`, base64]),
    ['base64, spaced', Buffer.from(Array.from(text).join(' ')).toString('base64').replace(/=+$/, '')],
  ]);
  made.set(text, all);
  return all;
}

/** Names of the spellings that stand in the bytes, as text, UTF-16 or GBK. */
export function spelled(bytes: Uint8Array, text: string): string[] {
  const readings = [
    Buffer.from(bytes).toString('utf8'),
    Buffer.from(bytes).toString('utf16le'),
    Buffer.from(bytes.subarray(1)).toString('utf16le'),
    new TextDecoder('utf-16be').decode(bytes),
    new TextDecoder('gbk').decode(bytes),
  ].map((reading) => reading.toLowerCase());
  return [...spellings(text)]
    .filter(([, spelling]) => readings.some((reading) => reading.includes(spelling.toLowerCase())))
    .map(([name]) => name);
}

/** The text as bytes of another alphabet. */
export const otherBytes = { gbk, utf16: (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le') };
