import { exhibitLabel, type Sha256 } from '../exhibit/ids';
import type { Exhibit } from '../exhibit/model';
import type { LoggedFile } from './chain.types';

/** The exhibit's files as the log names them: `exhibit.json` first. */
export function loggedFiles(
  record: Pick<Exhibit, 'number' | 'files'>,
  recordSha256: Sha256,
  recordBytes: number,
): LoggedFile[] {
  const folder = `exhibits/${exhibitLabel(record.number)}`;
  return [
    { path: `${folder}/exhibit.json`, sha256: recordSha256, bytes: recordBytes },
    ...record.files.map(({ path, sha256, bytes }) => ({ path: `${folder}/${path}`, sha256, bytes })),
  ];
}
