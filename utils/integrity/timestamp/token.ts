import { toHex } from '../../shared/bytes';
import { err, ok, type Result } from '../../shared/result';
import type { UtcIso } from '../../shared/time';
import { child, DER, oidOf, parseDer, type Der } from '../der';
import { OID } from './oids';

/** TSTInfo, RFC 3161 §2.4.2. */
export interface TstInfo {
  readonly policy: string;
  readonly imprintOid: string;
  readonly imprint: Uint8Array;
  /** Content of the INTEGER, hex. */
  readonly serial: string;
  /** UTC with milliseconds; finer digits are cut off. */
  readonly genTime: UtcIso;
  readonly genTimeMs: number;
  /** ms; undefined: not stated. */
  readonly accuracyMs?: number;
  readonly ordering: boolean;
  /** Content of the INTEGER. */
  readonly nonce?: Uint8Array;
  /** The GeneralName, when it is a directory name: DER of the Name. */
  readonly tsaName?: Uint8Array;
  /** A GeneralName of another kind is there. */
  readonly tsaOther: boolean;
}

/** SignerInfo and what is around it, RFC 5652 §5. */
export interface Token {
  readonly tst: TstInfo;
  /** Content of the eContent OCTET STRING: what messageDigest covers. */
  readonly content: Uint8Array;
  /** DER of every certificate that came along. */
  readonly certificates: readonly Uint8Array[];
  readonly signer:
    { readonly issuer: Uint8Array; readonly serial: Uint8Array } | { readonly keyId: Uint8Array };
  readonly digestOid: string;
  readonly signatureAlgorithm: Der;
  readonly signature: Uint8Array;
  readonly attributes: readonly Der[];
  /** The attributes as they were signed: as a SET. */
  readonly signedBytes: Uint8Array<ArrayBuffer>;
}

export type TokenError = 'TIMESTAMP_MALFORMED' | { readonly status: number };

/** The most bytes a response may have; theirs have 1 to 10 kB. */
const MAX_RESPONSE = 64 * 1024;

/**
 * TimeStampResp, RFC 3161 §2.4.2, in strict DER. `status`: the authority refused (anything but granted and
 * grantedWithMods).
 */
export function readResponse(bytes: Uint8Array): Result<Token, TokenError> {
  const response = bytes.byteLength <= MAX_RESPONSE ? parseDer(bytes) : undefined;
  const status = child(child(response, 0, DER.sequence), 0, DER.integer);
  if (response?.tag !== DER.sequence || !status) return err('TIMESTAMP_MALFORMED');
  const code = status.content.byteLength === 1 ? (status.content[0] ?? 0xff) : 0xff;
  if (code > 1) return err({ status: code });
  if (response.children.length !== 2) return err('TIMESTAMP_MALFORMED');
  const token = readToken(child(response, 1, DER.sequence));
  return token ? ok(token) : err('TIMESTAMP_MALFORMED');
}

/** ContentInfo with SignedData with exactly one signer. */
function readToken(info: Der | undefined): Token | undefined {
  const wrapped = child(info, 1, 0xa0);
  const signed = child(wrapped, 0, DER.sequence);
  if (
    oidOf(info?.children[0]) !== OID.signedData ||
    info?.children.length !== 2 ||
    wrapped?.children.length !== 1
  )
    return undefined;
  const [version, digests, encap, ...rest] = signed?.children ?? [];
  if (!version || !isInteger(version, 3) || digests?.tag !== DER.set || encap?.tag !== DER.sequence)
    return undefined;
  const content = child(child(encap, 1, 0xa0), 0, DER.octetString);
  if (oidOf(encap.children[0]) !== OID.tstInfo || encap.children.length !== 2 || !content) return undefined;
  const tst = readTstInfo(content.content);
  const certificates = rest[0]?.tag === 0xa0 ? rest.shift()?.children : [];
  if (rest[0]?.tag === 0xa1) rest.shift();
  const signers = rest.length === 1 ? rest[0] : undefined;
  const signer =
    signers?.tag === DER.set && signers.children.length === 1 ? readSigner(signers.children[0]) : undefined;
  if (!tst || !signer || !certificates) return undefined;
  return { tst, content: content.content, certificates: certificates.map((c) => c.raw), ...signer };
}

