import { readPemCertificates, type Cert } from './certificate';
import { TSA_ROOTS_PEM } from './roots.data';

let roots: readonly Cert[] | undefined;

/** The certificates this program trusts to end a time-stamp's chain. Read once: parsing takes a while. */
export function trustedRoots(): readonly Cert[] {
  return (roots ??= readPemCertificates(TSA_ROOTS_PEM));
}
