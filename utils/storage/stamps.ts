import type { CaseId, ExhibitId, Sha256 } from '../exhibit/ids';
import type { LogLine } from '../integrity/chain.types';
import { askedAuthorities, parseStampSettings } from '../integrity/timestamp/authorities';
import { appError } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import type { UtcIso } from '../shared/time';
import type { LiuzhengDb } from './db';
import { explained, storeError } from './errors';
import type { Ledger } from './ledger';
import type { StampRow } from './paper-rows';

interface Sealed {
  readonly id: ExhibitId;
  readonly caseId: CaseId;
  readonly number: number;
  /** SHA-256 of the log line that recorded it. */
  readonly line: Sha256 | undefined;
}

const rowFor = ({ id, caseId, number }: Sealed, tsa: string, digest: Sha256): StampRow => ({
  id: `${id}.${tsa}`,
  caseId,
  exhibitId: id,
  number,
  tsa,
  digest,
  state: 'waiting',
  attempts: 0,
});

/**
 * Puts exhibits into the queue of every authority that is asked. To be called inside the transaction that seals them, which
 * includes `settings` and `stamps`: an exhibit is never sealed without its place in the queue.
 */
export async function queueStamps(db: LiuzhengDb, sealed: readonly Sealed[]): Promise<void> {
  const settings = parseStampSettings((await db.settings.get('stamps'))?.value);
  const rows = askedAuthorities(settings).flatMap(({ id: tsa }) =>
    sealed.flatMap((one) => (one.line ? [rowFor(one, tsa, one.line)] : [])),
  );
  if (rows.length > 0) await db.stamps.bulkAdd(rows);
}

/**
 * 给已有证据补盖: exhibits of all cases that some authority was never asked about join its queue.
 *
 * @returns how many requests were added.
 */
export async function queueEarlier(db: LiuzhengDb): Promise<Result<number>> {
  try {
    return await db.transaction('rw', [db.settings, db.stamps, db.exhibits, db.log], async () => {
      const settings = parseStampSettings((await db.settings.get('stamps'))?.value);
      const known = new Set(await db.stamps.toCollection().primaryKeys());
      const here = new Set(await db.exhibits.toCollection().primaryKeys());
      const rows: StampRow[] = [];
      await db.log.each(({ line, sha256 }) => {
        if (!line.includes('"type":"exhibit-captured"') && !line.includes('"type":"exhibit-imported"'))
          return;
        const event = JSON.parse(line) as LogLine;
        if (event.type !== 'exhibit-captured' && event.type !== 'exhibit-imported') return;
        if (!here.has(event.exhibit)) return;
        const sealed = { id: event.exhibit, caseId: event.case, number: event.number, line: sha256 };
        for (const { id: tsa } of askedAuthorities(settings)) {
          const row = rowFor(sealed, tsa, sha256);
          if (!known.has(row.id)) rows.push(row);
        }
      });
      await db.stamps.bulkAdd(rows);
      return ok(rows.length);
    });
  } catch (thrown) {
    return err(await explained(thrown));
  }
}

export function waitingStamps(db: LiuzhengDb): Promise<StampRow[]> {
  return db.stamps.where('state').equals('waiting').toArray();
}

/** What an attempt that brought nothing leaves behind. Does not bring back a row that is stamped by now. */
export async function noteAttempt(
  db: LiuzhengDb,
  id: string,
  patch: Pick<StampRow, 'state' | 'attempts' | 'error' | 'nextAt'>,
): Promise<void> {
  await db.transaction('rw', db.stamps, async () => {
    if ((await db.stamps.get(id))?.state === 'waiting') await db.stamps.update(id, patch);
  });
}

/** What came, checked. */
export type StampToken = Required<Pick<StampRow, 'query' | 'response' | 'chain' | 'time' | 'found'>>;

/** Keeps a token: its line in the custody log and its row are one strict transaction. */
export async function keepStamp(
  db: LiuzhengDb,
  ledger: Ledger,
  id: string,
  at: UtcIso,
  token: StampToken,
  tokenSha256: Sha256,
): Promise<Result<null>> {
  const row = await db.stamps.get(id).catch(() => undefined);
  if (!row) return err(appError('NOT_FOUND', { detail: { stamp: id } }));
  const { exhibitId, number, tsa } = row;
  const entered = await ledger.enter(row.caseId, async () => {
    if ((await db.stamps.get(id))?.state === 'stamped')
      return err(appError('NOT_FOUND', { cause: 'stamped' }));
    const { error: _error, nextAt: _nextAt, ...rest } = row;
    return ok({
      caseId: row.caseId,
      at,
      events: [
        {
          type: 'exhibit-timestamped',
          exhibit: exhibitId,
          number,
          tsa,
          token: tokenSha256,
          time: token.time,
        },
      ],
      tables: [db.stamps],
      write: async () => {
        await db.stamps.put({ ...rest, ...token, state: 'stamped', attempts: row.attempts + 1 });
      },
    });
  });
  return entered.ok ? ok(null) : entered;
}

/** Asks again, now: what was refused or is waiting for its turn. Of one exhibit, or of all. */
export async function retryStamps(
  db: LiuzhengDb,
  of?: { readonly exhibitId: ExhibitId },
): Promise<Result<null>> {
  try {
    await db.stamps
      .where('state')
      .anyOf('waiting', 'refused')
      .filter((row) => of === undefined || row.exhibitId === of.exhibitId)
      .modify((row: { -readonly [K in keyof StampRow]: StampRow[K] }) => {
        if (of) {
          row.state = 'waiting';
          row.attempts = 0;
          delete row.error;
        }
        delete row.nextAt;
      });
    return ok(null);
  } catch (thrown) {
    return err(storeError(thrown));
  }
}

export function stampsOfCase(db: LiuzhengDb, caseId: CaseId): Promise<StampRow[]> {
  return db.stamps.where('caseId').equals(caseId).toArray();
}
