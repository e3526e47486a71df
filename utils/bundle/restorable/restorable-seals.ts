import { isSha256, type ExhibitId, type Sha256 } from '../../exhibit/ids';
import { lineSha256 } from '../../integrity/chain';
import type { LoggedFile, LogLine } from '../../integrity/chain.types';
import type { VerdictCode } from '../../integrity/verdicts';
import type { Digests } from '../../shared/digest';
import type { UtcIso } from '../../shared/time';
import type { BundleReport } from '../report';
import { exhibitTokenPath } from '../seal-write';
import { EXTERNAL } from '../seal-files';
import type { Volume } from '../verify-chain';
import type { ZipFile } from '../zip-open';

/** A time-stamp of an exhibit, as its bundle carries it and its log names it. */
export interface RestorableStamp {
  readonly exhibit: ExhibitId;
  readonly number: number;
  readonly tsa: string;
  /** SHA-256 of the line that recorded the exhibit. */
  readonly digest: Sha256;
  readonly query?: Uint8Array;
  readonly response: Uint8Array;
  readonly chain: string;
  readonly time: UtcIso;
  /** What the verifier says of it. */
  readonly code?: VerdictCode;
}

/** What an outsider issued. */
export interface RestorableCertificate {
  readonly number?: number;
  readonly name: string;
  readonly file: LoggedFile;
  readonly at: UtcIso;
  readonly unpack: ZipFile['unpack'];
}

export interface RestorableSeals {
  readonly stamps: readonly RestorableStamp[];
  readonly certificates: readonly RestorableCertificate[];
}

/** What of `seal/` can be taken in: what the log names, and whose bytes are those it names. The rest is left behind. */
export async function restorableSeals(
  texts: readonly string[],
  log: readonly LogLine[],
  volumes: readonly Volume[],
  report: Pick<BundleReport, 'timestamps'>,
  digests: Digests,
): Promise<RestorableSeals> {
  const stamps = new Map<string, RestorableStamp>();
  const certificates = new Map<string, RestorableCertificate>();
  for (const line of log) {
    if (line.type === 'exhibit-timestamped') {
      const path = exhibitTokenPath(line.number, line.tsa, 'tsr');
      const volume = volumes.find((one) => one.files.get(path)?.sha256 === line.token);
      const response = volume?.seals.get(path);
      const recorded = log.findIndex(
        (l) => (l.type === 'exhibit-captured' || l.type === 'exhibit-imported') && l.exhibit === line.exhibit,
      );
      const text = texts[recorded];
      if (!volume || !response || text === undefined) continue;
      const query = volume.seals.get(exhibitTokenPath(line.number, line.tsa, 'tsq'));
      const chain = volume.seals.get(`seal/${line.tsa}.chain.pem`);
      const code = report.timestamps.find(({ file }) => file.endsWith(path))?.code;
      stamps.set(path, {
        exhibit: line.exhibit,
        number: line.number,
        tsa: line.tsa,
        digest: await lineSha256(text, digests),
        ...(query ? { query } : {}),
        response,
        chain: chain ? new TextDecoder('latin1').decode(chain) : '',
        time: line.time,
        ...(code ? { code } : {}),
      });
    } else if (line.type === 'certificate-attached' && line.file.path.startsWith(EXTERNAL)) {
      const { file, name, at, number } = line;
      const volume = volumes.find((one) => one.files.get(file.path)?.sha256 === file.sha256);
      const entry = volume?.entries.get(file.path);
      if (!entry || !isSha256(file.sha256)) continue;
      const about = number === undefined ? {} : { number };
      certificates.set(file.path, { name, file, at, ...about, unpack: entry.unpack.bind(entry) });
    }
  }
  return { stamps: [...stamps.values()], certificates: [...certificates.values()] };
}
