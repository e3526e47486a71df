import { applyEntry } from '../case/apply';
import { refusalOf } from '../case/consistent';
import { EMPTY_DOSSIER, type CaseEntry } from '../case/model';
import type { CaseId, ExhibitId } from '../exhibit/ids';
import { isCaseId } from '../exhibit/ids';
import { readChainLine } from '../integrity/chain-line';
import { appError } from '../shared/errors';
import { err, ok, type Result } from '../shared/result';
import type { UtcIso } from '../shared/time';
import type { LiuzhengDb } from './db';
import { storeError } from './errors';
import type { Ledger } from './ledger';
import type { CaseRow, SettingRow } from './rows';

export function createCase(
  ledger: Ledger,
  id: CaseId,
  at: UtcIso,
  title: string,
  software: string,
): Promise<Result<CaseRow>> {
  return ledger.enter(id, async () =>
    ok({ caseId: id, at, create: { title }, events: [{ type: 'case-created', title, software }] }),
  );
}

export function renameCase(ledger: Ledger, id: CaseId, at: UtcIso, title: string): Promise<Result<CaseRow>> {
  return ledger.enter(id, async () =>
    ok({ caseId: id, at, casePatch: { title }, events: [{ type: 'case-renamed', title }] }),
  );
}

/**
 * Adds to what the case knows, all of it or nothing; the log keeps every word. `BAD_REQUEST` where an entry does not fit the
 * case: an exhibit that is not its own, a contact that was never logged.
 */
export async function recordInCase(
  db: LiuzhengDb,
  ledger: Ledger,
  id: CaseId,
  at: UtcIso,
  entries: readonly CaseEntry[],
): Promise<Result<CaseRow>> {
  return ledger.enter(id, async (row) => {
    if (!row) return err(appError('NOT_FOUND', { detail: { case: id } }));
    const before = row.dossier ?? EMPTY_DOSSIER;
    const named = entries.flatMap((entry) =>
      entry.type === 'field-set' && entry.exhibit !== undefined ? [entry.exhibit] : [],
    );
    const own = await numbersOf(db, id, new Set(named));
    const refusal = refusalOf(entries, before, {
      lastNumber: row.nextNumber - 1,
      isOwn: (exhibit, number) => own.get(exhibit) === number,
    });
    if (refusal !== undefined) return err(appError('BAD_REQUEST', { cause: refusal }));
    const dossier = entries.reduce((known, entry) => applyEntry(known, entry, at), before);
    return ok({ caseId: id, at, casePatch: { dossier }, events: entries });
  });
}

/** Numbers of those exhibits that are or were of the case; of a deleted one its line in the log tells. */
async function numbersOf(
  db: LiuzhengDb,
  caseId: CaseId,
  wanted: ReadonlySet<ExhibitId>,
): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const row of await db.exhibits.bulkGet([...wanted]))
    if (row?.caseId === caseId) found.set(row.id, row.number);
  if (found.size === wanted.size) return found;
  await db.log
    .where('[caseId+seq]')
    .between([caseId, 0], [caseId, Number.MAX_SAFE_INTEGER])
    .each(({ line }) => {
      const read = readChainLine(line);
      if (!read.ok || (read.value.type !== 'exhibit-captured' && read.value.type !== 'exhibit-imported'))
        return;
      if (wanted.has(read.value.exhibit)) found.set(read.value.exhibit, read.value.number);
    });
  return found;
}

/** Writes down in an existing case that a capture failed. A case that does not exist is not made for that. */
export function noteFailure(
  ledger: Ledger,
  id: CaseId,
  at: UtcIso,
  code: string,
  url: string,
): Promise<Result<CaseRow>> {
  return ledger.enter(id, async () =>
    ok({ caseId: id, at, events: [{ type: 'capture-failed', code, url }] }),
  );
}

export async function currentCase(db: LiuzhengDb): Promise<CaseId | undefined> {
  const value = (await db.settings.get('currentCase'))?.value;
  return isCaseId(value) && (await db.cases.get(value)) ? value : undefined;
}

/** The case that changed last: what is meant when none is chosen. */
export async function latestCase(db: LiuzhengDb): Promise<CaseId | undefined> {
  return (await db.cases.orderBy('updatedAt').last())?.id;
}

export async function putSetting(db: LiuzhengDb, key: SettingRow['key'], value: string): Promise<void> {
  await db.settings.put({ key, value });
}

export async function setting(db: LiuzhengDb, key: SettingRow['key']): Promise<string | undefined> {
  return (await db.settings.get(key))?.value;
}

/** What the user chose and a backup carries: nothing that belongs to one installation. */
const PORTABLE: readonly SettingRow['key'][] = [
  'iconCaptures',
  'locale',
  'serverTime',
  'theme',
  'volumeSize',
];

export async function portableSettings(db: LiuzhengDb): Promise<Readonly<Record<string, string>>> {
  const rows = await db.settings.bulkGet([...PORTABLE]);
  return Object.fromEntries(rows.flatMap((row) => (row ? [[row.key, row.value] as const] : [])));
}

/** Keeps those of a backup that nobody has chosen here. */
export async function offerSettings(
  db: LiuzhengDb,
  offered: Readonly<Record<string, string>>,
): Promise<void> {
  await db.transaction('rw', db.settings, async () => {
    for (const key of PORTABLE) {
      const value = Object.hasOwn(offered, key) ? offered[key] : undefined;
      if (value === undefined || value.length > 100 || (await db.settings.get(key))) continue;
      await db.settings.add({ key, value });
    }
  });
}

export async function listCases(db: LiuzhengDb): Promise<Result<CaseRow[]>> {
  try {
    return ok(await db.cases.toArray());
  } catch (thrown) {
    return err(storeError(thrown));
  }
}
