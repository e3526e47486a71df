import type { CaseId } from '../exhibit/ids';
import { snippetAt, type Snippet, type Term } from '../recognise/search/match';
import { err, ok, type Result } from '../shared/result';
import { onChange } from './changes';
import type { LiuzhengDb } from './db';
import { storeError } from './errors';
import type { TextPart, TextRow } from './rows';

/** Rows read at a time, and ms of looking between two breaths: a page stays at 60 frames a second. */
const PIECE = 250;
const SLICE = 8;

/** What the files of one exhibit, or the text of a paper, say to a query. */
export interface TextHit {
  /** Bit n: the n-th term stands in one of its files. */
  readonly terms: number;
  readonly of: TextPart['of'];
  /** Around the first term found. */
  readonly snippet: Snippet;
}

export interface TextAnswer {
  /** By the id of the exhibit or paper. */
  readonly hits: ReadonlyMap<string, TextHit>;
  /** Exhibits of the case whose words are in the index; fewer than there are while it is being made. */
  readonly indexed: number;
}

/**
 * Searches the words of one case's exhibits and kept papers. The first query reads them into memory, later ones and changes cost no
 * reading; a substring is looked for in each text, so any run of characters is found and nothing is missed.
 */
export class TextSearch {
  readonly #db: LiuzhengDb;
  readonly #caseId: CaseId;
  #rows: Promise<Map<string, TextRow>> | undefined;
  readonly #stop: () => void;

  constructor(db: LiuzhengDb, caseId: CaseId) {
    this.#db = db;
    this.#caseId = caseId;
    this.#stop = onChange(db, 'texts', (keys) => {
      if (keys === 'all') this.#rows = undefined;
      else if (this.#rows) this.#rows = this.#patch(this.#rows, [...keys]);
    });
  }

  /** Reads the words in before they are asked for. */
  async warm(): Promise<void> {
    await this.#all().catch(() => undefined);
  }

  /** An aborted search answers with what it had found. */
  async find(terms: readonly Term[], signal: AbortSignal): Promise<Result<TextAnswer>> {
    try {
      const rows = await this.#all();
      const hits = new Map<string, TextHit>();
      let indexed = 0;
      let until = performance.now() + SLICE;
      for (const row of rows.values()) {
        if (performance.now() > until) {
          await breath();
          if (signal.aborted) break;
          until = performance.now() + SLICE;
        }
        if (row.number > 0) indexed += 1;
        const hit = hitIn(row.parts, terms);
        if (hit) hits.set(row.id, hit);
      }
      return ok({ hits, indexed });
    } catch (thrown) {
      this.#rows = undefined;
      return err(storeError(thrown));
    }
  }

  close(): void {
    this.#stop();
    this.#rows = undefined;
  }

  #all(): Promise<Map<string, TextRow>> {
    return (this.#rows ??= this.#load());
  }

  async #load(): Promise<Map<string, TextRow>> {
    const next = (await this.#db.cases.get(this.#caseId))?.nextNumber ?? 1;
    const rows = new Map<string, TextRow>();
    // From 0 on: papers come with the first piece.
    for (let from = 0; from < next; from += PIECE) {
      const piece = await this.#db.texts
        .where('[caseId+number]')
        .between([this.#caseId, from], [this.#caseId, from + PIECE], true, false)
        .toArray();
      for (const row of piece) rows.set(row.id, row);
    }
    return rows;
  }

  async #patch(before: Promise<Map<string, TextRow>>, ids: readonly string[]): Promise<Map<string, TextRow>> {
    const rows = await before;
    const read = await this.#db.texts.bulkGet([...ids]);
    ids.forEach((id, at) => {
      const row = read[at];
      if (row?.caseId === this.#caseId) rows.set(id, row);
      else rows.delete(id);
    });
    return rows;
  }
}

function hitIn(parts: readonly TextPart[], terms: readonly Term[]): TextHit | undefined {
  let found = 0;
  let first: Omit<TextHit, 'terms'> | undefined;
  for (const { of, text } of parts) {
    terms.forEach((term, bit) => {
      if (found & (1 << bit)) return;
      const at = term.find(text);
      if (at < 0) return;
      found |= 1 << bit;
      first ??= { of, snippet: snippetAt(text, at, terms) };
    });
  }
  return first && { terms: found, ...first };
}

/** Lets the page answer and draw. */
function breath(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
