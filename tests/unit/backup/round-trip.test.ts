import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import type { CaseId } from '@/utils/exhibit/ids';
import { bytesSource } from '@/utils/bundle/byte-source';
import { verifyBundle } from '@/utils/bundle/verify';
import { verifyChain } from '@/utils/integrity/chain';
import { recordInCase, renameCase } from '@/utils/storage/cases';
import { deleteExhibit, noteExhibit, tagExhibit } from '@/utils/storage/exhibits';
import { AT } from '../capture/stage';
import { digests, Installation } from './installation';

vi.mock('@/utils/platform/environment', () => {
  const utc = '2026-03-12T06:31:05.123Z';
  const at = { utc, epochMs: Date.parse(utc), monotonicMs: 1, zone: 'Asia/Shanghai', offsetMinutes: 480 };
  return { readClock: () => at, softwareName: () => 'liuzheng/test' };
});

let here: Installation;
let there: Installation;
const caseId = crypto.randomUUID() as CaseId;
const otherId = crypto.randomUUID() as CaseId;
beforeEach(async () => {
  here = new Installation();
  there = new Installation();
  const { db, ledger } = here;
  const kept = await here.keep(caseId, '承诺：秒到账');
  const wrong = await here.keep(caseId, '误拍');
  await noteExhibit(db, ledger, kept, AT, '付款后一小时仍显示“处理中”');
  await tagExhibit(db, ledger, kept, AT, ['承诺']);
  await deleteExhibit(db, ledger, wrong, AT, '误拍');
  await renameCase(ledger, caseId, AT, '某某卡盟 Q币 未到账');
  await recordInCase(db, ledger, caseId, AT, [{ type: 'field-set', field: 'orderNumber', value: '744260' }]);
  await here.keep(otherId, '订单', '另一案');
});

test('what another installation gets is the same case: lines, exhibits, notes, tags, what was confirmed', async () => {
  const before = await here.db.cases.get(caseId);
  const exhibits = await here.db.exhibits.orderBy('id').toArray();
  const { job, files } = await here.backUp();
  expect(job).toMatchObject({ state: 'done', cases: 2, left: [] });
  // All but the last, which says that this backup was made; the one before names the key that signed it.
  const lines = (await here.lines(caseId)).slice(0, -1);
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ type: 'key-set' });
  const restored = await there.restore(files);
  expect(restored).toMatchObject({ state: 'done', files: [], inbox: [] });
  expect(new Map(restored.cases.map(({ title, outcome }) => [title, outcome]))).toEqual(
    new Map([
      ['另一案', 'restored'],
      ['某某卡盟 Q币 未到账', 'restored'],
    ]),
  );
  const arrived = await there.lines(caseId);
  expect(arrived.slice(0, -1)).toEqual(lines);
  expect(JSON.parse(arrived.at(-1) ?? '')).toMatchObject({
    type: 'case-restored',
    software: 'liuzheng/test',
    superseded: [],
    archives: [{ name: files[0]?.name, sha256: job.volumes?.[0]?.sha256, bytes: files[0]?.size }],
  });
  const after = await there.db.cases.get(caseId);
  expect(after).toMatchObject({
    title: before?.title,
    createdAt: before?.createdAt,
    nextNumber: 3,
    nextSeq: lines.length + 1,
    dossier: before?.dossier,
  });
  const check = await verifyChain(arrived, digests);
  expect(check).toMatchObject({ verdict: { status: 'valid' }, head: after?.chainHead });
  expect(await there.db.exhibits.orderBy('id').toArray()).toEqual(exhibits);
  for (const row of exhibits) {
    const text = row.record.files[0];
    const blob = await there.db.blobs.get(text?.sha256 ?? row.recordSha256);
    expect(blob?.blob.size).toBe(text?.bytes);
  }
  expect(await there.db.staged.count()).toBe(0);
  expect(await there.db.inbox.count()).toBe(0);
});

test('a backup is recorded in every case as an export, and says nothing of the reminder', async () => {
  await here.backUp();
  expect((await here.types(caseId)).at(-1)).toBe('bundle-exported');
  expect((await here.types(otherId)).at(-1)).toBe('bundle-exported');
  expect((await here.db.cases.get(caseId))?.exportedAt).toBe(AT);
});

test('a stranger checks a backup like any bundle', async () => {
  const { files } = await here.backUp();
  const bytes = new Uint8Array(await (files[0] as File).arrayBuffer());
  const report = await verifyBundle([{ name: 'LZ-backup.zip', source: bytesSource(bytes) }], {
    digests,
    crypto,
  });
  expect(report.outcome).toBe('holds');
  expect(new Set(report.bundles.map((bundle) => bundle.caseTitle))).toEqual(
    new Set(['另一案', '某某卡盟 Q币 未到账']),
  );
});

test('restoring where it was made, and restoring twice, changes nothing', async () => {
  const { files } = await here.backUp();
  const before = await here.everything();
  expect((await here.restore(files)).cases.map((one) => one.outcome)).toEqual(['present', 'present']);
  expect(await here.everything()).toEqual(before);
  await there.restore(files);
  const once = await there.everything();
  expect((await there.restore([...files, ...files])).cases.map((one) => one.outcome)).toEqual([
    'present',
    'present',
  ]);
  expect(await there.everything()).toEqual(once);
});

