import 'fake-indexeddb/auto';
import { createHash, randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fixityService } from '@/entrypoints/background/fixity';
import { checkCertificate } from '@/utils/app/seal/check-certificate';
import { blobSource } from '@/utils/bundle/byte-source';
import type { CaseId } from '@/utils/exhibit/ids';
import { readPemCertificates } from '@/utils/integrity/timestamp/certificate';
import { timestampRequest } from '@/utils/integrity/timestamp/request';
import { readBytes } from '@/utils/storage/blobs';
import { putSetting } from '@/utils/storage/cases';
import { deleteExhibit } from '@/utils/storage/exhibits';
import type { FixityJobRow } from '@/utils/storage/fixity-rows';
import type { CertificateRow } from '@/utils/storage/paper-rows';
import type { ExhibitRow } from '@/utils/storage/rows';
import { sweepOrphans } from '@/utils/storage/staging';
import { digests, Installation } from '../backup/installation';
import { pack, unpack } from '../bundle/repack';
import { AT } from '../capture/stage';
import { servedTsa } from '../../support/asking';
import { stampStage } from './stage';
import { hasOpenssl } from '../../support/openssl';

vi.mock('@/utils/platform/environment', () => {
  const utc = '2026-03-12T06:31:05.123Z';
  const at = { utc, epochMs: Date.parse(utc), monotonicMs: 1, zone: 'Asia/Shanghai', offsetMinutes: 480 };
  return { readClock: () => at, softwareName: () => 'liuzheng/test' };
});

vi.mock('@/utils/platform/pages', () => ({ extensionVersion: () => '0.1.0' }));

const caseId = crypto.randomUUID() as CaseId;

