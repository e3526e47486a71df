import type { Sha256 } from '../exhibit/ids';
import { fromBase64, fromHex, toBase64 } from '../shared/bytes';
import { digestHex, type Digests } from '../shared/digest';
import { sameBytes } from './der';
import { derToRaw, rawToDer } from './ecdsa-der';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const HASH = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** AlgorithmIdentifier ecPublicKey + prime256v1 and the head of an uncompressed point (RFC 5480 §2): 26 fixed bytes. */
const SPKI_HEAD = fromHex('3059301306072a8648ce3d020106082a8648ce3d030107034200');
const SPKI_LENGTH = SPKI_HEAD.byteLength + 65;

/** The half of a key pair that goes into bundles. */
export interface PublicKeyFile {
  /** SubjectPublicKeyInfo in PEM: `device-pub.pem`. */
  readonly pem: string;
  /** SHA-256 of the SubjectPublicKeyInfo (DER), lower-case hex. */
  readonly fingerprint: Sha256;
}

/** Signs for this installation. It says "the same installation", never who. */
export interface Signer extends PublicKeyFile {
  /** ECDSA P-256 with SHA-256, DER: what `openssl dgst -sha256 -verify` takes. */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** A new pair whose private half can never leave this browser profile: not extractable. */
export function makeKeyPair(subtle: SubtleCrypto): Promise<CryptoKeyPair> {
  return subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);
}

export async function signerOf(pair: CryptoKeyPair, subtle: SubtleCrypto, digests: Digests): Promise<Signer> {
  const spki = new Uint8Array(await subtle.exportKey('spki', pair.publicKey));
  return {
    pem: spkiPem(spki),
    fingerprint: await fingerprintOf(spki, digests),
    async sign(bytes) {
      const raw = new Uint8Array(await subtle.sign(HASH, pair.privateKey, bytes as Uint8Array<ArrayBuffer>));
      const der = rawToDer(raw);
      if (!der) throw new Error(`a P-256 signature of ${raw.byteLength} bytes`);
      return der;
    },
  };
}

/** RFC 7468: 64 characters a line, LF. */
export function spkiPem(spki: Uint8Array): string {
  const lines = toBase64(spki).match(/.{1,64}/g) ?? [];
  return `-----BEGIN PUBLIC KEY-----\n${lines.join('\n')}\n-----END PUBLIC KEY-----\n`;
}

/** The key in the one form that {@link spkiPem} writes, or undefined: an uncompressed point of P-256, nothing around it. */
export function readSpkiPem(pem: string): Uint8Array<ArrayBuffer> | undefined {
  const base64 = /^-----BEGIN PUBLIC KEY-----\n([A-Za-z0-9+/=\n]+)\n-----END PUBLIC KEY-----\n$/.exec(
    pem,
  )?.[1];
  if (!base64) return undefined;
  let spki: Uint8Array<ArrayBuffer>;
  try {
    spki = fromBase64(base64);
  } catch {
    return undefined;
  }
  const shaped =
    spki.byteLength === SPKI_LENGTH &&
    sameBytes(spki.subarray(0, SPKI_HEAD.byteLength), SPKI_HEAD) &&
    spki[SPKI_HEAD.byteLength] === 4;
  return shaped && spkiPem(spki) === pem ? spki : undefined;
}

export async function fingerprintOf(spki: Uint8Array, digests: Digests): Promise<Sha256> {
  return (await digestHex(digests, 'sha256', spki)) as Sha256;
}

/** False also for a key that is no point of the curve and for any spelling of the signature but strict DER. */
export async function verifySignature(
  spki: Uint8Array<ArrayBuffer>,
  der: Uint8Array,
  data: Uint8Array,
  subtle: SubtleCrypto,
): Promise<boolean> {
  const raw = derToRaw(der);
  if (!raw) return false;
  try {
    const key = await subtle.importKey('spki', spki, ALGORITHM, false, ['verify']);
    return await subtle.verify(HASH, key, raw, data as Uint8Array<ArrayBuffer>);
  } catch {
    return false;
  }
}

/** `4f2a 91c0 …`: a fingerprint as people compare it, groups of four. */
export function fingerprintText(fingerprint: string): string {
  return fingerprint.replace(/(.{4})(?=.)/g, '$1 ');
}
