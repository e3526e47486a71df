import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import config from '@/wxt.config';

const ROOT = path.resolve(import.meta.dirname, '../..');

interface Manifest {
  readonly permissions: readonly string[];
  readonly optional_permissions?: readonly string[];
  readonly optional_host_permissions?: readonly string[];
  readonly commands: Readonly<Record<string, { readonly suggested_key: Readonly<Record<string, string>> }>>;
  readonly browser_specific_settings?: {
    readonly gecko: { readonly data_collection_permissions: { readonly required: readonly string[] } };
  };
}

/** What `wxt.config.ts` gives to wxt for that browser. */
async function manifestFor(browser: 'chrome' | 'firefox'): Promise<Manifest> {
  const { manifest } = config;
  if (typeof manifest !== 'function')
    throw new Error('the manifest is expected to be a function of the browser');
  const env = { browser, manifestVersion: 3, mode: 'production', command: 'build' } as const;
  return (await manifest(env)) as unknown as Manifest;
}

/** The first column of the first table, e.g. `` | `activeTab` | … ``. */
function documentedPermissions(): string[] {
  const text = readFileSync(path.join(ROOT, 'PERMISSIONS.md'), 'utf8');
  const [, body = ''] = /\n\| permission[^\n]*\n\|[ -|]*\n((?:\|[^\n]*\n)+)/.exec(text) ?? [];
  return [...body.matchAll(/^\| `([A-Za-z]+)`/gm)].map(([, name = '']) => name);
}

describe.each(['chrome', 'firefox'] as const)('the manifest for %s', (browser) => {
  test('asks for exactly the permissions that PERMISSIONS.md explains', async () => {
    const documented = documentedPermissions();
    expect(documented).toHaveLength(6);
    // Firefox's background is a page: it draws without an offscreen document.
    const wanted = documented.filter((name) => browser === 'chrome' || name !== 'offscreen');
    expect([...(await manifestFor(browser)).permissions].sort()).toEqual(wanted.sort());
  });

  test('may ask later for what PERMISSIONS.md explains as optional, and for nothing else', async () => {
    const { optional_permissions: optional = [], optional_host_permissions: hosts } =
      await manifestFor(browser);
    const text = readFileSync(path.join(ROOT, 'PERMISSIONS.md'), 'utf8');
    const [, body = ''] = /\n\| optional permission[^\n]*\n\|[ -|]*\n((?:\|[^\n]*\n)+)/.exec(text) ?? [];
    const documented = [...body.matchAll(/^\| `([A-Za-z]+)`(?: \((Firefox|Chromium)\))?/gm)]
      .filter(([, , only]) => !only || only === (browser === 'firefox' ? 'Firefox' : 'Chromium'))
      .map(([, name = '']) => name);
    expect([...optional].sort()).toEqual(documented.sort());
    expect(hosts).toEqual(['<all_urls>']);
  });

  test.each(['host_permissions', 'content_scripts', 'web_accessible_resources', 'externally_connectable'])(
    'has no %s',
    async (key) => {
      expect(Object.keys(await manifestFor(browser))).not.toContain(key);
    },
  );

  test('captures with Alt+Shift+S and declares no other command', async () => {
    const { commands } = await manifestFor(browser);
    expect(Object.keys(commands)).toEqual(['capture-page']);
    expect(commands['capture-page']?.suggested_key).toEqual({ default: 'Alt+Shift+S' });
  });
});

test('Firefox is told that no data is collected', async () => {
  const { browser_specific_settings: settings } = await manifestFor('firefox');
  expect(settings?.gecko.data_collection_permissions.required).toEqual(['none']);
});

test('no entry point asks wxt for content scripts, which would put hosts into the manifest', () => {
  const capture = readFileSync(path.join(ROOT, 'entrypoints/capture.ts'), 'utf8');
  expect(capture).toContain('defineUnlistedScript');
  expect(capture).not.toContain('matches');
});
