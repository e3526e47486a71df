import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** Packages that the core may use. */
const LIBRARIES = [
  '@noble/curves/bls12-381.js',
  '@noble/hashes/sha2.js',
  'hash-wasm',
  'entities/decode',
  'jszip',
  '@zip.js/zip.js',
  'valibot',
  'diff',
  'pkijs',
  'asn1js',
  'docx',
];
const CORE = ['shared', 'exhibit', 'integrity', 'case', 'recognise', 'documents', 'packs', 'bundle', 'joint'];

interface Import {
  readonly file: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

function sources(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)));
}

const STATEMENT =
  /(?:^|\n)\s*(import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

/** Every import of every source file; paths of our own are made relative to the root. */
function imports(folder: string): Import[] {
  return sources(folder).flatMap((file) =>
    [...readFileSync(path.join(ROOT, file), 'utf8').matchAll(STATEMENT)].map((match) => {
      const named = match[3] ?? match[4] ?? '';
      const target = named.startsWith('.')
        ? path.relative(ROOT, path.resolve(ROOT, path.dirname(file), named))
        : named.replace(/^@\//, '');
      return { file, target, typeOnly: match[2] !== undefined };
    }),
  );
}

const room = (target: string): string | undefined => /^utils\/([a-z]+)/.exec(target)?.[1];
const broken = (list: Import[]): string[] => list.map(({ file, target }) => `${file} → ${target}`);

const all = ['utils', 'components', 'entrypoints'].flatMap(imports);

describe('who may import whom', () => {
  test('there is something to check', () => {
    expect(all.length).toBeGreaterThan(100);
    expect(all.some(({ target }) => room(target) === 'storage')).toBe(true);
  });

  test('the core imports only what stands left of it', () => {
    // `exhibit` names the shape of a recognised fact: types alone may point right.
    const wrong = all.filter(({ file, target, typeOnly }) => {
      const from = CORE.indexOf(room(file) ?? '');
      if (from < 0 || typeOnly) return false;
      const to = room(target);
      if (to === undefined) return !LIBRARIES.includes(target);
      const rank = CORE.indexOf(to);
      return rank < 0 || rank > from;
    });
    expect(broken(wrong)).toEqual([]);
  });

  test('adapters import the core, never each other; messaging sits on platform', () => {
    const adapters = ['storage', 'platform', 'messaging', 'capture', 'intake', 'pictures', 'checking'];
    const wrong = all.filter(({ file, target, typeOnly }) => {
      const from = room(file);
      const to = room(target);
      if (typeOnly || !from || !to || from === to) return false;
      if (!adapters.includes(from) || CORE.includes(to)) return false;
      return !(from === 'messaging' && to === 'platform');
    });
    expect(broken(wrong)).toEqual([]);
  });

  test('use-cases know adapters by type only', () => {
    const wrong = all.filter(
      ({ file, target, typeOnly }) =>
        room(file) === 'app' && !typeOnly && ![...CORE, 'app'].includes(room(target) ?? ''),
    );
    expect(broken(wrong)).toEqual([]);
  });

  test('components present: no store, no extension API, no messages', () => {
    const wrong = all.filter(
      ({ file, target, typeOnly }) =>
        file.startsWith('components/') &&
        !typeOnly &&
        (/^(webextension-polyfill|wxt|#imports|dexie)/.test(target) ||
          [
            'storage',
            'platform',
            'messaging',
            'capture',
            'intake',
            'pictures',
            'checking',
            'app',
            'verifier',
          ].includes(room(target) ?? '')),
    );
    expect(broken(wrong)).toEqual([]);
  });

  test('entrypoints never import each other', () => {
    const entry = (file: string): string | undefined => /^entrypoints\/([^/.]+)/.exec(file)?.[1];
    const wrong = all.filter(({ file, target }) => {
      const to = entry(target);
      return to !== undefined && entry(file) !== to;
    });
    expect(broken(wrong)).toEqual([]);
  });

  test.each([
    ['dexie', /^dexie/, 'storage'],
    ['the extension API', /^(webextension-polyfill|wxt\/browser)/, 'platform'],
    ['zip', /^(jszip|@zip\.js)/, 'bundle'],
    ['DOCX', /^docx/, 'documents'],
    ['certificates', /^(pkijs|asn1js)/, 'integrity'],
    ['Node', /^node:/, 'verifier'],
  ])('only one room knows %s', (_, pattern, home) => {
    const wrong = all.filter(
      ({ file, target, typeOnly }) => !typeOnly && pattern.test(target) && room(file) !== home,
    );
    expect(broken(wrong)).toEqual([]);
  });
});

test('no file has outgrown its subject: 300 lines at most', () => {
  const long = ['utils', 'components', 'entrypoints', 'tests', 'scripts']
    .flatMap(sources)
    .filter((file) => !file.endsWith('.data.ts'))
    .map((file) => [readFileSync(path.join(ROOT, file), 'utf8').split('\n').length, file] as const)
    .filter(([lines]) => lines > 300);
  expect(long).toEqual([]);
});
