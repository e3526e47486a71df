import { officeWords } from '../bundle/office-words';
import { readMhtml } from '../exhibit/mhtml';
import { readText } from '../recognise/import/sniff';
import { mailWords } from '../recognise/words/mail';
import { markupWords } from '../recognise/words/markup';
import { hasNoWords, type ReadWords } from '../recognise/words/read-words';
import { pdfWords } from '../recognise/words/pdf/read-pdf';

/** The words of an imported file, and whether some of those a reader sees in it may be missing. */
export interface FileWords {
  readonly text: string;
  /** `all`: none could be read; `some`: part of them. Absent: they are all there, or such a file has none. */
  readonly unread?: 'all' | 'some';
}

const NONE: FileWords = { text: '' };
const UNREAD: FileWords = { text: '', unread: 'all' };

/** Letters that may be unread before that is said: a mark or two that no table names is in every second file. */
const FEW = 0.01;

/**
 * The words of an imported file by what it is: text, HTML, mail, Word, Excel, PowerPoint, PDF. Pictures, films and sound have none
 * here; of anything else that could hold some it is said that they were not read.
 *
 * @param mediaType by its content, as `sniff` tells it.
 */
export async function fileWords(mediaType: string, bytes: Uint8Array<ArrayBuffer>): Promise<FileWords> {
  if (mediaType === 'application/pdf') return wordsOfPdf(bytes);
  if (mediaType === 'text/html') return { text: htmlWords(bytes) };
  if (mediaType === 'message/rfc822') return known(mailWords(bytes) ?? { text: plain(bytes), whole: true });
  if (/officedocument/.test(mediaType)) {
    const words = await officeWords(bytes);
    return words ? known(words) : UNREAD;
  }
  if (/^(?:text\/|application\/json)/.test(mediaType)) return { text: plain(bytes) };
  if (mediaType.endsWith('xml')) return { text: markupWords(plain(bytes)) };
  return hasNoWords(mediaType) ? NONE : UNREAD;
}

const known = ({ text, whole }: ReadWords): FileWords => (whole ? { text } : { text, unread: 'some' });

const plain = (bytes: Uint8Array): string => readText(bytes) ?? new TextDecoder().decode(bytes);

/** A page, or an archive of one with what its frames say. */
function htmlWords(bytes: Uint8Array<ArrayBuffer>): string {
  const pages = readMhtml(bytes)?.filter(({ type }) => type === 'text/html') ?? [];
  if (pages.length === 0) return markupWords(plain(bytes));
  return pages.map((page) => markupWords(plain(page.bytes() ?? new Uint8Array()))).join('\n');
}

async function wordsOfPdf(bytes: Uint8Array): Promise<FileWords> {
  const { text, shown, unread, missing } = await pdfWords(bytes);
  if (text.trim() === '') return UNREAD;
  return known({ text, whole: !missing && unread <= shown * FEW });
}
