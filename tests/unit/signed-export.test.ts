import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { ExportService, type ExportPorts } from '@/utils/app/export-case';
import { verifyBundle } from '@/utils/bundle/verify';
import { bytesSource } from '@/utils/bundle/byte-source';
import type { LogLine } from '@/utils/integrity/chain.types';
import { appError } from '@/utils/shared/errors';
import { err, ok } from '@/utils/shared/result';
import { LiuzhengDb } from '@/utils/storage/db';
import { noteDamage, noteExport, readCase } from '@/utils/storage/exports';
import { declareKey, installationSigner } from '@/utils/storage/keys';
import { Ledger } from '@/utils/storage/ledger';
import { fingerprintText } from '@/utils/integrity/signature';
import type { ExportJobRow } from '@/utils/storage/rows';
import { nodeDigests } from '@/utils/verifier/node-digests';
import { clock, SAMPLE_CASE, sampleCase } from '../support/sample-bundle';

const now = clock(Date.UTC(2026, 2, 13));
let db: LiuzhengDb;
let ports: ExportPorts;
let volumes: Blob[];
let rows: Map<string, ExportJobRow>;
let blobs: Map<string, Uint8Array>;
let count = 0;

/** The sample case in a real store, with its real key table and ledger. */
beforeEach(async () => {
  db = new LiuzhengDb(`signed-export-${(count += 1)}`);
  const sample = await sampleCase();
  ({ blobs } = sample);
  const ledger = new Ledger(db, nodeDigests);
  await db.log.bulkAdd(
    await Promise.all(
      sample.input.logLines.map(async (line, seq) => {
        const hasher = nodeDigests.hasher('sha256');
        hasher.update(Buffer.from(line));
        return { caseId: SAMPLE_CASE, seq, line, sha256: (await hasher.hex()) as never };
      }),
    ),
  );
  const last = (await db.log.toArray()).at(-1);
  await db.cases.add({
    ...sample.input.caseRecord,
    updatedAt: now.utc,
    nextNumber: 5,
    nextSeq: sample.input.logLines.length,
    chainHead: last?.sha256 ?? ('' as never),
  });
  await db.exhibits.bulkAdd(
    sample.input.exhibits.map((e) => ({
      ...e,
      id: e.record.id,
      caseId: SAMPLE_CASE,
      number: e.record.number,
      createdAt: now.utc,
      bytes: 1,
    })),
  );
  volumes = [];
  rows = new Map();
  ports = {
    clock: () => now,
    newId: () => crypto.randomUUID(),
    digests: nodeDigests,
    crypto,
    software: '留证 0.1.0',
    readCase: (id) => readCase(db, id),
    readBlob: async (sha256) => {
      const bytes = sample.blobs.get(sha256);
      return bytes ? ok(Uint8Array.from(bytes)) : err(appError('NOT_FOUND'));
    },
    signer: () => installationSigner(db, crypto.subtle, nodeDigests, now.utc),
    declareKey: (caseId, at, key) => declareKey(db, ledger, caseId, at, key),
    jobs: {
      add: (row) => Promise.resolve(ok((rows.set(row.id, row), null))),
      update: (id, patch) =>
        Promise.resolve(void rows.set(id, { ...(rows.get(id) as ExportJobRow), ...patch })),
    },
    outbox: {
      putPiece: () => Promise.reject(new Error('no volume here is that large')),
      put: (_, index, { rest }) => Promise.resolve(ok(((volumes[index] = rest), null))),
      read: (_, index) => Promise.resolve(volumes[index] ? ok(volumes[index]) : err(appError('NOT_FOUND'))),
      clear: () => Promise.resolve(),
      supersede: () => Promise.resolve(),
    },
    noteDamage: (caseId, at, events) => noteDamage(ledger, caseId, at, events),
    note: (caseId, at, event) => noteExport(ledger, caseId, at, event),
    recheck: () => Promise.resolve(),
    changed: () => undefined,
  };
});

async function exported(with_: Partial<ExportPorts> = {}) {
  const started = await new ExportService({ ...ports, ...with_ }).start(SAMPLE_CASE);
  if (!started.ok) throw new Error(started.error.code);
  const done = await started.value.done;
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  const [blob] = volumes;
  if (!blob) throw new Error('no volume');
  const source = bytesSource(new Uint8Array(await blob.arrayBuffer()));
  const report = await verifyBundle([{ name: 'x.zip', source }], { digests: nodeDigests, crypto });
  const [bundle] = report.bundles;
  const { signature, completeness } = bundle?.lines ?? {};
  return { outcome: report.outcome, signature, completeness, exhibits: bundle?.exhibits.map((e) => e.label) };
}

