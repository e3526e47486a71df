import * as v from 'valibot';
import { isCaseId, isSha256, type CaseId, type Sha256 } from '../../exhibit/ids';
import { canonicalJson, wellFormedJson } from '../../integrity/canonical';
import { isJsonObject } from '../../integrity/chain-line';
import { parseStrictJson } from '../../integrity/parse-json';
import { verdict, type Verdict } from '../../integrity/verdicts';
import { err, ok, type Result } from '../../shared/result';
import type { ClockReading } from '../../shared/time';
import { isBagPath } from '../zip-limits';

/** Format version of `backup.json`. A reader refuses an unknown major and keeps unknown fields. */
export const BACKUP_VERSION = '1.0';

/** One bundle in a backup: the archive as an export of that case makes it. */
export interface BackedUpBundle {
  readonly name: string;
  readonly sha256: Sha256;
  readonly bytes: number;
  /** 1-based volume of the backup it lies in. */
  readonly volume: number;
}

export interface BackedUpCase {
  readonly id: CaseId;
  readonly title: string;
  readonly exhibits: number;
  readonly chain: { readonly lines: number; readonly head: Sha256 };
  /** Bag-Group-Identifier of its bundles. */
  readonly group: string;
  readonly bundles: readonly BackedUpBundle[];
}

/** `backup.json`: the same in every volume but for `backup.volume`. */
export interface BackupFile {
  readonly backupVersion: string;
  readonly software: string;
  readonly createdAt: ClockReading;
  readonly backup: { readonly group: string; readonly volume: number; readonly volumes: number };
  readonly cases: readonly BackedUpCase[];
  /** Cases that are not in it, and why. */
  readonly left: readonly { readonly id: CaseId; readonly title: string; readonly code: string }[];
  /** By key; no secrets. */
  readonly settings: Readonly<Record<string, string>>;
}

export function backupJson(file: BackupFile): string {
  return `${canonicalJson(wellFormedJson(file))}\n`;
}

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const ordinal = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(9999));
const name = v.pipe(v.string(), v.check(isBagPath), v.endsWith('.zip'), v.excludes('/'));
const caseId = v.custom<CaseId>(isCaseId);
const sha256 = v.custom<Sha256>(isSha256);

const SCHEMA = v.looseObject({
  backupVersion: v.string(),
  software: v.string(),
  createdAt: v.looseObject({ utc: v.string() }),
  backup: v.looseObject({
    group: v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,80}$/)),
    volume: ordinal,
    volumes: ordinal,
  }),
  cases: v.array(
    v.looseObject({
      id: caseId,
      title: v.string(),
      exhibits: count,
      chain: v.looseObject({ lines: count, head: sha256 }),
      group: v.string(),
      bundles: v.array(v.looseObject({ name, sha256, bytes: count, volume: ordinal })),
    }),
  ),
  left: v.array(v.looseObject({ id: caseId, title: v.string(), code: v.string() })),
  settings: v.record(v.string(), v.string()),
});

/** `SPEC_UNKNOWN` for an unknown major version, `BACKUP_UNREADABLE` for anything else that cannot be used. */
export function readBackupJson(text: string): Result<BackupFile, Verdict> {
  const unreadable = err(verdict('BACKUP_UNREADABLE', undefined, ['backup.json']));
  const parsed = parseStrictJson(text);
  if (!parsed.ok || !isJsonObject(parsed.value)) return unreadable;
  const given = parsed.value['backupVersion'];
  const version = typeof given === 'string' ? given : '';
  const [, major] = /^(\d{1,6})\.\d{1,6}$/.exec(version) ?? [];
  if (!major) return unreadable;
  if (major !== '1') return err(verdict('SPEC_UNKNOWN', { version: version }));
  const read = v.safeParse(SCHEMA, parsed.value);
  return read.success ? ok(read.output as unknown as BackupFile) : unreadable;
}
