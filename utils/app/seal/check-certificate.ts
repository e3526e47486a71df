import { exhibitLabel, type Sha256 } from '../../exhibit/ids';
import { checkForeign, type CertificateCheck, type Stampable } from '../../integrity/timestamp/foreign';
import type { Trust } from '../../integrity/timestamp/verify';
import { digestHex, type Digests } from '../../shared/digest';
import type { Result } from '../../shared/result';
import type { CertificateRow } from '../../storage/paper-rows';
import type { ExhibitRow } from '../../storage/rows';

export interface CertificatePorts {
  readonly digests: Digests;
  readonly crypto: Crypto;
  readonly trust: () => Promise<Trust>;
  readonly readBlob: (sha256: Sha256) => Promise<Result<Uint8Array<ArrayBuffer>>>;
  /** The exhibit it is about; of the case's when it is about none. */
  readonly exhibits: (row: CertificateRow) => Promise<readonly ExhibitRow[]>;
  /** SHA-256 of the line that recorded the exhibit. */
  readonly lineOf: (row: ExhibitRow) => Promise<Sha256 | undefined>;
}

/** Bytes above which nothing is a time-stamp. */
const MAX_TOKEN = 64 * 1024;

/** Whether a certificate that was attached is over what it is attached to. */
export async function checkCertificate(
  row: CertificateRow,
  { digests, crypto, trust, readBlob, exhibits, lineOf }: CertificatePorts,
): Promise<CertificateCheck> {
  if (row.file.bytes > MAX_TOKEN) return { verdict: 'unchecked', why: 'NOT_RFC3161' };
  const bytes = await readBlob(row.file.sha256);
  if (!bytes.ok || (await digestHex(digests, 'sha256', bytes.value)) !== row.file.sha256)
    return { verdict: 'unchecked', why: 'LOST' };
  const targets: Stampable[] = [];
  for (const exhibit of await exhibits(row)) {
    const { record, recordSha256 } = exhibit;
    const folder = exhibitLabel(record.number);
    const sha512 = (sha256: Sha256) => async (): Promise<string | undefined> => {
      const file = await readBlob(sha256);
      return file.ok ? digestHex(digests, 'sha512', file.value) : undefined;
    };
    const line = await lineOf(exhibit);
    if (line) targets.push({ what: `${folder}/log`, sha256: line });
    targets.push({ what: `${folder}/exhibit.json`, sha256: recordSha256, sha512: sha512(recordSha256) });
    for (const { path, sha256 } of record.files)
      targets.push({ what: `${folder}/${path}`, sha256, sha512: sha512(sha256) });
    if (record.imported && !record.imported.kept)
      targets.push({ what: `${folder}/${record.imported.name}`, sha256: record.imported.sha256 });
  }
  return checkForeign(bytes.value, targets, await trust(), crypto);
}
