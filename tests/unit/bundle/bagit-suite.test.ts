import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import JSZip from 'jszip';
import { beforeAll, describe, expect, it } from 'vitest';
import { sampleBundle } from '../../support/sample-bundle';
import { check, codes, pack, remanifest, unpack, type Unpacked } from './repack';

const SUITE = fileURLToPath(new URL('../../../../shared/corpus/bagit/', import.meta.url));
const here = existsSync(SUITE);
const folders = (part: string): string[] =>
  here
    ? readdirSync(path.join(SUITE, part), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => `${part}/${name}`)
    : [];
const ALL = [
  ...['invalid', 'warning', 'linux-only', 'windows-only', 'valid'].flatMap((part) =>
    folders(`v0.97/${part}`),
  ),
  ...folders('v1.0/invalid'),
  ...folders('v1.0/valid'),
];

function bagOf(name: string): Unpacked {
  const root = path.join(SUITE, name);
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((file) => {
      const full = path.join(file.parentPath, file.name);
      return [path.relative(root, full), readFileSync(full)];
    }),
  );
}

const textOf = (files: Unpacked, name: string): string => String(files.get(name) ?? '');

/** What makes that bag what it is, put into a sound bundle of ours; `theirs` is the bag of the suite. */
type Graft = (ours: Unpacked, theirs: Unpacked) => void;

/** A path that their manifests name and no bag may: listed in ours too, with some hash. */
const listPath =
  (find: RegExp): Graft =>
  (ours, theirs) => {
    const listed = [...theirs].flatMap(([name, bytes]) =>
      name.startsWith('manifest') ? String(bytes).split('\n') : [],
    );
    const named = listed.map((line) => line.split(/ [ *]/)[1] ?? '').find((name) => find.test(name));
    if (named === undefined) throw new Error('the suite has changed');
    for (const [algorithm, digits] of [
      ['sha256', 64],
      ['sha512', 128],
    ] as const) {
      const file = `manifest-${algorithm}.txt`;
      ours.set(file, Buffer.from(`${textOf(ours, file)}${'0'.repeat(digits)}  ${named}\n`));
    }
    retag(ours);
  };
const take =
  (name: string): Graft =>
  (ours, theirs) => {
    ours.set(name, theirs.get(name) ?? Buffer.alloc(0));
    retag(ours);
  };
const drop =
  (name: string): Graft =>
  (ours) => {
    ours.delete(name);
    retag(ours);
  };
/** A line of our manifests once more, as it is or with another hash. */
const twice =
  (sameHash: boolean): Graft =>
  (ours) => {
    for (const name of ['manifest-sha256.txt', 'manifest-sha512.txt']) {
      const [first = ''] = textOf(ours, name).split('\n');
      ours.set(
        name,
        Buffer.from(`${textOf(ours, name)}${sameHash ? first : first.replace(/^[0-9a-f]{8}/, '00000000')}\n`),
      );
    }
    retag(ours);
  };
const lines =
  (change: (line: string) => string): Graft =>
  (ours) => {
    for (const name of ['manifest-sha256.txt', 'manifest-sha512.txt']) {
      ours.set(
        name,
        Buffer.from(
          textOf(ours, name)
            .split('\n')
            .map((line) => line && change(line))
            .join('\n'),
        ),
      );
    }
    retag(ours);
  };
/** Brings the tagmanifest in line, so that the fault itself is what is found. */
function retag(ours: Unpacked): void {
  const tags = [...ours.keys()]
    .filter((name) => !name.includes('/') && !name.startsWith('tagmanifest'))
    .sort();
  const row = (name: string): string =>
    `${createHash('sha256')
      .update(ours.get(name) ?? '')
      .digest('hex')}  ${name}\n`;
  ours.set('tagmanifest-sha256.txt', Buffer.from(tags.map(row).join('')));
  ours.delete('seal/tagmanifest-sha256.txt.sm3');
}

const MALFORMED = /PAYLOAD_MANIFEST/;
const FETCH: readonly [Graft, RegExp] = [
  // A file that has to be fetched is a file that is missing; we have no such file and fetch nothing.
  (ours, theirs) => {
    ours.set('fetch.txt', theirs.get('fetch.txt') ?? Buffer.alloc(0));
    ours.delete('data/exhibits/E001/text.txt');
    retag(ours);
  },
  /PAYLOAD_MISSING/,
];

