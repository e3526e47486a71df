import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import { bytesHold } from './bytes-hold';
import { holdsAny } from './mask-text';

/** Archives in archives that are looked into. */
const DEEP = 3;
/** Bytes unpacked of one file: what is beyond is the user's to judge, as all of it was. */
const MOST = 64 * 1024 * 1024;

/**
 * Whether a file that nobody can mask holds a needle inside: in the parts of a zip (office files are zips), and in the
 * compressed streams of a PDF as far as its letters stand there as letters. `false` proves nothing; `true` overrules the user.
 */
export async function insideHolds(
  bytes: Uint8Array,
  needles: readonly string[],
  depth = 0,
): Promise<boolean> {
  if (needles.length === 0) return false;
  if (bytesHold(bytes, needles)) return true;
  if (depth >= DEEP) return false;
  if (begins(bytes, 'PK\u0003\u0004')) return zipHolds(bytes, needles, depth);
  return begins(bytes, '%PDF-') ? pdfHolds(bytes, needles) : false;
}

const begins = (bytes: Uint8Array, text: string): boolean =>
  Array.from(text).every((character, i) => bytes[i] === character.charCodeAt(0));

async function zipHolds(bytes: Uint8Array, needles: readonly string[], depth: number): Promise<boolean> {
  try {
    let left = MOST;
    for (const entry of await new ZipReader(new Uint8ArrayReader(bytes)).getEntries()) {
      if (holdsAny(entry.filename, needles) || holdsAny(entry.comment, needles)) return true;
      left -= entry.uncompressedSize;
      if (entry.directory || left < 0) continue;
      const part = await entry.getData(new Uint8ArrayWriter());
      if (/\.(?:xml|rels|html?|txt|csv|json|svg)$/i.test(entry.filename)) {
        if (holdsAny(new TextDecoder().decode(part), needles)) return true;
      } else if (await insideHolds(part, needles, depth + 1)) return true;
    }
  } catch {
    // Broken or encrypted: nothing can be said of it.
  }
  return false;
}

async function pdfHolds(bytes: Uint8Array, needles: readonly string[]): Promise<boolean> {
  const source = new TextDecoder('latin1').decode(bytes);
  let left = MOST;
  for (const { index, 0: mark } of source.matchAll(/\bstream\r?\n/g)) {
    const from = index + mark.length;
    const end = source.indexOf('endstream', from);
    const text = end < 0 ? '' : await inflated(bytes.subarray(from, end), left);
    left -= text.length;
    if (left < 0) break;
    // `[(138)-20(1234)] TJ`: letters pushed together; `<0031003300…>`: the same as digits.
    const joined = text.replaceAll(/\)\s*(?:-?[\d.]+\s*)?\(/g, '').replaceAll(/>\s*(?:-?[\d.]+\s*)?</g, '');
    if (holdsAny(text, needles) || holdsAny(joined, needles)) return true;
  }
  return false;
}

/** As far as it can be unpacked: what follows a stream's end (a line break) ends in an error, and is none. */
async function inflated(bytes: Uint8Array, most: number): Promise<string> {
  let text = '';
  const decoder = new TextDecoder('latin1');
  try {
    const stream = new Blob([bytes.slice()]).stream().pipeThrough(new DecompressionStream('deflate'));
    const reader = stream.getReader();
    while (text.length <= most) {
      const { done, value } = await reader.read();
      if (done) break;
      text += decoder.decode(value, { stream: true });
    }
    await reader.cancel();
  } catch {
    // Other filters, or padding.
  }
  return text;
}
