import { BackupService } from '@/utils/app/backup/backup-service';
import { RestoreService } from '@/utils/app/backup/restore-service';
import { isCaseEntry } from '@/utils/messaging/case-entries';
import { readClock, softwareName } from '@/utils/platform/environment';
import { readBytes } from '@/utils/storage/blobs';
import { currentCase, listCases, offerSettings, portableSettings, putSetting } from '@/utils/storage/cases';
import { confirmExhibit } from '@/utils/storage/exhibits';
import { noteDamage, noteExport, readCase } from '@/utils/storage/exports';
import { outboxOf, supersedeBackups } from '@/utils/storage/outbox';
import { declareKey, installationSigner } from '@/utils/storage/keys';
import { emptyInbox, inboxRow } from '@/utils/storage/inbox';
import { addJob, updateJob } from '@/utils/storage/jobs';
import { adoptCase, adoptRepairs, planRestore } from '@/utils/storage/restore';
import { discardStaged, stageFile } from '@/utils/storage/staging';
import type { Store } from './context';

export interface BackupServices {
  readonly backups: BackupService;
  readonly restores: RestoreService;
}

const now = (): string => readClock().utc;

/**
 * Backup and restore over the store.
 *
 * @param taken cases have come or grown: what is derived from their exhibits is to be read
 */
export function backupServices(
  { db, ledger, digests }: Store,
  changed: () => void,
  taken: () => Promise<void>,
): BackupServices {
  const common = {
    clock: readClock,
    newId: () => crypto.randomUUID(),
    digests,
    crypto,
    software: softwareName(),
    changed,
  };
  const backups = new BackupService({
    ...common,
    jobs: { add: (row) => addJob(db, row), update: (id, patch) => updateJob(db, id, now(), patch) },
    listCases: () => listCases(db),
    readCase: (id) => readCase(db, id),
    readBlob: (sha256) => readBytes(db, sha256),
    settings: () => portableSettings(db),
    outbox: { ...outboxOf(db), supersede: () => supersedeBackups(db) },
    signer: () => installationSigner(db, crypto.subtle, digests, now()),
    declareKey: (caseId, at, key) => declareKey(db, ledger, caseId, at, key),
    noteDamage: (caseId, at, events) => noteDamage(ledger, caseId, at, events),
    note: (caseId, at, event) => noteExport(ledger, caseId, at, event),
    recheck: (id) => confirmExhibit(db, digests, id),
  });
  const restores = new RestoreService({
    ...common,
    jobs: { add: (row) => addJob(db, row), update: (id, patch) => updateJob(db, id, now(), patch) },
    inbox: { read: (id) => inboxRow(db, id), empty: (ids) => emptyInbox(db, ids) },
    isEntry: isCaseEntry,
    plan: (found) => planRestore(db, digests, found),
    stage: (jobId, file, blob) => stageFile(db, jobId, file, blob),
    discard: (jobId) => discardStaged(db, jobId),
    adopt: (request) => adoptCase(db, ledger, request),
    repair: (request) => adoptRepairs(db, ledger, request),
    confirm: (id) => confirmExhibit(db, digests, id),
    arrived: async (id) => {
      if (!(await currentCase(db))) await putSetting(db, 'currentCase', id);
    },
    offerSettings: (settings) => offerSettings(db, settings),
    taken,
  });
  return { backups, restores };
}
