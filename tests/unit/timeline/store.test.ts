import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { TEXT_VERSION, TextIndexer } from '@/utils/app/index-texts';
import type { TimelineEvent } from '@/utils/case/timeline/types';
import type { CaseId, ExhibitId, JobId, Sha256 } from '@/utils/exhibit/ids';
import type { ExhibitDraft } from '@/utils/exhibit/model';
import { verifyChain } from '@/utils/integrity/chain';
import { termsOf } from '@/utils/recognise/search/match';
import { utf8 } from '@/utils/shared/bytes';
import { digestHex, webCryptoDigests } from '@/utils/shared/digest';
import { readBytes } from '@/utils/storage/blobs';
import { editExhibits } from '@/utils/storage/bulk-edit';
import { LiuzhengDb } from '@/utils/storage/db';
import { deleteExhibit, noteExhibit, sealExhibit, tagExhibit } from '@/utils/storage/exhibits';
import { Ledger } from '@/utils/storage/ledger';
import { watchEvents } from '@/utils/storage/live-events';
import { latestExhibits, watchExhibits } from '@/utils/storage/live-exhibits';
import type { ExhibitRow } from '@/utils/storage/rows';
import { TextSearch } from '@/utils/storage/search';
import { stageFile, stagedFiles } from '@/utils/storage/staging';
import { forgetTexts, outstandingTexts, putText } from '@/utils/storage/texts';

const digests = webCryptoDigests(crypto.subtle);
const AT = '2026-03-12T06:31:05.123Z';
const clock = { utc: AT, epochMs: Date.parse(AT), monotonicMs: 1, zone: 'Asia/Shanghai', offsetMinutes: 480 };

let db: LiuzhengDb;
let ledger: Ledger;
let caseId: CaseId;
let names = 0;
const cleanUp: (() => void)[] = [];

beforeEach(() => {
  db = new LiuzhengDb(`timeline-${names++}`);
  ledger = new Ledger(db, digests);
  caseId = crypto.randomUUID() as CaseId;
});
afterEach(() => {
  for (const stop of cleanUp.splice(0)) stop();
});

function draft(title: string): ExhibitDraft {
  return {
    id: crypto.randomUUID() as ExhibitId,
    kind: 'order',
    kindReason: 'order-number',
    origin: 'captured',
    trigger: 'popup',
    source: { url: 'https://shop.example/order/1', title, host: 'shop.example' },
    startedAt: clock,
    environment: {
      browser: 'Chromium',
      browserVersion: '156',
      os: 'linux',
      userAgent: 'x',
      languages: ['zh-CN'],
      extensionVersion: '0.1.0',
    },
    summary: {},
    steps: [],
    alterations: [],
    notCaptured: [],
  };
}

async function keep(words: string, path = 'text.txt'): Promise<ExhibitRow> {
  const jobId = crypto.randomUUID() as JobId;
  const bytes = utf8(words);
  const sha256 = (await digestHex(digests, 'sha256', bytes)) as Sha256;
  const mediaType = path.endsWith('.txt') ? 'text/plain' : 'application/json';
  const file = { path, sha256, bytes: bytes.byteLength, mediaType, role: 'original' as const };
  await stageFile(db, jobId, file, new Blob([bytes]));
  const sealed = await sealExhibit(db, ledger, digests, {
    caseId,
    newCaseTitle: '案件',
    software: 'test',
    jobId,
    draft: draft(words.slice(0, 10)),
    files: await stagedFiles(db, jobId),
    state: 'complete',
    finishedAt: clock,
  });
  if (!sealed.ok) throw new Error(sealed.error.code);
  return sealed.value;
}

const numbers = (rows: readonly ExhibitRow[] | undefined) => rows?.map(({ number }) => number);