describe.skipIf(!hasOpenssl)('time-stamps of a real authority', () => {
  const served = servedTsa();
  let here: Installation;

  const { switchOn, stampAll, attach, exported, verified } = stampStage(caseId, () => ({
    tsa: served.tsa,
    server: served.server,
    here,
  }));

  beforeEach(async () => {
    here = new Installation();
    await switchOn('good');
  });

  test('go into an export, over the exhibit and over the whole; the verifier and openssl take both', async () => {
    await here.keep(caseId, 'one');
    const gone = await here.keep(caseId, 'two');
    await stampAll();
    await deleteExhibit(here.db, here.ledger, gone, AT, '误拍');
    const { job, bytes } = await exported();
    expect(job.stamps).toEqual([{ tsa: 'Test', time: expect.any(String) as string }]);
    const { outcome, bundle } = await verified(bytes);
    expect([outcome, bundle?.lines.timestamp.status]).toEqual(['holds', 'valid']);
    expect(bundle?.timestamps.map(({ covers, code }) => [covers, code])).toEqual([
      ['E001', 'TIMESTAMP_OK'],
      // Deleted, its hashes are dated all the same.
      ['E002', 'TIMESTAMP_OK'],
      ['bundle', 'TIMESTAMP_OK'],
    ]);
    expect((await verified(bytes, false)).bundle?.lines.timestamp.code).toBe('TIMESTAMP_ROOT_UNKNOWN');
    const { files } = await unpack(bytes);
    for (const name of ['seal/exhibits/E001.test', 'seal/tagmanifest-sha256.test']) {
      const [response, query] = [files.get(`${name}.tsr`), files.get(`${name}.tsq`)];
      expect(served.tsa.opensslAccepts(response ?? randomBytes(1), query ?? randomBytes(1))).toBe(true);
    }
  });

  test.each([
    ['silent', 'TSA_UNREACHABLE'],
    ['rejected', 'TSA_REFUSED'],
    ['garbage', 'TSA_BAD_ANSWER'],
    ['wrong-nonce', 'TSA_BAD_ANSWER'],
  ])('%s: the export is made all the same and says why it is not stamped', async (kind, code) => {
    await here.keep(caseId, 'one');
    await switchOn(kind);
    // Only who is silent is waited for.
    const { job, bytes } = await exported(kind === 'silent' ? 200 : 8000);
    expect(job).toMatchObject({ state: 'done', stamps: [{ tsa: 'Test', error: { code } }] });
    expect(await verified(bytes)).toMatchObject({
      outcome: 'holds',
      bundle: { lines: { timestamp: { code: 'TIMESTAMP_ABSENT' } } },
    });
  });

  test('and what outsiders issued come back from a backup, and go into the next bundle', async () => {
    const one = await here.keep(caseId, 'one');
    await stampAll();
    await attach(Buffer.from('%PDF-1.7'), '公证书.pdf');
    expect(await sweepOrphans(here.db)).toBe(0);
    const { files } = await here.backUp();
    const there = new Installation();
    expect((await there.restore(files)).cases).toMatchObject([{ outcome: 'restored' }]);
    const [before] = await here.db.stamps.toArray();
    expect(await there.db.stamps.toArray()).toEqual([
      // Whether its root is trusted is a matter of the installation.
      { ...before, found: { code: 'TIMESTAMP_ROOT_UNKNOWN' }, attempts: 1 },
    ]);
    expect(await there.db.certificates.toArray()).toEqual(await here.db.certificates.toArray());
    expect(await sweepOrphans(there.db)).toBe(0);
    here = there;
    const { bundle } = await verified((await exported()).bytes);
    expect(bundle?.timestamps.map(({ covers }) => covers)).toContain('E001');
    expect(bundle?.external).toMatchObject([{ name: '公证书.pdf', covers: 'case', state: 'as-logged' }]);
    expect(one.number).toBe(1);
  });

  test('that are damaged are named by a check-up, left out of a bundle, and put back from a backup', async () => {
    const one = await here.keep(caseId, 'one');
    await stampAll();
    const certificate = await attach(Buffer.from('%PDF-1.7'), '公证书.pdf');
    const { files } = await here.backUp();
    const [before] = await here.db.stamps.toArray();
    if (!before?.response) throw new Error('not stamped');
    const token = `seal/exhibits/E00${one.number}.test.tsr`;
    const fixity = fixityService({ db: here.db, ledger: here.ledger, digests }, () => undefined);
    const checkUp = async () => {
      const started = await fixity.start(caseId);
      if (!started.ok) throw new Error(started.error.code);
      await started.value.done;
      const job = (await here.db.jobs.get(started.value.jobId)) as FixityJobRow;
      return job.cases[0]?.damaged;
    };
    await here.db.stamps.update(before.id, {
      response: before.response.map((byte, i) => (i === 99 ? ~byte : byte)),
    });
    await here.db.blobs.put({ sha256: certificate.file.sha256, blob: new Blob(['%PDF-1.8']) });
    expect(await checkUp()).toEqual([
      { path: certificate.file.path, problem: 'changed' },
      { path: token, problem: 'changed' },
    ]);
    expect(await here.db.certificates.toArray()).toMatchObject([{ damaged: true }]);
    const { bundle } = await verified((await exported()).bytes);
    expect(bundle?.timestamps.filter(({ covers }) => covers === 'E001')).toEqual([]);
    expect(bundle?.external).toMatchObject([{ state: 'missing' }]);
    // The blob of a certificate may also be gone, and the row of a time-stamp.
    await here.db.stamps.delete(before.id);
    expect(await checkUp()).toContainEqual({ path: token, problem: 'missing' });

    const restored = await here.restore(files);
    expect(restored.cases).toMatchObject([{ outcome: 'repaired', exhibits: 0, others: 2 }]);
    expect((await here.types(caseId)).at(-1)).toBe('case-restored');
    expect(await checkUp()).toEqual([]);
    expect(await here.db.certificates.toArray()).toEqual([certificate]);
    // Nothing is damaged any more: nothing to do, and no line.
    const lines = (await here.lines(caseId)).length;
    expect((await here.restore(files)).cases).toMatchObject([{ outcome: 'present' }]);
    expect(await here.lines(caseId)).toHaveLength(lines);
  });

  test('a time-stamp that came after a backup does not keep a later state of the case from coming in', async () => {
    await here.keep(caseId, 'one');
    const there = new Installation();
    await there.restore((await here.backUp()).files);
    await stampAll();
    await there.keep(caseId, 'two');
    const restored = await here.restore((await there.backUp()).files);
    expect(restored.cases).toMatchObject([{ outcome: 'updated' }]);
    expect(await here.db.stamps.toArray()).toMatchObject([{ number: 1, state: 'stamped' }]);
    const { outcome, bundle } = await verified((await exported()).bytes);
    expect([outcome, bundle?.timestamps[0]?.code]).toEqual(['holds', 'TIMESTAMP_OK']);
  });

  describe('of others', () => {
    const over = (what: string | Uint8Array): Buffer =>
      served.tsa.reply(timestampRequest(createHash('sha256').update(what).digest(), randomBytes(8)));
    const check = (row: CertificateRow, exhibit: ExhibitRow) =>
      checkCertificate(row, {
        digests,
        crypto,
        trust: () => Promise.resolve({ roots: readPemCertificates(served.tsa.text('root.pem')) }),
        readBlob: (sha256) => readBytes(here.db, sha256),
        exhibits: () => Promise.resolve([exhibit]),
        lineOf: () => Promise.resolve(undefined),
      });

    test('are held against the files of the exhibit', async () => {
      const one = await here.keep(caseId, 'one');
      const judged = async (bytes: Uint8Array, name: string) => check(await attach(bytes, name, 1), one);
      expect(await judged(over('one'), 'a.tsr')).toMatchObject({
        verdict: 'fits',
        what: 'E001/text.txt',
        code: 'TIMESTAMP_OK',
        tsa: 'Test tsa',
      });
      // A bare token, as some services hand out: without the five bytes of its status and the head around both.
      const whole = over('one');
      const bare = whole.subarray(whole.indexOf(Buffer.from('3003020100', 'hex')) + 5);
      expect(await judged(bare, 'b.tsa')).toMatchObject({ verdict: 'fits' });
      expect(await judged(over('two'), 'c.tsr')).toMatchObject({ verdict: 'differs' });
      const forged = served.tsa.forge({ digest: createHash('sha256').update('one').digest(), by: 'noEku' });
      expect(await judged(forged, 'd.tsr')).toMatchObject({ verdict: 'differs', code: 'TIMESTAMP_EKU' });
      expect(await judged(Buffer.from('%PDF'), 'e.pdf')).toEqual({
        verdict: 'unchecked',
        why: 'NOT_RFC3161',
      });
    });

    test('attached twice are there once; a swapped one is named by the verifier, a missing one too', async () => {
      await here.keep(caseId, 'one');
      const row = await attach(Buffer.from('%PDF'), '../..\\证书 1.pdf', 1);
      await attach(Buffer.from('%PDF'), '../..\\证书 1.pdf', 1);
      expect(row.file.path).toMatch(/^seal\/external\/E001-[0-9a-f]{8}-1\.pdf$/);
      expect((await here.types(caseId)).filter((type) => type === 'certificate-attached')).toHaveLength(1);
      await putSetting(here.db, 'stamps', '');
      const { folder, files } = await unpack((await exported()).bytes);
      const changed = async (edit: () => unknown) => {
        edit();
        const { outcome, bundle } = await verified(await pack(folder, files), true);
        const { code, files: named } = bundle?.lines.timestamp ?? {};
        return [outcome, code, named];
      };
      expect(await changed(() => files.set(row.file.path, Buffer.from('%PDF, but another')))).toEqual([
        'invalid',
        'EXTERNAL_OTHER',
        [row.file.path],
      ]);
      expect(await changed(() => files.delete(row.file.path))).toEqual([
        'holds',
        'EXTERNAL_MISSING',
        [row.file.path],
      ]);
    });

    test('a certificate is not thrown away with the exhibit that has the same bytes', async () => {
      const one = await here.keep(caseId, '%PDF');
      const row = await attach(Buffer.from('%PDF'), 'a.pdf', 1);
      await deleteExhibit(here.db, here.ledger, one, AT, '误拍');
      const kept = await here.db.blobs.get(row.file.sha256);
      expect(kept && blobSource(kept.blob).size).toBe(4);
    });
  });
});
