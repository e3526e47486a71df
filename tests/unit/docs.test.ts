import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');
const DECISIONS = 'docs/decisions';
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');

const markdown = (folder: string): string[] =>
  readdirSync(path.join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.join(folder, name));

const DOCS = [...markdown('.'), ...markdown('docs'), ...markdown(DECISIONS)];
const RECORDS = readdirSync(path.join(ROOT, DECISIONS)).filter((name) => name !== 'README.md');

/** Targets of links and pictures, in Markdown and in HTML, that lie in this repository. */
function links(text: string): string[] {
  const found = [
    ...[...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target),
    ...[...text.matchAll(/\b(?:src|srcset|href)="([^"]+)"/g)].map(([, target = '']) => target),
  ];
  return found.filter((target) => !/^(?:https?:|#)/.test(target)).map((target) => target.replace(/#.*$/, ''));
}

/** Paths of ours that a document names in code marks, e.g. `` `utils/app/capture/run.ts` ``. */
const namedPaths = (text: string): string[] =>
  [...text.matchAll(/`((?:utils|components|entrypoints|assets|tests|scripts|docs)\/[\w./-]*)`/g)].map(
    ([, target = '']) => target,
  );

test('there is something to read', () => {
  expect(DOCS).toEqual(
    expect.arrayContaining([
      'README.md',
      'ARCHITECTURE.md',
      'CONTRIBUTING.md',
      'CHANGELOG.md',
      'SECURITY.md',
      'PERMISSIONS.md',
      'docs/SPECIFICATION.md',
    ]),
  );
  expect(RECORDS.length).toBeGreaterThan(10);
  expect(links(read('README.md')).length).toBeGreaterThan(8);
});

describe.each(DOCS)('%s', (file) => {
  const text = read(file);

  test('names only npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...text.matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g)].map(([, name = '']) => name);
    const short = [...text.matchAll(/npm (start|test)\b/g)].map(([, name = '']) => name);
    expect([...named, ...short].filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  test('links only to what is there', () => {
    const from = path.dirname(file);
    expect(links(text).filter((target) => !existsSync(path.join(ROOT, from, target)))).toEqual([]);
  });

  test('names only files and folders that are there', () => {
    expect(namedPaths(text).filter((target) => !existsSync(path.join(ROOT, target)))).toEqual([]);
  });

  test('knows no machine and no package mirror', () => {
    const machine = /(?:^|[\s"'`(=])\/(?:work|home|root|Users|tmp|var)\//m;
    expect(text).not.toMatch(machine);
    expect(text).not.toMatch(/registry\.|npmjs|\b(?:10|192\.168)\.\d+\.\d+/);
  });

  test('stays calm: no exclamation marks in prose', () => {
    const prose = text.replace(/```[\s\S]*?```|`[^`\n]*`|!\[|<!--/g, '');
    expect(prose).not.toMatch(/[!！]/);
  });
});

describe('docs/decisions', () => {
  test('gives each record a number of its own and names nothing else', () => {
    const numbers = RECORDS.map((name) => name.slice(0, 5));
    expect(numbers.filter((number) => !/^\d{4}-$/.test(number))).toEqual([]);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test.each(RECORDS)('%s is in the list, under its own number, with the three parts', (name) => {
    const text = read(path.join(DECISIONS, name));
    expect(links(read(path.join(DECISIONS, 'README.md')))).toContain(name);
    expect(text).toMatch(new RegExp(`^# ${name.slice(0, 4)} `));
    expect(text.match(/^## .+$/gm)).toEqual(['## Context', '## Decision', '## Consequences']);
  });
});

test('the README shows pictures that scripts/pictures.mjs makes, none heavier than 250 kB', () => {
  const shown = links(read('README.md')).filter((target) => target.endsWith('.png'));
  expect(shown).toHaveLength(9);
  for (const file of shown) {
    expect(file.startsWith('docs/pictures/')).toBe(true);
    expect(readFileSync(path.join(ROOT, file)).byteLength, file).toBeLessThan(250_000);
  }
});

test('the README is short enough to be read in a hurry', () => {
  expect(read('README.md').split('\n').length).toBeLessThan(150);
});
