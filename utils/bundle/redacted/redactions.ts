import { isSha256 } from '../../exhibit/ids';
import { canonicalJson, type JsonValue } from '../../integrity/canonical';
import { isJsonObject } from '../../integrity/chain-line';
import { parseStrictJson } from '../../integrity/parse-json';
import { isBagPath } from '../zip-limits';
import type { Area } from './plan';

export const REDACTIONS_FILE = 'data/redactions.json';
export const PROVENANCE = 'data/provenance/';
export const REDACTION_VERSION = '1.0';

/** Why a file of the copy is not the original, or is not there. */
export const REDACTION_REASONS = [
  'AREAS', // regions of a picture were filled and the picture written anew
  'TEXT', // masked strings in it were replaced
  'METADATA', // what a picture says of itself was taken out; its pixels are the same, bit for bit
  'REMADE', // made again out of masked data: case.json, timeline.json, exhibits.csv, a small picture
  'LOG', // the custody log: lines with masked strings are hashes only
  'TEXT_IN_PICTURE', // left out: the exhibit's words hold a masked string, the picture probably shows it
  'RAW_PICTURE', // left out: the same pixels as a picture that was masked
  'NOT_READ', // left out: nobody has said what the picture shows
  'NOT_MASKABLE', // left out: a format in which masking cannot be sure (archive, PDF, film, sound)
  'PAPER_LEFT_OUT', // left out: a paper of the holder's own, which the user did not want to pass on
  'TEXT_LEFT_OUT', // left out: holds a masked string, and the user wanted no masked texts
] as const;
export type RedactionReason = (typeof REDACTION_REASONS)[number];

export interface RedactedFile {
  /** Below the bag's folder, the same in the original. */
  readonly path: string;
  /** SHA-256 of the original. */
  readonly original: string;
  /** SHA-256 of the file here; null: left out. */
  readonly redacted: string | null;
  readonly reason: RedactionReason;
  /** Device px of the original picture. */
  readonly areas?: readonly Area[];
  /** Places in it where a string was replaced. */
  readonly places?: number;
}

/** `data/redactions.json`: everything in which a masked copy's volume differs from the original's. No masked string in it. */
export interface Redactions {
  readonly redactionVersion: string;
  /** The original volume: its folder, and SHA-256 of its `tagmanifest-sha256.txt`. */
  readonly of: { readonly folder: string; readonly tagmanifest: string };
  /** By path. */
  readonly files: readonly RedactedFile[];
  /** `seq` of the lines of the custody log that are hashes only. */
  readonly sealedLines: readonly number[];
  /** Files no program could judge, copied because the maker says that nothing to be masked shows in them. */
  readonly confirmed?: readonly string[];
  /** Files of the original's `seal/external/`, which are never copied. */
  readonly external: readonly { readonly path: string; readonly sha256: string }[];
}

export const writeRedactions = (redactions: Redactions): string => `${canonicalJson(redactions)}\n`;

/** Undefined when it is not what {@link writeRedactions} writes, or of another major version. */
export function readRedactions(text: string | undefined): Redactions | undefined {
  if (!text?.endsWith('\n')) return undefined;
  const parsed = parseStrictJson(text.slice(0, -1));
  if (!parsed.ok || !isJsonObject(parsed.value) || canonicalJson(parsed.value) !== text.slice(0, -1))
    return undefined;
  const { redactionVersion, of, files, sealedLines, external, confirmed } = parsed.value;
  const usable =
    typeof redactionVersion === 'string' &&
    redactionVersion.split('.')[0] === REDACTION_VERSION.split('.')[0] &&
    isJsonObject(of) &&
    typeof of['folder'] === 'string' &&
    isSha256(of['tagmanifest']) &&
    isList(files, isFile) &&
    new Set(files.map((file) => (isJsonObject(file) ? file['path'] : null))).size === files.length &&
    isList(sealedLines, (seq) => Number.isSafeInteger(seq) && Number(seq) >= 0) &&
    (confirmed === undefined || isList(confirmed, (path) => typeof path === 'string')) &&
    isList(
      external,
      (one) => isJsonObject(one) && typeof one['path'] === 'string' && isSha256(one['sha256']),
    );
  return usable ? (parsed.value as unknown as Redactions) : undefined;
}

const isList = (value: JsonValue | undefined, item: (one: JsonValue) => boolean): value is JsonValue[] =>
  Array.isArray(value) && value.every(item);

function isFile(file: JsonValue): boolean {
  if (!isJsonObject(file)) return false;
  const { path, original, redacted, reason, areas, places } = file;
  return (
    typeof path === 'string' &&
    isBagPath(path) &&
    path.startsWith('data/') &&
    isSha256(original) &&
    (redacted === null || isSha256(redacted)) &&
    typeof reason === 'string' &&
    (areas === undefined || isList(areas, isArea)) &&
    (places === undefined || typeof places === 'number')
  );
}

const isArea = (area: JsonValue): boolean =>
  isJsonObject(area) && ['x', 'y', 'width', 'height'].every((key) => Number.isSafeInteger(area[key]));
