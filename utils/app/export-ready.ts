import type { Report } from '../bundle/report';
import type { BundlePorts } from '../bundle/input';
import type { CaseId, JobId } from '../exhibit/ids';
import type { Signer } from '../integrity/signature';
import type { AppError } from '../shared/errors';
import { damageOf } from './export-damage';
import type { ExportPorts } from './export-case';
import type { CaseContents } from '../storage/exports';
import type { Outbox } from '../storage/outbox';

/** Codes of all that does not hold in a finished archive: for the technical fold. */
export function failedCodes({ outcome, bundles }: Report): string {
  const codes = bundles.flatMap(({ lines }) =>
    Object.values(lines)
      .filter(({ status }) => status === 'invalid')
      .map(({ code }) => code),
  );
  return codes.join(' ') || outcome;
}

/** The log names the key before anything is signed with it; a key the log cannot name does not sign. */
export async function declaredSigner(
  { signer, declareKey, clock }: Pick<ExportPorts, 'signer' | 'declareKey' | 'clock'>,
  caseId: CaseId,
): Promise<Signer | undefined> {
  const key = await signer?.();
  if (!key?.ok || !declareKey) return undefined;
  const declared = await declareKey(caseId, clock().utc, key.value.fingerprint);
  return declared.ok ? key.value : undefined;
}

/**
 * One damaged file must not hold the rest of the evidence hostage: the log names what is lost, and the case is read
 * anew. Undefined when nothing could be written down, or the log itself is what is damaged.
 */
export async function aroundDamage(
  ports: Pick<ExportPorts, 'noteDamage' | 'digests' | 'readBlob' | 'readCase' | 'clock'>,
  { row, exhibits, lines }: CaseContents,
): Promise<CaseContents | undefined> {
  const { noteDamage, digests, readBlob, clock } = ports;
  if (!noteDamage) return undefined;
  const events = await damageOf({ exhibits, lines }, { digests, readBlob });
  if (!events || events.length === 0) return undefined;
  const noted = await noteDamage(row.id, clock().utc, events);
  const again = noted.ok ? await ports.readCase(row.id) : undefined;
  return again?.ok ? again.value : undefined;
}

/**
 * Pieces of volumes go into the outbox as they come.
 *
 * @param failed is told why one could not be kept; the writer then stops
 * @param first number of the job's first volume in the outbox
 */
export function piecesInto(
  outbox: Pick<Outbox, 'putPiece'>,
  jobId: JobId,
  failed: (error: AppError) => void,
  first = 0,
): Required<Pick<BundlePorts, 'keepPiece'>> {
  return {
    keepPiece: async ({ index }, blob, piece) => {
      const kept = await outbox.putPiece(jobId, first + index, piece, blob);
      if (kept.ok) return kept.value;
      failed(kept.error);
      throw new Error(kept.error.code);
    },
  };
}
