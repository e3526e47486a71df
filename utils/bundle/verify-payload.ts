import { readRequest } from '../integrity/timestamp/request';
import { firstOf, verdict, type Verdict } from '../integrity/verdicts';
import { BAGIT_TXT, readBagInfo, readManifest } from './bag';
import type { FoundFile, ReadVolume } from './read';
import { sealCap } from './seal-files';

/**
 * BagIt both ways (RFC 8493 §3): everything listed is there and the same by SHA-256 and SHA-512, nothing is there that
 * is not listed, and the tag files match theirs. `seal/` lies outside every manifest and may hold known names only.
 */
export function verifyPayload(volume: ReadVolume): Verdict {
  const { files, texts } = volume;
  const payload = [...files.values()].filter((f) => f.path.startsWith('data/'));
  const tags = [...files.values()].filter(
    (f) => !f.path.startsWith('data/') && !f.path.startsWith('seal/') && f.path !== TAG_MANIFEST,
  );
  // Nothing vouches for `seal/`, so only names with a meaning may be there, and no more bytes than they need.
  const stray = [...files.values()].filter(
    (f) => f.path.startsWith('seal/') && !(f.bytes <= (sealCap(f.path) ?? -1) && isMeant(f.path, volume)),
  );
  const manifest = (name: string, algorithm: 'sha256' | 'sha512') =>
    readManifest(texts.get(name) ?? '', algorithm);
  const sha256 = manifest('manifest-sha256.txt', 'sha256');
  const sha512 = manifest('manifest-sha512.txt', 'sha512');
  const tag = manifest(TAG_MANIFEST, 'sha256');
  const malformed = [
    ...(sha256 && sameKeys(sha256, sha512) && under(sha256, true) ? [] : ['manifest-sha256.txt']),
    ...(sha512 ? [] : ['manifest-sha512.txt']),
    ...(tag && under(tag, false) ? [] : [TAG_MANIFEST]),
  ];
  const checks = [
    compare(payload, sha256, 'sha256'),
    compare(payload, sha512, 'sha512'),
    compare(tags, tag, 'sha256'),
  ];
  const broken = [...files.values()].filter((f) => !f.intact).map((f) => f.path);
  const all = (pick: (c: Comparison) => readonly string[]): string[] =>
    [...new Set(checks.flatMap(pick))].sort();
  const changed = [...new Set([...all((c) => c.changed), ...broken])].sort();
  const findings = [
    ...finding('PAYLOAD_CHANGED', changed),
    ...finding(
      'PAYLOAD_MISSING',
      all((c) => c.missing),
    ),
    ...finding('PAYLOAD_UNLISTED', [...all((c) => c.unlisted), ...stray.map((f) => f.path)]),
    ...finding('PAYLOAD_FOREIGN', [...files.keys()].filter((path) => !isKnownPlace(path)).sort()),
    ...finding('PAYLOAD_MANIFEST', malformed),
    ...bagitFindings(volume),
  ];
  // The sums are off whenever a file is: worth a word only when nothing else explains it.
  if (findings.length === 0 && !oxumHolds(volume, payload)) {
    findings.push(verdict('PAYLOAD_OXUM', undefined, ['bag-info.txt']));
  }
  return firstOf(findings, verdict('PAYLOAD_OK', { files: payload.length }));
}

const BLOCKS = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;

/** Where nothing but its name says what a file is for, its content has to be of that kind: nothing else rides along. */
function isMeant(path: string, { seals }: ReadVolume): boolean {
  const bytes = seals.get(path) ?? new Uint8Array();
  if (path.endsWith('.tsq')) return readRequest(bytes) !== undefined;
  if (!path.endsWith('.chain.pem')) return true;
  return new TextDecoder('latin1').decode(bytes).replaceAll(BLOCKS, '').trim() === '';
}

/** Files of the format beside `seal/`; what lies in these folders is judged by the log. */
const PLACES =
  /^(?:bagit\.txt|bag-info\.txt|(?:manifest-sha(?:256|512)|tagmanifest-sha256)\.txt|index\.html|VERIFY\.txt|seal\/.+|data\/(?:(?:case|timeline|redactions)\.json|exhibits\.csv|log\/chain\.jsonl|(?:exhibits|documents|provenance)\/.+))$/;

/** A manifest made anew lists anything: a file that the format does not have is not ours whatever lists it. */
const isKnownPlace = (path: string): boolean => PLACES.test(path);

const TAG_MANIFEST = 'tagmanifest-sha256.txt';

interface Comparison {
  readonly changed: readonly string[];
  readonly missing: readonly string[];
  readonly unlisted: readonly string[];
}

function compare(
  found: readonly FoundFile[],
  listed: ReadonlyMap<string, string> | undefined,
  algorithm: 'sha256' | 'sha512',
): Comparison {
  // An unreadable manifest is one finding of its own; calling every file unlisted would bury it.
  if (!listed) return { changed: [], missing: [], unlisted: [] };
  const paths = new Set(found.map((f) => f.path));
  return {
    changed: found
      .filter((f) => listed.has(f.path) && listed.get(f.path) !== f[algorithm])
      .map((f) => f.path),
    missing: [...listed.keys()].filter((path) => !paths.has(path)),
    unlisted: found.filter((f) => !listed.has(f.path)).map((f) => f.path),
  };
}

function bagitFindings({ texts }: ReadVolume): Verdict[] {
  return finding('PAYLOAD_BAGIT', [
    ...(texts.get('bagit.txt') === BAGIT_TXT ? [] : ['bagit.txt']),
    ...(readBagInfo(texts.get('bag-info.txt') ?? '') ? [] : ['bag-info.txt']),
  ]);
}

function oxumHolds({ texts }: ReadVolume, payload: readonly FoundFile[]): boolean {
  const info = readBagInfo(texts.get('bag-info.txt') ?? '');
  const octets = payload.reduce((sum, file) => sum + file.bytes, 0);
  return info?.octets === octets && info.streams === payload.length;
}

function finding(
  code:
    | 'PAYLOAD_CHANGED'
    | 'PAYLOAD_MISSING'
    | 'PAYLOAD_UNLISTED'
    | 'PAYLOAD_FOREIGN'
    | 'PAYLOAD_MANIFEST'
    | 'PAYLOAD_BAGIT',
  files: readonly string[],
): Verdict[] {
  return files.length > 0 ? [verdict(code, undefined, files)] : [];
}

function under(listed: ReadonlyMap<string, string>, data: boolean): boolean {
  return [...listed.keys()].every((path) => path.startsWith('data/') === data && !path.startsWith('seal/'));
}

function sameKeys(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string> | undefined): boolean {
  return !b || (a.size === b.size && [...a.keys()].every((key) => b.has(key)));
}