describe('exhibits of a case, as a page sees them', () => {
  const watch = () => {
    const told: ExhibitRow[][] = [];
    cleanUp.push(
      watchExhibits(
        db,
        caseId,
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
    await vi.waitFor(() => expect(numbers(told.at(-1))).toEqual([2, 1]));
    await keep('三');
    await vi.waitFor(() => expect(numbers(told.at(-1))).toEqual([3, 2, 1]));
    await tagExhibit(db, ledger, first, AT, ['承诺']);
    await vi.waitFor(() => expect(told.at(-1)?.[2]?.tags).toEqual(['承诺']));
    await deleteExhibit(db, ledger, first, AT, '');
    await vi.waitFor(() => expect(numbers(told.at(-1))).toEqual([3, 2]));
  });

  test('are read one by one after the first time, however many there are', async () => {
    const first = await keep('一');
    await keep('二');
    const told = watch();
    await vi.waitFor(() => expect(told).toHaveLength(1));
    const read = vi.spyOn(db.exhibits, 'where');
    const one = vi.spyOn(db.exhibits, 'bulkGet');
    await noteExhibit(db, ledger, first, AT, '备注');
    await vi.waitFor(() => expect(told.at(-1)?.[1]?.note).toBe('备注'));
    expect(read).not.toHaveBeenCalledWith('[caseId+number]');
    expect(one.mock.calls).toEqual([[[first.id]]]);
  });

  test('those of another case change nothing', async () => {
    await keep('一');
    const told = watch();
    await vi.waitFor(() => expect(told).toHaveLength(1));
    const mine = caseId;
    caseId = crypto.randomUUID() as CaseId;
    await keep('别的案件');
    caseId = mine;
    await keep('二');
    await vi.waitFor(() => expect(numbers(told.at(-1))).toEqual([2, 1]));
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
  await vi.waitFor(() => expect(told).toMatchObject([{ type: 'exhibit-noted', note: '第一条' }]));
  await keep('二');
  await deleteExhibit(db, ledger, row, AT, '重复');
  await vi.waitFor(() =>
    expect(told).toMatchObject([{ type: 'exhibit-noted' }, { type: 'exhibit-deleted', reason: '重复' }]),
  );
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

describe('the index of words', () => {
  const indexer = () =>
    new TextIndexer({
      outstanding: (version, among) => outstandingTexts(db, version, among),
      exhibit: (id) => db.exhibits.get(id),
      read: (sha256) => readBytes(db, sha256),
      put: (row) => putText(db, row),
    });
  const find = async (search: TextSearch, query: string) => {
    const answer = await search.find(termsOf(query), new AbortController().signal);
    return answer.ok ? answer.value : expect.unreachable(answer.error.code);
  };
  const open = () => {
    const search = new TextSearch(db, caseId);
    cleanUp.push(() => search.close());
    return search;
  };

  test('holds pages and conversations, and shows where', async () => {
    const page = await keep('付款后秒到账，概不退换');
    const chat = await keep(
      JSON.stringify({
        chatVersion: '1.0',
        messages: [
          {
            sender: { name: '客服小王' },
            text: '系统卡单，请稍等',
            attachments: [],
            earlier: [{ text: '已经发货了', until: AT }],
          },
        ],
      }),
      'chat.json',
    );
    await indexer().catchUp();
    const search = open();
    const { hits, indexed } = await find(search, '秒到账');
    expect(indexed).toBe(2);
    expect([...hits.keys()]).toEqual([page.id]);
    expect(hits.get(page.id)).toMatchObject({
      of: 'page',
      snippet: { text: '付款后秒到账，概不退换', marks: [[3, 6]] },
    });
    // What was taken back is found too.
    for (const words of ['小王', '卡单', '已经发货']) {
      const { hits: said } = await find(search, words);
      expect(said.get(chat.id)?.of).toBe('chat');
    }
  });

  test('follows what is kept and deleted while a page has it open', async () => {
    const row = await keep('第一份文字');
    const index = indexer();
    await index.catchUp();
    const search = open();
    expect((await find(search, '第一份')).hits.size).toBe(1);
    const next = await keep('第二份文字');
    await index.catchUp([next.id]);
    await vi.waitFor(async () => expect((await find(search, '第二份')).hits.size).toBe(1));
    await deleteExhibit(db, ledger, row, AT, '');
    await vi.waitFor(async () => expect((await find(search, '文字')).hits.size).toBe(1));
    expect(await db.texts.count()).toBe(1);
  });

  test('is taken up by the next worker where one died, newest first, and made anew when thrown away', async () => {
    const [one, two, three] = [await keep('一'), await keep('二'), await keep('三')];
    await putText(db, { id: two.id, caseId, version: TEXT_VERSION, parts: [] });
    await putText(db, { id: one.id, caseId, version: TEXT_VERSION - 1, parts: [] });
    expect(await outstandingTexts(db, TEXT_VERSION)).toEqual([three.id, one.id]);
    await indexer().catchUp();
    expect(await outstandingTexts(db, TEXT_VERSION)).toEqual([]);
    await forgetTexts(db);
    await indexer().catchUp();
    expect(await db.texts.count()).toBe(3);
  });

  test('an exhibit deleted meanwhile leaves nothing behind', async () => {
    const row = await keep('一');
    await deleteExhibit(db, ledger, row, AT, '');
    await putText(db, { id: row.id, caseId, version: TEXT_VERSION, parts: [] });
    expect(await db.texts.count()).toBe(0);
  });

  test('a file that cannot be read is passed over, and not tried for ever', async () => {
    const row = await keep('一');
    await db.blobs.clear();
    await indexer().catchUp();
    expect(await db.texts.get(row.id)).toMatchObject({ parts: [] });
  });
});
