import { SPEC_VERSION, type Exhibit } from '../exhibit/model';
import { canonicalJson, type JsonValue } from '../integrity/canonical';
import { isJsonObject } from '../integrity/chain-line';
import { parseStrictJson } from '../integrity/parse-json';

/** The part of an exhibit.json that checks and reports use; its bytes are vouched for by the custody log. */
export type ReadExhibit = Pick<
  Exhibit,
  'id' | 'caseId' | 'number' | 'source' | 'startedAt' | 'notCaptured' | 'files'
>;

const major = (version: JsonValue | undefined): string =>
  typeof version === 'string' ? (version.split('.')[0] ?? '') : '';

/** Undefined when it is not canonical JSON, of another major version, or lacks what is used of it. */
export function readExhibitRecord(text: string): ReadExhibit | undefined {
  const parsed = parseStrictJson(text);
  if (!parsed.ok || !isJsonObject(parsed.value) || canonicalJson(parsed.value) !== text) return undefined;
  const json = parsed.value;
  const { source, startedAt, notCaptured, files } = json;
  const usable =
    major(json['specVersion']) === major(SPEC_VERSION) &&
    hasText(json, 'id', 'caseId') &&
    typeof json['number'] === 'number' &&
    hasText(source, 'url', 'title') &&
    hasText(startedAt, 'utc') &&
    Array.isArray(notCaptured) &&
    notCaptured.every((row: JsonValue) => hasText(row, 'what', 'reason')) &&
    Array.isArray(files) &&
    files.every(
      (f: JsonValue) => hasText(f, 'path', 'sha256') && isJsonObject(f) && typeof f['bytes'] === 'number',
    );
  return usable ? (json as unknown as ReadExhibit) : undefined;
}

function hasText(value: JsonValue | undefined, ...keys: readonly string[]): boolean {
  return isJsonObject(value) && keys.every((key) => typeof value[key] === 'string');
}
