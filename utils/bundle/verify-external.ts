import { exhibitLabel } from '../exhibit/ids';
import type { LogLine } from '../integrity/chain.types';
import { verdict, type Verdict } from '../integrity/verdicts';
import type { ReadVolume } from './read';
import { EXTERNAL } from './seal-files';

/** A file that an outsider issued. Its content is not judged; whether it is the one the log names is. */
export interface ReportedExternal {
  /** Path below the bundle's folder. */
  readonly file: string;
  /** As it was called when it was attached; absent: the log does not know it. */
  readonly name?: string;
  /** `case`, or the exhibit it is about; absent: not logged. */
  readonly covers?: string;
  /** UTC, by the operator's clock. */
  readonly attachedAt?: string;
  /** `other`: another file lies there than was attached; `missing`: none. */
  readonly state: 'as-logged' | 'other' | 'missing' | 'unlogged';
}

/** What lies in `seal/external/` against what the log says was attached. The first volume carries it all. */
export function verifyExternal(
  volumes: readonly ReadVolume[],
  lines: readonly LogLine[],
  firstIsHere: boolean,
): { readonly verdicts: readonly Verdict[]; readonly reported: readonly ReportedExternal[] } {
  const there = new Map(volumes.flatMap((v) => [...v.files].filter(([path]) => path.startsWith(EXTERNAL))));
  const reported: ReportedExternal[] = [];
  const logged = new Set<string>();
  for (const line of lines) {
    if (line.type !== 'certificate-attached' || logged.has(line.file.path)) continue;
    logged.add(line.file.path);
    const found = there.get(line.file.path);
    if (!found && !firstIsHere) continue;
    reported.push({
      file: line.file.path,
      name: line.name,
      covers: line.number === undefined ? 'case' : exhibitLabel(line.number),
      attachedAt: line.at,
      state: !found ? 'missing' : found.sha256 === line.file.sha256 ? 'as-logged' : 'other',
    });
  }
  for (const path of [...there.keys()].sort())
    if (!logged.has(path)) reported.push({ file: path, state: 'unlogged' });
  const of = (state: ReportedExternal['state']): string[] =>
    reported.filter((one) => one.state === state).map(({ file }) => file);
  const verdicts: Verdict[] = [];
  const [other, missing, unlogged] = [of('other'), of('missing'), of('unlogged')];
  if (other.length > 0) verdicts.push(verdict('EXTERNAL_OTHER', undefined, other));
  if (unlogged.length > 0) verdicts.push(verdict('EXTERNAL_UNLOGGED', undefined, unlogged));
  if (missing.length > 0) verdicts.push(verdict('EXTERNAL_MISSING', undefined, missing));
  return { verdicts, reported };
}
