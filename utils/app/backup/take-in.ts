import type { RestorableCase, RestorableFile } from '../../bundle/restorable/restorable-case';
import { replayCase } from '../../case/replay';
import { exhibitLabel, type JobId } from '../../exhibit/ids';
import type { ArchiveName } from '../../integrity/chain.types';
import { appError } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';
import type { RestoredCase } from '../../storage/rows';
import type { RestorePorts } from './ports';

export interface TakeIn {
  readonly jobId: JobId;
  readonly found: RestorableCase;
  readonly archives: readonly ArchiveName[];
  /** The user agreed that exhibits which the archive's log deleted are deleted here too. */
  readonly deletions: boolean;
  readonly signal: AbortSignal;
  readonly onBytes: (bytes: number) => void;
}

type Taken = Pick<RestoredCase, 'outcome' | 'exhibits' | 'others' | 'error'>;

/**
 * Takes one case in, in whole or not at all: files are staged first, then lines, rows and the end of the journal are one
 * transaction, then what is new is read back. An error leaves the case as it was; what was staged is given back.
 */
export async function takeIn(ports: RestorePorts, work: TakeIn): Promise<Result<Taken>> {
  const { jobId, found, archives, deletions, signal } = work;
  const replayed = replayCase(found.log, ports.isEntry);
  if (!replayed) return err(appError('RESTORE_DAMAGED', { cause: 'no case-created' }));
  const planned = await ports.plan(found);
  if (!planned.ok) return planned;
  const { relation, fresh, wanted, wantedPapers, wantedCertificates, wantedStamps, deletes } = planned.value;
  if (relation === 'diverged') return err(appError('RESTORE_DIVERGED'));
  if (deletes.length > 0 && !deletions) {
    const labels = deletes.map((number) => exhibitLabel(number)).join(' ');
    return err(appError('RESTORE_DELETES', { detail: { exhibits: labels } }));
  }
  const ids = wanted.map(({ record }) => record.id);
  const exhibits = wanted.length;
  const others = wantedPapers.length + wantedCertificates.length + wantedStamps.length;
  if (relation === 'present' && exhibits + others === 0) return ok({ outcome: 'present', exhibits });
  const files = [
    ...wanted.flatMap(({ record, files: own }) =>
      own.map((file) => ({ ...file, path: `${exhibitLabel(record.number)}/${file.path}` })),
    ),
    ...wantedPapers.flatMap((paper) => paper.files),
    ...(relation === 'present' ? wantedCertificates : found.certificates).map(({ file, unpack }) => ({
      ...file,
      mediaType: 'application/octet-stream',
      unpack,
    })),
  ];
  const staged = await stageAll(ports, work, files);
  const at = ports.clock().utc;
  const { software } = ports;
  const taken = !staged.ok
    ? staged
    : signal.aborted
      ? err(appError('CANCELLED'))
      : relation === 'present'
        ? await ports.repair({ jobId, caseId: found.id, archives, software, at, plan: planned.value })
        : await ports.adopt({ jobId, found, replayed, archives, software, at });
  if (!taken.ok) {
    await ports.discard(jobId);
    return taken;
  }
  const confirmed = await Promise.all(ids.map((id) => ports.confirm(id)));
  const bad = confirmed.find((one) => !one.ok);
  const outcome = relation === 'present' ? 'repaired' : fresh ? 'restored' : 'updated';
  const more = outcome === 'repaired' ? { others } : {};
  return ok({ outcome, exhibits, ...more, ...(bad && !bad.ok ? { error: bad.error } : {}) });
}

async function stageAll(
  ports: RestorePorts,
  { jobId, signal, onBytes }: TakeIn,
  files: readonly RestorableFile[],
): Promise<Result<null>> {
  for (const { path, sha256, bytes, mediaType, unpack } of files) {
    if (signal.aborted) return err(appError('CANCELLED'));
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    const intact = await unpack((chunk) => void chunks.push(chunk.slice()), signal);
    if (!intact) return err(appError('RESTORE_DAMAGED', { cause: path }));
    const blob = new Blob(chunks, { type: mediaType });
    const file = { path, sha256, bytes, mediaType, role: 'original' } as const;
    const kept = await ports.stage(jobId, file, blob);
    if (!kept.ok) return kept;
    onBytes(bytes);
  }
  return ok(null);
}
