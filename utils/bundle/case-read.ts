import { isJsonObject } from '../integrity/chain-line';
import type { JsonValue } from '../integrity/canonical';
import { parseStrictJson } from '../integrity/parse-json';
import { verdict, type Verdict } from '../integrity/verdicts';
import { err, ok, type Result } from '../shared/result';

/** The fields of case.json the checks use. Unknown fields are left alone. */
export interface CaseFile {
  readonly caseId: string;
  readonly title: string;
  readonly software: string;
  /** UTC */
  readonly exportedAt: string;
  readonly group: string;
  /** 1-based. */
  readonly volume: number;
  readonly volumes: number;
  readonly chain: { readonly lines: number; readonly head: string };
  /** Volume by exhibit id. */
  readonly exhibits: ReadonlyMap<string, number>;
}

const SUPPORTED_MAJOR = '1';

/** Refuses an unknown major version with SPEC_UNKNOWN, anything else that cannot be used with CASE_UNREADABLE. */
export function readCaseFile(text: string | undefined): Result<CaseFile, Verdict> {
  const unreadable = err(verdict('CASE_UNREADABLE', undefined, ['data/case.json']));
  const parsed = parseStrictJson(text ?? '');
  if (!parsed.ok || !isJsonObject(parsed.value)) return unreadable;
  const json = parsed.value;
  const version = str(json, 'specVersion');
  const [, major] = /^(\d{1,6})\.\d{1,6}$/.exec(version) ?? [];
  if (!major) return unreadable;
  if (major !== SUPPORTED_MAJOR) return err(verdict('SPEC_UNKNOWN', { version }));
  const exhibits = new Map<string, number>();
  const rows = json['exhibits'];
  for (const row of Array.isArray(rows) ? rows : []) {
    exhibits.set(str(row, 'id'), num(row, 'volume'));
  }
  return ok({
    caseId: str(json['case'], 'id'),
    title: str(json['case'], 'title'),
    software: str(json, 'software'),
    exportedAt: str(json['exportedAt'], 'utc'),
    group: str(json['bundle'], 'group'),
    volume: num(json['bundle'], 'volume'),
    volumes: num(json['bundle'], 'volumes'),
    chain: { lines: num(json['chain'], 'lines'), head: str(json['chain'], 'head') },
    exhibits,
  });
}

function str(value: JsonValue | undefined, key: string): string {
  const field = isJsonObject(value) ? value[key] : undefined;
  return typeof field === 'string' ? field : '';
}

function num(value: JsonValue | undefined, key: string): number {
  const field = isJsonObject(value) ? value[key] : undefined;
  return typeof field === 'number' ? field : -1;
}
