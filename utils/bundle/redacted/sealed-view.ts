import { readManifest } from '../bag';
import type { CaseFile } from '../case-read';
import type { DeletedExhibit, LogView } from '../log-view';
import type { ReadVolume } from '../read';
import { isRedacted, originalOf } from './verify-redacted';

/** What a masked copy's sealed lines may have said, as far as the original's signed manifests show it. */
export interface SealedView {
  readonly log: LogView;
  /** A file below `data/` that a sealed line may have named: the original had it. */
  readonly mayBeLogged: (path: string) => boolean;
}

/**
 * A line with a masked string in it (the reason of a deletion, the title of a paper) is a hash. So an exhibit that neither the
 * original bundle had nor `case.json` tells of counts as deleted where a line after its capture is sealed, and a paper as logged where the original
 * had it. Anywhere else, and of what is no masked copy, the log alone counts.
 */
export function sealedView(
  volumes: readonly (ReadVolume & { readonly caseFile: Pick<CaseFile, 'exhibits'> })[],
  log: LogView,
  sealed: readonly number[],
): SealedView {
  const last = sealed.at(-1);
  if (last === undefined || !volumes.every(isRedacted)) return { log, mayBeLogged: () => false };
  const had = new Set(
    volumes.flatMap((volume) => [
      ...(readManifest(originalOf(volume).texts.get('manifest-sha256.txt') ?? '', 'sha256')?.keys() ?? []),
    ]),
  );
  const gone = [...log.present.values()].filter(
    ({ exhibit, seq, files }) =>
      seq < last &&
      !volumes.some((volume) => volume.caseFile.exhibits.has(exhibit)) &&
      files.every(({ path }) => !had.has(`data/${path}`)),
  );
  const present = new Map(log.present);
  for (const { exhibit } of gone) present.delete(exhibit);
  const lost = new Set(gone.flatMap(({ files }) => files.map(({ path }) => path)));
  return {
    log: {
      ...log,
      present,
      deleted: [
        ...log.deleted,
        ...gone.map((line): DeletedExhibit => ({ ...line, type: 'exhibit-deleted', reason: '' })),
      ],
      files: new Map([...log.files].filter(([path]) => !lost.has(path))),
    },
    mayBeLogged: (path) => path.startsWith('data/documents/') && had.has(path),
  };
}
