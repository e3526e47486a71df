import { isCaseId, isExhibitId, isGuardId, isSha256 } from '../exhibit/ids';
import { err, ok, type Result } from '../shared/result';
import { canonicalJson, type JsonValue } from './canonical';
import type { LogEvent, LogLine } from './chain.types';
import { parseStrictJson } from './parse-json';

export type ChainLineError = 'CHAIN_NOT_JSON' | 'CHAIN_NOT_CANONICAL' | 'CHAIN_BAD_LINE';

type Json = { readonly [key: string]: JsonValue };
type Check = (line: Json) => boolean;

const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
/** A line lists the files of one exhibit; 16 million characters is far beyond any. */
const MAX_LINE = 16 * 1024 * 1024;

/** One line as text, to a typed line whose bytes are known to be the canonical ones. */
export function readChainLine(text: string): Result<LogLine, ChainLineError> {
  const parsed = parseStrictJson(text, { maxLength: MAX_LINE });
  if (!parsed.ok) return err('CHAIN_NOT_JSON');
  const line = parsed.value;
  if (!isJsonObject(line) || !hasBase(line)) return err('CHAIN_BAD_LINE');
  if (canonicalJson(line) !== text) return err('CHAIN_NOT_CANONICAL');
  const type = line['type'] as string;
  // A later minor version may log events this one does not know: they hold the chain together all the same.
  const check = Object.hasOwn(EVENTS, type) ? EVENTS[type as LogEvent['type']] : () => true;
  return check(line) ? ok(line as unknown as LogLine) : err('CHAIN_BAD_LINE');
}

export function isJsonObject(value: JsonValue | undefined): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasBase(line: Json): boolean {
  return (
    line['v'] === 1 &&
    isCaseId(line['case']) &&
    isCount(line['seq']) &&
    isSha256(line['prev']) &&
    isText(line['at']) &&
    UTC.test(line['at']) &&
    isText(line['type'])
  );
}

const isText = (v: JsonValue | undefined): v is string => typeof v === 'string';
const isCount = (v: JsonValue | undefined): v is number => Number.isSafeInteger(v) && Number(v) >= 0;
const isCounts = (v: JsonValue | undefined): boolean => Array.isArray(v) && v.every((n) => isCount(n));
const isTexts = (v: JsonValue | undefined): boolean => Array.isArray(v) && v.every(isText);

const isFiles = (v: JsonValue | undefined): boolean =>
  Array.isArray(v) &&
  v.every(
    (file: JsonValue) =>
      isJsonObject(file) && isText(file['path']) && isSha256(file['sha256']) && isCount(file['bytes']),
  );

const aboutExhibit: Check = (line) => isExhibitId(line['exhibit']) && isCount(line['number']);

const aboutGuard: Check = (line) => isGuardId(line['guard']);
const isSaw = (v: JsonValue | undefined): boolean =>
  Array.isArray(v) &&
  v.every(
    (one: JsonValue) =>
      isJsonObject(one) && isCount(one['message']) && isText(one['change']) && isText(one['text']),
  );

const EVENTS: Record<LogEvent['type'], Check> = {
  'case-created': (line) => isText(line['title']) && isText(line['software']),
  'case-renamed': (line) => isText(line['title']),
  'exhibit-captured': (line) => aboutExhibit(line) && isFiles(line['files']) && isText(line['state']),
  'exhibit-imported': (line) => aboutExhibit(line) && isFiles(line['files']) && isText(line['state']),
  'exhibit-classified': (line) => aboutExhibit(line) && isText(line['kind']),
  'exhibit-noted': (line) => aboutExhibit(line) && isText(line['note']),
  'exhibit-tagged': (line) => aboutExhibit(line) && isTexts(line['tags']),
  'exhibit-deleted': (line) => aboutExhibit(line) && isFiles(line['files']) && isText(line['reason']),
  'exhibit-damaged': (line) => aboutExhibit(line) && isFiles(line['files']),
  'key-set': (line) => isSha256(line['key']),
  'key-changed': (line) => isSha256(line['key']) && isSha256(line['before']),
  'exhibit-timestamped': (line) =>
    aboutExhibit(line) && isText(line['tsa']) && isSha256(line['token']) && isText(line['time']),
  'document-kept': (line) =>
    isText(line['document']) &&
    isCount(line['paper']) &&
    isText(line['template']) &&
    isText(line['title']) &&
    isFiles(line['files']) &&
    isCounts(line['exhibits']),
  'document-damaged': (line) => isText(line['document']) && isCount(line['paper']) && isFiles(line['files']),
  'pack-made': (line) =>
    isText(line['name']) &&
    isText(line['channel']) &&
    isSha256(line['sha256']) &&
    isCount(line['bytes']) &&
    Array.isArray(line['pictures']) &&
    line['pictures'].every(
      (one: JsonValue) =>
        isJsonObject(one) &&
        isText(one['name']) &&
        isSha256(one['sha256']) &&
        isCount(one['bytes']) &&
        isCount(one['exhibit']) &&
        Array.isArray(one['originals']) &&
        one['originals'].every((sha256: JsonValue) => isSha256(sha256)),
    ),
  'redacted-exported': (line) =>
    isText(line['name']) && isSha256(line['of']) && isCounts(line['exhibits']) && isCount(line['volumes']),
  'certificate-attached': (line) =>
    isText(line['name']) &&
    isFiles(line['file'] === undefined ? undefined : [line['file']]) &&
    (line['number'] === undefined || isCount(line['number'])),
  'fixity-checked': (line) => isCount(line['files']) && isCount(line['bytes']) && isTexts(line['damaged']),
  'capture-failed': (line) => isText(line['code']) && isText(line['url']),
  'bundle-exported': (line) => isText(line['name']) && isCount(line['volumes']) && isCounts(line['exhibits']),
  'guard-started': (line) => aboutGuard(line) && isText(line['url']) && isText(line['label']),
  'guard-saw': (line) => aboutGuard(line) && isSaw(line['saw']),
  'guard-blind': (line) => aboutGuard(line) && isText(line['reason']) && isText(line['since']),
  'guard-seeing': (line) => aboutGuard(line) && isText(line['reason']) && isText(line['until']),
  'guard-ended': (line) => aboutGuard(line) && isText(line['reason']) && isExhibitId(line['exhibit']),
  'case-restored': (line) =>
    isText(line['software']) &&
    isTexts(line['superseded']) &&
    Array.isArray(line['archives']) &&
    line['archives'].every(
      (file: JsonValue) =>
        isJsonObject(file) && isText(file['name']) && isSha256(file['sha256']) && isCount(file['bytes']),
    ),
  'field-set': (line) => isText(line['field']) && isText(line['value']),
  'field-cleared': (line) => isText(line['field']),
  'contact-logged': (line) => isJsonObject(line['contact']) && isText(line['contact']['id']),
  'contact-withdrawn': (line) => isText(line['id']),
  'deadline-edited': (line) => isJsonObject(line['deadline']) && isText(line['deadline']['id']),
  'deadline-reset': (line) => isText(line['id']),
  'case-closed': (line) => isJsonObject(line['outcome']) && isText(line['outcome']['result']),
  'case-reopened': () => true,
};
