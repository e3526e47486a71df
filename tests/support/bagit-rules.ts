import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * What RFC 8493 (and 0.97 before it) asks of a bag on a disk, with nothing of the product's own code: no reader, no hashes, no
 * names of ours. The conformance suite of the Library of Congress says whether these rules are right; then they judge what the
 * product writes.
 *
 * @returns what makes the folder no valid bag; empty when it is one. What the suite calls a warning is none.
 */
export function bagFaults(bag: string): string[] {
  const faults: string[] = [];
  const declared = declaration(bag);
  if (typeof declared === 'string') return [declared];
  const { version, encoding } = declared;
  const tag = (name: string): string => {
    const bytes = readFileSync(path.join(bag, name));
    // UTF-16 without LE or BE: the mark at the beginning says which.
    const big = /^utf-16$/i.test(encoding) && bytes[0] === 0xfe && bytes[1] === 0xff;
    return new TextDecoder(big ? 'utf-16be' : encoding).decode(bytes);
  };
  if (!existsSync(path.join(bag, 'data'))) return ['no data/'];
  const names = readdirSync(bag);
  const payload = filesBelow(bag, 'data');
  const fetched = new Set<string>();
  if (names.includes('fetch.txt')) {
    for (const line of linesOf(tag('fetch.txt'))) {
      const name = decoded(/^\S+\s+(?:\d+|-)\s+(.+)$/.exec(line)?.[1] ?? '', version);
      if (outside(name)) faults.push(`fetch.txt names ${name}`);
      fetched.add(name);
    }
  }
  const manifests = names.filter((name) => /^manifest-[a-z0-9]+\.txt$/.test(name));
  if (manifests.length === 0) faults.push('no payload manifest');
  const listed = new Set<string>();
  for (const manifest of manifests) {
    const entries = readManifest(tag(manifest), version, faults);
    for (const [name, hash] of entries) {
      if (outside(name)) faults.push(`${manifest} names ${name}`);
      else checkFile(bag, name, { manifest, hash, mayLack: fetched.has(name) }, faults);
      listed.add(name.normalize());
    }
    // Since 1.0 each payload manifest has to have all of the payload.
    if (version >= 1)
      for (const name of payload) if (!entries.has(name)) faults.push(`${manifest} lacks ${name}`);
  }
  for (const name of payload)
    if (!listed.has(name.normalize())) faults.push(`${name} is in no payload manifest`);
  for (const manifest of names.filter((name) => /^tagmanifest-[a-z0-9]+\.txt$/.test(name))) {
    for (const [name, hash] of readManifest(tag(manifest), version, faults)) {
      if (/^(?:data\/|tagmanifest-)/.test(name) || climbs(name)) faults.push(`${manifest} names ${name}`);
      else checkFile(bag, name, { manifest, hash, mayLack: false }, faults);
    }
  }
  if (names.includes('bag-info.txt')) checkOxum(bag, tag('bag-info.txt'), payload, faults);
  return faults;
}

function declaration(bag: string): { version: number; encoding: string } | string {
  const file = path.join(bag, 'bagit.txt');
  if (!existsSync(file)) return 'no bagit.txt';
  const text = readFileSync(file, 'utf8');
  const [, version, encoding] =
    /^BagIt-Version: (\d+\.\d+)\r?\nTag-File-Character-Encoding: (\S+)\s*$/.exec(text) ?? [];
  if (!version || !encoding) return `bagit.txt says ${JSON.stringify(text)}`;
  return { version: Number(version), encoding };
}

/** Paths with slashes, `data/…`. */
const filesBelow = (bag: string, folder: string): string[] =>
  readdirSync(path.join(bag, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(bag, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));

const linesOf = (text: string): string[] => text.split(/\r\n|\n|\r/).filter((line) => line !== '');

/** Line breaks in names are written as in an address; since 1.0 the per cent sign too. */
function decoded(name: string, version: number): string {
  const plain = name.replaceAll(/%0d/gi, '\r').replaceAll(/%0a/gi, '\n');
  return (version >= 1 ? plain.replaceAll('%25', '%') : plain).replace(/^(?:\.\/)+/, '');
}

const climbs = (name: string): boolean => /^[/~\\]|^[A-Za-z]:|^%|(?:^|\/)\.\.(?:\/|$)/.test(name);
const outside = (name: string): boolean => climbs(name) || !name.startsWith('data/');

function readManifest(text: string, version: number, faults: string[]): Map<string, string> {
  const entries = new Map<string, string>();
  for (const line of linesOf(text)) {
    const [, hash = '', name = ''] = /^([0-9A-Fa-f]+)[ \t]+\*?(.+)$/.exec(line) ?? [];
    if (name === '') {
      faults.push(`a manifest says ${JSON.stringify(line)}`);
      continue;
    }
    const file = decoded(name, version);
    const before = entries.get(file);
    if (before !== undefined && (version >= 1 || before !== hash.toLowerCase()))
      faults.push(`${file} is listed twice`);
    entries.set(file, hash.toLowerCase());
  }
  return entries;
}

interface Claim {
  readonly manifest: string;
  readonly hash: string;
  /** It is to be fetched. */
  readonly mayLack: boolean;
}

function checkFile(bag: string, name: string, { manifest, hash, mayLack }: Claim, faults: string[]): void {
  const file = [name, name.normalize('NFC'), name.normalize('NFD')]
    .map((spelling) => path.join(bag, spelling))
    .find((candidate) => existsSync(candidate) && statSync(candidate).isFile());
  if (file === undefined) {
    if (!mayLack) faults.push(`${name} is missing`);
    return;
  }
  const algorithm = manifest.replace(/^(?:tag)?manifest-|\.txt$/g, '');
  if (createHash(algorithm).update(readFileSync(file)).digest('hex') !== hash)
    faults.push(`${name} is not as ${manifest} says`);
}

function checkOxum(bag: string, info: string, payload: readonly string[], faults: string[]): void {
  const [, octets, files] = /^Payload-Oxum\s*:\s*(\d+)\.(\d+)\s*$/m.exec(info) ?? [];
  if (octets === undefined) return;
  const bytes = payload.reduce((sum, name) => sum + statSync(path.join(bag, name)).size, 0);
  if (Number(octets) !== bytes || Number(files) !== payload.length)
    faults.push(`Payload-Oxum says ${octets}.${files ?? ''}, there are ${bytes}.${payload.length}`);
}