const types = async (): Promise<string[]> =>
  (await db.log.toArray()).map((row) => (JSON.parse(row.line) as LogLine).type).slice(-4);

test('every export is signed with one key, which the log names once', async () => {
  const first = await exported();
  expect(first).toMatchObject({ outcome: 'holds', signature: { code: 'SIGNATURE_OK' } });
  // What the sender is shown is what the reader is told.
  const { key = '' } = [...rows.values()][0] ?? {};
  expect(first.signature?.detail?.['key']).toBe(fingerprintText(key));
  const second = await exported();
  expect(second.signature?.detail).toEqual(first.signature?.detail);
  expect(await types()).toEqual(['exhibit-deleted', 'key-set', 'bundle-exported', 'bundle-exported']);
});

test('a profile that lost its key says so in the log before it signs with another', async () => {
  await exported();
  await db.keys.clear();
  expect(await exported()).toMatchObject({
    outcome: 'holds',
    signature: { code: 'SIGNATURE_OK_KEY_CHANGED' },
  });
  expect((await types()).slice(-2)).toEqual(['key-changed', 'bundle-exported']);
});

test('where no key can be had the evidence still comes out, and nothing claims a signature', async () => {
  const failing = await exported({ signer: () => Promise.resolve(err(appError('STORE_FULL'))) });
  expect(failing).toMatchObject({
    outcome: 'holds',
    signature: { status: 'absent', code: 'SIGNATURE_ABSENT' },
  });
  expect(await types()).not.toContain('key-set');
});

test('a key that the log cannot name does not sign', async () => {
  const mute = await exported({ declareKey: () => Promise.resolve(err(appError('STORE_FAILED'))) });
  expect(mute.signature?.code).toBe('SIGNATURE_ABSENT');
});

const shaOf = async (number: number, path: string): Promise<string> => {
  const row = (await db.exhibits.toArray()).find((e) => e.number === number);
  const file = row?.record.files.find((f) => f.path === path);
  return (path === 'exhibit.json' ? row?.recordSha256 : file?.sha256) ?? '';
};

test('one lost file does not hold the rest hostage: it is named in the log and in the report', async () => {
  blobs.delete(await shaOf(2, 'page.png'));
  const picture = await shaOf(1, 'tiles/00.png');
  blobs.set(picture, Buffer.from('changed'));
  const { outcome, completeness, exhibits } = await exported();
  expect(outcome).toBe('holds');
  expect(exhibits).toEqual(['E001', 'E002', 'E003']);
  expect(completeness).toMatchObject({
    status: 'absent',
    code: 'EXHIBIT_DAMAGED',
    files: ['data/exhibits/E001/tiles/00.png', 'data/exhibits/E002/page.png'],
  });
  expect(await types()).toEqual(['key-set', 'exhibit-damaged', 'exhibit-damaged', 'bundle-exported']);
});

test('what is lost is logged once, and what came back is in the bundle again', async () => {
  const sha256 = await shaOf(2, 'page.png');
  const bytes = blobs.get(sha256) ?? new Uint8Array();
  blobs.delete(sha256);
  await exported();
  expect((await exported()).completeness?.code).toBe('EXHIBIT_DAMAGED');
  expect((await types()).slice(-2)).toEqual(['bundle-exported', 'bundle-exported']);
  blobs.set(sha256, bytes);
  expect((await exported()).completeness?.code).toBe('COMPLETE_WITH_GAPS');
});

test('a lost record is written again from its row; a row that differs leaves the exhibit out, by name', async () => {
  const record = await shaOf(1, 'exhibit.json');
  blobs.delete(record);
  expect((await exported()).completeness?.code).toBe('COMPLETE_WITH_GAPS');
  const row = (await db.exhibits.toArray()).find((e) => e.number === 1);
  if (!row) throw new Error('no row');
  await db.exhibits.put({ ...row, record: { ...row.record, kindReason: 'other' } });
  const { outcome, completeness, exhibits } = await exported();
  expect(outcome).toBe('holds');
  expect(exhibits).toEqual(['E002', 'E003']);
  expect(completeness).toMatchObject({ code: 'EXHIBIT_DAMAGED', detail: { files: 6 } });
});

test('a store that cannot be asked is no damage: the export fails and the log says nothing', async () => {
  const sha256 = await shaOf(2, 'page.png');
  const { readBlob } = ports;
  const started = await new ExportService({
    ...ports,
    readBlob: (asked) =>
      asked === sha256 ? Promise.resolve(err(appError('STORE_FAILED'))) : readBlob(asked),
  }).start(SAMPLE_CASE);
  if (!started.ok) throw new Error(started.error.code);
  expect((await started.value.done).ok).toBe(false);
  expect(await types()).not.toContain('exhibit-damaged');
});
