import type { Sha256 } from '../exhibit/ids';
import type { ExhibitFile } from '../exhibit/model';
import type { ChatRecord } from '../recognise/chat/model';
import { fileWords, type FileWords } from './file-words';
import { hasNoWords } from '../recognise/words/read-words';
import { indexText } from '../recognise/search/index-text';
import type { Result } from '../shared/result';
import type { DocumentRow } from '../storage/paper-rows';
import type { ExhibitRow, TextPart, TextRow } from '../storage/rows';
import { readChat } from './chat/earlier';

/** Of what is read and how. One more: everything is read anew in the background. */
export const TEXT_VERSION = 2;

/** Bytes of a file that are read at all; longer ones are cut by far before their end anyway. */
const MAX_BYTES = 20_000_000;

export interface IndexPorts {
  /** Of these exhibits and papers (absent: of all) the ones not indexed yet, or by an earlier version. */
  readonly outstanding: (version: number, among?: readonly string[]) => Promise<readonly string[]>;
  readonly exhibit: (id: string) => Promise<ExhibitRow | undefined>;
  readonly paper: (id: string) => Promise<DocumentRow | undefined>;
  readonly read: (sha256: Sha256) => Promise<Result<Uint8Array<ArrayBuffer>>>;
  /** Writes nothing when the exhibit or paper is gone by then. */
  readonly put: (row: TextRow) => Promise<void>;
}

/**
 * Makes the words of exhibits and kept papers searchable, in the background and after the fact: no capture waits for it, and a worker that
 * dies leaves the rest to the next one. Asked while it runs, it looks again when it is done.
 */
export class TextIndexer {
  readonly #ports: IndexPorts;
  #running: Promise<void> | undefined;
  /** To be looked at next. */
  #next: Set<string> | 'all' | undefined;

  constructor(ports: IndexPorts) {
    this.#ports = ports;
  }

  /**
   * @param changed only these need a look; absent: all.
   *
   * @returns once nothing is outstanding.
   */
  catchUp(changed?: Iterable<string>): Promise<void> {
    const next = this.#next ?? new Set<string>();
    this.#next = next === 'all' || !changed ? 'all' : new Set([...next, ...changed]);
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #run(): Promise<void> {
    for (let now = this.#next; now; now = this.#next) {
      this.#next = undefined;
      const among = now === 'all' ? undefined : [...now];
      for (const id of await this.#ports.outstanding(TEXT_VERSION, among)) {
        const { exhibit, paper, read, put } = this.#ports;
        const row = await exhibit(id);
        if (row) await put(await textRow(row, read));
        const kept = row ? undefined : await paper(id);
        if (kept) await put(await paperText(kept, read));
      }
    }
  }
}

/** The words of an exhibit. A file that is gone or unreadable adds none: the integrity check is what tells of it. */
export async function textRow(row: ExhibitRow, read: IndexPorts['read']): Promise<TextRow> {
  const parts: TextPart[] = [];
  let unread: FileWords['unread'];
  for (const file of row.record.files) {
    const of = partOf(file, row);
    if (!of) continue;
    const bytes = file.bytes <= MAX_BYTES ? await read(file.sha256) : undefined;
    // Of a file that is gone its own check tells; of one that is too long nobody else would.
    if (!bytes && of === 'file') unread = 'all';
    if (!bytes?.ok) continue;
    const words = await wordsOf(of, file, bytes.value);
    unread = words.unread ?? unread;
    const { text, cut } = indexText(words.text);
    if (text) parts.push({ of, text, ...(cut ? { cut: true as const } : {}) });
  }
  const { id, caseId, number } = row;
  return { id, caseId, number, version: TEXT_VERSION, parts, ...(unread ? { unread } : {}) };
}

async function wordsOf(
  of: TextPart['of'],
  { mediaType }: ExhibitFile,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<FileWords> {
  if (of === 'file') return fileWords(mediaType, bytes);
  const words = new TextDecoder().decode(bytes);
  return { text: of === 'chat' ? chatWords(readChat(words)) : words };
}

/** The words of a kept paper, as they left: `paper.txt`, of which the page and the Word document were made. */
async function paperText({ id, caseId, files }: DocumentRow, read: IndexPorts['read']): Promise<TextRow> {
  const file = files.find(({ path }) => path.endsWith('/paper.txt'));
  const bytes = file && file.bytes <= MAX_BYTES ? await read(file.sha256) : undefined;
  const { text, cut } = indexText(bytes?.ok ? new TextDecoder().decode(bytes.value) : '');
  const parts: TextPart[] = text ? [{ of: 'paper', text, ...(cut ? { cut: true as const } : {}) }] : [];
  return { id, caseId, number: 0, version: TEXT_VERSION, parts };
}

/** `text.txt` of a page, `chat.json`, and of an import the file itself. */
function partOf({ path, mediaType, role }: ExhibitFile, { record }: ExhibitRow): TextPart['of'] | undefined {
  if (record.origin === 'imported') return role === 'original' && !hasNoWords(mediaType) ? 'file' : undefined;
  if (path === 'chat.json') return 'chat';
  return mediaType.startsWith('text/plain') ? 'page' : undefined;
}

/** Who said what, also what was taken back or said before it was changed. */
function chatWords(chat: ChatRecord | undefined): string {
  if (!chat) return '';
  return chat.messages
    .flatMap(({ sender, text, quote, attachments, earlier }) => [
      `${sender ? `${sender.name}：` : ''}${text}`,
      quote ?? '',
      ...attachments.map(({ name }) => name ?? ''),
      ...earlier.map((before) => before.text),
    ])
    .filter(Boolean)
    .join('\n');
}
