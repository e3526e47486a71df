import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TEXT_VERSION, TextIndexer } from '@/utils/app/index-texts';
import type { CaseId, ExhibitId } from '@/utils/exhibit/ids';
import { termsOf } from '@/utils/recognise/search/match';
import { readBytes } from '@/utils/storage/blobs';
import type { LiuzhengDb } from '@/utils/storage/db';
import { deleteCase } from '@/utils/storage/delete-case';
import { keepDocument } from '@/utils/storage/documents';
import { deleteExhibit } from '@/utils/storage/exhibits';
import { leaveInInbox } from '@/utils/storage/inbox';
import type { Ledger } from '@/utils/storage/ledger';
import { TextSearch } from '@/utils/storage/search';
import { forgetTexts, outstandingTexts, putReadText, putText } from '@/utils/storage/texts';
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

describe('the index of words', () => {
  const indexer = () =>
    new TextIndexer({
      outstanding: (version, among) => outstandingTexts(db, version, among),
      exhibit: (id) => db.exhibits.get(id as ExhibitId),
      paper: (id) => db.documents.get(id),
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

  test('holds what was recognised in a picture, also when the files are read anew', async () => {
    const picture = await keep('not words', 'voucher.png');
    await indexer().catchUp();
    const search = open();
    expect((await find(search, '交易单号')).hits.size).toBe(0);
    await putReadText(db, picture.id, '微信支付\n交 易 单 号 4200002345');
    expect((await find(search, '交易单号 4200002345')).hits.get(picture.id)?.of).toBe('file');
    // A reading takes the place of the one before.
    await putReadText(db, picture.id, '零钱通');
    expect((await find(search, '交易单号')).hits.size).toBe(0);
    const stored = await db.texts.get(picture.id);
    if (stored) await putText(db, { ...stored, version: TEXT_VERSION, parts: [] });
    expect((await find(search, '零钱通')).hits.has(picture.id)).toBe(true);
    await deleteExhibit(db, ledger, picture, AT, '');
    expect(await putReadText(db, picture.id, '晚了')).toMatchObject({ error: { code: 'NOT_FOUND' } });
    expect(await db.texts.count()).toBe(0);
  });

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
    await expect.poll(async () => (await find(search, '第二份')).hits.size).toBe(1);
    await deleteExhibit(db, ledger, row, AT, '');
    await expect.poll(async () => (await find(search, '文字')).hits.size).toBe(1);
    expect(await db.texts.count()).toBe(1);
  });

  test('is taken up by the next worker where one died, newest first, and made anew when thrown away', async () => {
    const [one, two, three] = [await keep('一'), await keep('二'), await keep('三')];
    await putText(db, { id: two.id, caseId, number: 1, version: TEXT_VERSION, parts: [] });
    await putText(db, { id: one.id, caseId, number: 1, version: TEXT_VERSION - 1, parts: [] });
    expect(await outstandingTexts(db, TEXT_VERSION)).toEqual([three.id, one.id]);
    await indexer().catchUp();
    expect(await outstandingTexts(db, TEXT_VERSION)).toEqual([]);
    await forgetTexts(db);
    await indexer().catchUp();
    expect(await db.texts.count()).toBe(3);
  });

  test('holds kept papers beside exhibits, which alone are counted; deleted with the case they leave nothing', async () => {
    await keep('第一份文字');
    const id = crypto.randomUUID();
    const inbox = await leaveInInbox(
      db,
      [{ file: new File(['贵司客服称“已经派单”，至今未到'], 'paper.txt') }],
      Date.parse(AT),
    );
    if (!inbox.ok) throw new Error(inbox.error.code);
    const request = {
      id,
      caseId,
      template: 'platform-appeal',
      title: '平台申诉',
      exhibits: [1],
      inbox: inbox.value,
      at: AT,
    };
    const kept = await keepDocument(db, ledger, digests, request);
    expect(kept).toMatchObject({ ok: true, value: { number: 1 } });
    expect(await outstandingTexts(db, TEXT_VERSION)).toContain(id);
    await indexer().catchUp([id]);
    const search = open();
    const { hits, indexed } = await find(search, '已经派单');
    expect([...hits.keys()]).toEqual([id]);
    expect(hits.get(id)).toMatchObject({ of: 'paper', snippet: { marks: [[6, 10]] } });
    expect(indexed).toBe(0);
    await indexer().catchUp();
    expect(await outstandingTexts(db, TEXT_VERSION)).toEqual([]);
    await deleteCase(db, ledger, caseId);
    expect(await db.texts.count()).toBe(0);
  });

  test('an exhibit deleted meanwhile leaves nothing behind', async () => {
    const row = await keep('一');
    await deleteExhibit(db, ledger, row, AT, '');
    await putText(db, { id: row.id, caseId, number: 1, version: TEXT_VERSION, parts: [] });
    expect(await db.texts.count()).toBe(0);
  });

  test('a file that cannot be read is passed over, and not tried for ever', async () => {
    const row = await keep('一');
    await db.blobs.clear();
    await indexer().catchUp();
    expect(await db.texts.get(row.id)).toMatchObject({ parts: [] });
  });
});