function readSigner(info: Der | undefined): Omit<Token, 'tst' | 'content' | 'certificates'> | undefined {
  const [version, sid, digest, attributes, algorithm, signature, ...rest] = info?.children ?? [];
  // Unsigned attributes may follow; nothing is read out of them.
  if (rest.length > 1 || (rest[0] && rest[0].tag !== 0xa1)) return undefined;
  const digestOid = oidOf(digest?.children[0]);
  if (!version || !sid || !digestOid || attributes?.tag !== 0xa0 || algorithm?.tag !== DER.sequence)
    return undefined;
  if (signature?.tag !== DER.octetString) return undefined;
  const byIssuer = isInteger(version, 1) && sid.tag === DER.sequence && sid.children.length === 2;
  const [issuer, serial] = sid.children;
  const byKey = isInteger(version, 3) && sid.tag === 0x80;
  if (!byKey && !(byIssuer && issuer?.tag === DER.sequence && serial?.tag === DER.integer)) return undefined;
  const signedBytes = Uint8Array.from(attributes.raw);
  signedBytes[0] = DER.set;
  return {
    signer:
      byKey || !issuer || !serial ? { keyId: sid.content } : { issuer: issuer.raw, serial: serial.content },
    digestOid,
    signatureAlgorithm: algorithm,
    signature: signature.content,
    attributes: attributes.children,
    signedBytes,
  };
}

function readTstInfo(bytes: Uint8Array): TstInfo | undefined {
  const info = parseDer(bytes);
  const [version, policy, imprint, serial, time, ...rest] = info?.children ?? [];
  if (info?.tag !== DER.sequence || !version || !isInteger(version, 1)) return undefined;
  const policyOid = oidOf(policy);
  const imprintOid = oidOf(child(imprint, 0, DER.sequence)?.children[0]);
  const hashed = child(imprint, 1, DER.octetString);
  const genTimeMs = time?.tag === DER.generalizedTime ? generalizedTime(time.content) : undefined;
  if (!policyOid || !imprintOid || !hashed || serial?.tag !== DER.integer || genTimeMs === undefined)
    return undefined;
  const take = (tag: number): Der | undefined => (rest[0]?.tag === tag ? rest.shift() : undefined);
  const accuracy = take(DER.sequence);
  const accuracyMs = accuracy && readAccuracy(accuracy);
  const ordering = take(DER.boolean);
  const nonce = take(DER.integer);
  const tsa = take(0xa0);
  // Extensions: none is known here, and a critical one would have to be understood.
  const extensions = take(0xa1);
  const critical = extensions?.children.some((e) => child(e, 1, DER.boolean)) ?? false;
  if (rest.length > 0 || (accuracy && accuracyMs === undefined) || critical) return undefined;
  // DER leaves a default out.
  if (ordering && ordering.content[0] !== 0xff) return undefined;
  const directory = child(child(tsa, 0, 0xa4), 0, DER.sequence);
  return {
    policy: policyOid,
    imprintOid,
    imprint: hashed.content,
    serial: toHex(serial.content),
    genTime: new Date(genTimeMs).toISOString(),
    genTimeMs,
    ...(accuracyMs === undefined ? {} : { accuracyMs }),
    ordering: ordering !== undefined,
    ...(nonce ? { nonce: nonce.content } : {}),
    ...(directory ? { tsaName: directory.raw } : {}),
    tsaOther: tsa !== undefined && !directory,
  };
}

/** Seconds, then milliseconds [0] and microseconds [1] between 1 and 999. Rounded up to ms. */
function readAccuracy(der: Der): number | undefined {
  let ms = 0;
  let last = -1;
  for (const part of der.children) {
    const place = [DER.integer, 0x80, 0x81].indexOf(part.tag);
    const value = part.content.reduce((sum, byte) => sum * 256 + byte, 0);
    const negative = ((part.content[0] ?? 0x80) & 0x80) !== 0;
    if (place <= last || negative || part.content.byteLength > 5) return undefined;
    if (place > 0 && (value < 1 || value > 999)) return undefined;
    ms += place === 0 ? value * 1000 : place === 1 ? value : value / 1000;
    last = place;
  }
  return Math.ceil(ms);
}

/** `YYYYMMDDhhmmss[.f…]Z`, the fraction without trailing zero (RFC 3161 §2.4.2); epoch ms. */
function generalizedTime(content: Uint8Array): number | undefined {
  const text = new TextDecoder('latin1').decode(content);
  const [, y, mo, d, h, mi, s, fraction] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d*[1-9]))?Z$/.exec(text) ?? [];
  if (!y) return undefined;
  const iso = `${y}-${mo}-${d}T${h}:${mi}:${s}`;
  const at = Date.parse(`${iso}Z`);
  // 31 February parses as nothing or as another day.
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 19) !== iso) return undefined;
  return at + Number((fraction ?? '').padEnd(3, '0').slice(0, 3));
}

function isInteger(der: Der, value: number): boolean {
  return der.tag === DER.integer && der.content.byteLength === 1 && der.content[0] === value;
}
