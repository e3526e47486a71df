import type { ServicePorts } from '@/utils/app/capture/service';
import { isSameChat, readChat, type EarlierChat } from '@/utils/app/chat/earlier';
import { readHints } from '@/utils/app/case/read-hints';
import { readServerClock } from '@/utils/app/case/read-server-clock';
import type { ExportPorts } from '@/utils/app/export-case';
import type { CaseId, Sha256 } from '@/utils/exhibit/ids';
import { readClock, softwareName } from '@/utils/platform/environment';
import { parseVolumeSize } from '@/utils/bundle/volume-size';
import { parseChatLimits } from '@/utils/recognise/chat/limits';
import type { ChatSource } from '@/utils/recognise/chat/model';
import { ok } from '@/utils/shared/result';
import { readBytes, readVerified } from '@/utils/storage/blobs';
import { currentCase, latestCase, noteFailure, putSetting, setting } from '@/utils/storage/cases';
import { storeError } from '@/utils/storage/errors';
import { confirmExhibit, putHints, sealExhibit, withoutHints } from '@/utils/storage/exhibits';
import { noteDamage, noteExport, readCase } from '@/utils/storage/exports';
import { outboxOf, supersedeExports } from '@/utils/storage/outbox';
import { addJob, updateCapture, updateJob } from '@/utils/storage/jobs';
import { declareKey, installationSigner } from '@/utils/storage/keys';
import { discardStaged, stagedFiles, stageFile } from '@/utils/storage/staging';
import type { Store } from './context';

const now = (): string => readClock().utc;

/** The store as the capture use-case wants it. */
export function captureStore({
  db,
  ledger,
  digests,
}: Store): Pick<ServicePorts, 'journal' | 'jobs' | 'cases' | 'earlierChat' | 'chatLimits'> {
  // Two captures begun before any case exists belong to the same one.
  let fresh: CaseId | undefined;
  return {
    journal: {
      stage: (jobId, file, blob) => stageFile(db, jobId, file, blob),
      staged: (jobId) => stagedFiles(db, jobId),
      text: async ({ sha256 }) => {
        const bytes = await readVerified(db, digests, sha256);
        return bytes.ok ? new TextDecoder().decode(bytes.value) : undefined;
      },
      draft: (jobId, draft) => unlessFull(updateCapture(db, jobId, now(), { draft })),
      ready: (jobId, draft) =>
        unlessFull(updateCapture(db, jobId, now(), { draft, stage: 'storing', done: 0, total: 0 })),
      progress: (jobId, stage, done, total, pictures) =>
        unlessFull(
          updateCapture(db, jobId, now(), {
            stage,
            done,
            total,
            ...(pictures === undefined ? {} : { pictures }),
          }),
        ),
      seal: async (request) => {
        const read = (sha256: Sha256) => readVerified(db, digests, sha256);
        const hints = await readHints({ ...request.draft, files: request.files }, read);
        const serverAheadMs = await readServerClock(request.files, read);
        const sealed = await sealExhibit(db, ledger, digests, {
          ...request,
          hints,
          serverAheadMs,
          software: softwareName(),
        });
        if (!sealed.ok) return sealed;
        const { caseId } = sealed.value;
        await unlessFull(selectFirst(db, caseId));
        return ok(sealed.value.id);
      },
      confirm: (id) => confirmExhibit(db, digests, id),
    },
    chatLimits: async () => parseChatLimits(await setting(db, 'chatLimits')),
    earlierChat: (caseId, source) => earlierChat(db, digests, caseId, source),
    jobs: {
      add: (row) => addJob(db, row),
      update: (id, patch) => updateCapture(db, id, now(), patch),
      discard: (id) => discardStaged(db, id),
    },
    cases: {
      target: async () =>
        (await currentCase(db)) ?? (await latestCase(db)) ?? (fresh ??= crypto.randomUUID() as CaseId),
      failed: async (caseId, code, url) => {
        if (await db.cases.get(caseId)) await noteFailure(ledger, caseId, now(), code, url);
      },
    },
  };
}

/** Hints of exhibits that an earlier version kept. */
export async function catchUpHints({ db, digests }: Store): Promise<void> {
  const read = (sha256: Sha256) => readVerified(db, digests, sha256);
  for (const { id, record } of await withoutHints(db))
    await putHints(db, id, await readHints(record, read), await readServerClock(record.files, read));
}

/** Newest first; one whose bytes are gone or changed, or that another version wrote, is passed over. */
async function earlierChat(
  db: Store['db'],
  digests: Store['digests'],
  caseId: CaseId,
  source: ChatSource,
): Promise<EarlierChat | null> {
  const rows = await db.exhibits
    .where('[caseId+number]')
    .between([caseId, 0], [caseId, Number.MAX_SAFE_INTEGER])
    .toArray();
  for (const { id, number, record } of rows.reverse()) {
    const file = record.files.find(({ path }) => path === 'chat.json');
    // A guard has read only what stood there: against it everything older would seem new.
    if (record.kindReason === 'GUARDED') continue;
    if (!file || record.chat?.label !== source.label) continue;
    const bytes = await readVerified(db, digests, file.sha256);
    const chat = bytes.ok ? readChat(new TextDecoder().decode(bytes.value)) : undefined;
    if (chat && isSameChat(chat.source, source)) return { id, number, sha256: file.sha256, record: chat };
  }
  return null;
}

export async function selectFirst(db: Store['db'], caseId: CaseId): Promise<void> {
  if (!(await currentCase(db))) await putSetting(db, 'currentCase', caseId);
}

/** Writes that only help (a progress bar, a draft for the next worker): a capture does not fail over one of them. */
export async function unlessFull(write: Promise<void>): Promise<void> {
  try {
    await write;
  } catch (thrown) {
    console.warn('留证: not written', storeError(thrown).cause);
  }
}

/** The store as the export use-case wants it. */
export function exportStore({
  db,
  ledger,
  digests,
}: Store): Pick<
  ExportPorts,
  | 'readCase'
  | 'volumeBytes'
  | 'readBlob'
  | 'signer'
  | 'declareKey'
  | 'noteDamage'
  | 'jobs'
  | 'outbox'
  | 'note'
  | 'recheck'
> {
  return {
    readCase: (id) => readCase(db, id),
    volumeBytes: async () => parseVolumeSize(await setting(db, 'volumeSize')) * 1_000_000,
    readBlob: (sha256) => readBytes(db, sha256),
    signer: () => installationSigner(db, crypto.subtle, digests, now()),
    declareKey: (caseId, at, key) => declareKey(db, ledger, caseId, at, key),
    jobs: {
      add: (row) => addJob(db, row),
      update: (id, patch) => updateJob(db, id, now(), patch),
    },
    outbox: { ...outboxOf(db), supersede: (caseId) => supersedeExports(db, caseId) },
    noteDamage: (caseId, at, events) => noteDamage(ledger, caseId, at, events),
    recheck: (id) => confirmExhibit(db, digests, id),
    note: (caseId, at, event) => noteExport(ledger, caseId, at, event),
  };
}
