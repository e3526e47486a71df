import { writePemCertificates } from '../../integrity/timestamp/certificate';
import { readRequest, timestampRequest } from '../../integrity/timestamp/request';
import { verifyTimestamp, type TokenFinding, type Trust } from '../../integrity/timestamp/verify';
import { appError } from '../../shared/errors';
import { err, ok, type Result } from '../../shared/result';

export interface TsaPorts {
  /** Sends a TimeStampReq; TSA_UNREACHABLE when no answer came. */
  readonly post: (url: string, query: Uint8Array, signal: AbortSignal) => Promise<Result<Uint8Array>>;
  /** Cryptographically random bytes. */
  readonly random: (bytes: number) => Uint8Array;
  readonly crypto: Crypto;
  readonly trust: Trust;
}

export interface Stamped {
  /** DER, for the `.tsq` file. */
  readonly query: Uint8Array;
  /** DER, for the `.tsr` file. */
  readonly response: Uint8Array;
  /** PEM of the certificates it rests on, for the `.chain.pem` file; empty when none came. */
  readonly chain: string;
  /** TIMESTAMP_OK, TIMESTAMP_ROOT_UNKNOWN or TIMESTAMP_UNSUPPORTED. */
  readonly finding: TokenFinding;
}

/** Good, or nothing that this machine could say against it: an authority outside our list, an algorithm we do not have. */
const KEPT: ReadonlySet<string> = new Set([
  'TIMESTAMP_OK',
  'TIMESTAMP_ROOT_UNKNOWN',
  'TIMESTAMP_UNSUPPORTED',
]);

/**
 * Gets a time-stamp over a SHA-256 hash, which is all that leaves the machine, and checks it before anybody relies on
 * it. Errors: TSA_UNREACHABLE · TSA_REFUSED (`status`) · TSA_BAD_ANSWER (`cause`: the finding's code) · CANCELLED.
 */
export async function askTsa(
  url: string,
  digest: Uint8Array,
  ports: TsaPorts,
  signal: AbortSignal,
): Promise<Result<Stamped>> {
  const query = timestampRequest(digest, ports.random(8));
  const request = readRequest(query);
  if (!request) return err(appError('UNEXPECTED', { cause: 'own request' }));
  const answer = await ports.post(url, query, signal);
  if (signal.aborted) return err(appError('CANCELLED'));
  if (!answer.ok) return answer;
  const finding = await verifyTimestamp(answer.value, { digest, request }, ports.trust, ports.crypto);
  if (KEPT.has(finding.code))
    return ok({ query, response: answer.value, chain: writePemCertificates(finding.path ?? []), finding });
  return finding.code === 'TIMESTAMP_REJECTED'
    ? err(appError('TSA_REFUSED', { detail: { status: Number(finding.detail?.['status'] ?? -1) } }))
    : err(appError('TSA_BAD_ANSWER', { cause: finding.code }));
}
