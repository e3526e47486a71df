import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';
import { markupWords } from '../recognise/words/markup';
import type { ReadWords } from '../recognise/words/read-words';

/** Parts of Word, Excel and PowerPoint files (ECMA-376) that hold what is written in them. */
const WRITTEN =
  /^(?:word\/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)|xl\/sharedStrings|xl\/worksheets\/sheet\d+|xl\/comments\d*|ppt\/slides\/slide\d+|ppt\/notesSlides\/notesSlide\d+)\.xml$/;

/** Bytes unpacked of one file; a bomb is read no further. */
const MOST = 64 * 1024 * 1024;

/** Numbers of strings, which stand in a part of their own. */
const SHARED = /<c\b[^<>]*\bt="s"[^<>]*>\s*<v>\d*<\/v>\s*<\/c>/g;

/** The words of a Word, Excel or PowerPoint file; `null`: it is encrypted, broken, or none of them. */
export async function officeWords(bytes: Uint8Array): Promise<ReadWords | null> {
  const words: string[] = [];
  let whole = true;
  try {
    let left = MOST;
    for (const entry of await new ZipReader(new Uint8ArrayReader(bytes)).getEntries()) {
      if (entry.directory || !WRITTEN.test(entry.filename)) continue;
      left -= entry.uncompressedSize;
      if (left < 0) {
        whole = false;
        break;
      }
      const xml = new TextDecoder().decode(await entry.getData(new Uint8ArrayWriter()));
      words.push(markupWords(xml.replaceAll(SHARED, '')));
    }
  } catch {
    whole = false;
  }
  return words.length > 0 ? { text: words.join('\n'), whole } : null;
}
