import type { CaseId, ExhibitId, JobId } from '../../exhibit/ids';
import type { ExhibitDraft } from '../../exhibit/model';
import { appError } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';
import { caseTitle } from './case-title';
import type { CaptureJob, CapturePorts } from './ports';
import type { Recorder } from './recorder';

/** Ends a capture: seals the record, reads it back, and only then reports success. */
export async function closeRecord(
  ports: CapturePorts,
  job: CaptureJob,
  recorder: Recorder,
): Promise<Result<ExhibitId>> {
  if (recorder.files === 0) return err(appError(job.signal.aborted ? 'CANCELLED' : 'PAGE_NOT_RESPONDING'));
  return sealDraft(ports, job.id, job.caseId, recorder.draft);
}

/** Also what a fresh worker calls with the draft that a dead one left. */
export async function sealDraft(
  ports: Pick<CapturePorts, 'journal' | 'clock'>,
  jobId: JobId,
  caseId: CaseId,
  draft: ExhibitDraft,
): Promise<Result<ExhibitId>> {
  const { journal, clock } = ports;
  await journal.progress(jobId, 'storing', 0, 0);
  const sealed = await journal.seal({
    jobId,
    caseId,
    newCaseTitle: caseTitle(draft),
    draft,
    files: await journal.staged(jobId),
    state: draft.notCaptured.length > 0 ? 'partial' : 'complete',
    finishedAt: clock(),
  });
  if (!sealed.ok) return sealed;
  await journal.progress(jobId, 'verifying', 0, 0);
  const confirmed = await journal.confirm(sealed.value);
  return confirmed.ok ? ok(sealed.value) : confirmed;
}
