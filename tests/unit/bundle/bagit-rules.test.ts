import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { joinFiles, zipOf } from '@/components/joint/join-files';
import { bagFaults } from '../../support/bagit-rules';
import { copy } from '../../support/redacted';
import { sampleBundle, sampleCase } from '../../support/sample-bundle';
import { buildBundle } from '@/utils/bundle/write';
import { bundleOf } from '../joint/people';
import { unpack } from './repack';

const SUITE = fileURLToPath(new URL('../../../../shared/corpus/bagit/', import.meta.url));
const suite = (part: string): string[] =>
  existsSync(path.join(SUITE, part))
    ? readdirSync(path.join(SUITE, part), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => `${part}/${name}`)
    : [];

/** In the copy of the suite that lies here, the file that the warning is about is missing: nothing can be said of them. */
const COPIED_IN_PART = [
  'v0.97/warning/duplicate-file-with-different-case',
  'v0.97/warning/special-system-files',
];

/** Other implementations than the rules of `bagit-rules.ts`, where this machine has one. */
const bagitPy = ['bagit.py', 'bagit'].find((name) => spawnSync(name, ['--version']).status === 0);

const folder = mkdtempSync(path.join(tmpdir(), 'liuzheng-bags-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The zip's top folder on a disk, as anybody unzips it. */
async function bagOf(zip: Uint8Array, name: string): Promise<string> {
  const { files } = await unpack(zip);
  const bag = path.join(folder, name);
  for (const [file, bytes] of files) {
    mkdirSync(path.dirname(path.join(bag, file)), { recursive: true });
    writeFileSync(path.join(bag, file), bytes);
  }
  return bag;
}

/** Every kind of bag that the product writes. */
const WRITTEN: Readonly<Record<string, () => Promise<readonly Uint8Array[]>>> = {
  'an export': async () => (await sampleBundle()).map(({ bytes }) => bytes),
  'an export in volumes': async () => (await sampleBundle({ maxVolumeBytes: 1 })).map(({ bytes }) => bytes),
  'a masked copy': async () => [(await copy()).first.bytes],
  'a case with files that the store lost': async () => {
    const sample = await sampleCase({
      events: [],
      after: (lines) => {
        const line = lines.map((text) => JSON.parse(text)).find(({ type }) => type === 'exhibit-captured');
        const files = line.files.filter(({ path: name }: { path: string }) => name.endsWith('page.png'));
        return [{ type: 'exhibit-damaged', exhibit: line.exhibit, number: line.number, files }];
      },
    });
    const built = await buildBundle(sample.input, sample.ports);
    if (!built.ok) throw new Error(built.error.code);
    return sample.volumes.map(({ bytes }) => bytes);
  },
  'a joint case': async () => {
    const files = await Promise.all(
      [1, 2].map(async (person) => {
        const [volume] = await bundleOf(person, {
          sellerName: '某某卡盟',
          promise: '秒到账',
          paid: '498.00',
        });
        return new File([volume?.bytes ?? ''], `${person}.zip`);
      }),
    );
    const never = new AbortController().signal;
    const joined = await joinFiles(files, {
      signal: never,
      onProgress: () => undefined,
      now: () => Date.UTC(2026, 10, 22),
      software: '留证 0.1.0',
    });
    const zip = joined.ok ? await zipOf(joined.value, [], never) : joined;
    if (!zip.ok) throw new Error('no joint case');
    return [new Uint8Array(await zip.value.arrayBuffer())];
  },
};

describe.skipIf(suite('v1.0/valid').length === 0)('the rules agree with the conformance suite', () => {
  it.each(
    [...suite('v0.97/valid'), ...suite('v0.97/warning'), ...suite('v1.0/valid')].filter(
      (bag) => !COPIED_IN_PART.includes(bag),
    ),
  )('%s is valid', (bag) => {
    expect(bagFaults(path.join(SUITE, bag))).toEqual([]);
  });
  it.each([
    ...['invalid', 'linux-only', 'windows-only'].flatMap((part) => suite(`v0.97/${part}`)),
    ...suite('v1.0/invalid'),
  ])('%s is not', (bag) => {
    expect(bagFaults(path.join(SUITE, bag))).not.toEqual([]);
  });
});

describe.each(Object.entries(WRITTEN))('%s', (kind, write) => {
  it('is a valid bag by rules that share nothing with its writer, and not any more when it was edited', async () => {
    const bags = await Promise.all(
      (await write()).map((zip, i) => bagOf(zip, `${kind.replaceAll(' ', '-')}-${i}`)),
    );
    expect(bags.length).toBeGreaterThan(0);
    for (const bag of bags) {
      expect(bagFaults(bag)).toEqual([]);
      const list = readFileSync(path.join(bag, 'manifest-sha256.txt'), 'utf8');
      const [, first = ''] = /^\S+ {2}(.+)$/m.exec(list) ?? [];
      const before = readFileSync(path.join(bag, first));
      writeFileSync(path.join(bag, first), Buffer.concat([before, Buffer.from(' ')]));
      expect(bagFaults(bag).join()).toContain(`${first} is not as`);
      rmSync(path.join(bag, first));
      expect(bagFaults(bag).join()).toContain(`${first} is missing`);
      writeFileSync(path.join(bag, first), before);
      writeFileSync(path.join(bag, 'data/put-in.txt'), '');
      expect(bagFaults(bag).join()).toContain('data/put-in.txt is in no payload manifest');
      rmSync(path.join(bag, 'data/put-in.txt'));
    }
  });

  it.skipIf(bagitPy === undefined)(
    'is a valid bag to bagit.py (skipped where it is not installed)',
    async () => {
      for (const [i, zip] of (await write()).entries()) {
        const bag = await bagOf(zip, `py-${kind.replaceAll(' ', '-')}-${i}`);
        const { status, stderr } = spawnSync(bagitPy ?? '', ['--validate', bag], { encoding: 'utf8' });
        expect(status, stderr).toBe(0);
      }
    },
  );
});
