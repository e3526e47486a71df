import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Signer } from '@/utils/integrity/signature';
import { hasOpenssl } from '../../support/openssl';
import { newSigner, sealedBundle } from '../../support/sealed-bundle';
import { TestTsa } from '../../support/tsa';
import { unpack } from './repack';

/** The commands of a part of the text, in their order. */
function commandsOf(text: string): string[] {
  const parts = text.split(/^(?=\d\. )/m).filter((part) => /^[156]\. /.test(part));
  return parts.flatMap((part) =>
    part
      .split('\n')
      .filter((line) => /^ {3,5}(?:sha\d+sum|openssl|grep|ls|cat) /.test(line))
      .map((line) => line.trim()),
  );
}

/** VERIFY.txt is for people who have nothing of ours: every command in it is run here as it stands. */
describe.skipIf(!hasOpenssl || process.platform === 'win32')('VERIFY.txt of a sealed bundle', () => {
  let tsa: TestTsa;
  let signer: Signer;
  let bag = '';
  let commands: string[] = [];
  beforeAll(async () => {
    tsa = new TestTsa();
    signer = await newSigner();
    const [volume] = await sealedBundle(tsa, signer);
    if (!volume) throw new Error('no volume');
    bag = mkdtempSync(path.join(tmpdir(), 'liuzheng-bag-'));
    for (const [name, bytes] of (await unpack(volume.bytes)).files) {
      mkdirSync(path.dirname(path.join(bag, name)), { recursive: true });
      writeFileSync(path.join(bag, name), bytes);
    }
    // What the text tells the reader to fetch from the authority's own site.
    writeFileSync(path.join(bag, 'root.pem'), tsa.text('root.pem'));
    // By the text's own form: five blanks in, and a program's name; of part 1 and from part 5 on (macOS, Windows and what
    // has to be fetched from the network are other machines' business).
    commands = commandsOf(readFileSync(path.join(bag, 'VERIFY.txt'), 'utf8'));
  }, 30_000);
  afterAll(() => {
    tsa.remove();
    rmSync(bag, { recursive: true });
  });

  const run = (command: string) => spawnSync('sh', ['-c', command], { cwd: bag, encoding: 'utf8' });
  const only = (part: string): string => {
    const found = commands.filter((command) => command.includes(part));
    expect(found, part).toHaveLength(1);
    return found[0] ?? '';
  };

  it('holds only commands that work', () => {
    expect(commands.length).toBe(14);
    for (const command of commands) expect(run(command).status, command).toBe(0);
  });

  it('shows a signature that openssl takes, and the key of the log', () => {
    expect(run(only('dgst -sha256 -verify')).stdout.trim()).toBe('Verified OK');
    expect(run(only('pkey -pubin')).stdout).toContain(signer.fingerprint);
    expect(run(only('key-(set|changed)')).stdout).toContain(`"key":"${signer.fingerprint}"`);
    expect(readFileSync(path.join(bag, 'VERIFY.txt'), 'utf8').replaceAll(' ', '')).toContain(
      signer.fingerprint,
    );
  });

  it('shows time-stamps that openssl takes, over the manifest and over the line of the log', () => {
    const verified = run(only('-data tagmanifest-sha256.txt'));
    expect(verified.stdout + verified.stderr).toContain('Verification: OK');
    // `    0000 - 9b 72 …-5c 1a …   .r.A`: openssl's dump of the hash that was sent.
    const dump = run(only('ts -query -in')).stdout.matchAll(/^ +00[0-9a-f]{2} - (.{47})/gm);
    const asked = [...dump].map(([, hex = '']) => hex.replaceAll(/[ -]/g, '')).join('');
    expect(run(only('exhibit-(captured|imported)')).stdout).toBe(`${asked}  -\n`);
  });

  it('fails at a changed manifest', () => {
    const manifest = path.join(bag, 'tagmanifest-sha256.txt');
    const before = readFileSync(manifest, 'utf8');
    writeFileSync(
      manifest,
      before.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
    );
    try {
      expect(run(only('dgst -sha256 -verify')).status).not.toBe(0);
      expect(run(only('-data tagmanifest-sha256.txt')).status).not.toBe(0);
      expect(run('sha256sum -c --quiet tagmanifest-sha256.txt').status).not.toBe(0);
    } finally {
      writeFileSync(manifest, before);
    }
  });

  it('gives the SM3 that stands in seal/', () => {
    const said = execFileSync('openssl', ['dgst', '-sm3', '-r', 'tagmanifest-sha256.txt'], {
      cwd: bag,
      encoding: 'utf8',
    });
    expect(readFileSync(path.join(bag, 'seal/tagmanifest-sha256.txt.sm3'), 'utf8').slice(0, 64)).toBe(
      said.slice(0, 64),
    );
  });
});
