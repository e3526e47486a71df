import type { Collection, Table } from 'dexie';
import type { CaseId, Sha256 } from '../exhibit/ids';
import { appendLine, EMPTY_CHAIN, lineSha256, type AppendedLine } from '../integrity/chain';
import type { LogEvent } from '../integrity/chain.types';
import type { Digests } from '../shared/digest';
import { appError } from '../shared/errors';
import { Mutex } from '../shared/mutex';
import { err, ok, type Result } from '../shared/result';
import type { UtcIso } from '../shared/time';
import type { LiuzhengDb } from './db';
import { explained } from './errors';
import type { CaseRow, LogRow } from './rows';

/** What goes into the store together with one or more log lines: all of it or none. */
export interface LedgerEntry {
  readonly caseId: CaseId;
  readonly at: UtcIso;
  readonly events: readonly LogEvent[];
  /** Changes to the case row besides its chain head. */
  readonly casePatch?: Partial<
    Pick<CaseRow, 'title' | 'nextNumber' | 'exportedAt' | 'checkedAt' | 'dossier'>
  >;
  /** Makes the case when it does not exist; `events` then starts with its `case-created`. */
  readonly create?: { readonly title: string };
  /** Other tables written in the same transaction. */
  readonly tables?: readonly Table[];
  /** `lines`: those of `events`, in their order. */
  readonly write?: (lines: readonly AppendedLine[]) => Promise<void>;
}

/** A log from elsewhere that takes the place of the one here, of which it is a continuation. */
export interface Adoption {
  readonly at: UtcIso;
  /** Verbatim, whole and checked. */
  readonly lines: readonly string[];
  readonly head: Sha256;
  /** Follows the lines. */
  readonly event: LogEvent;
  /** The case as the lines tell it. */
  readonly row: Pick<CaseRow, 'title' | 'createdAt' | 'nextNumber' | 'exportedAt' | 'dossier'>;
  readonly tables: readonly Table[];
  readonly write: () => Promise<void>;
}

/**
 * The only writer of cases and their chain. Hashing cannot happen inside an IndexedDB transaction (it would commit
 * while waiting), so lines are made first and the head is checked again inside; entries of all cases take turns.
 */
export class Ledger {
  readonly #turns = new Mutex();
  readonly #db: LiuzhengDb;
  readonly #digests: Digests;

  constructor(db: LiuzhengDb, digests: Digests) {
    this.#db = db;
    this.#digests = digests;
  }

  /**
   * @param prepare gets the case as it is when this entry's turn comes (numbers are given out here), and says what
   *   to write.
   */
  enter(
    caseId: CaseId,
    prepare: (row: CaseRow | undefined) => Promise<Result<LedgerEntry>>,
  ): Promise<Result<CaseRow>> {
    return this.#turns.run(async () => {
      try {
        const before = await this.#db.cases.get(caseId);
        const entry = await prepare(before);
        return entry.ok ? await this.#write(before, entry.value) : entry;
      } catch (thrown) {
        return err(await explained(thrown));
      }
    });
  }

  /**
   * Takes in the log of a restored case.
   *
   * @param prepare gets the lines that are here when its turn comes; `null`: there is nothing to adopt.
   */
  adopt(
    caseId: CaseId,
    prepare: (lines: readonly string[]) => Promise<Result<Adoption | null>>,
  ): Promise<Result<null>> {
    return this.#turns.run(async () => {
      try {
        const before = await this.#db.cases.get(caseId);
        const rows = await this.#linesOf(caseId).toArray();
        const adoption = await prepare(rows.map((row) => row.line));
        if (!adoption.ok) return adoption;
        if (adoption.value) await this.#replace(caseId, before, adoption.value);
        return ok(null);
      } catch (thrown) {
        return err(await explained(thrown));
      }
    });
  }

  /**
   * Takes a case out with its whole log; nothing of it is left.
   *
   * @param write what else goes, in the same transaction on `tables`; or why nothing does, before it wrote anything.
   */
  remove(
    caseId: CaseId,
    tables: readonly Table[],
    write: () => Promise<Result<null>>,
  ): Promise<Result<null>> {
    return this.#turns.run(async () => {
      try {
        const all = [this.#db.cases, this.#db.log, ...tables];
        return await this.#db.transaction('rw', all, async () => {
          const written = await write();
          if (!written.ok) return written;
          await this.#linesOf(caseId).delete();
          await this.#db.cases.delete(caseId);
          return ok(null);
        });
      } catch (thrown) {
        return err(await explained(thrown));
      }
    });
  }

  #linesOf(caseId: CaseId): Collection<LogRow, [CaseId, number]> {
    return this.#db.log.where('[caseId+seq]').between([caseId, 0], [caseId, Number.MAX_SAFE_INTEGER]);
  }

  async #replace(caseId: CaseId, before: CaseRow | undefined, adoption: Adoption): Promise<void> {
    const { at, lines, event } = adoption;
    const log: LogRow[] = [];
    for (const [seq, line] of lines.entries()) {
      log.push({ caseId, seq, line, sha256: await lineSha256(line, this.#digests) });
    }
    const head = { nextSeq: lines.length, chainHead: adoption.head };
    const last = await appendLine(head, caseId, at, event, this.#digests);
    const row: CaseRow = {
      ...adoption.row,
      id: caseId,
      updatedAt: at,
      nextSeq: last.seq + 1,
      chainHead: last.sha256,
    };
    await this.#db.transaction('rw', [this.#db.cases, this.#db.log, ...adoption.tables], async () => {
      await this.#unmoved(caseId, before);
      await this.#linesOf(caseId).delete();
      await this.#db.log.bulkAdd([...log, { caseId, ...last }]);
      await this.#db.cases.put(row);
      await adoption.write();
    });
  }

  /** Inside a transaction: the case is still as it was when its lines were made. */
  async #unmoved(caseId: CaseId, before: CaseRow | undefined): Promise<void> {
    const now = await this.#db.cases.get(caseId);
    if (now?.chainHead !== before?.chainHead)
      throw new Error('the chain moved while a line was being written');
  }

  async #write(before: CaseRow | undefined, entry: LedgerEntry): Promise<Result<CaseRow>> {
    if (!before && !entry.create) return err(appError('NOT_FOUND', { detail: { case: entry.caseId } }));
    const lines: AppendedLine[] = [];
    let head = before ?? EMPTY_CHAIN;
    for (const event of entry.events) {
      const line = await appendLine(head, entry.caseId, entry.at, event, this.#digests);
      lines.push(line);
      head = { nextSeq: line.seq + 1, chainHead: line.sha256 };
    }
    const row: CaseRow = {
      ...(before ?? {
        id: entry.caseId,
        title: entry.create?.title ?? '',
        createdAt: entry.at,
        nextNumber: 1,
      }),
      ...entry.casePatch,
      updatedAt: entry.at,
      nextSeq: head.nextSeq,
      chainHead: head.chainHead,
    };
    await this.#db.transaction('rw', [this.#db.cases, this.#db.log, ...(entry.tables ?? [])], async () => {
      await this.#unmoved(entry.caseId, before);
      await this.#db.log.bulkAdd(lines.map((line) => ({ caseId: entry.caseId, ...line })));
      await this.#db.cases.put(row);
      await entry.write?.(lines);
    });
    return ok(row);
  }
}