/** By name in the suite: how its fault reads in a bundle of ours, and what must be said of it. */
const FAULTS: Readonly<Record<string, readonly [Graft, RegExp]>> = {
  'v0.97/invalid/baginfo-missing-encoding': [take('bagit.txt'), /PAYLOAD_BAGIT/],
  'v0.97/invalid/bom-in-bagit.txt': [take('bagit.txt'), /PAYLOAD_BAGIT/],
  'v0.97/invalid/invalid-version-number': [take('bagit.txt'), /PAYLOAD_BAGIT/],
  'v1.0/invalid/bagit-with-invalid-whitespace': [take('bagit.txt'), /PAYLOAD_BAGIT/],
  'v0.97/invalid/missing-baginfo': [drop('bag-info.txt'), /PAYLOAD_BAGIT/],
  'v0.97/invalid/corrupt-data-file': [
    (o) =>
      o.set('data/case.json', Buffer.concat([o.get('data/case.json') ?? Buffer.alloc(0), Buffer.from(' ')])),
    /PAYLOAD_CHANGED/,
  ],
  'v0.97/invalid/corrupt-tag-file': [
    (o) => o.set('bag-info.txt', Buffer.from(`${textOf(o, 'bag-info.txt')}X: y\n`)),
    /PAYLOAD_CHANGED/,
  ],
  'v0.97/invalid/extra-file-in-bag': [
    (o, t) => o.set('data/bar', t.get('data/bar') ?? Buffer.alloc(0)),
    /PAYLOAD_UNLISTED/,
  ],
  'v0.97/invalid/out-of-scope-file-paths-using-dot-notation': [listPath(/^\.\./), MALFORMED],
  'v0.97/invalid/out-of-scope-file-paths-using-dot-notation-for-fetch': FETCH,
  'v0.97/invalid/same-filename-listed-twice-with-different-hashes': [twice(false), MALFORMED],
  'v1.0/invalid/same-filename-listed-twice-with-different-hashes': [twice(false), MALFORMED],
  'v1.0/invalid/same-filename-listed-twice-with-the-same-hash': [twice(true), MALFORMED],
  'v0.97/warning/same-filename-listed-twice-with-the-same-hash': [twice(true), MALFORMED],
  'v1.0/invalid/notAllManifestsListAllFiles': [
    (o) => {
      o.set('manifest-sha512.txt', Buffer.from(textOf(o, 'manifest-sha512.txt').replace(/^.*\n/, '')));
      retag(o);
    },
    MALFORMED,
  ],
  ...Object.fromEntries(
    ['linux-only', 'windows-only'].flatMap((os) =>
      (os === 'linux-only'
        ? ['absolute-path', 'shortcut', 'shortcut-username']
        : ['absolute-path', 'shortcut', 'unc']
      ).flatMap((kind) => [
        [`v0.97/${os}/out-of-scope-file-paths-using-${kind}`, [listPath(/^[/~%\\C]/), MALFORMED]] as const,
        [`v0.97/${os}/out-of-scope-file-paths-using-${kind}-for-fetch`, FETCH] as const,
      ]),
    ),
  ),
  // Warnings of the suite are refusals here: a bundle of ours never looks so.
  'v0.97/warning/made-with-md5sum-tools': [lines((line) => line.replace('  ', ' *')), MALFORMED],
  'v0.97/warning/relative-path': [lines((line) => line.replace('  ', '  ./')), MALFORMED],
  'v0.97/warning/duplicate-file-with-different-case': [
    (o) => {
      o.set('data/hello.txt', Buffer.from('a'));
      o.set('data/HELLO.txt', Buffer.from('a'));
      remanifest(o);
    },
    /ZIP_NAME_TWICE/,
  ],
  'v0.97/warning/special-system-files': [
    (o) => {
      o.set('data/.DS_Store', Buffer.from('a'));
      remanifest(o);
    },
    /ZIP_NAME/,
  ],
  'v0.97/warning/same-filename-listed-twice-with-different-normalization': [
    (o) => {
      o.set('data/Núñez', Buffer.from('a'));
      remanifest(o);
    },
    /ZIP_(?:NAME|EXTRA)/,
  ],
};

