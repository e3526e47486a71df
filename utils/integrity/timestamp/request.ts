import { concatBytes } from '../../shared/bytes';
import { child, DER, oidOf, parseDer } from '../der';

export interface TimestampRequest {
  /** SHA-256 of what is to be stamped, 32 bytes. */
  readonly digest: Uint8Array;
  /** Content of the INTEGER; absent in requests of other tools. */
  readonly nonce?: Uint8Array;
  readonly policy?: string;
}

/** version 1, and AlgorithmIdentifier sha256 with NULL parameters. */
const VERSION = Uint8Array.of(DER.integer, 1, 1);
const SHA256_ALGORITHM = Uint8Array.from([
  DER.sequence,
  13,
  DER.oid,
  9,
  0x60,
  0x86,
  0x48,
  0x01,
  0x65,
  0x03,
  0x04,
  0x02,
  0x01,
  DER.null,
  0,
]);
const CERT_REQ = Uint8Array.of(DER.boolean, 1, 0xff);
const SHA256_OID = '2.16.840.1.101.3.4.2.1';

/**
 * TimeStampReq (RFC 3161 §2.4.1): a SHA-256 imprint, a nonce of 64 random bits and the wish for the certificate. Only a
 * hash leaves the machine.
 *
 * @param random 8 bytes of a cryptographic random source.
 */
export function timestampRequest(digest: Uint8Array, random: Uint8Array): Uint8Array<ArrayBuffer> {
  if (digest.byteLength !== 32 || random.byteLength !== 8)
    throw new RangeError('32 bytes of digest, 8 of nonce');
  const imprint = wrap(DER.sequence, SHA256_ALGORITHM, wrap(DER.octetString, digest));
  return wrap(DER.sequence, VERSION, imprint, wrap(DER.integer, positive(random)), CERT_REQ);
}

/** A request as kept in `.tsq`; undefined when it is malformed or not over SHA-256. */
export function readRequest(bytes: Uint8Array): TimestampRequest | undefined {
  const request = bytes.byteLength <= 1024 ? parseDer(bytes) : undefined;
  const [version, imprint, ...rest] = request?.children ?? [];
  const digest = child(imprint, 1, DER.octetString)?.content;
  const isSha256 = oidOf(child(imprint, 0, DER.sequence)?.children[0]) === SHA256_OID;
  if (
    version?.tag !== DER.integer ||
    version.content.join() !== '1' ||
    !isSha256 ||
    digest?.byteLength !== 32
  )
    return undefined;
  const policy = rest[0]?.tag === DER.oid ? oidOf(rest.shift()) : undefined;
  const nonce = rest[0]?.tag === DER.integer ? rest.shift()?.content : undefined;
  if (rest[0]?.tag === DER.boolean) rest.shift();
  if (rest.length > 0) return undefined;
  return { digest, ...(nonce ? { nonce } : {}), ...(policy ? { policy } : {}) };
}

/** Content of a positive INTEGER: no needless zero, one where the sign bit would be set. */
function positive(bytes: Uint8Array): Uint8Array {
  let start = 0;
  while (start < bytes.byteLength - 1 && bytes[start] === 0) start += 1;
  const value = bytes.subarray(start);
  return (value[0] ?? 0) & 0x80 ? concatBytes([Uint8Array.of(0), value]) : value;
}

/** Everything here is shorter than 128 bytes. */
function wrap(tag: number, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const content = concatBytes(parts);
  return concatBytes([Uint8Array.of(tag, content.byteLength), content]);
}
