import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Signer } from '@/utils/integrity/signature';
import { buildBundle } from '@/utils/bundle/write';
import type { Sha256 } from '@/utils/exhibit/ids';
import { hasOpenssl } from '../../support/openssl';
import { sampleBundle, sampleCase } from '../../support/sample-bundle';
import { newSigner, sealedBundle } from '../../support/sealed-bundle';
import { TestTsa } from '../../support/tsa';
import { check, checkTrusting, codes, pack, remanifest, unpack, type Unpacked } from './repack';

const SIG = 'seal/tagmanifest-sha256.txt.sig';
const KEY = 'seal/device-pub.pem';

let signer: Signer;
beforeAll(async () => {
  signer = await newSigner();
});

async function unpacked(options: Parameters<typeof sampleBundle>[0]) {
  const [volume] = await sampleBundle(options);
  if (!volume) throw new Error('no volume');
  return { ...(await unpack(volume.bytes)), name: volume.name };
}

/** Verifies a signed sample after an edit, packed again as the writer would. */
async function edited(edit: (files: Unpacked) => void | Promise<void>, options = {}) {
  const { folder, files, name } = await unpacked({ signer, ...options });
  await edit(files);
  const report = await check([name, await pack(folder, files)]);
  return { outcome: report.outcome, first: report.bundles[0], codes: codes(report.bundles[0]) };
}

const resign = async (files: Unpacked, by: Signer): Promise<void> => {
  files.set(SIG, Buffer.from(await by.sign(files.get('tagmanifest-sha256.txt') ?? new Uint8Array())));
  files.set(KEY, Buffer.from(by.pem));
};
const forge = (files: Unpacked): void => {
  files.set('index.html', Buffer.from(String(files.get('index.html')).replace('498.00', '4980.00')));
  remanifest(files);
};

describe('a signed bundle', () => {
  it('holds, and says which key', async () => {
    const { outcome, first } = await edited(() => undefined);
    expect(outcome).toBe('holds');
    expect(first?.lines.signature).toMatchObject({ status: 'valid', code: 'SIGNATURE_OK' });
    expect(first?.lines.signature.sentence.zh).toContain(signer.fingerprint.slice(0, 4));
    expect(first?.lines.payload.code).toBe('PAYLOAD_OK');
  });

  it('whose content was changed and whose manifests were made anew is broken', async () => {
    const { outcome, codes: all } = await edited(forge);
    expect(outcome).toBe('invalid');
    expect(all).toMatchObject({ payload: 'PAYLOAD_OK', chain: 'CHAIN_OK', signature: 'SIGNATURE_BROKEN' });
  });

  it('changed and signed anew by another key is loud about the key', async () => {
    const other = await newSigner();
    const { outcome, first } = await edited(async (files) => {
      forge(files);
      await resign(files, other);
    });
    expect(outcome).toBe('invalid');
    expect(first?.lines.signature.code).toBe('SIGNATURE_OTHER_KEY');
    const said = first?.lines.signature.sentence.zh.replaceAll(' ', '') ?? '';
    expect(said).toContain(signer.fingerprint);
    expect(said).toContain(other.fingerprint);
  });

  it.each<[string, (files: Unpacked) => void, string, string]>([
    [
      'both files taken away: not signed, and not called tampered',
      (files) => [SIG, KEY].forEach((p) => files.delete(p)),
      'SIGNATURE_STRIPPED',
      'holds',
    ],
    ['the signature taken away', (files) => files.delete(SIG), 'SIGNATURE_STRIPPED', 'holds'],
    ['the key taken away: cannot be checked', (files) => files.delete(KEY), 'SIGNATURE_KEY_MISSING', 'holds'],
    [
      'a signature of rubbish',
      (files) => files.set(SIG, Buffer.from('rubbish')),
      'SIGNATURE_BROKEN',
      'invalid',
    ],
    [
      'a signature in another spelling (a byte after it)',
      (files) => files.set(SIG, Buffer.concat([files.get(SIG) ?? Buffer.alloc(0), Buffer.of(0)])),
      'SIGNATURE_BROKEN',
      'invalid',
    ],
    ['an empty signature', (files) => files.set(SIG, Buffer.alloc(0)), 'SIGNATURE_BROKEN', 'invalid'],
    [
      'a key file with a note in it',
      (files) => files.set(KEY, Buffer.from(`note\n${signer.pem}`)),
      'SIGNATURE_KEY_MALFORMED',
      'invalid',
    ],
    [
      'an SM3 of something else',
      (files) =>
        files.set(
          'seal/tagmanifest-sha256.txt.sm3',
          Buffer.from(`${'0'.repeat(64)}  tagmanifest-sha256.txt\n`),
        ),
      'SM3_DIFFERS SIGNATURE_OK',
      'invalid',
    ],
  ])('with %s', async (_, edit, code, outcome) => {
    const result = await edited((files) => edit(files));
    expect(result.codes['signature']).toBe(code);
    expect(result.outcome).toBe(outcome);
  });

  it.each(['seal/note.txt', 'seal/run.exe', 'seal/exhibits/E001.test.html', 'seal/x/y.chain.pem'])(
    'with %s beside the seals is refused: nothing vouches for it',
    async (path) => {
      const { codes: all, first } = await edited((files) => files.set(path, Buffer.from('x')) && undefined);
      expect(all['payload']).toBe('PAYLOAD_UNLISTED');
      expect(first?.lines.payload.files).toEqual([path]);
    },
  );

  it('with a seal of a size that none has is refused', async () => {
    const { codes: all } = await edited((files) => void files.set(SIG, Buffer.alloc(4000)));
    expect(all).toMatchObject({ payload: 'PAYLOAD_UNLISTED', signature: 'SIGNATURE_BROKEN' });
  });

  it('with a paper of an outsider that the log does not know is not as it was handed over', async () => {
    const { outcome, first } = await edited(
      (files) => void files.set('seal/external/tsa.cn-cert.pdf', Buffer.from('pdf')),
    );
    expect(outcome).toBe('invalid');
    expect(first?.lines.timestamp).toMatchObject({
      code: 'EXTERNAL_UNLOGGED',
      files: ['seal/external/tsa.cn-cert.pdf'],
    });
  });
});

