import type { GuardStore } from '@/utils/app/guard/ports';
import { readClock, softwareName } from '@/utils/platform/environment';
import type { JobId } from '@/utils/exhibit/ids';
import { readBlob } from '@/utils/storage/blobs';
import { closeGuard, guardJournal, openGuards, writeGuard } from '@/utils/storage/guards';
import { stagedFiles, stageFile } from '@/utils/storage/staging';
import type { Store } from './context';
import { captureStore, selectFirst, unlessFull } from './store';

/** The store as guards want it. Their files are staged under their own id, as those of a capture under its job's. */
export function guardStore(store: Store): GuardStore {
  const { db, ledger } = store;
  const { journal, cases } = captureStore(store);
  const jobOf = (id: string): JobId => id as JobId;
  return {
    target: () => cases.target(),
    write: async (write) => {
      const at = readClock().utc;
      const written = await writeGuard(db, ledger, { ...write, software: softwareName(), at });
      if (written.ok && write.events.length > 0) await unlessFull(selectFirst(db, write.row.caseId));
      return written;
    },
    open: () => openGuards(db),
    journal: (id) => guardJournal(db, id),
    stage: (id, file, blob) => stageFile(db, jobOf(id), file, blob),
    staged: (id) => stagedFiles(db, jobOf(id)),
    read: ({ sha256 }) => readBlob(db, sha256),
    seal: (request) => journal.seal(request),
    confirm: (id) => journal.confirm(id),
    close: (row) => closeGuard(db, row),
  };
}
