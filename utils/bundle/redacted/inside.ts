import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import { inflated } from '../../recognise/words/pdf/file';
import { pdfWords } from '../../recognise/words/pdf/read-pdf';
import { latin1 } from '../../shared/bytes';
import { bytesHold } from './bytes-hold';
import { holdsAny } from './mask-text';

/** Archives in archives that are looked into. */
const DEEP = 3;
/** Bytes unpacked of one file: what is beyond is the user's to judge, as all of it was. */
const MOST = 64 * 1024 * 1024;

/**
 * Whether a file that nobody can mask holds a needle inside: in the parts of a zip (office files are zips), and in a PDF, in its compressed
 * streams as they stand and in the words that the tables of its fonts make of them. `false` proves nothing; `true` overrules the user.
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

const begins = (bytes: Uint8Array, text: string): boolean => latin1(bytes.subarray(0, text.length)) === text;

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
  const source = latin1(bytes);
  let left = MOST;
  for (const { index, 0: mark } of source.matchAll(/\bstream\r?\n/g)) {
    const from = index + mark.length;
    const end = source.indexOf('endstream', from);
    const text = end < 0 ? '' : latin1(await inflated(bytes.subarray(from, end), left));
    left -= text.length;
    if (left < 0) break;
    // `[(138)-20(1234)] TJ`: letters pushed together; `<0031003300…>`: the same as digits.
    const joined = text.replaceAll(/\)\s*(?:-?[\d.]+\s*)?\(/g, '').replaceAll(/>\s*(?:-?[\d.]+\s*)?</g, '');
    if (holdsAny(text, needles) || holdsAny(joined, needles)) return true;
  }
  const { text, drawn } = await pdfWords(bytes);
  return holdsAny(text, needles) || holdsAny(drawn, needles);
}