describe('the key in the custody log', () => {
  const other = 'ab'.repeat(32) as Sha256;
  const signed = (events: Parameters<typeof sampleBundle>[0]) => edited(() => undefined, events);

  it('that was changed on record is accepted and said aloud', async () => {
    const now = await newSigner();
    const after = () => [{ type: 'key-changed' as const, key: now.fingerprint, before: signer.fingerprint }];
    const result = await edited((files) => resign(files, now), { after });
    expect(result.codes['signature']).toBe('SIGNATURE_OK_KEY_CHANGED');
    expect(result.outcome).toBe('holds');
  });

  it('that was changed on record since does not sign any more', async () => {
    const after = () => [{ type: 'key-changed' as const, key: other, before: signer.fingerprint }];
    expect((await signed({ after })).codes['signature']).toBe('SIGNATURE_OTHER_KEY');
  });

  it.each([
    [
      'another key before it',
      { type: 'key-changed' as const, key: other, before: other.replaceAll('ab', 'cd') as Sha256 },
    ],
    ['a second first key', { type: 'key-set' as const, key: other }],
  ])('with %s contradicts itself', async (_, event) => {
    expect((await signed({ after: () => [event] })).codes['signature']).toBe('SIGNATURE_KEY_HISTORY');
  });

  it('that was never declared: somebody signed it afterwards', async () => {
    const { folder, files, name } = await unpacked({});
    await resign(files, signer);
    const report = await check([name, await pack(folder, files)]);
    expect(codes(report.bundles[0])['signature']).toBe('SIGNATURE_KEY_UNDECLARED');
  });
});

describe('volumes', () => {
  it('are each signed; one that lost its signature makes the set unsigned and is named', async () => {
    const volumes = await sampleBundle({ signer, maxVolumeBytes: 3000 });
    const whole = await check(...volumes.map((v) => [v.name, v.bytes] as const));
    expect(codes(whole.bundles[0])['signature']).toBe('SIGNATURE_OK');
    expect(whole.bundles[0]?.lines.signature.files).toHaveLength(6);
    const [first, ...rest] = volumes;
    if (!first) throw new Error('no volume');
    const { folder, files } = await unpack(first.bytes);
    files.delete(SIG);
    const bad = await pack(folder, files);
    const report = await check([first.name, bad], ...rest.map((v) => [v.name, v.bytes] as const));
    expect(report.bundles[0]?.lines.signature).toMatchObject({
      status: 'absent',
      code: 'SIGNATURE_STRIPPED',
    });
    expect(report.bundles[0]?.lines.signature.files?.[0]).toContain(folder);
  });
});

