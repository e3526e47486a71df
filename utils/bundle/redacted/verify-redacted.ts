import { verdict, type Verdict } from '../../integrity/verdicts';
import { readManifest } from '../bag';
import type { ReadVolume } from '../read';
import {
  PROVENANCE,
  readRedactions,
  REDACTIONS_FILE,
  type RedactedFile,
  type Redactions,
} from './redactions';

const TAG_MANIFEST = 'tagmanifest-sha256.txt';
const MANIFESTS = ['bag-info.txt', 'manifest-sha256.txt', 'manifest-sha512.txt'];

/** Says of itself that it is a masked copy. */
export const isRedacted = ({ files }: Pick<ReadVolume, 'files'>): boolean =>
  files.has(REDACTIONS_FILE) || [...files.keys()].some((path) => path.startsWith(PROVENANCE));

/** What a masked copy lists, by path; of an unreadable list nothing, so that nothing is excused. */
export function listedChanges(volume: ReadVolume): ReadonlyMap<string, RedactedFile> {
  const redactions = readRedactions(volume.texts.get(REDACTIONS_FILE));
  return new Map(redactions?.files.map((file) => [file.path, file]) ?? []);
}

/** The original's tag files and seals as a volume of their own, to be judged like any: signature, key, time-stamps. */
export function originalOf(volume: ReadVolume): ReadVolume {
  const inside = <T>(map: ReadonlyMap<string, T>): Map<string, T> =>
    new Map(
      [...map].flatMap(([path, value]) =>
        path.startsWith(PROVENANCE) ? [[path.slice(PROVENANCE.length), value] as const] : [],
      ),
    );
  return {
    ...volume,
    folder: `${volume.folder}/${PROVENANCE.slice(0, -1)}`,
    files: inside(volume.files),
    texts: inside(volume.texts),
    entries: inside(volume.entries),
    seals: inside(volume.seals),
  };
}

/**
 * Whether a masked copy differs from its original in nothing but what it lists: every file is compared with the original's
 * manifest, which is compared with the original's tagmanifest; that one is what signature and time-stamps are over.
 */
export function verifyRedacted(volume: ReadVolume, sealed: readonly number[]): Verdict[] {
  const redactions = readRedactions(volume.texts.get(REDACTIONS_FILE));
  const original = originalOf(volume);
  if (!redactions || redactions.of.tagmanifest !== original.files.get(TAG_MANIFEST)?.sha256)
    return [verdict('REDACTION_UNREADABLE', undefined, [REDACTIONS_FILE])];
  const tags = readManifest(original.texts.get(TAG_MANIFEST) ?? '', 'sha256');
  const manifest = readManifest(original.texts.get('manifest-sha256.txt') ?? '', 'sha256');
  const altered = MANIFESTS.filter(
    (path) => !tags || tags.get(path) === undefined || tags.get(path) !== original.files.get(path)?.sha256,
  );
  if (altered.length > 0 || !manifest)
    return [
      verdict(
        'REDACTION_PROVENANCE',
        undefined,
        (manifest ? altered : MANIFESTS).map((p) => PROVENANCE + p),
      ),
    ];
  const findings: Verdict[] = [];
  const { unlisted, wrong, same } = compare(volume, manifest, redactions);
  if (unlisted.length > 0) findings.push(verdict('REDACTION_UNLISTED', undefined, unlisted));
  if (wrong.length > 0) findings.push(verdict('REDACTION_LIST_WRONG', undefined, wrong));
  if (sealed.join() !== [...redactions.sealedLines].join())
    findings.push(verdict('REDACTION_STRAY_HASH', undefined, ['data/log/chain.jsonl']));
  if (findings.length > 0) return findings;
  const { files } = redactions;
  const places =
    files.reduce((sum, one) => sum + (one.places ?? 0) + (one.areas?.length ?? 0), 0) + sealed.length;
  const left = files.filter(({ redacted }) => redacted === null).length;
  return [verdict('REDACTION_OK', { masked: files.length - left, left, places, same })];
}

function compare(
  { files }: ReadVolume,
  manifest: ReadonlyMap<string, string>,
  redactions: Redactions,
): { readonly unlisted: string[]; readonly wrong: string[]; readonly same: number } {
  const listed = new Map(redactions.files.map((file) => [file.path, file]));
  const own = (path: string): boolean => path === REDACTIONS_FILE || path.startsWith(PROVENANCE);
  const here = [...files.values()].filter(({ path }) => path.startsWith('data/') && !own(path));
  const unlisted = [
    ...here
      .filter(({ path, sha256 }) => !listed.has(path) && manifest.get(path) !== sha256)
      .map(({ path }) => path),
    ...[...manifest.keys()].filter((path) => !files.has(path) && !listed.has(path)),
  ];
  const wrong = redactions.files
    .filter(({ path, original, redacted }) => {
      const found = files.get(path)?.sha256 ?? null;
      return own(path) || manifest.get(path) !== original || redacted !== found || redacted === original;
    })
    .map(({ path }) => path);
  const same = here.filter(({ path }) => !listed.has(path)).length;
  return { unlisted: unlisted.sort(), wrong: wrong.sort(), same };
}
