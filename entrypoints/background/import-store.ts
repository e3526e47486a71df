import type { ImportPorts } from '@/utils/app/import/ports';
import { readClock, softwareName } from '@/utils/platform/environment';
import { confirmExhibits } from '@/utils/storage/exhibits';
import { inboxRow } from '@/utils/storage/inbox';
import {
  endImport,
  knownFiles,
  nameImport,
  refuseImport,
  sealImports,
  settleItem,
} from '@/utils/storage/imports';
import { addJob } from '@/utils/storage/jobs';
import type { Store } from './context';

const now = (): string => readClock().utc;

/** The store as the import use-case wants it. */
export function importStore({
  db,
  ledger,
  digests,
}: Store): Omit<ImportPorts, 'clock' | 'newId' | 'digests' | 'environment' | 'changed'> {
  return {
    caseTitle: async (id) => (await db.cases.get(id))?.title,
    inbox: (id) => inboxRow(db, id),
    known: () => knownFiles(db),
    exists: async (id) => (await db.exhibits.get(id)) !== undefined,
    seal: ({ id, caseId }, finishedAt, sealings) => {
      const common = { jobId: id, caseId, newCaseTitle: '', software: softwareName(), finishedAt };
      return sealImports(db, ledger, digests, common, sealings);
    },
    confirm: (ids) => confirmExhibits(db, digests, ids),
    settle: (id, outcome) => settleItem(db, id, now(), outcome),
    jobs: {
      add: (row) => addJob(db, row),
      under: (id, name) => nameImport(db, id, now(), name),
      refuse: (id, items, error) => refuseImport(db, id, items, now(), error),
      end: (id, patch) => endImport(db, id, now(), patch),
    },
  };
}
