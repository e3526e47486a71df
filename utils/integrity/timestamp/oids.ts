/** Object identifiers of RFC 3161, 5652, 5816, 5280, 8017 and 5480 that the checks know. */
export const OID = {
  signedData: '1.2.840.113549.1.7.2',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  anyExtendedKeyUsage: '2.5.29.37.0',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  extendedKeyUsage: '2.5.29.37',
  subjectAltName: '2.5.29.17',
  rsaEncryption: '1.2.840.113549.1.1.1',
  rsaPss: '1.2.840.113549.1.1.10',
} as const;

export type HashName = 'SHA-256' | 'SHA-384' | 'SHA-512';

const HASHES: Readonly<Record<string, HashName>> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

/** Signature algorithms that name their hash. */
const SIGNATURES: Readonly<Record<string, HashName>> = {
  '1.2.840.113549.1.1.11': 'SHA-256',
  '1.2.840.113549.1.1.12': 'SHA-384',
  '1.2.840.113549.1.1.13': 'SHA-512',
  '1.2.840.10045.4.3.2': 'SHA-256',
  '1.2.840.10045.4.3.3': 'SHA-384',
  '1.2.840.10045.4.3.4': 'SHA-512',
};

/** Hashes and signatures that no longer bind anything: MD2, MD4, MD5, SHA-1 and their signatures, SHA-224 left out as too short. */
const WEAK: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.2': 'MD2',
  '1.2.840.113549.2.5': 'MD5',
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.4': 'SHA-224',
  '1.2.840.113549.1.1.2': 'MD2 + RSA',
  '1.2.840.113549.1.1.4': 'MD5 + RSA',
  '1.2.840.113549.1.1.5': 'SHA-1 + RSA',
  '1.2.840.113549.1.1.14': 'SHA-224 + RSA',
  '1.2.840.10045.4.1': 'SHA-1 + ECDSA',
  '1.2.840.10045.4.3.1': 'SHA-224 + ECDSA',
  '1.2.840.10040.4.3': 'SHA-1 + DSA',
};

export type Judged<T> =
  | { readonly ok: T }
  | { readonly weak: string }
  /** Not known here: the OID. */
  | { readonly unknown: string };

export const hashOf = (oid: string | undefined): Judged<HashName> => judge(HASHES, oid);

/** The hash inside a signature algorithm that has one. */
export const signatureHashOf = (oid: string | undefined): Judged<HashName> => judge(SIGNATURES, oid);

function judge(table: Readonly<Record<string, HashName>>, oid = ''): Judged<HashName> {
  const known = Object.hasOwn(table, oid) ? table[oid] : undefined;
  if (known) return { ok: known };
  const weak = Object.hasOwn(WEAK, oid) ? WEAK[oid] : undefined;
  return weak ? { weak } : { unknown: oid };
}