/** Without `bagit.txt` it is no bag, and none of ours. */
const NOT_OURS: Readonly<Record<string, Graft>> = { 'v0.97/invalid/missing-bagit.txt': drop('bagit.txt') };

/** What a valid bag of the suite has that a bundle may have too, or that the profile leaves out. */
const SOUND: Readonly<Record<string, Graft | string>> = {
  'v0.97/valid/bag-in-a-bag': 'nothing but files of the format may lie in a bundle (PAYLOAD_FOREIGN)',
  'v0.97/valid/duplicate-metadata-entries': (ours, theirs) => withInfo(ours, theirs),
  'v0.97/valid/uncommon-metadata-separators': (ours, theirs) => withInfo(ours, theirs),
  'v0.97/valid/basic-bag': 'MD5 only, BagIt 0.97',
  'v0.97/valid/minimal-bag': 'MD5 only, BagIt 0.97',
  'v1.0/valid/basicBag': 'SHA-512 only',
  'v0.97/valid/holey-bag': 'files that have to be fetched',
  'v0.97/valid/ISO-8859-1-encoded-tag-files': 'tag files in UTF-8 only',
  'v0.97/valid/UTF-16-encoded-tag-files': 'tag files in UTF-8 only',
  'v0.97/valid/bag-with-encoded-names': 'names of [A-Za-z0-9._-] only',
  'v0.97/valid/bag-with-escapable-characters': 'names of [A-Za-z0-9._-] only',
  'v0.97/valid/bag-with-space': 'names of [A-Za-z0-9._-] only',
  'v0.97/valid/bag-with-leading-dot-slash-in-manifest': 'one spelling of a path',
};

function withInfo(ours: Unpacked, theirs: Unpacked): void {
  const foreign = textOf(theirs, 'bag-info.txt')
    .split('\n')
    .filter((line) => !/^(?:Payload-Oxum|Bag-)/.test(line));
  ours.set('bag-info.txt', Buffer.from(textOf(ours, 'bag-info.txt') + foreign.join('\n')));
  remanifest(ours);
}

describe.skipIf(!here)('the BagIt conformance suite of the Library of Congress', () => {
  let name = '';
  let folder = '';
  let sound: Unpacked;
  beforeAll(async () => {
    const [volume] = await sampleBundle();
    if (!volume) throw new Error('no volume');
    ({ name } = volume);
    ({ folder, files: sound } = await unpack(volume.bytes));
  });
  const grafted = async (graft: Graft, bag: string) => {
    const ours = new Map(sound);
    graft(ours, bagOf(bag));
    return check([name, await pack(folder, ours)]);
  };

  it('has a row here for each of its bags', () => {
    expect(Object.keys({ ...FAULTS, ...NOT_OURS, ...SOUND }).sort()).toEqual([...ALL].sort());
  });

  it.each(ALL)('%s by itself is no bundle, and is said to be none', async (bag) => {
    // Packed as anybody would, without our mark.
    const zip = new JSZip();
    for (const [file, bytes] of bagOf(bag)) zip.file(`bag/${file}`, bytes, { createFolders: false });
    const packed = await zip.generateAsync({ type: 'uint8array' });
    expect((await check(['bag.zip', packed])).outcome).toBe('unreadable');
  });

  it.each(Object.entries(FAULTS))('the fault of %s is found in a bundle', async (bag, [graft, code]) => {
    const { outcome, bundles } = await grafted(graft, bag);
    expect(outcome).not.toBe('holds');
    expect(Object.values(codes(bundles[0])).join(' ')).toMatch(code);
  });

  it.each(Object.entries(NOT_OURS))('the fault of %s makes it no bundle', async (bag, graft) => {
    expect((await grafted(graft, bag)).outcome).toBe('unreadable');
  });

  it.each(Object.entries(SOUND).filter((row): row is [string, Graft] => typeof row[1] !== 'string'))(
    'what is sound in %s is sound in a bundle',
    async (bag, graft) => {
      const { outcome, bundles } = await grafted(graft, bag);
      expect(codes(bundles[0])['payload']).toBe('PAYLOAD_OK');
      expect(outcome).toBe('holds');
    },
  );
});
