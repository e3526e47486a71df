import type { Secret } from '@/utils/bundle/redacted/plan';
import { exhibitLabel } from '@/utils/exhibit/ids';
import type { CaseRow, ExhibitRow } from '@/utils/storage/rows';
import { readAnswers } from '../documents/drafts';
import type { Ports } from '../ports';

/** What is known of an exhibit in words. */
export interface Words {
  readonly number: number;
  readonly label: string;
  /** Everything that was read, for searching. */
  readonly all: string;
  readonly facts?: string;
  readonly chat?: string;
}

/** Files of words; the page's source is searched when the copy is made, it is too large to search at each tick. */
const WORDS = ['text.txt', 'chat.json', 'guard.json', 'facts.json', 'net.json'];
/** Bytes of one such file that a screen reads. */
const MOST = 4 * 1024 * 1024;

/** Reads the words of every exhibit, one after the other. A file that cannot be read is left to the export to judge. */
export async function readWords(
  rows: readonly ExhibitRow[],
  readBlob: Ports['readBlob'],
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<Words[]> {
  const out: Words[] = [];
  for (const { number, record } of [...rows].sort((a, b) => a.number - b.number)) {
    if (signal.aborted) break;
    const texts = new Map<string, string>();
    for (const file of record.files.filter(({ path, bytes }) => WORDS.includes(path) && bytes <= MOST)) {
      const blob = await readBlob(file.sha256);
      if (blob.ok) texts.set(file.path, await blob.value.text());
    }
    const facts = texts.get('facts.json');
    const chat = texts.get('chat.json');
    const own = [record.source.title, record.source.url, ...Object.values(record.summary)];
    out.push({
      number,
      label: exhibitLabel(number),
      all: [...own, record.imported?.name ?? '', ...texts.values()].join('\n'),
      ...(facts === undefined ? {} : { facts }),
      ...(chat === undefined ? {} : { chat }),
    });
    onProgress(out.length);
  }
  return out;
}

/** Fields of a case, and answers given for its papers, that are the user's own and tell who he is. */
const OWN_FIELDS = ['account'] as const;
const OWN_ANSWERS = ['ownName', 'ownPhone', 'ownIdNumber', 'ownAddress'] as const;

export function ownSecrets({ id, dossier }: CaseRow): Secret[] {
  const answers = readAnswers(id);
  const told = OWN_ANSWERS.flatMap((answer) => {
    const text = answers[answer];
    return text ? [{ kind: 'personal' as const, text }] : [];
  });
  const fields = OWN_FIELDS.flatMap((field) => {
    const text = dossier?.fields[field]?.value;
    return text ? [{ kind: 'account' as const, text }] : [];
  });
  return [...told, ...fields];
}
