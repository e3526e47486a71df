import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { TimelineEvent } from '@/utils/case/timeline/types';
import type { CaseId, ExhibitId } from '@/utils/exhibit/ids';
import { verifyChain } from '@/utils/integrity/chain';
import { editExhibits } from '@/utils/storage/bulk-edit';
import type { LiuzhengDb } from '@/utils/storage/db';
import { deleteExhibit, noteExhibit, tagExhibit } from '@/utils/storage/exhibits';
import type { Ledger } from '@/utils/storage/ledger';
import { watchEvents } from '@/utils/storage/live-events';
import { latestExhibits, watchExhibits } from '@/utils/storage/live-exhibits';
import type { ExhibitRow } from '@/utils/storage/rows';
import { AT, digests, keepWords, openShelf } from './shelf';

let db: LiuzhengDb;
let ledger: Ledger;
let caseId: CaseId;
const cleanUp: (() => void)[] = [];
const keep = (words: string, path?: string) => keepWords({ db, ledger, caseId }, words, path);

beforeEach(() => {
  ({ db, ledger, caseId } = openShelf());
});
afterEach(() => {
  for (const stop of cleanUp.splice(0)) stop();
});

const numbers = (rows: readonly ExhibitRow[] | undefined) => rows?.map(({ number }) => number);

describe('exhibits of a case, as a page sees them', () => {
  const watch = () => {
    const told: ExhibitRow[][] = [];
    cleanUp.push(
      watchExhibits(
        db,
        caseId,
        (row) => row,
        (rows) => told.push(rows),
        (thrown) => expect.unreachable(String(thrown)),
      ),
    );
    return told;
  };

  test('come newest first, and again when one is kept, tagged or deleted', async () => {
    const first = await keep('一');
    await keep('二');
    const told = watch();
    await expect.poll(() => numbers(told.at(-1))).toEqual([2, 1]);
    await keep('三');
    await expect.poll(() => numbers(told.at(-1))).toEqual([3, 2, 1]);
    await tagExhibit(db, ledger, first, AT, ['承诺']);
    await expect.poll(() => told.at(-1)?.[2]?.tags).toEqual(['承诺']);
    await deleteExhibit(db, ledger, first, AT, '');
    await expect.poll(() => numbers(told.at(-1))).toEqual([3, 2]);
  });

  test('are read one by one after the first time, however many there are', async () => {
    const first = await keep('一');
    await keep('二');
    const told = watch();
    await expect.poll(() => told).toHaveLength(1);
    const read = vi.spyOn(db.exhibits, 'where');
    const one = vi.spyOn(db.exhibits, 'bulkGet');
    await noteExhibit(db, ledger, first, AT, '备注');
    await expect.poll(() => told.at(-1)?.[1]?.note).toBe('备注');
    expect(read).not.toHaveBeenCalledWith('[caseId+number]');
    expect(one.mock.calls).toEqual([[[first.id]]]);
  });

  test('those of another case change nothing', async () => {
    await keep('一');
    const told = watch();
    await expect.poll(() => told).toHaveLength(1);
    const mine = caseId;
    caseId = crypto.randomUUID() as CaseId;
    await keep('别的案件');
    caseId = mine;
    await keep('二');
    await expect.poll(() => numbers(told.at(-1))).toEqual([2, 1]);
    expect(told).toHaveLength(2);
  });

  test('the latest are found past a stretch of deleted ones', async () => {
    for (const words of ['一', '二', '三', '四', '五', '六']) await keep(words);
    for (const row of await db.exhibits.toArray())
      if (row.number > 2) await deleteExhibit(db, ledger, row, AT, '');
    expect(numbers((await latestExhibits(db, caseId, 2)).rows)).toEqual([2, 1]);
    await keep('七');
    const { rows, more } = await latestExhibits(db, caseId, 2);
    expect(numbers(rows)).toEqual([7, 2]);
    expect(more).toBe(true);
  });
});

test('notes, deletions and exports are told as they come; captures are not', async () => {
  const row = await keep('一');
  await noteExhibit(db, ledger, row, AT, '第一条');
  let told: readonly TimelineEvent[] = [];
  cleanUp.push(
    watchEvents(
      db,
      caseId,
      (events) => (told = events),
      (thrown) => expect.unreachable(String(thrown)),
    ),
  );
  await expect.poll(() => told).toMatchObject([{ type: 'exhibit-noted', note: '第一条' }]);
  await keep('二');
  await deleteExhibit(db, ledger, row, AT, '重复');
  await expect
    .poll(() => told)
    .toMatchObject([{ type: 'exhibit-noted' }, { type: 'exhibit-deleted', reason: '重复' }]);
});

describe('several exhibits at once', () => {
  test('each gets a line of its own in a log that holds', async () => {
    const rows = [await keep('一'), await keep('二'), await keep('三')];
    const ids = rows.map(({ id }) => id);
    const edit = (change: Parameters<typeof editExhibits>[5]) =>
      editExhibits(db, ledger, caseId, ids, AT, change);
    expect(await edit({ type: 'add-tag', tag: '承诺' })).toEqual({ ok: true, value: 3 });
    expect(await edit({ type: 'add-tag', tag: '承诺' })).toEqual({ ok: true, value: 0 });
    expect(await edit({ type: 'classify', kind: 'payment' })).toEqual({ ok: true, value: 3 });
    expect((await db.exhibits.toArray()).map(({ tags, kind }) => [tags, kind])).toEqual(
      Array.from({ length: 3 }, () => [['承诺'], 'payment']),
    );
    expect(await edit({ type: 'remove-tag', tag: '承诺' })).toEqual({ ok: true, value: 3 });
    expect(await edit({ type: 'delete', reason: '重复' })).toEqual({ ok: true, value: 3 });
    expect([await db.exhibits.count(), await db.blobs.count(), await db.texts.count()]).toEqual([0, 0, 0]);
    const lines = (await db.log.orderBy('[caseId+seq]').toArray()).map(({ line }) => line);
    expect(lines.filter((line) => line.includes('exhibit-tagged'))).toHaveLength(6);
    expect(lines.filter((line) => line.includes('exhibit-classified'))).toHaveLength(3);
    expect(lines.filter((line) => line.includes('exhibit-deleted'))).toHaveLength(3);
    expect((await verifyChain(lines, digests)).lines).toHaveLength(lines.length);
  });

  test('bytes that another exhibit also holds stay', async () => {
    const [one, other] = [await keep('同样的文字'), await keep('同样的文字')];
    await editExhibits(db, ledger, caseId, [one.id], AT, { type: 'delete', reason: '' });
    const shared = other.record.files[0]?.sha256;
    expect(shared && (await db.blobs.get(shared))).toBeDefined();
  });

  test('those of another case, and those already gone, are left out', async () => {
    const row = await keep('一');
    const other = caseId;
    caseId = crypto.randomUUID() as CaseId;
    await keep('二');
    const ids = [row.id, 'gone' as ExhibitId];
    expect(await editExhibits(db, ledger, caseId, ids, AT, { type: 'delete', reason: '' })).toEqual({
      ok: true,
      value: 0,
    });
    expect(await db.exhibits.where('[caseId+number]').equals([other, 1]).count()).toBe(1);
  });
});
