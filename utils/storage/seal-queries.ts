import { signerOf } from '../integrity/signature';
import { webCryptoDigests } from '../shared/digest';
import type { CaseId } from '../exhibit/ids';
import type { UtcIso } from '../shared/time';
import type { CertificateRow, StampRow } from './paper-rows';
import { live, pagesDb } from './queries';
import type { KeyRow } from './rows';

/** Time-stamps of a case, by number and authority. */
export function liveStamps(caseId: CaseId, callback: (rows: StampRow[]) => void): () => void {
  return live(async () => {
    const rows = await pagesDb().stamps.where('caseId').equals(caseId).toArray();
    return rows.sort((a, b) => a.number - b.number || (a.tsa < b.tsa ? -1 : 1));
  }, callback);
}

/** What outsiders issued for a case, oldest first. */
export function liveCertificates(caseId: CaseId, callback: (rows: CertificateRow[]) => void): () => void {
  return live(() => pagesDb().certificates.where('caseId').equals(caseId).sortBy('at'), callback);
}

/** The public half of the key that signs; `null` before the first export. */
export function liveKey(
  callback: (key: { fingerprint: string; createdAt: UtcIso } | null) => void,
): () => void {
  let over = false;
  const show = async (row: KeyRow | undefined): Promise<void> => {
    const key = row && (await signerOf(row.pair, crypto.subtle, webCryptoDigests(crypto.subtle)));
    if (!over) callback(row && key ? { fingerprint: key.fingerprint, createdAt: row.createdAt } : null);
  };
  const stop = live(
    () => pagesDb().keys.get('installation'),
    (row) => void show(row),
  );
  return () => {
    over = true;
    stop();
  };
}
