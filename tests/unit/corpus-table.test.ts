import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { bytesSource } from '@/utils/bundle/byte-source';
import { openZip } from '@/utils/bundle/zip-open';
import { canonicalJson, type JsonValue } from '@/utils/integrity/canonical';
import { rawToDer } from '@/utils/integrity/ecdsa-der';
import { readSpkiPem, spkiPem, verifySignature } from '@/utils/integrity/signature';
import { bagFaults } from '../support/bagit-rules';

const CORPUS = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
const DOC = path.resolve(import.meta.dirname, '../../docs/SPECIFICATION.md');
const at = (...names: string[]): string => path.join(CORPUS, ...names);

/** What the suite's authors want of a case, and what became of it. */
interface Tally {
  accept: [wanted: number, got: number];
  refuse: [wanted: number, got: number];
}
const tally = (): Tally => ({ accept: [0, 0], refuse: [0, 0] });

function count(into: Tally, wanted: boolean, got: boolean): void {
  const side = wanted ? into.accept : into.refuse;
  side[0] += 1;
  if (wanted === got) side[1] += 1;
}

async function zips(suite: string): Promise<Tally> {
  const sum = tally();
  for (const name of readdirSync(at(suite))) {
    const zip = await openZip(bytesSource(readFileSync(at(suite, name))));
    const whole = zip.ok && (await Promise.all(zip.value.files.map((file) => file.unpack(() => undefined))));
    count(sum, false, whole !== false && !whole.includes(false));
  }
  return sum;
}

interface Vectors {
  readonly testGroups: readonly {
    readonly publicKeyDer: string;
    readonly tests: readonly { readonly msg: string; readonly sig: string; readonly result: string }[];
  }[];
}

async function wycheproof(name: string, raw: boolean): Promise<Tally> {
  const sum = tally();
  const hex = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text, 'hex'));
  const { testGroups } = JSON.parse(readFileSync(at('wycheproof', name), 'utf8')) as Vectors;
  for (const { publicKeyDer, tests } of testGroups) {
    const key = readSpkiPem(spkiPem(hex(publicKeyDer)));
    for (const { msg, sig, result } of tests) {
      const der = raw ? rawToDer(hex(sig)) : hex(sig);
      const holds = !!key && !!der && (await verifySignature(key, der, hex(msg), crypto.subtle));
      count(sum, result === 'valid', holds);
    }
  }
  return sum;
}

function bags(): Tally {
  const sum = tally();
  for (const part of [
    'v0.97/valid',
    'v0.97/warning',
    'v1.0/valid',
    'v0.97/invalid',
    'v0.97/linux-only',
    'v0.97/windows-only',
    'v1.0/invalid',
  ])
    for (const entry of readdirSync(at('bagit', part), { withFileTypes: true }))
      if (entry.isDirectory())
        count(
          sum,
          /valid$|warning$/.test(part) && !part.endsWith('/invalid'),
          bagFaults(at('bagit', part, entry.name)).length === 0,
        );
  return sum;
}

function vectors(): Tally {
  const sum = tally();
  for (const name of readdirSync(at('jcs/input'))) {
    const value = JSON.parse(readFileSync(at('jcs/input', name), 'utf8')) as JsonValue;
    const out = readFileSync(at('jcs/output', name), 'utf8').trimEnd();
    count(sum, true, canonicalJson(value) === out);
  }
  return sum;
}

const row = (name: string, { accept, refuse }: Tally, exceptions: string): string =>
  `| ${name} | ${accept[0] + refuse[0]} | ${accept[1]} / ${accept[0]} | ${refuse[1]} / ${refuse[0]} | ${exceptions} |`;

/** `UPDATE_CORPUS=1` writes the table anew. */
it.skipIf(!existsSync(CORPUS))('the table of third-party suites says what is counted', async () => {
  const table = [
    '| suite | cases | accepted of those to accept | refused of those to refuse | exceptions |',
    '| --- | --- | --- | --- | --- |',
    row(
      'libzip `incons-*`',
      await zips('zip-libzip'),
      'none; of `incons-data.zip` the file inside is refused',
    ),
    row('yauzl `test/failure`', await zips('zip-yauzl'), 'none; of two the file inside is refused'),
    row('zip-slip', await zips('zip-slip'), 'none'),
    row(
      'Wycheproof ECDSA P-256 SHA-256, DER',
      await wycheproof('ecdsa_secp256r1_sha256_test.json', false),
      'none',
    ),
    row('the same, P1363', await wycheproof('ecdsa_secp256r1_sha256_p1363_test.json', true), 'none'),
    row('RFC 8785 vectors', vectors(), 'none'),
    row(
      'BagIt suite, by the rules of `tests/support/bagit-rules.ts`',
      bags(),
      'two of the warnings: the copy at hand lacks the file they are about',
    ),
  ].join('\n');
  const text = readFileSync(DOC, 'utf8');
  const marked =
    /(<!-- corpus -->\n<!-- prettier-ignore-start -->\n)[\s\S]*?(\n<!-- prettier-ignore-end -->)/;
  if (process.env['UPDATE_CORPUS']) writeFileSync(DOC, text.replace(marked, `$1${table}$2`));
  expect(marked.exec(readFileSync(DOC, 'utf8'))?.[0]).toContain(table);
});