test('two installations take turns: each goes on from the other, and every line of both is kept', async () => {
  await there.restore((await here.backUp()).files);
  await there.keep(caseId, '回复：不退不换');
  await here.restore((await there.backUp()).files);
  const row = await here.db.cases.get(caseId);
  expect(await here.db.exhibits.where('[caseId+number]').between([caseId, 0], [caseId, 99]).count()).toBe(2);
  const lines = await here.lines(caseId);
  const last = JSON.parse(lines.at(-1) ?? '') as { type: string; superseded: string[] };
  // The line that says `here` made a backup is no part of the chain that came back, so it is carried verbatim.
  expect(last.type).toBe('case-restored');
  expect(last.superseded.map((line) => (JSON.parse(line) as { type: string }).type)).toEqual([
    'bundle-exported',
  ]);
  expect((await verifyChain(lines, digests)).head).toBe(row?.chainHead);
  await here.keep(caseId, '再次沟通');
  const again = await there.restore((await here.backUp()).files);
  expect(again.cases.find((one) => one.id === caseId)).toMatchObject({ outcome: 'updated', exhibits: 1 });
});

test('a case that went on in both places is left as it is, and the others are restored all the same', async () => {
  await there.restore((await here.backUp()).files);
  await here.keep(caseId, '这边的新证据');
  await there.keep(caseId, '那边的新证据');
  await here.keep(otherId, '订单已发货', '另一案');
  const before = await there.lines(caseId);
  const restored = await there.restore((await here.backUp()).files);
  expect(restored.state).toBe('done');
  expect(restored.cases.find((one) => one.id === caseId)).toMatchObject({
    outcome: 'refused',
    error: { code: 'RESTORE_DIVERGED' },
  });
  expect(restored.cases.find((one) => one.id === otherId)).toMatchObject({ outcome: 'updated' });
  expect(await there.lines(caseId)).toEqual(before);
});

test('evidence that is still here is deleted by an archive only when the user agreed', async () => {
  await there.restore((await here.backUp()).files);
  const [row] = await here.db.exhibits.where('[caseId+number]').equals([caseId, 1]).toArray();
  if (!row) throw new Error('no exhibit');
  await deleteExhibit(here.db, here.ledger, row, AT, '含个人信息');
  const { files } = await here.backUp();
  const before = await there.everything();
  const refused = await there.restore(files);
  expect(refused.cases.find((one) => one.id === caseId)).toMatchObject({
    outcome: 'refused',
    error: { code: 'RESTORE_DELETES', detail: { exhibits: 'E001' } },
  });
  expect(await there.everything()).toEqual(before);
  await there.restore(files, true);
  expect(await there.db.exhibits.get(row.id)).toBeUndefined();
  expect(await there.db.blobs.get(row.recordSha256)).toBeUndefined();
});

test('a damaged exhibit is healed by the backup that still has its bytes', async () => {
  const { files } = await here.backUp();
  const [row] = await here.db.exhibits.where('[caseId+number]').equals([caseId, 1]).toArray();
  if (!row) throw new Error('no exhibit');
  const sha256 = row.record.files[0]?.sha256 ?? row.recordSha256;
  await here.db.blobs.delete(sha256);
  await here.db.exhibits.update(row.id, { integrity: 'damaged' });
  const restored = await here.restore(files);
  expect(restored.cases.find((one) => one.id === caseId)).toMatchObject({ outcome: 'repaired', exhibits: 1 });
  expect((await here.exhibit(row.id)).integrity).toBe('verified');
  expect(await here.db.blobs.get(sha256)).toBeDefined();
});

test('a lost file is named in the log, and everything else of its case is in the backup', async () => {
  const [row] = await here.db.exhibits.where('[caseId+number]').equals([otherId, 1]).toArray();
  if (!row) throw new Error('no exhibit');
  const [file] = row.record.files;
  if (!file) throw new Error('no file');
  await here.db.blobs.delete(file.sha256);
  const { job, files } = await here.backUp();
  expect(job).toMatchObject({ state: 'done', cases: 2, left: [] });
  expect(await here.types(otherId)).toContain('exhibit-damaged');
  const { cases } = await there.restore(files);
  expect(cases.map(({ outcome }) => outcome)).toEqual(['restored', 'restored']);
  expect(cases.find(({ id }) => id === otherId)?.error).toMatchObject({ code: 'STORE_DAMAGED' });
  expect((await there.db.exhibits.get(row.id))?.integrity).toBe('damaged');
});

test('what was chosen comes along, and never takes the place of a choice made here', async () => {
  await here.db.settings.bulkPut([
    { key: 'theme', value: 'dark' },
    { key: 'locale', value: 'en' },
    { key: 'currentCase', value: caseId },
  ]);
  await there.db.settings.put({ key: 'theme', value: 'light' });
  await there.restore((await here.backUp()).files);
  const settings = Object.fromEntries(
    (await there.db.settings.toArray()).map(({ key, value }) => [key, value]),
  );
  expect(settings).toMatchObject({ theme: 'light', locale: 'en' });
});
