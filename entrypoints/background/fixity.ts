import { FixityService } from '@/utils/app/fixity/service';
import { readClock } from '@/utils/platform/environment';
import { extensionVersion } from '@/utils/platform/pages';
import { listCases, putSetting, setting } from '@/utils/storage/cases';
import { readCase } from '@/utils/storage/exports';
import {
  blobState,
  markIntegrity,
  markPapers,
  noteFixity,
  paperFiles,
  stillThere,
} from '@/utils/storage/fixity';
import { addJob, updateJob } from '@/utils/storage/jobs';
import type { Store } from './context';

/** Check-ups over the store. */
export function fixityService({ db, ledger, digests }: Store, changed: () => void): FixityService {
  return new FixityService({
    clock: readClock,
    newId: () => crypto.randomUUID(),
    digests,
    version: extensionVersion(),
    jobs: {
      add: (row) => addJob(db, row),
      update: (id, patch) => updateJob(db, id, readClock().utc, patch),
    },
    listCases: () => listCases(db),
    readCase: (id) => readCase(db, id),
    paperFiles: (id) => paperFiles(db, id),
    blobState: (sha256, signal) => blobState(db, digests, sha256, signal),
    stillThere: (ids) => stillThere(db, ids),
    mark: (states) => markIntegrity(db, states),
    markPapers: (id, damaged) => markPapers(db, id, damaged),
    note: (caseId, at, event) => noteFixity(ledger, caseId, at, event),
    logsSeen: {
      read: () => setting(db, 'logsSeen'),
      write: (value) => putSetting(db, 'logsSeen', value),
    },
    changed,
  });
}
