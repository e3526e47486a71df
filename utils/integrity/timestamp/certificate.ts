import { AlgorithmIdentifier, BasicConstraints, Certificate, CryptoEngine, ExtKeyUsage } from 'pkijs';
import { ObjectIdentifier, OctetString } from 'asn1js';
import { fromBase64, toBase64 } from '../../shared/bytes';
import { child, DER, oidOf, parseDer, sameBytes, type Der } from '../der';
import { OID, signatureHashOf, type HashName, type Judged } from './oids';

/** An X.509 certificate as the checks need it: read strictly by us, its fields and signature by pkijs. */
export interface Cert {
  readonly der: Uint8Array;
  /** DER of the names, compared byte by byte. */
  readonly subject: Uint8Array;
  readonly issuer: Uint8Array;
  /** Content of the INTEGER. */
  readonly serial: Uint8Array;
  /** ms since the epoch. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** Common name, or organisation. */
  readonly title: string;
  readonly issuerTitle: string;
  readonly isCa: boolean;
  readonly pathLength?: number;
  /** Bits of keyUsage, undefined when the extension is absent. 0 = digitalSignature. */
  readonly keyUsage?: ReadonlySet<number>;
  readonly extendedKeyUsage?: { readonly critical: boolean; readonly purposes: readonly string[] };
  /** DER of directory names among the alternative names. */
  readonly altNames: readonly Uint8Array[];
  readonly keyId?: Uint8Array;
  /** OIDs of critical extensions that the checks do not process. */
  readonly unknownCritical: readonly string[];
  readonly signatureAlgorithm: Der;
  readonly parsed: Certificate;
}

const SUBJECT_KEY_ID = '2.5.29.14';
/** Processed, or without influence on what is asked here: policies are not asked for. */
const UNDERSTOOD = new Set<string>([
  OID.basicConstraints,
  OID.keyUsage,
  OID.extendedKeyUsage,
  OID.subjectAltName,
  '2.5.29.32',
]);

/** Undefined for what is not one strict DER certificate of version 3, or repeats an extension. */
export function readCertificate(der: Uint8Array): Cert | undefined {
  const outer = parseDer(der);
  const tbs = child(outer, 0, DER.sequence);
  const [version, serial, inner, issuer, , subject, , ...rest] = tbs?.children ?? [];
  const algorithm = child(outer, 1, DER.sequence);
  if (version?.tag !== 0xa0 || serial?.tag !== DER.integer || !inner || !issuer || !subject || !algorithm)
    return undefined;
  // RFC 5280 §4.1.1.2: both must name the same algorithm.
  if (!sameBytes(inner.raw, algorithm.raw)) return undefined;
  const extensions = rest.find((part) => part.tag === 0xa3)?.children[0]?.children ?? [];
  const ids = extensions.map((e) => oidOf(e.children[0]) ?? '');
  if (new Set(ids).size !== ids.length) return undefined;
  let parsed: Certificate;
  try {
    parsed = Certificate.fromBER(der as Uint8Array<ArrayBuffer>);
  } catch {
    return undefined;
  }
  const extension = (oid: string): unknown => parsed.extensions?.find((e) => e.extnID === oid)?.parsedValue;
  const critical = (parsed.extensions ?? []).filter((e) => e.critical).map((e) => e.extnID);
  const basic = extension(OID.basicConstraints);
  const eku = extension(OID.extendedKeyUsage);
  const raw = (oid: string): Der | undefined => inside(extensions[ids.indexOf(oid)]);
  const usage = raw(OID.keyUsage);
  const keyId = raw(SUBJECT_KEY_ID)?.content;
  const isBasic = basic instanceof BasicConstraints;
  return {
    der,
    subject: subject.raw,
    issuer: issuer.raw,
    serial: serial.content,
    notBefore: parsed.notBefore.value.getTime(),
    notAfter: parsed.notAfter.value.getTime(),
    title: titleOf(subject),
    issuerTitle: titleOf(issuer),
    isCa: isBasic && basic.cA,
    ...(isBasic && typeof basic.pathLenConstraint === 'number'
      ? { pathLength: basic.pathLenConstraint }
      : {}),
    ...(usage ? { keyUsage: bits(usage) } : {}),
    ...(eku instanceof ExtKeyUsage
      ? { extendedKeyUsage: { critical: critical.includes(OID.extendedKeyUsage), purposes: eku.keyPurposes } }
      : {}),
    altNames: (raw(OID.subjectAltName)?.children ?? []).flatMap((n) =>
      n.tag === 0xa4 ? (child(n, 0, DER.sequence)?.raw ?? []) : [],
    ),
    ...(keyId ? { keyId } : {}),
    unknownCritical: critical.filter((oid) => !UNDERSTOOD.has(oid)),
    signatureAlgorithm: algorithm,
    parsed,
  };
}

/** The inverse of {@link readPemCertificates}: for the `.chain.pem` beside a token. */
export function writePemCertificates(certificates: readonly Uint8Array[]): string {
  const block = (der: Uint8Array): string => {
    const lines = toBase64(der).match(/.{1,64}/g) ?? [];
    return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
  };
  return certificates.map(block).join('');
}

/** Every certificate of a file: PEM, or a single one as DER (`.cer`, `.crt`, `.der`). */
export function readCertificateFile(bytes: Uint8Array): Cert[] {
  const der = readCertificate(bytes);
  return der ? [der] : readPemCertificates(new TextDecoder('latin1').decode(bytes));
}

