import { ok, type Result } from '../shared/result';
import type { ByteSource } from './byte-source';
import { readZipEnd } from './zip-end';
import { isBagPath, ZIP_LIMITS } from './zip-limits';
import {
  LOCAL_FIXED,
  LOCAL_SIGNATURE,
  localHeaderLength,
  readCentralRecords,
  readLocalHeader,
  viewOf,
  type CentralRecord,
  type ZipHeader,
} from './zip-records';
import { refuse, type ZipRefusal } from './zip-refusal';

export interface ZipLayoutFile extends CentralRecord {
  /** Offset of the packed bytes. */
  readonly dataAt: number;
}

export interface ZipLayout {
  /** Files in the order of their bytes; folders are left out. */
  readonly files: readonly ZipLayoutFile[];
  /** Offset of the central directory: every byte before it belongs to an entry. */
  readonly directoryAt: number;
  /** Entries are headed as the writer of bundles heads them: one fixed date, plain files, sorted, no folders, nothing more. */
  readonly asWritten: boolean;
  /** The archive's comment: our mark, or empty. */
  readonly comment: string;
}

const FLAG_DESCRIPTOR = 0x0008;
const FLAG_UTF8 = 0x0800;
/** Compression level hints of deflate. */
const FLAG_LEVEL = 0x0006;
const DESCRIPTOR_SIGNATURE = 0x08074b50;
const DESCRIPTOR_LENGTH = 16;

/**
 * Accounts for every byte of an archive: it belongs to exactly one entry, to the central directory or to the end
 * record, and the two descriptions of each entry agree. Anything two zip readers could see differently is refused.
 * Zip64, encryption, links and methods other than stored and deflate are no part of bundle format 1.
 */
export async function readZipLayout(source: ByteSource): Promise<Result<ZipLayout, ZipRefusal>> {
  const end = await readZipEnd(source);
  if (!end.ok) return end;
  const { directoryAt, directoryBytes, entries, comment } = end.value;
  const records = readCentralRecords(await source.read(directoryAt, directoryBytes), entries);
  if (!records.ok) return records;
  const names = checkNames(records.value) ?? checkRecords(records.value);
  if (names) return names;

  const inOrder = [...records.value].sort((a, b) => a.offset - b.offset);
  const files: ZipLayoutFile[] = [];
  let at = 0;
  for (const record of inOrder) {
    if (record.offset > at) return refuse('ZIP_GAP', record.name);
    if (record.offset < at) return refuse('ZIP_OVERLAP', record.name);
    const next = await checkEntry(source, record, directoryAt);
    if (!next.ok) return next;
    at = next.value.end;
    if (!record.name.endsWith('/')) files.push({ ...record, dataAt: next.value.dataAt });
  }
  if (at !== directoryAt) return refuse('ZIP_GAP');
  return ok({ files, directoryAt, asWritten: isAsWritten(records.value), comment });
}

/** 1980-01-01, the first day a zip can name. */
const WRITER_DATE = 0x0021;
const WRITER_SYSTEM = 3;
/** `rw-r--r--`. */
const WRITER_ATTRIBUTES = 0o644 << 16;

/**
 * Dates and flags come out of an archive with its files: one made up could make them look older, or hide them. The archive's
 * mark does not help, anybody can compute it.
 */
function isAsWritten(records: readonly CentralRecord[]): boolean {
  return records.every(
    (record, i) =>
      record.date === WRITER_DATE &&
      record.time === 0 &&
      record.madeBy >> 8 === WRITER_SYSTEM &&
      record.attributes === WRITER_ATTRIBUTES &&
      record.extras.length === 0 &&
      (record.flags & ~FLAG_UTF8) === 0 &&
      (i === 0 || (records[i - 1]?.name ?? '') < record.name),
  );
}

type Refused = Result<never, ZipRefusal> | undefined;

