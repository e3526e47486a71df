import type { CaseId, ExhibitId, JobId } from '../../exhibit/ids';
import type { ExhibitDraft, ExhibitFile, ExhibitState, Picture } from '../../exhibit/model';
import { appError, type AppError } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';
import { caseTitle } from './case-title';
import type { CaptureJob, CapturePorts } from './ports';
import type { Recorder } from './recorder';

/** An exhibit that was sealed and read back. */
export interface Sealed {
  readonly id: ExhibitId;
  readonly state: ExhibitState;
}

/**
 * Ends a capture: seals the record, reads it back, and only then reports success.
 *
 * @param why what to report when nothing at all could be kept.
 */
export async function closeRecord(
  ports: CapturePorts,
  job: CaptureJob,
  recorder: Recorder,
  why?: AppError,
): Promise<Result<Sealed>> {
  await recorder.settled();
  if (recorder.files > 0) {
    await ports.journal.ready(job.id, recorder.draft);
    return sealDraft(ports, job.id, job.caseId, recorder.draft);
  }
  const cancelled = job.signal.aborted ? appError('CANCELLED') : undefined;
  return err(recorder.broken ?? cancelled ?? why ?? appError('PAGE_NOT_RESPONDING'));
}

/** Also what a fresh worker calls with the draft that a dead one left. */
export async function sealDraft(
  ports: Pick<CapturePorts, 'journal' | 'clock'>,
  jobId: JobId,
  caseId: CaseId,
  draft: ExhibitDraft,
): Promise<Result<Sealed>> {
  const { journal, clock } = ports;
  const files = await journal.staged(jobId);
  const state = stateOf(draft);
  const sealed = await journal.seal({
    jobId,
    caseId,
    newCaseTitle: caseTitle(draft),
    draft: withKeptPictures(draft, files),
    files,
    state,
    finishedAt: clock(),
  });
  if (!sealed.ok) return sealed;
  await journal.progress(jobId, 'verifying', 0, 0);
  const confirmed = await journal.confirm(sealed.value);
  return confirmed.ok ? ok({ id: sealed.value, state }) : confirmed;
}

export function stateOf(draft: ExhibitDraft): ExhibitState {
  return draft.notCaptured.length > 0 ? 'partial' : 'complete';
}

/** A record never names a tile or a part that could not be stored. */
function withKeptPictures(
  { picture, panes, ...rest }: ExhibitDraft,
  files: readonly ExhibitFile[],
): ExhibitDraft {
  const kept = new Set(files.map((file) => file.path));
  const whole = picture && withKept(picture, kept);
  const others = (panes ?? []).flatMap((pane) => withKept(pane, kept) ?? []);
  return { ...rest, ...(whole ? { picture: whole } : {}), ...(others.length > 0 ? { panes: others } : {}) };
}

function withKept<P extends Picture>(picture: P, kept: ReadonlySet<string>): P | undefined {
  const tiles = picture.tiles.filter((tile) => kept.has(tile.path));
  const parts = picture.parts.filter((part) => kept.has(part));
  return parts.length > 0 ? { ...picture, tiles, parts } : undefined;
}
