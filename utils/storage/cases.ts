import { applyEntry } from '../case/apply';
import { EMPTY_DOSSIER, type CaseEntry } from '../case/model';
import type { CaseId } from '../exhibit/ids';
import { isCaseId } from '../exhibit/ids';
import { ok, type Result } from '../shared/result';
import type { UtcIso } from '../shared/time';
import type { LiuzhengDb } from './db';
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

/** Adds to what the case knows; the log keeps every word. */
export function recordInCase(
  ledger: Ledger,
  id: CaseId,
  at: UtcIso,
  entries: readonly CaseEntry[],
): Promise<Result<CaseRow>> {
  return ledger.enter(id, async (row) => {
    const before = row?.dossier ?? EMPTY_DOSSIER;
    const dossier = entries.reduce((known, entry) => applyEntry(known, entry, at), before);
    return ok({ caseId: id, at, casePatch: { dossier }, events: entries });
  });
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
