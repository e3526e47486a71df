import { createHash } from 'node:crypto';
import { archiveMark, MARK_LENGTH } from '@/utils/bundle/archive-mark';
import { bytesSource } from '@/utils/bundle/byte-source';
import { canonicalJson, type JsonValue } from '@/utils/integrity/canonical';
import { nodeDigests } from '@/utils/verifier/node-digests';
import { pack, remanifest, type Unpacked } from '../unit/bundle/repack';

/** Small, seeded, good enough to pick edits with. */
export class Random {
  #state: number;
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }
  /** 0 ≤ n < below */
  below(below: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % below;
  }
  pick<T>(of: readonly T[]): T {
    const found = of[this.below(of.length)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  }
}

export interface Good {
  readonly zip: Uint8Array;
  readonly folder: string;
  readonly files: Unpacked;
}

export interface Mutation {
  /** What was done, for a report. */
  readonly what: string;
  readonly zip: Uint8Array;
}

type Edit = (files: Unpacked, random: Random) => string;

/** One random edit of a good bundle by somebody who knows the format: bytes, entries, order, JSON values, seals. */
export async function mutate(good: Good, random: Random): Promise<Mutation> {
  const kind = random.below(10);
  if (kind < 2) return rawBytes(good, random, kind === 1);
  const files: Unpacked = new Map(good.files);
  const edit = random.pick(EDITS);
  const what = edit(files, random);
  // The careless leave the manifests as they were, the careful make them anew.
  const careful = random.below(3) > 0;
  if (careful && !what.startsWith('seal')) remanifest(files);
  return { what: `${what}${careful ? ', manifests made anew' : ''}`, zip: await pack(good.folder, files) };
}

async function rawBytes({ zip }: Good, random: Random, marked: boolean): Promise<Mutation> {
  const at = random.below(zip.byteLength - MARK_LENGTH);
  const bytes = splice(zip, at, random);
  if (marked) {
    const source = bytesSource(bytes);
    const mark = await archiveMark(source, bytes.byteLength - MARK_LENGTH, nodeDigests);
    bytes.set(new TextEncoder().encode(mark), bytes.byteLength - MARK_LENGTH);
  }
  return { what: `zip byte ${at}${marked ? ', mark made anew' : ''}`, zip: bytes };
}

/** Changes, inserts, removes or doubles a few bytes at a place. */
function splice(bytes: Uint8Array, at: number, random: Random): Buffer {
  const out = Buffer.from(bytes);
  switch (random.below(5)) {
    case 0:
      return Buffer.concat([out.subarray(0, at), Buffer.of(random.below(256)), out.subarray(at)]);
    case 1:
      return Buffer.concat([out.subarray(0, at), out.subarray(at + 1 + random.below(4))]);
    case 2:
      return Buffer.concat([out.subarray(0, at + 3), out.subarray(at)]);
    default:
      if (out.byteLength > 0) out[at] = (out[at] ?? 0) ^ (1 << random.below(8));
      return out;
  }
}

const pathsOf = (files: Unpacked, pattern: RegExp): string[] =>
  [...files.keys()].filter((p) => pattern.test(p)).sort();
const bytesOf = (files: Unpacked, path: string): Buffer => files.get(path) ?? Buffer.alloc(0);

const editBytes =
  (name: string, pattern: RegExp): Edit =>
  (files, random) => {
    const path = random.pick(pathsOf(files, pattern));
    const bytes = bytesOf(files, path);
    files.set(path, splice(bytes, random.below(Math.max(1, bytes.byteLength)), random));
    return `${name}: bytes of ${path}`;
  };

const editJson: Edit = (files, random) => {
  const path = random.pick(pathsOf(files, /\.json$/));
  const json = JSON.parse(String(bytesOf(files, path))) as JsonValue;
  const where: string[] = [];
  const changed = changeOne(json, random, where);
  files.set(path, Buffer.from(`${canonicalJson(changed)}${path.endsWith('exhibit.json') ? '' : '\n'}`));
  return `json: ${path} ${where.join('.')}`;
};