/** Every `CERTIFICATE` of a PEM text that can be read. */
export function readPemCertificates(pem: string): Cert[] {
  const blocks = pem.matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g);
  return [...blocks].flatMap(([, base64 = '']) => {
    try {
      return readCertificate(fromBase64(base64)) ?? [];
    } catch {
      return [];
    }
  });
}

/**
 * Which hash a signature rests on, by the signature's algorithm and, for plain RSA, the hash named beside it. RSA-PSS has
 * to use the same hash in all its places.
 */
export function algorithmOf(algorithm: Der, beside?: HashName): Judged<HashName> {
  const oid = oidOf(algorithm.children[0]);
  if (oid === OID.rsaEncryption && beside) return { ok: beside };
  if (oid !== OID.rsaPss) return signatureHashOf(oid);
  // The defaults of RSASSA-PSS-params are SHA-1: a hash has to be named, once outside and once in the mask function.
  const named = oidsIn(algorithm.children[1]).filter((id) => id !== '1.2.840.113549.1.1.8');
  const names = new Set(named);
  const [only] = names;
  if (names.size !== 1 || named.length !== 2) return { weak: 'RSA-PSS + SHA-1' };
  const hash: Readonly<Record<string, HashName>> = {
    '2.16.840.1.101.3.4.2.1': 'SHA-256',
    '2.16.840.1.101.3.4.2.2': 'SHA-384',
    '2.16.840.1.101.3.4.2.3': 'SHA-512',
  };
  const name = hash[only ?? ''];
  return name ? { ok: name } : { unknown: only ?? oid };
}

/** RSA below 2048 bits; undefined for everything else. */
export function weakKey({ parsed }: Cert): string | undefined {
  const { subjectPublicKeyInfo: key } = parsed;
  if (!key.algorithm.algorithmId.startsWith('1.2.840.113549.1.1.')) return undefined;
  const modulus = child(parseDer(key.subjectPublicKey.valueBlock.valueHexView), 0, DER.integer)?.content;
  const bits = modulus ? (modulus.byteLength - (modulus[0] === 0 ? 1 : 0)) * 8 : 0;
  return bits < 2048 ? `RSA ${bits}` : undefined;
}

const CURVES = new Set(['1.2.840.10045.3.1.7', '1.3.132.0.34', '1.3.132.0.35']);

/** The OID of a key that WebCrypto cannot use (SM2, brainpool, …); undefined: it can. */
export function unknownKey({ parsed }: Cert): string | undefined {
  const { algorithmId, algorithmParams } = parsed.subjectPublicKeyInfo.algorithm;
  if (algorithmId === OID.rsaEncryption || algorithmId === OID.rsaPss) return undefined;
  if (algorithmId !== '1.2.840.10045.2.1') return algorithmId;
  const curve = algorithmParams instanceof ObjectIdentifier ? algorithmParams.valueBlock.toString() : '';
  return CURVES.has(curve) ? undefined : curve || algorithmId;
}

/** Whether `issuer`'s key signed `cert`. False for what the machine cannot compute. */
export async function isSignedBy(cert: Cert, issuer: Cert, crypto: Crypto): Promise<boolean> {
  try {
    return await cert.parsed.verify(issuer.parsed, engineOf(crypto));
  } catch {
    return false;
  }
}

/** Whether `cert`'s key signed the data; undefined when this machine has no such algorithm or curve. */
export async function signedWith(
  cert: Cert,
  data: Uint8Array<ArrayBuffer>,
  signature: Uint8Array,
  algorithm: Der,
  hash: HashName,
  crypto: Crypto,
): Promise<boolean | undefined> {
  try {
    return await engineOf(crypto).verifyWithPublicKey(
      data.buffer,
      new OctetString({ valueHex: Uint8Array.from(signature).buffer }),
      cert.parsed.subjectPublicKeyInfo,
      AlgorithmIdentifier.fromBER(Uint8Array.from(algorithm.raw)),
      hash,
    );
  } catch {
    return undefined;
  }
}

const engineOf = (crypto: Crypto): CryptoEngine => new CryptoEngine({ name: 'webcrypto', crypto });

/** The value inside the extension's OCTET STRING. */
function inside(extension: Der | undefined): Der | undefined {
  const value = extension?.children.at(-1);
  return value?.tag === DER.octetString ? parseDer(value.content) : undefined;
}

/** Positions of the set bits of a BIT STRING. */
function bits({ content }: Der): Set<number> {
  const set = new Set<number>();
  content.subarray(1).forEach((byte, at) => {
    for (let bit = 0; bit < 8; bit += 1) if (byte & (0x80 >> bit)) set.add(at * 8 + bit);
  });
  return set;
}

function oidsIn(der: Der | undefined): string[] {
  if (!der) return [];
  const own = oidOf(der);
  return own ? [own] : der.children.flatMap(oidsIn);
}

/** The last common name, or else the last organisation. */
function titleOf(name: Der): string {
  const values = name.children.flatMap((rdn) => rdn.children);
  for (const oid of ['2.5.4.3', '2.5.4.10', '2.5.4.11']) {
    const value = values.findLast((v) => oidOf(v.children[0]) === oid)?.children[1];
    // BMPString is UTF-16; all others of today are ASCII or UTF-8.
    if (value) return new TextDecoder(value.tag === 0x1e ? 'utf-16be' : 'utf-8').decode(value.content);
  }
  return '?';
}
