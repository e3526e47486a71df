import type { UtcIso } from '../../shared/time';
import type { VerdictCode } from '../verdicts';
import { sameBytes } from '../der';
import { algorithmOf, signedWith, unknownKey, weakKey, type Cert } from './certificate';
import { chainWords } from './chain-words';
import { findPath } from './chain';
import { hashOf } from './oids';
import type { TimestampRequest } from './request';
import { attributesFit, essFits, findSigner, readCertificates, tsaNameFits, whyNoStamper } from './signer';
import { readResponse, type Token } from './token';

export interface Expected {
  /** What the token must be over. */
  readonly digest: Uint8Array;
  /** OID of the hash; SHA-256 unless told, and nothing else is then taken. */
  readonly algorithm?: string;
  /** Of the request that was sent, when it is known. */
  readonly request?: Pick<TimestampRequest, 'nonce' | 'policy'>;
}

export interface Trust {
  /** Certificates that end a chain. */
  readonly roots: readonly Cert[];
  /** Certificates that may lie between, beside those in the token. */
  readonly between?: readonly Cert[];
}

export interface TokenFacts {
  readonly time: UtcIso;
  readonly accuracyMs?: number;
  readonly ordering: boolean;
  readonly policy: string;
  /** Hex. */
  readonly serial: string;
  /** Name of the authority, by its certificate. */
  readonly tsa?: string;
  /** Name at the end of the chain. */
  readonly root?: string;
}

export interface TokenFinding {
  readonly code: Extract<VerdictCode, `TIMESTAMP_${string}`>;
  readonly detail?: Readonly<Record<string, string | number>>;
  /** DER of the certificates on the way from the signer to the end, as far as they were found. */
  readonly path?: readonly Uint8Array[];
  /** What the token says; not to be relied upon unless the code is TIMESTAMP_OK. */
  readonly facts?: TokenFacts;
}

const SHA256 = '2.16.840.1.101.3.4.2.1';

/**
 * Checks a TimeStampResp by RFC 3161 §2.2 and more than the libraries do: strict DER, status, imprint of a pinned
 * algorithm, nonce, policy, exactly one signer, signed attributes, ESS certificate binding, a certificate for
 * time-stamping alone and valid at that time, no algorithm that is broken, and a chain to a root that is trusted.
 * Works offline. A good token under an unknown root is TIMESTAMP_ROOT_UNKNOWN, which is neither good nor bad.
 */
export async function verifyTimestamp(
  response: Uint8Array,
  expected: Expected,
  trust: Trust,
  crypto: Crypto,
): Promise<TokenFinding> {
  const read = readResponse(response);
  if (!read.ok) {
    return read.error === 'TIMESTAMP_MALFORMED'
      ? { code: 'TIMESTAMP_MALFORMED' }
      : { code: 'TIMESTAMP_REJECTED', detail: { status: read.error.status } };
  }
  const token = read.value;
  const { tst } = token;
  const facts: TokenFacts = {
    time: tst.genTime,
    ...(tst.accuracyMs === undefined ? {} : { accuracyMs: tst.accuracyMs }),
    ordering: tst.ordering,
    policy: tst.policy,
    serial: tst.serial,
  };
  const wrong = whatDiffers(token, expected);
  if (wrong) return { ...wrong, facts };
  const certificates = readCertificates(token);
  // Asked without certReq, an authority sends none: then the one that was kept beside it will do.
  const signer = findSigner(token, [...certificates, ...(trust.between ?? [])]);
  if (!signer) return { code: 'TIMESTAMP_SIGNER', facts };
  const named = { ...facts, tsa: signer.title };
  const signature = await checkSignature(token, signer, crypto);
  if (signature) return { ...signature, facts: named };
  if (tst.genTimeMs < signer.notBefore || tst.genTimeMs > signer.notAfter)
    return { code: 'TIMESTAMP_EXPIRED', facts: named };
  const path = await findPath(signer, {
    pool: [...certificates, ...(trust.between ?? [])],
    roots: trust.roots,
    at: tst.genTimeMs,
    crypto,
  });
  if (path.kind === 'broken') {
    const weak = /^weak (.+)$/.exec(path.reason)?.[1];
    return weak === undefined
      ? { code: 'TIMESTAMP_CHAIN', detail: chainWords(path.reason), facts: named }
      : { code: 'TIMESTAMP_WEAK', detail: { algorithm: weak }, facts: named };
  }
  const ders = path.path.map((cert) => cert.der);
  if (path.kind === 'unknown-root')
    return { code: 'TIMESTAMP_ROOT_UNKNOWN', path: ders, facts: { ...named, root: path.top } };
  return { code: 'TIMESTAMP_OK', path: ders, facts: { ...named, root: path.path.at(-1)?.title ?? '' } };
}

/** Compares what was asked for with what was stamped. */
function whatDiffers({ tst }: Token, expected: Expected): TokenFinding | undefined {
  const hash = hashOf(tst.imprintOid);
  if ('weak' in hash) return { code: 'TIMESTAMP_WEAK', detail: { algorithm: hash.weak } };
  const sameHash = tst.imprintOid === (expected.algorithm ?? SHA256);
  if (!sameHash || !sameBytes(tst.imprint, expected.digest)) return { code: 'TIMESTAMP_IMPRINT' };
  const { nonce, policy } = expected.request ?? {};
  if (nonce && !(tst.nonce && sameBytes(tst.nonce, nonce))) return { code: 'TIMESTAMP_NONCE' };
  return policy !== undefined && policy !== tst.policy ? { code: 'TIMESTAMP_POLICY' } : undefined;
}

async function checkSignature(token: Token, signer: Cert, crypto: Crypto): Promise<TokenFinding | undefined> {
  const hash = hashOf(token.digestOid);
  const signature = 'ok' in hash ? algorithmOf(token.signatureAlgorithm, hash.ok) : hash;
  if ('weak' in signature) return { code: 'TIMESTAMP_WEAK', detail: { algorithm: signature.weak } };
  if (!('ok' in signature) || !('ok' in hash)) {
    const unknown = 'unknown' in signature ? signature.unknown : '';
    return { code: 'TIMESTAMP_UNSUPPORTED', detail: { algorithm: unknown } };
  }
  // RFC 5754 §3: the digest of the content and that of the signature are one.
  if (signature.ok !== hash.ok) return { code: 'TIMESTAMP_ATTRIBUTES' };
  const foreign = unknownKey(signer);
  if (foreign !== undefined) return { code: 'TIMESTAMP_UNSUPPORTED', detail: { algorithm: foreign } };
  const weak = weakKey(signer);
  if (weak !== undefined) return { code: 'TIMESTAMP_WEAK', detail: { algorithm: weak } };
  if (!(await attributesFit(token, hash.ok, crypto.subtle))) return { code: 'TIMESTAMP_ATTRIBUTES' };
  const holds = await signedWith(
    signer,
    token.signedBytes,
    token.signature,
    token.signatureAlgorithm,
    hash.ok,
    crypto,
  );
  if (!holds) return { code: 'TIMESTAMP_SIGNATURE' };
  if (!(await essFits(token, signer, crypto.subtle))) return { code: 'TIMESTAMP_ESS' };
  if (!tsaNameFits(token, signer)) return { code: 'TIMESTAMP_TSA_NAME' };
  const code = whyNoStamper(signer);
  return code && { code };
}
