import { concatBytes, toHex } from '../../shared/bytes';
import type { UtcIso } from '../../shared/time';
import type { VerdictCode } from '../verdicts';
import { DER, parseDer } from '../der';
import { readResponse, type Token } from './token';
import { verifyTimestamp, type Trust } from './verify';

/** Something an outsider's time-stamp could be over. */
export interface Stampable {
  /** Path of a file, or `log` for the line that recorded the exhibit. */
  readonly what: string;
  readonly sha256: string;
  /** Hex; undefined when it cannot be computed. Asked for only when the time-stamp is over SHA-512. */
  readonly sha512?: () => Promise<string | undefined>;
}

/** What can be said of a certificate that somebody else issued. */
export type CertificateCheck =
  | {
      /** 相符: it is over one of the things given, and nothing in it is wrong. */
      readonly verdict: 'fits';
      readonly what: string;
      readonly time: UtcIso;
      readonly tsa?: string;
      readonly root?: string;
      /** TIMESTAMP_OK, or that its root or algorithm is unknown here. */
      readonly code: VerdictCode;
    }
  /** 不符: over something else (no code), or the token itself does not hold. */
  | { readonly verdict: 'differs'; readonly time?: UtcIso; readonly code?: VerdictCode }
  /** 无法核对, and why. */
  | { readonly verdict: 'unchecked'; readonly why: 'NOT_RFC3161' | 'ALGORITHM' | 'LOST' };

const HASHES: Readonly<Record<string, 'sha256' | 'sha512'>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
const NOT_WRONG: ReadonlySet<string> = new Set([
  'TIMESTAMP_OK',
  'TIMESTAMP_ROOT_UNKNOWN',
  'TIMESTAMP_UNSUPPORTED',
]);

/** Holds a file that claims to be a time-stamp against what it could be over. Other certificates are left to their issuer. */
export async function checkForeign(
  bytes: Uint8Array,
  targets: readonly Stampable[],
  trust: Trust,
  crypto: Crypto,
): Promise<CertificateCheck> {
  const found = readAny(bytes);
  if (!found) return { verdict: 'unchecked', why: 'NOT_RFC3161' };
  const { tst } = found.token;
  const hash = Object.hasOwn(HASHES, tst.imprintOid) ? HASHES[tst.imprintOid] : undefined;
  if (!hash) return { verdict: 'unchecked', why: 'ALGORITHM' };
  const imprint = toHex(tst.imprint);
  let what: string | undefined;
  for (const target of targets) {
    const own = hash === 'sha256' ? target.sha256 : await target.sha512?.();
    if (own === imprint) what ??= target.what;
  }
  const { code, facts } = await verifyTimestamp(
    found.response,
    { digest: tst.imprint, algorithm: tst.imprintOid },
    trust,
    crypto,
  );
  if (!NOT_WRONG.has(code)) return { verdict: 'differs', time: tst.genTime, code };
  if (what === undefined) return { verdict: 'differs', time: tst.genTime };
  return {
    verdict: 'fits',
    what,
    time: tst.genTime,
    ...(facts?.tsa === undefined ? {} : { tsa: facts.tsa }),
    ...(facts?.root === undefined ? {} : { root: facts.root }),
    code,
  };
}

/** A TimeStampResp, or the bare token that some services hand out. */
function readAny(bytes: Uint8Array): { readonly token: Token; readonly response: Uint8Array } | undefined {
  const whole = readResponse(bytes);
  if (whole.ok) return { token: whole.value, response: bytes };
  const response = responseOf(bytes);
  const wrapped = response && readResponse(response);
  return response && wrapped?.ok ? { token: wrapped.value, response } : undefined;
}

/** The granted response that a bare token would have come in; undefined when it is no DER. */
export const responseOf = (token: Uint8Array): Uint8Array | undefined =>
  parseDer(token) && sequence(concatBytes([GRANTED, token]));

/** PKIStatusInfo with status 0. */
const GRANTED = Uint8Array.of(DER.sequence, 3, DER.integer, 1, 0);

function sequence(content: Uint8Array): Uint8Array {
  const { byteLength: n } = content;
  const head =
    n < 0x80
      ? [DER.sequence, n]
      : n < 0x100
        ? [DER.sequence, 0x81, n]
        : n < 0x10000
          ? [DER.sequence, 0x82, n >> 8, n & 0xff]
          : [DER.sequence, 0x83, n >> 16, (n >> 8) & 0xff, n & 0xff];
  return concatBytes([Uint8Array.from(head), content]);
}
