import type { GuardId } from '../exhibit/ids';
import type { GuardEntry } from '../integrity/guard-entries';
import type { LogEvent } from '../integrity/chain.types';
import { err, ok, type Result } from '../shared/result';
import type { UtcIso } from '../shared/time';
import type { LiuzhengDb } from './db';
import { explained } from './errors';
import type { Ledger } from './ledger';
import type { GuardJournalRow, GuardRow } from './guard-rows';

/** Guards that are over and stay on the list. */
const KEEP = 20;

/** Row, journal and log lines of a guard in one strict transaction. Makes the case when there is none. */
export async function writeGuard(
  db: LiuzhengDb,
  ledger: Ledger,
  write: {
    readonly row: GuardRow;
    readonly journal: readonly GuardJournalRow[];
    readonly events: readonly GuardEntry[];
    readonly newCaseTitle: string;
    readonly software: string;
    readonly at: UtcIso;
  },
): Promise<Result<null>> {
  const { row, journal, events, at } = write;
  const put = async (): Promise<void> => {
    await db.guards.put(row);
    await db.guardJournal.bulkPut([...journal]);
  };
  if (events.length === 0) {
    try {
      await db.transaction('rw', db.guards, db.guardJournal, put);
      return ok(null);
    } catch (thrown) {
      return err(await explained(thrown));
    }
  }
  const entered = await ledger.enter(row.caseId, async (known) => {
    const title = write.newCaseTitle;
    const created: LogEvent[] = known ? [] : [{ type: 'case-created', title, software: write.software }];
    return ok({
      caseId: row.caseId,
      at,
      ...(known ? {} : { create: { title } }),
      events: [...created, ...events],
      tables: [db.guards, db.guardJournal],
      write: put,
    });
  });
  return entered.ok ? ok(null) : entered;
}

/** Those that are not over. */
export function openGuards(db: LiuzhengDb): Promise<GuardRow[]> {
  return db.guards.where('state').anyOf('on', 'blind', 'ending').toArray();
}

export function guardJournal(db: LiuzhengDb, id: GuardId): Promise<GuardJournalRow[]> {
  return db.guardJournal.where('[guardId+seq]').between([id, 0], [id, Number.MAX_SAFE_INTEGER]).toArray();
}

/** The exhibit has what the journal held. */
export async function closeGuard(db: LiuzhengDb, row: GuardRow): Promise<Result<null>> {
  try {
    await db.transaction('rw', db.guards, db.guardJournal, async () => {
      await db.guards.put(row);
      await db.guardJournal
        .where('[guardId+seq]')
        .between([row.id, 0], [row.id, Number.MAX_SAFE_INTEGER])
        .delete();
      const over = await db.guards.where('state').anyOf('ended', 'failed').sortBy('updatedAt');
      await db.guards.bulkDelete(
        over
          .reverse()
          .slice(KEEP)
          .map(({ id }) => id),
      );
    });
    return ok(null);
  } catch (thrown) {
    return err(await explained(thrown));
  }
}
