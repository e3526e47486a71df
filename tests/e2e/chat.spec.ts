import { readFileSync } from 'node:fs';
import path from 'node:path';
import { png } from '../fixtures/sites/pictures';
import {
  asTruth,
  begin,
  chatIn,
  expect,
  exported,
  inExhibit,
  keep,
  shown,
  test,
  truth,
} from '../support/chat';

test('a virtualised list of 500 with its history fetched on the way up: every message, in order, with its pictures', async ({
  stage,
  sites,
}) => {
  test.setTimeout(240_000);
  const query = 'n=500&held=60&page=80&delay=150&named=1';
  const page = await stage.visit(`${sites.shop.url}/window?${query}`, shown);
  await page.locator('textarea').focus();
  const exhibit = await keep(stage, page);
  console.log(
    JSON.stringify(exhibit.record.steps.map(({ name, took, detail }) => [name, Math.round(took), detail])),
  );
  expect(exhibit.record.notCaptured).toEqual([]);
  expect(exhibit.record).toMatchObject({ kind: 'chat', state: 'complete' });
  const seams = exhibit.record.picture?.seams ?? [];
  console.log(`${seams.length} seams, most differing: ${Math.max(...seams.map((seam) => seam.differing))}`);
  expect(seams.length).toBeGreaterThan(40);
  for (const seam of seams) expect(seam, `seam ${seam.tile}`).toMatchObject({ differing: 0 });
  const bundle = await exported(stage);
  const chat = chatIn(bundle);
  const said = await truth(`${sites.shop.url}/truth?${query}`);
  expect(chat.messages.map(asTruth)).toEqual(said);
  expect(chat.completeness.verdict).toBe('complete');
  expect(exhibit.record.chat).toMatchObject({ messages: said.length, verdict: 'complete' });
  // Every message stands in a picture that is in the bundle.
  const steps = new Map(chat.tiles.map(({ step, path: file }) => [step, file]));
  for (const { views, index } of chat.messages) {
    expect(views.length, `message ${index}`).toBeGreaterThan(0);
    for (const { step } of views) expect(steps.has(step), `message ${index}`).toBe(true);
  }
  for (const file of [...steps.values(), 'page.png', 'page.html', 'text.txt', 'thumb.jpg', 'facts.json'])
    expect(readFileSync(inExhibit(bundle, file)).byteLength).toBeGreaterThan(0);
  for (const one of chat.messages.flatMap(({ attachments }) => attachments))
    expect(
      readFileSync(inExhibit(bundle, one.file ?? 'absent'))
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  const index = readFileSync(path.join(bundle, 'index.html'), 'utf8');
  expect(index).toContain(`聊天记录 ${said.length} 条`);
  expect(index).toContain('href="data/exhibits/E001/chat.html"');
  expect(readFileSync(inExhibit(bundle, 'chat.html'), 'utf8')).toContain(`${said.length} 条`);
  // The user finds the page as it was.
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
});

test('a conversation in a closed shadow tree is found and read', async ({ stage, sites }) => {
  const query = 'n=60&shadow=closed&named=1';
  const page = await stage.visit(`${sites.shop.url}/window?${query}`, (p) =>
    p.waitForLoadState('networkidle'),
  );
  const exhibit = await keep(stage, page);
  expect(exhibit.record.chat).toMatchObject({ verdict: 'complete' });
  const chat = chatIn(await exported(stage));
  expect(chat.messages.map(asTruth)).toEqual(await truth(`${sites.shop.url}/truth?${query}`));
});

/** What was sent in a ticket, by the row it stands in. */
const SENT: Readonly<Record<number, string>> = {
  1: '<div><a href="/upload/对账单.xlsx" download="对账单.xlsx">对账单.xlsx</a></div>',
  3: '<div><audio controls src="/upload/voice.mp3"></audio></div>',
  5: '<div><img src="/upload/1.png" width="120" height="90" alt=""></div>',
  7: '<div><a href="/upload/gone.zip" download="gone.zip">gone.zip</a></div>',
};
const FILES: Readonly<Record<string, string>> = {
  '/upload/对账单.xlsx': 'application/octet-stream',
  '/upload/voice.mp3': 'audio/mpeg',
  '/upload/1.png': 'image/png',
};
const bodyOf = (file: string): Buffer =>
  file.endsWith('.png') ? png(120, 90, 3) : Buffer.from(`content of ${file}`.repeat(40));

test('a ticket thread that the page itself scrolls, with a file, a recording and a picture that were sent in it', async ({
  stage,
}) => {
  const turns = Array.from({ length: 24 }, (_, i) => (i % 2 === 0 ? '买家' : '客服'));
  const texts = turns.map((who, i) => `${who}第 ${i + 1} 次回复：订单一直没有到账，请处理。`);
  const html = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>工单 #8841</title>
    <style>body{margin:0 auto;width:720px;font:15px/1.6 sans-serif}header{position:sticky;top:0;background:#fff}
    .reply{border:1px solid #ddd;padding:12px;margin:12px 0}.who{font-weight:bold}.at{color:#888;font-size:12px}</style>
    <header><h1>工单 #8841</h1></header><section>${turns
      .map(
        (who, i) =>
          `<article class="reply"><div><span class="who">${who}</span> <time class="at" datetime="2026-03-0${1 + (i % 9)}T10:${10 + i}:00+08:00">2026-03-0${1 + (i % 9)} 10:${10 + i}</time></div><p>${texts[i]}</p>${SENT[i] ?? ''}</article>`,
      )
      .join(
        '',
      )}</section><form><textarea placeholder="回复"></textarea><button type="button">提交回复</button></form></html>`;
  await stage.browser.context.route('http://127.0.0.1:9/ticket', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
  );
  for (const [file, contentType] of Object.entries(FILES))
    await stage.browser.context.route(encodeURI(`http://127.0.0.1:9${file}`), (route) =>
      route.fulfill({ contentType, body: bodyOf(file) }),
    );
  const page = await stage.visit('http://127.0.0.1:9/ticket', (p) => p.waitForSelector('text=提交回复'));
  const exhibit = await keep(stage, page);
  // Of a file that does not come there is a row that names it.
  expect(exhibit.record.notCaptured).toEqual([
    { what: 'resource', reason: expect.any(String), where: 'http://127.0.0.1:9/upload/gone.zip' },
  ]);
  const bundle = await exported(stage);
  const chat = chatIn(bundle);
  const sent = chat.messages.flatMap(({ index, attachments }) =>
    attachments.map(({ kind, url, name, file }) => ({ index, kind, url, name, file })),
  );
  expect(sent.map(({ index, kind, file }) => [index, kind, file !== undefined])).toEqual([
    [2, 'file', true],
    [4, 'audio', true],
    [6, 'image', true],
    [8, 'file', false],
  ]);
  for (const { url, file } of sent) {
    if (file === undefined) continue;
    const where = decodeURI(new URL(url ?? '').pathname);
    expect(readFileSync(inExhibit(bundle, file)).equals(bodyOf(where)), where).toBe(true);
  }
  expect(sent[0]?.name).toBe('对账单.xlsx');
  // What is displayed is kept as it is displayed: the words of a link, too.
  const displayed = texts.map((text, i) =>
    [text, i === 1 ? '对账单.xlsx' : i === 7 ? 'gone.zip' : ''].join('\n').trim(),
  );
  expect(chat.messages.map(({ text }) => text)).toEqual(displayed);
  expect(chat.messages.map(({ sender }) => sender?.name)).toEqual(turns);
  expect(exhibit.record.picture?.seams.every(({ rows }) => rows > 0)).toBe(true);
});

test('a page without a conversation says so', async ({ stage }) => {
  const page = await stage.visit(`${stage.shops.hostile}/plain`);
  expect(await stage.ended(await begin(stage, page))).toMatchObject({
    state: 'failed',
    error: { code: 'CHAT_NOT_FOUND' },
  });
});

for (const name of ['chatui', 'chatscope', 'deep-chat'])
  test(`a window built on a real package, ${name}`, async ({ stage, sites }) => {
    const page = await stage.visit(`${sites.shop.url}/packages/${name}`, shown);
    await keep(stage, page);
    const chat = chatIn(await exported(stage));
    expect(chat.completeness.verdict).toBe('complete');
    expect(chat.messages.map(asTruth)).toEqual(await truth(`${sites.shop.url}/packages/truth?of=${name}`));
  });
