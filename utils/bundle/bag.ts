import { isBagPath } from './zip-limits';

/** RFC 8493 §2.1.1, exactly these bytes. */
export const BAGIT_TXT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** What a manifest says of one file. */
export interface FileDigest {
  /** Path below the bag's folder. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly sha512: string;
}

/** `<hex>  <path>` lines sorted by path, two spaces: the form `sha256sum -c` reads. */
export function writeManifest(files: readonly FileDigest[], algorithm: 'sha256' | 'sha512'): string {
  return [...files]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map((file) => `${file[algorithm]}  ${file.path}\n`)
    .join('');
}

/** Path to hex; undefined when a line is malformed, a path is not allowed or listed twice. */
export function readManifest(
  text: string,
  algorithm: 'sha256' | 'sha512',
): ReadonlyMap<string, string> | undefined {
  const line = algorithm === 'sha256' ? /^([0-9a-f]{64}) {2}(.+)$/ : /^([0-9a-f]{128}) {2}(.+)$/;
  const out = new Map<string, string>();
  if (!text.endsWith('\n')) return undefined;
  for (const row of text.slice(0, -1).split('\n')) {
    const [, hex, path] = line.exec(row) ?? [];
    if (!hex || !path || !isBagPath(path) || out.has(path)) return undefined;
    out.set(path, hex);
  }
  return out;
}

export interface BagInfo {
  readonly group: string;
  /** 1-based. */
  readonly volume: number;
  readonly count: number;
  /** Payload-Oxum. */
  readonly octets: number;
  readonly streams: number;
}

export function writeBagInfo(
  info: BagInfo & { readonly date: string; readonly software: string; readonly caseId: string },
): string {
  return [
    `Bagging-Date: ${info.date}`,
    `Bag-Software-Agent: ${info.software.replaceAll(/\s+/g, ' ')}`,
    `External-Identifier: ${info.caseId}`,
    `Bag-Group-Identifier: ${info.group}`,
    `Bag-Count: ${info.volume} of ${info.count}`,
    `Payload-Oxum: ${info.octets}.${info.streams}`,
    '',
  ].join('\n');
}

/** The fields the checks need; undefined when one is missing, repeated or impossible. */
export function readBagInfo(text: string): BagInfo | undefined {
  const field = (name: string, value: RegExp): RegExpExecArray | undefined => {
    const rows = text.split('\n').filter((row) => row.startsWith(`${name}: `));
    return rows.length === 1 ? (value.exec(rows[0]?.slice(name.length + 2) ?? '') ?? undefined) : undefined;
  };
  const group = field('Bag-Group-Identifier', /^[A-Za-z0-9-]{1,80}$/)?.[0];
  const [, volume, count] = field('Bag-Count', /^(\d{1,4}) of (\d{1,4})$/) ?? [];
  const [, octets, streams] = field('Payload-Oxum', /^(\d{1,15})\.(\d{1,9})$/) ?? [];
  if (!group || Number(volume) < 1 || !(Number(volume) <= Number(count)) || !octets || !streams)
    return undefined;
  return {
    group,
    volume: Number(volume),
    count: Number(count),
    octets: Number(octets),
    streams: Number(streams),
  };
}
