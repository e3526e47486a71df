import { sameBytes } from '../der';
import { algorithmOf, isSignedBy, weakKey, type Cert } from './certificate';
import { OID } from './oids';

export type Path =
  /** From the signer to the trusted root, both included. */
  | { readonly kind: 'trusted'; readonly path: readonly Cert[] }
  /** Holds as far as it goes; where it ends nothing is trusted. `top`: the last certificate's name, or its issuer's. */
  | { readonly kind: 'unknown-root'; readonly path: readonly Cert[]; readonly top: string }
  | { readonly kind: 'broken'; readonly reason: string };

interface Search {
  readonly pool: readonly Cert[];
  readonly roots: readonly Cert[];
  /** ms since the epoch. */
  readonly at: number;
  readonly crypto: Crypto;
  /** Signatures still allowed to be computed: a hostile token may bring look-alikes by the dozen. */
  budget: number;
  broken: string | undefined;
  longest: readonly Cert[];
}

const MAX_DEPTH = 8;
const MAX_SIGNATURES = 64;

/**
 * A path from the signer to a trusted root, all of it good at `at` (RFC 5280 §6.1 without policies): validity, key
 * usage, basic constraints, path length, extended key usage of intermediates, algorithms. Revocation is not asked for:
 * that would need the network and the authority's word of today.
 */
export async function findPath(
  signer: Cert,
  { pool, roots, at, crypto }: { pool: readonly Cert[]; roots: readonly Cert[]; at: number; crypto: Crypto },
): Promise<Path> {
  const search: Search = {
    pool,
    roots,
    at,
    crypto,
    budget: MAX_SIGNATURES,
    broken: undefined,
    longest: [signer],
  };
  const found = await climb([signer], search);
  if (found) return { kind: 'trusted', path: found };
  if (search.broken !== undefined) return { kind: 'broken', reason: search.broken };
  const { longest } = search;
  const top = longest.at(-1) ?? signer;
  return { kind: 'unknown-root', path: longest, top: issuerTitle(top, pool) };
}

async function climb(path: readonly Cert[], search: Search): Promise<readonly Cert[] | undefined> {
  const below = path.at(-1);
  if (!below || path.length > MAX_DEPTH) return undefined;
  if (search.roots.some((root) => sameBytes(root.der, below.der))) return path;
  for (const issuer of [...search.roots, ...search.pool]) {
    const isRoot = search.roots.includes(issuer);
    if (!sameBytes(issuer.subject, below.issuer) || path.some((c) => sameBytes(c.der, issuer.der))) continue;
    const bad = whyNoIssuer(issuer, path, search.at, isRoot) ?? weakLink(below);
    if (search.budget <= 0) return undefined;
    search.budget -= 1;
    if (!(await isSignedBy(below, issuer, search.crypto))) {
      // Names can coincide; but who names a trusted root as its issuer has to have its signature.
      if (isRoot) search.broken ??= 'signature';
      continue;
    }
    if (bad !== undefined) {
      search.broken ??= bad;
      continue;
    }
    const next = [...path, issuer];
    if (isRoot) return next;
    if (next.length > search.longest.length) search.longest = next;
    const found = await climb(next, search);
    if (found) return found;
  }
  return undefined;
}

/** What forbids this certificate to issue the ones below it; undefined: nothing. */
function whyNoIssuer(issuer: Cert, below: readonly Cert[], at: number, isRoot: boolean): string | undefined {
  if (!issuer.isCa) return 'not-a-ca';
  if (issuer.keyUsage ? !issuer.keyUsage.has(KEY_CERT_SIGN) : !isRoot) return 'key-usage';
  // Self-issued certificates do not count (§6.1.4 l); the signer is not an intermediate.
  const between = below.slice(1).filter((c) => !sameBytes(c.subject, c.issuer)).length;
  if (issuer.pathLength !== undefined && between > issuer.pathLength) return 'path-length';
  if (at < issuer.notBefore || at > issuer.notAfter) return 'expired';
  if (issuer.unknownCritical.length > 0) return `critical-extension ${issuer.unknownCritical.join(' ')}`;
  const purposes = issuer.extendedKeyUsage?.purposes;
  if (!isRoot && purposes && !purposes.some((p) => p === OID.timeStamping || p === OID.anyExtendedKeyUsage))
    return 'extended-key-usage';
  const weak = weakKey(issuer);
  return weak === undefined ? undefined : `weak ${weak}`;
}

const KEY_CERT_SIGN = 5;

function weakLink(cert: Cert): string | undefined {
  const judged = algorithmOf(cert.signatureAlgorithm);
  if ('weak' in judged) return `weak ${judged.weak}`;
  return 'unknown' in judged ? `algorithm ${judged.unknown}` : undefined;
}

function issuerTitle(cert: Cert, pool: readonly Cert[]): string {
  if (sameBytes(cert.subject, cert.issuer)) return cert.title;
  return pool.find((c) => sameBytes(c.subject, cert.issuer))?.title ?? cert.issuerTitle;
}