/** Another value somewhere in the tree. */
function changeOne(value: JsonValue, random: Random, where: string[]): JsonValue {
  if (Array.isArray(value) && value.length > 0) {
    const list = value as JsonValue[];
    const at = random.below(list.length);
    where.push(String(at));
    if (random.below(6) === 0) return list.toSpliced(at, 1);
    if (random.below(6) === 0) return [...list].reverse();
    return list.with(at, changeOne(list[at] ?? null, random, where));
  }
  if (typeof value === 'object' && value !== null && Object.keys(value).length > 0) {
    const key = random.pick(Object.keys(value));
    where.push(key);
    const rest = value as { readonly [key: string]: JsonValue };
    if (random.below(8) === 0)
      return Object.fromEntries(Object.entries(rest).filter(([name]) => name !== key));
    return { ...rest, [key]: changeOne(rest[key] ?? null, random, where) };
  }
  if (typeof value === 'number') return value + 1 + random.below(9);
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string' && value !== '') {
    const at = random.below(value.length);
    return value.slice(0, at) + (value[at] === '7' ? '8' : '7') + value.slice(at + 1);
  }
  return 'x';
}

/** An edit of the log: a changed line, one removed, two swapped; by the careful with every `prev` made anew. */
const editLog: Edit = (files, random) => {
  const path = 'data/log/chain.jsonl';
  const lines = String(bytesOf(files, path)).trimEnd().split('\n');
  const at = random.below(lines.length);
  let what = `log line ${at + 1}`;
  const kind = random.below(4);
  if (kind === 0) lines.splice(at, 1);
  else if (kind === 1 && at > 0) lines.splice(at - 1, 2, lines[at] ?? '', lines[at - 1] ?? '');
  else lines[at] = canonicalJson(changeOne(JSON.parse(lines[at] ?? '{}') as JsonValue, random, []));
  if (random.below(2) === 0) {
    what += ', chained anew';
    let prev = '0'.repeat(64);
    for (const [seq, line] of lines.entries()) {
      lines[seq] = canonicalJson({ ...(JSON.parse(line) as object), seq, prev });
      prev = createHash('sha256')
        .update(lines[seq] ?? '')
        .digest('hex');
    }
    const caseFile = JSON.parse(String(bytesOf(files, 'data/case.json'))) as object;
    files.set(
      'data/case.json',
      Buffer.from(`${canonicalJson({ ...caseFile, chain: { lines: lines.length, head: prev } })}\n`),
    );
  }
  files.set(path, Buffer.from(lines.map((line) => `${line}\n`).join('')));
  return what;
};

const remove =
  (name: string, pattern: RegExp): Edit =>
  (files, random) => {
    const path = random.pick(pathsOf(files, pattern));
    files.delete(path);
    return `${name}: without ${path}`;
  };

const swap =
  (name: string, pattern: RegExp): Edit =>
  (files, random) => {
    const [a, b] = [random.pick(pathsOf(files, pattern)), random.pick(pathsOf(files, pattern))];
    const kept = bytesOf(files, a);
    files.set(a, bytesOf(files, b));
    files.set(b, kept);
    return `${name}: ${a} and ${b} swapped`;
  };

const add: Edit = (files, random) => {
  const path = random.pick([
    'data/note.txt',
    'data/exhibits/E001/more.png',
    'note.txt',
    'data/exhibits/E009/page.png',
    'seal/x.txt',
  ]);
  files.set(path, Buffer.from('put in'));
  return `entry: ${path} added`;
};

const rename: Edit = (files, random) => {
  const path = random.pick(pathsOf(files, /^data\/exhibits/));
  files.set(
    path.replace(/E00(\d)/, (_, n: string) => `E00${(Number(n) % 3) + 1}`).replace(/(\.\w+)$/, '-2$1'),
    bytesOf(files, path),
  );
  files.delete(path);
  return `entry: ${path} renamed`;
};

const SEALS = /^seal\//;
const EDITS: readonly Edit[] = [
  editBytes('file', /^data\//),
  editBytes('file', /^data\/exhibits\/.*(?:png|html|txt)$/),
  editBytes('tag file', /^[^/]+$/),
  editBytes('seal', SEALS),
  editBytes('seal', /\.ts[rq]$/),
  editBytes('seal', /\.(?:sig|pem)$/),
  editJson,
  editJson,
  editLog,
  editLog,
  remove('file', /^data\//),
  remove('seal', SEALS),
  swap('file', /^data\/exhibits\//),
  swap('seal', SEALS),
  add,
  rename,
];
