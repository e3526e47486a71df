import type { CaseId, ExhibitId } from '../exhibit/ids';
import type { EvidenceKind } from '../exhibit/model';
import type { LogEvent } from '../integrity/chain.types';
import { ok, type Result } from '../shared/result';
import type { UtcIso } from '../shared/time';
import { dropUnreferenced, referring } from './blobs';
import type { LiuzhengDb } from './db';
import { loggedFiles } from '../integrity/logged-files';
import type { Ledger } from './ledger';
import type { ExhibitRow } from './rows';

/** The same thing done to several exhibits. */
export type BulkChange =
  | { readonly type: 'add-tag'; readonly tag: string }
  | { readonly type: 'remove-tag'; readonly tag: string }
  | { readonly type: 'classify'; readonly kind: EvidenceKind }
  | { readonly type: 'delete'; readonly reason: string };

/** Tags of one exhibit. */
const MAX_TAGS = 50;

/**
 * All of them or none, each with a log line of its own. Those that are as asked already, or gone meanwhile, get none.
 *
 * @returns how many were changed.
 */
export async function editExhibits(
  db: LiuzhengDb,
  ledger: Ledger,
  caseId: CaseId,
  ids: readonly ExhibitId[],
  at: UtcIso,
  change: BulkChange,
): Promise<Result<number>> {
  let changed = 0;
  const entered = await ledger.enter(caseId, async () => {
    const found = (await db.exhibits.bulkGet([...new Set(ids)])).filter((row) => row?.caseId === caseId);
    const edits = found.flatMap((row) => (row ? (editOf(row, change) ?? []) : []));
    changed = edits.length;
    return ok({
      caseId,
      at,
      events: edits.map(({ event }) => event),
      tables: [db.blobs, db.texts, ...referring(db)],
      write: async () => {
        if (change.type === 'delete') return remove(db, edits);
        for (const { row, patch } of edits) await db.exhibits.update(row.id, patch);
      },
    });
  });
  return entered.ok ? ok(changed) : entered;
}

interface Edit {
  readonly row: ExhibitRow;
  readonly event: LogEvent;
  readonly patch: Partial<Pick<ExhibitRow, 'tags' | 'kind'>>;
}

function editOf(row: ExhibitRow, change: BulkChange): Edit | undefined {
  const named = { exhibit: row.id, number: row.number };
  switch (change.type) {
    case 'add-tag':
    case 'remove-tag': {
      const has = row.tags.includes(change.tag);
      if (has === (change.type === 'add-tag')) return undefined;
      if (!has && row.tags.length >= MAX_TAGS) return undefined;
      const tags = has ? row.tags.filter((tag) => tag !== change.tag) : [...row.tags, change.tag];
      return { row, event: { type: 'exhibit-tagged', ...named, tags }, patch: { tags } };
    }
    case 'classify': {
      const { kind } = change;
      if ((row.kind ?? row.record.kind) === kind) return undefined;
      return { row, event: { type: 'exhibit-classified', ...named, kind }, patch: { kind } };
    }
    case 'delete':
      break;
  }
  const files = loggedFiles(row.record, row.recordSha256, row.recordBytes);
  return { row, event: { type: 'exhibit-deleted', ...named, files, reason: change.reason }, patch: {} };
}

async function remove(db: LiuzhengDb, edits: readonly Edit[]): Promise<void> {
  const ids = edits.map(({ row }) => row.id);
  await db.exhibits.bulkDelete(ids);
  await db.texts.bulkDelete(ids);
  await dropUnreferenced(
    db,
    edits.flatMap(({ row }) => [row.recordSha256, ...row.record.files.map((file) => file.sha256)]),
  );
}