describe('the writer', () => {
  it('takes no seal that its reader would refuse', async () => {
    for (const path of ['seal/note.txt', 'data/x', SIG, 'seal/exhibits/E001.TEST.tsr']) {
      const sample = await sampleCase({ signer, seals: () => [{ path, bytes: Buffer.from('x') }] });
      expect(await buildBundle(sample.input, sample.ports)).toMatchObject({
        ok: false,
        error: { code: 'UNEXPECTED' },
      });
    }
  });
});

describe.skipIf(!hasOpenssl)('a time-stamped bundle', () => {
  let tsa: TestTsa;
  let folder = '';
  let files: Unpacked;
  let name = '';
  beforeAll(async () => {
    tsa = new TestTsa();
    const [volume] = await sealedBundle(tsa, signer);
    if (!volume) throw new Error('no volume');
    ({ name } = volume);
    ({ folder, files } = await unpack(volume.bytes));
  }, 30_000);
  afterAll(() => tsa.remove());

  async function stamped(edit: (files: Unpacked) => void, roots = tsa.text('root.pem')) {
    const copy = new Map(files);
    edit(copy);
    const report = await checkTrusting(roots, [name, await pack(folder, copy)]);
    return { outcome: report.outcome, first: report.bundles[0], codes: codes(report.bundles[0]) };
  }
  const BUNDLE = 'seal/tagmanifest-sha256.test.tsr';
  const E001 = 'seal/exhibits/E001.test.tsr';

  it('says what existed when, and by whose word', async () => {
    const { outcome, first } = await stamped(() => undefined);
    expect(outcome).toBe('holds');
    expect(first?.lines.timestamp).toMatchObject({ status: 'valid', code: 'TIMESTAMP_OK' });
    expect(first?.timestamps.map((t) => [t.covers, t.code, t.tsa, t.root, t.line])).toEqual([
      ['E001', 'TIMESTAMP_OK', 'Test tsa', 'Test Root', 2],
      ['bundle', 'TIMESTAMP_OK', 'Test tsa', 'Test Root', undefined],
    ]);
  });

  it('under a root that the reader does not trust is not checkable', async () => {
    const { outcome, codes: all } = await stamped(() => undefined, '');
    expect(all['timestamp']).toMatch(/^TIMESTAMP_ROOT_UNKNOWN/);
    expect(outcome).toBe('holds');
  });

  it.each<[string, (files: Unpacked) => void, string, string]>([
    [
      'one token on the place of the other',
      (f) => f.set(BUNDLE, f.get(E001) ?? Buffer.alloc(0)),
      'TIMESTAMP_IMPRINT TIMESTAMP_OK',
      'invalid',
    ],
    [
      'a token for an exhibit that was never captured',
      (f) => f.set('seal/exhibits/E009.test.tsr', f.get(E001) ?? Buffer.alloc(0)),
      'TIMESTAMP_UNLOGGED',
      'invalid',
    ],
    [
      'the token of an exhibit changed for another',
      (f) => f.set(E001, tsa.reply(f.get(E001.replace('tsr', 'tsq')) ?? Buffer.alloc(0))),
      'TIMESTAMP_NOT_AS_LOGGED',
      'invalid',
    ],
    [
      'a request that is none',
      (f) => f.set('seal/exhibits/E001.test.tsq', Buffer.from('x')),
      'TIMESTAMP_REQUEST',
      'invalid',
    ],
    [
      'all tokens taken away',
      (f) => [BUNDLE, E001].forEach((p) => f.delete(p)),
      'TIMESTAMP_STRIPPED',
      'holds',
    ],
    ['the token of the bundle taken away', (f) => f.delete(BUNDLE), 'TIMESTAMP_OK', 'holds'],
    ['a token of rubbish', (f) => f.set(BUNDLE, Buffer.from('rubbish')), 'TIMESTAMP_MALFORMED', 'invalid'],
  ])('with %s', async (_, edit, code, outcome) => {
    const result = await stamped((f) => edit(f));
    expect(result.codes['timestamp']).toContain(code);
    expect(result.outcome).toBe(outcome);
  });

  it('changed with new manifests: the time-stamp tells', async () => {
    const { codes: all } = await stamped(forge);
    expect(all).toMatchObject({ payload: 'PAYLOAD_OK', signature: 'SIGNATURE_BROKEN' });
    expect(all['timestamp']).toContain('TIMESTAMP_IMPRINT');
  });
});
