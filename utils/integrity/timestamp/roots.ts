import { sameBytes } from '../der';
import { readPemCertificates, type Cert } from './certificate';
import { TSA_ROOTS_PEM } from './roots.data';

let roots: readonly Cert[] | undefined;

/** Those, and what the reader chose to trust besides (PEM): `own` names the latter. */
export function rootsWith(pem = ''): { readonly roots: readonly Cert[]; readonly own: readonly Cert[] } {
  const known = trustedRoots();
  const own = readPemCertificates(pem).filter(({ der }) => !known.some((root) => sameBytes(root.der, der)));
  return { roots: [...known, ...own], own };
}

/** The certificates this program trusts to end a time-stamp's chain. Read once: parsing takes a while. */
export function trustedRoots(): readonly Cert[] {
  return (roots ??= readPemCertificates(TSA_ROOTS_PEM));
}
