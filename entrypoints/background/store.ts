import type { ServicePorts } from '@/utils/app/capture/service';
import type { ExportPorts } from '@/utils/app/export-case';
import type { CaseId } from '@/utils/exhibit/ids';
import { readClock, softwareName } from '@/utils/platform/environment';
import { ok } from '@/utils/shared/result';
import { readBytes } from '@/utils/storage/blobs';
import { currentCase, noteFailure, putSetting } from '@/utils/storage/cases';
import { confirmExhibit, sealExhibit } from '@/utils/storage/exhibits';
import {
  clearOutbox,
  noteExport,
  putVolume,
  readCase,
  supersedeExports,
  volumeBlob,
} from '@/utils/storage/exports';
import { addJob, updateCapture, updateExport } from '@/utils/storage/jobs';
import { stagedFiles, stageFile } from '@/utils/storage/staging';
import type { Store } from './context';

const now = (): string => readClock().utc;

/** The store as the capture use-case wants it. */
export function captureStore({
  db,
  ledger,
  digests,
}: Store): Pick<ServicePorts, 'journal' | 'jobs' | 'cases'> {
  return {
    journal: {
      stage: (jobId, file, blob) => stageFile(db, jobId, file, blob),
      staged: (jobId) => stagedFiles(db, jobId),
      draft: (jobId, draft) => updateCapture(db, jobId, now(), { draft }),
      progress: (jobId, stage, done, total) => updateCapture(db, jobId, now(), { stage, done, total }),
      seal: async (request) => {
        const sealed = await sealExhibit(db, ledger, digests, { ...request, software: softwareName() });
        if (!sealed.ok) return sealed;
        if (!(await currentCase(db))) await putSetting(db, 'currentCase', sealed.value.caseId);
        return ok(sealed.value.id);
      },
      confirm: (id) => confirmExhibit(db, digests, id),
    },
    jobs: {
      add: (row) => addJob(db, row),
      update: (id, patch) => updateCapture(db, id, now(), patch),
      discard: async (id) => void (await db.staged.where('jobId').equals(id).delete()),
    },
    cases: {
      target: async () => (await currentCase(db)) ?? (crypto.randomUUID() as CaseId),
      failed: async (caseId, code, url) => {
        if (await db.cases.get(caseId)) await noteFailure(ledger, caseId, now(), code, url);
      },
    },
  };
}

/** The store as the export use-case wants it. */
export function exportStore({
  db,
  ledger,
}: Store): Pick<ExportPorts, 'readCase' | 'readBlob' | 'jobs' | 'outbox' | 'note'> {
  return {
    readCase: (id) => readCase(db, id),
    readBlob: (sha256) => readBytes(db, sha256),
    jobs: {
      add: (row) => addJob(db, row),
      update: (id, patch) => updateExport(db, id, now(), patch),
    },
    outbox: {
      put: (jobId, index, name, blob) => putVolume(db, jobId, index, name, blob),
      read: (jobId, index) => volumeBlob(db, jobId, index),
      clear: (jobId) => clearOutbox(db, jobId),
      supersede: (caseId) => supersedeExports(db, caseId),
    },
    note: (caseId, at, event) => noteExport(ledger, caseId, at, event),
  };
}
