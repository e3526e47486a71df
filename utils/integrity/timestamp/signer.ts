import type { VerdictCode } from '../verdicts';
import { child, DER, oidOf, sameBytes, type Der } from '../der';
import { readCertificate, type Cert } from './certificate';
import { hashOf, OID, type HashName } from './oids';
import type { Token } from './token';

/** The certificate the SignerInfo names, among those that came along. */
export function findSigner(token: Token, certificates: readonly Cert[]): Cert | undefined {
  const { signer } = token;
  return certificates.find((cert) =>
    'keyId' in signer
      ? cert.keyId !== undefined && sameBytes(cert.keyId, signer.keyId)
      : sameBytes(cert.issuer, signer.issuer) && sameBytes(cert.serial, signer.serial),
  );
}

/** Those of the token's certificates that can be read; a foreign one beside them does no harm. */
export const readCertificates = (token: Token): Cert[] =>
  token.certificates.slice(0, 32).flatMap((der) => readCertificate(der) ?? []);

/** The one value of the one attribute of that type; undefined when it is missing, repeated or has more values. */
function attribute(token: Token, type: string): Der | undefined {
  const found = token.attributes.filter((a) => oidOf(a.children[0]) === type);
  const values = child(found[0], 1, DER.set)?.children ?? [];
  return found.length === 1 && values.length === 1 && found[0]?.children.length === 2 ? values[0] : undefined;
}

/** RFC 5652 §5.4, §11: contentType and messageDigest, once each, fitting the content. */
export async function attributesFit(token: Token, hash: HashName, subtle: SubtleCrypto): Promise<boolean> {
  const type = attribute(token, OID.contentType);
  const digest = attribute(token, OID.messageDigest);
  const content = new Uint8Array(await subtle.digest(hash, Uint8Array.from(token.content)));
  return oidOf(type) === OID.tstInfo && digest?.tag === DER.octetString && sameBytes(digest.content, content);
}

/**
 * RFC 2634 §5.4 and RFC 5035/5816: the signer's certificate is bound by its hash, so that no other certificate of the
 * same key or name can be put in its place. The version of 2634 has SHA-1 by definition; it is accepted because only a
 * second preimage would help here.
 */
export async function essFits(token: Token, signer: Cert, subtle: SubtleCrypto): Promise<boolean> {
  const v1 = token.attributes.some((a) => oidOf(a.children[0]) === OID.signingCertificate);
  const v2 = token.attributes.some((a) => oidOf(a.children[0]) === OID.signingCertificateV2);
  if (!v1 && !v2) return false;
  const old = !v1 || (await bindsFirst(attribute(token, OID.signingCertificate), signer, subtle, 'SHA-1'));
  return old && (!v2 || (await bindsFirst(attribute(token, OID.signingCertificateV2), signer, subtle)));
}

async function bindsFirst(
  value: Der | undefined,
  signer: Cert,
  subtle: SubtleCrypto,
  fixed?: 'SHA-1',
): Promise<boolean> {
  const first = child(child(value, 0, DER.sequence), 0, DER.sequence);
  const parts = [...(first?.children ?? [])];
  let hash: 'SHA-1' | HashName = fixed ?? 'SHA-256';
  if (!fixed && parts[0]?.tag === DER.sequence) {
    const named = hashOf(oidOf(parts.shift()?.children[0]));
    if (!('ok' in named)) return false;
    hash = named.ok;
  }
  const [certHash, issuerSerial] = parts;
  if (certHash?.tag !== DER.octetString || parts.length > 2) return false;
  const own = new Uint8Array(await subtle.digest(hash, Uint8Array.from(signer.der)));
  if (!sameBytes(certHash.content, own)) return false;
  if (!issuerSerial) return true;
  // IssuerSerial ::= SEQUENCE { GeneralNames, INTEGER }
  const name = child(child(issuerSerial, 0, DER.sequence), 0, 0xa4)?.children[0];
  const serial = child(issuerSerial, 1, DER.integer);
  return !!name && !!serial && sameBytes(name.raw, signer.issuer) && sameBytes(serial.content, signer.serial);
}

/** What forbids this certificate to sign time-stamps (RFC 3161 §2.3); undefined: nothing. */
export function whyNoStamper(cert: Cert): Extract<VerdictCode, 'TIMESTAMP_EKU'> | undefined {
  const { extendedKeyUsage: eku, keyUsage } = cert;
  const sole = eku?.critical && eku.purposes.length === 1 && eku.purposes[0] === OID.timeStamping;
  // digitalSignature or nonRepudiation, and nothing else (X.509 purpose timestampsign of openssl).
  const signs = !keyUsage || (keyUsage.size > 0 && [...keyUsage].every((bit) => bit === 0 || bit === 1));
  return sole && signs && !cert.isCa && cert.unknownCritical.length === 0 ? undefined : 'TIMESTAMP_EKU';
}

/** The name the token gives itself has to be one of its certificate's. */
export function tsaNameFits({ tst }: Token, cert: Cert): boolean {
  if (tst.tsaOther) return false;
  const { tsaName } = tst;
  if (!tsaName) return true;
  return [cert.subject, ...cert.altNames].some((name) => sameBytes(name, tsaName));
}
