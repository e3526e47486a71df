/** Characters that read alike; one UTF-16 unit each way, so that an offset in the folded text is one in the original. */
const ALIKE: ReadonlyMap<number, string> = new Map([
  [0xffe5, '¥'],
  [0x2212, '-'],
  [0x2010, '-'],
  [0x2011, '-'],
  [0x2013, '-'],
  [0x301c, '~'],
  [0x09, ' '],
  [0x0d, '\n'],
]);

const NEEDS_FOLDING = /[^\n\x20-\x7e\u4e00-\u9fff]/;

function foldUnit(unit: number): string {
  // The Chinese comma and full stop end a clause; the ASCII ones stand inside numbers. Keep them apart.
  if (unit === 0xff0c) return '，';
  if (unit >= 0xff01 && unit <= 0xff5e) return String.fromCharCode(unit - 0xfee0);
  if (unit === 0x3000 || unit === 0xa0 || (unit >= 0x2000 && unit <= 0x200f) || unit === 0x202f) return ' ';
  if (unit === 0xfeff) return ' ';
  return ALIKE.get(unit) ?? String.fromCharCode(unit);
}

/**
 * Full-width digits, letters and signs as ASCII, every blank as a space. The length never changes:
 * patterns run on the folded text, and the verbatim text is cut out of the original at the same offsets.
 */
export function fold(text: string): string {
  if (!NEEDS_FOLDING.test(text)) return text;
  const out: string[] = [];
  for (let i = 0; i < text.length; i++) out.push(foldUnit(text.charCodeAt(i)));
  return out.join('');
}