function checkNames(records: readonly CentralRecord[]): Refused {
  const seen = new Set<string>();
  const folders = new Set<string>();
  for (const { name } of records) {
    if (!isBagPath(name.replace(/\/$/, ''))) return refuse('ZIP_NAME', name);
    // Windows and macOS would write the second over the first.
    const folded = name.toLowerCase().replace(/\/$/, '');
    if (seen.has(folded)) return refuse('ZIP_NAME_TWICE', name);
    seen.add(folded);
    for (let cut = folded.lastIndexOf('/'); cut > 0; cut = folded.lastIndexOf('/', cut - 1)) {
      folders.add(folded.slice(0, cut));
    }
  }
  const both = records.find(({ name }) => !name.endsWith('/') && folders.has(name.toLowerCase()));
  return both && refuse('ZIP_NAME_TWICE', both.name);
}

function checkRecords(records: readonly CentralRecord[]): Refused {
  let total = 0;
  for (const record of records) {
    const { name, flags, method, packed, size } = record;
    if (flags & ~(FLAG_DESCRIPTOR | FLAG_UTF8 | FLAG_LEVEL)) return refuse('ZIP_ENCRYPTED', name);
    if (method !== 0 && method !== 8) return refuse('ZIP_METHOD', name);
    if (record.link) return refuse('ZIP_LINK', name);
    if (method === 0 && packed !== size) return refuse('ZIP_SIZE', name);
    if (name.endsWith('/') && size !== 0) return refuse('ZIP_SIZE', name);
    if (size > ZIP_LIMITS.ratioFrom && size / packed > ZIP_LIMITS.ratio) return refuse('ZIP_BOMB', name);
    total += size;
    if (total > ZIP_LIMITS.totalBytes) return refuse('ZIP_BOMB', name);
  }
  return undefined;
}

/** Checks the local header and the descriptor; gives the offsets of the data and of what follows the entry. */
async function checkEntry(
  source: ByteSource,
  record: CentralRecord,
  directoryAt: number,
): Promise<Result<{ readonly dataAt: number; readonly end: number }, ZipRefusal>> {
  const { name, offset } = record;
  if (offset + LOCAL_FIXED > directoryAt) return refuse('ZIP_LOCAL', name);
  const fixed = await source.read(offset, LOCAL_FIXED);
  if (viewOf(fixed).getUint32(0, true) !== LOCAL_SIGNATURE) return refuse('ZIP_LOCAL', name);
  const dataAt = offset + localHeaderLength(fixed);
  const described = (record.flags & FLAG_DESCRIPTOR) !== 0;
  const end = dataAt + record.packed + (described ? DESCRIPTOR_LENGTH : 0);
  if (end > directoryAt) return refuse('ZIP_OVERLAP', name);
  const local = readLocalHeader(await source.read(offset, dataAt - offset));
  if (!local.ok) return local;
  if (!sameHeader(local.value, record, described)) return refuse('ZIP_LOCAL', name);
  if (!described) return ok({ dataAt, end });
  const view = viewOf(await source.read(end - DESCRIPTOR_LENGTH, DESCRIPTOR_LENGTH));
  const agrees =
    view.getUint32(0, true) === DESCRIPTOR_SIGNATURE &&
    view.getUint32(4, true) === record.crc32 &&
    view.getUint32(8, true) === record.packed &&
    view.getUint32(12, true) === record.size;
  return agrees ? ok({ dataAt, end }) : refuse('ZIP_DESCRIPTOR', name);
}

function sameHeader(local: ZipHeader, central: ZipHeader, described: boolean): boolean {
  const sizes =
    local.crc32 === central.crc32 && local.packed === central.packed && local.size === central.size;
  const blank = local.crc32 === 0 && local.packed === 0 && local.size === 0;
  return (
    local.name === central.name &&
    local.versionNeeded === central.versionNeeded &&
    local.flags === central.flags &&
    local.method === central.method &&
    local.time === central.time &&
    local.date === central.date &&
    local.extras.join() === central.extras.join() &&
    (sizes || (described && blank))
  );
}
