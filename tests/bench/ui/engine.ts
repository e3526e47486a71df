import { TEXT_VERSION } from '@/utils/app/index-texts';
import type { CaseId, ExhibitId } from '@/utils/exhibit/ids';
import { indexText } from '@/utils/recognise/search/index-text';
import { termsOf } from '@/utils/recognise/search/match';
import { MAX_BULK } from '@/utils/exhibit/model';
import { webCryptoDigests } from '@/utils/shared/digest';
import { editExhibits } from '@/utils/storage/bulk-edit';
import { deleteCase } from '@/utils/storage/delete-case';
import { Ledger } from '@/utils/storage/ledger';
import { LiuzhengDb } from '@/utils/storage/db';
import type { CaseRow, ExhibitRow } from '@/utils/storage/rows';
import { TextSearch } from '@/utils/storage/search';
import { needle, pageWords } from './words';

/**
 * Runs in a page of the extension: fills its store with copies of one real exhibit, and searches it with the functions that
 * ship.
 */

/** UTF-16 units of one exhibit's words. */
const WORDS = 4000;
const db = new LiuzhengDb();

export interface Seeded {
  readonly caseId: CaseId;
  /** Of one stored record as JSON, UTF-16 units. */
  readonly recordSize: number;
}

async function seed(count: number): Promise<Seeded> {
  const [template] = await db.exhibits.toArray();
  const case_ = template && (await db.cases.get(template.caseId));
  if (!template || !case_) throw new Error('nothing was captured');
  for (let from = 2; from <= count; from += 200) {
    const numbers = Array.from({ length: Math.min(200, count + 1 - from) }, (_, i) => from + i);
    await db.transaction('rw', db.exhibits, db.texts, async () => {
      const rows = numbers.map((number) => copy(template, number));
      await db.exhibits.bulkAdd(rows);
      await db.texts.bulkAdd(
        rows.map(({ id, caseId, number }) => ({
          id,
          caseId,
          number,
          version: TEXT_VERSION,
          parts: [{ of: 'page', text: indexText(`${needle(number)} ${pageWords(number, WORDS)}`).text }],
        })),
      );
    });
  }
  const changed: CaseRow = { ...case_, nextNumber: count + 1 };
  await db.cases.put(changed);
  return { caseId: case_.id, recordSize: JSON.stringify(template).length };
}

/** The same exhibit, half an hour later, under another number. */
function copy(template: ExhibitRow, number: number): ExhibitRow {
  const id = crypto.randomUUID() as ExhibitId;
  const { record } = template;
  const epochMs = record.startedAt.epochMs + number * 1_800_000;
  const startedAt = { ...record.startedAt, epochMs, utc: new Date(epochMs).toISOString() };
  const source = { ...record.source, title: `${record.source.title} ${number}` };
  return { ...template, id, number, record: { ...record, id, number, startedAt, source } };
}

let search: TextSearch | undefined;

/** ms of one query, and how many it found. A search of its own when `cold`: reading the words in is part of it. */
async function query(caseId: CaseId, words: string, cold: boolean): Promise<{ ms: number; found: number }> {
  if (cold) {
    search?.close();
    search = undefined;
  }
  search ??= new TextSearch(db, caseId);
  const begun = performance.now();
  const answer = await search.find(termsOf(words), new AbortController().signal);
  const ms = performance.now() - begun;
  if (!answer.ok) throw new Error(answer.error.code);
  return { ms, found: answer.value.hits.size };
}

/** ms to delete that many of the newest exhibits, as the timeline asks for it: by messages of `MAX_BULK`. */
async function removeNewest(caseId: CaseId, count: number): Promise<{ ms: number; left: number }> {
  const ledger = new Ledger(db, webCryptoDigests(crypto.subtle));
  const own = db.exhibits.where('[caseId+number]').between([caseId, 0], [caseId, Number.MAX_SAFE_INTEGER]);
  const ids = (await own.primaryKeys()).slice(-count);
  const begun = performance.now();
  for (let from = 0; from < ids.length; from += MAX_BULK) {
    const some = ids.slice(from, from + MAX_BULK);
    const at = new Date().toISOString();
    const edited = await editExhibits(db, ledger, caseId, some, at, { type: 'delete', reason: '' });
    if (!edited.ok) throw new Error(edited.error.code);
  }
  return { ms: performance.now() - begun, left: await db.exhibits.count() };
}

/** ms to delete the whole case, and how many exhibits are left of it. */
async function removeCase(caseId: CaseId): Promise<{ ms: number; left: number }> {
  const ledger = new Ledger(db, webCryptoDigests(crypto.subtle));
  const begun = performance.now();
  const removed = await deleteCase(db, ledger, caseId);
  if (!removed.ok) throw new Error(removed.error.code);
  return { ms: performance.now() - begun, left: await db.exhibits.count() };
}

export interface UiEngine {
  readonly removeNewest: typeof removeNewest;
  readonly removeCase: typeof removeCase;
  readonly seed: typeof seed;
  readonly query: typeof query;
}
Object.assign(globalThis, { benchUi: { seed, query, removeNewest, removeCase } satisfies UiEngine });
