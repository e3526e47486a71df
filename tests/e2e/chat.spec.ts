import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { PNG } from 'pngjs';
import type { KeptChat } from '../../utils/app/chat/kept-chat';
import type { ChatMerge } from '../../utils/recognise/chat/merge';
import type { ChatMessage } from '../../utils/recognise/chat/model';
import type { ExhibitRow } from '../../utils/storage/rows';
import { startChat, type ChatSites } from '../fixtures/sites/chat';
import type { Truth } from '../fixtures/sites/chat/data';
import { Desktop } from '../support/desktop';
import { expect, Stage, test as base } from '../support/e2e';
import { ExtensionBrowser } from '../support/extension';
import { grant } from '../support/grants';
import { readStore } from '../support/store';

interface Sites {
  readonly sites: ChatSites;
  /** A browser where the host of the support program was allowed on the browser's own question. */
  readonly allowed: Stage;
}

const test = base.extend<object, Sites>({
  sites: [
    async ({ browserName: _unused }, use) => {
      const sites = await startChat(0, 0);
      await use(sites);
      await sites.shop.close();
      await sites.widget.close();
    },
    { scope: 'worker' },
  ],
  allowed: [
    async ({ shops }, use) => {
      const missing = Desktop.missing();
      base.skip(missing.length > 0, `needs ${missing.join(' ')}`);
      const desktop = await Desktop.start();
      const browser = await ExtensionBrowser.launch({ headed: true, display: desktop.display });
      const stage = new Stage(browser, shops);
      await grant(browser, desktop, { origins: ['http://127.0.0.1/*'] });
      await use(stage);
      await browser.close();
      desktop.stop();
    },
    { scope: 'worker' },
  ],
});

let folder = '';
test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'liuzheng-chat-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Found {
  candidates: { id: string; label: string; preview: string; rows: number; frameHost?: string }[];
  closedSites?: string[];
}

async function find(stage: Stage, page: Page): Promise<Found> {
  const tabId = await stage.browser.tabId(page);
  const found = await stage.ask<Found>('chat.find', { tabId });
  expect(found, 'chat.find').toMatchObject({ ok: true });
  return found.value as Found;
}

async function begin(stage: Stage, page: Page, candidate?: string): Promise<string> {
  await stage.own();
  const tabId = await stage.browser.tabId(page);
  await page.bringToFront();
  const chosen = candidate === undefined ? {} : { candidate };
  const started = await stage.ask<{ jobId: string }>('chat.start', { tabId, ...chosen });
  expect(started, 'chat.start').toMatchObject({ ok: true });
  return started.value?.jobId ?? '';
}

async function done(stage: Stage, jobId: string): Promise<ExhibitRow> {
  const job = await stage.ended(jobId, 150_000);
  expect(job, JSON.stringify(job)).toMatchObject({ kind: 'capture', of: 'chat', state: 'done' });
  return stage.exhibit(job.kind === 'capture' ? job.exhibitId : undefined);
}

const keep = async (stage: Stage, page: Page): Promise<ExhibitRow> => done(stage, await begin(stage, page));

/** The folder of an exported bundle that a stranger's check has found whole. */
async function exported(stage: Stage): Promise<string> {
  const page = await stage.browser.context.newPage();
  await page.goto(stage.browser.url('workspace.html'));
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出证据包' }).click();
  const finished = await download;
  const file = path.join(folder, finished.suggestedFilename());
  await finished.saveAs(file);
  await page.close();
  const verified = spawnSync(process.execPath, ['scripts/verify.mjs', file, '--json'], { encoding: 'utf8' });
  expect(verified.status, verified.stdout).toBe(0);
  expect(spawnSync('unzip', ['-q', '-o', file, '-d', folder]).status).toBe(0);
  const top = readdirSync(folder).find((name) => name.startsWith('LZ-') && !name.endsWith('.zip')) ?? '';
  return path.join(folder, top);
}

const inExhibit = (bundle: string, file: string, label = 'E001'): string =>
  path.join(bundle, 'data/exhibits', label, file);
const chatIn = (bundle: string, label = 'E001'): KeptChat =>
  JSON.parse(readFileSync(inExhibit(bundle, 'chat.json', label), 'utf8')) as KeptChat;

/** A message as the ground truth words it. */
function asTruth({ kind, side, sender, text, attachments, quote }: ChatMessage): Truth {
  const image = attachments.find((one) => one.kind === 'image')?.url;
  const file = attachments.find((one) => one.kind === 'file')?.name;
  return {
    kind,
    ...(kind === 'message' && side ? { side } : {}),
    ...(kind === 'message' && sender ? { sender: sender.name } : {}),
    text,
    ...(image === undefined ? {} : { image: new URL(image).pathname }),
    ...(file === undefined ? {} : { file }),
    ...(quote === undefined ? {} : { quote }),
  };
}

const truth = async (url: string): Promise<Truth[]> => (await (await fetch(url)).json()) as Truth[];

/** Ready once the conversation shows messages. */
const shown = (page: Page): Promise<unknown> => page.waitForSelector('text=在吗');

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

test('a ticket thread that the page itself scrolls', async ({ stage }) => {
  const turns = Array.from({ length: 24 }, (_, i) => (i % 2 === 0 ? '买家' : '客服'));
  const texts = turns.map((who, i) => `${who}第 ${i + 1} 次回复：订单一直没有到账，请处理。`);
  const html = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>工单 #8841</title>
    <style>body{margin:0 auto;width:720px;font:15px/1.6 sans-serif}header{position:sticky;top:0;background:#fff}
    .reply{border:1px solid #ddd;padding:12px;margin:12px 0}.who{font-weight:bold}.at{color:#888;font-size:12px}</style>
    <header><h1>工单 #8841</h1></header><section>${turns
      .map(
        (who, i) =>
          `<article class="reply"><div><span class="who">${who}</span> <time class="at" datetime="2026-03-0${1 + (i % 9)}T10:${10 + i}:00+08:00">2026-03-0${1 + (i % 9)} 10:${10 + i}</time></div><p>${texts[i]}</p></article>`,
      )
      .join(
        '',
      )}</section><form><textarea placeholder="回复"></textarea><button type="button">提交回复</button></form></html>`;
  await stage.browser.context.route('http://127.0.0.1:9/ticket', (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }),
  );
  const page = await stage.visit('http://127.0.0.1:9/ticket', (p) => p.waitForSelector('text=提交回复'));
  const exhibit = await keep(stage, page);
  expect(exhibit.record.notCaptured).toEqual([]);
  const chat = chatIn(await exported(stage));
  expect(chat.messages.map(({ text }) => text)).toEqual(texts);
  expect(chat.messages.map(({ sender }) => sender?.name)).toEqual(turns);
  expect(exhibit.record.picture?.seams.every(({ rows }) => rows > 0)).toBe(true);
});

test('in a frame of another site that is not allowed: nothing is kept, and the reason names the site', async ({
  stage,
  sites,
}) => {
  const shop = sites.shop.url.replace('127.0.0.1', 'localhost');
  const page = await stage.visit(`${shop}/embed?n=40`);
  const found = await find(stage, page);
  expect(found.candidates).toEqual([]);
  expect(found.closedSites).toEqual(['http://127.0.0.1/*']);
  const job = await stage.ended(await begin(stage, page));
  expect(job).toMatchObject({ state: 'failed', error: { code: 'CHAT_FRAME_CLOSED' } });
  expect((await readStore(await stage.own())).exhibits).toEqual([]);
});

test('a page without a conversation says so', async ({ stage }) => {
  const page = await stage.visit(`${stage.shops.hostile}/plain`);
  expect(await stage.ended(await begin(stage, page))).toMatchObject({
    state: 'failed',
    error: { code: 'CHAT_NOT_FOUND' },
  });
});

test('in an allowed frame of another site: read to its beginning, pictures match the messages', async ({
  allowed,
  sites,
}) => {
  const query = 'n=90&held=30&page=30&delay=100&named=1';
  const shop = sites.shop.url.replace('127.0.0.1', 'localhost');
  const page = await allowed.visit(`${shop}/embed?${query}`);
  // Far below what is in sight.
  await page.evaluate(() => document.querySelector('iframe')?.style.setProperty('margin-top', '1500px'));
  const found = await find(allowed, page);
  expect(found.candidates).toHaveLength(1);
  expect(found.candidates[0]?.frameHost).toBe(new URL(sites.widget.url).host);
  const exhibit = await done(allowed, await begin(allowed, page, found.candidates[0]?.id));
  expect(exhibit.record.notCaptured).toEqual([]);
  const bundle = await exported(allowed);
  const chat = chatIn(bundle);
  expect(chat.source).toMatchObject({ frameUrl: `${sites.widget.url}/window?${query}` });
  expect(chat.messages.map(asTruth)).toEqual(await truth(`${sites.widget.url}/truth?${query}`));
  // A message of the buyer stands on green: the frame's place on the page has been reckoned in.
  const scale = chat.tiles[0]?.scale ?? 1;
  let seen = 0;
  for (const tile of chat.tiles) {
    const picture = PNG.sync.read(readFileSync(inExhibit(bundle, tile.path)));
    for (const { side, text, views } of chat.messages) {
      const rect = views.find(({ step }) => step === tile.step)?.rect;
      if (side !== 'self' || text === '' || !rect || rect.height < 40) continue;
      const y = Math.round((rect.y + rect.height / 2) * scale);
      let green = 0;
      for (let x = Math.round(rect.x * scale); x < (rect.x + rect.width) * scale; x++) {
        const at = (y * picture.width + x) * 4;
        const [r = 0, g = 0, b = 0] = picture.data.subarray(at, at + 3);
        if (Math.abs(r - 0x95) < 4 && Math.abs(g - 0xec) < 4 && Math.abs(b - 0x69) < 4) green += 1;
      }
      expect(green, `${text} in ${tile.path}`).toBeGreaterThan(5);
      seen += 1;
    }
  }
  expect(seen).toBeGreaterThan(20);
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('a window built on a real package', async ({ stage, sites }) => {
  const page = await stage.visit(`${sites.shop.url}/packages/chatscope`, shown);
  await keep(stage, page);
  const chat = chatIn(await exported(stage));
  expect(chat.completeness.verdict).toBe('complete');
  expect(chat.messages.map(asTruth)).toEqual(await truth(`${sites.shop.url}/packages/truth?of=chatscope`));
});

test('cancelled in mid-sweep: what was read is kept, said to be partial, and the page stands where it stood', async ({
  stage,
  sites,
}) => {
  const query = 'n=500&named=1';
  const page = await stage.visit(`${sites.shop.url}/window?${query}`, shown);
  const top = (): Promise<number> => page.evaluate(() => document.querySelector('.pane')?.scrollTop ?? -1);
  const jobId = await begin(stage, page);
  await expect
    .poll(async () => {
      const job = (await readStore(await stage.own())).jobs.find((row) => row.id === jobId);
      return job?.kind === 'capture' && job.stage === 'chat-reading' ? job.done : 0;
    })
    .toBeGreaterThan(40);
  expect(await stage.ask('job.cancel', { jobId })).toMatchObject({ ok: true });
  const exhibit = await done(stage, jobId);
  expect(exhibit.record).toMatchObject({ state: 'partial', chat: { verdict: 'partial' } });
  expect(exhibit.record.notCaptured).toContainEqual({ what: 'chat', reason: 'CANCELLED' });
  const bundle = await exported(stage);
  const chat = chatIn(bundle);
  const said = await truth(`${sites.shop.url}/truth?${query}`);
  expect(chat.messages.length).toBeGreaterThan(40);
  expect(chat.messages.length).toBeLessThan(said.length);
  expect(chat.messages.map(asTruth)).toEqual(said.slice(0, chat.messages.length));
  expect(readFileSync(inExhibit(bundle, 'chat.html'), 'utf8')).toContain('读取被取消');
  const end = await page.evaluate(() => {
    const pane = document.querySelector('.pane');
    return pane ? pane.scrollHeight - pane.clientHeight : -1;
  });
  expect(Math.abs((await top()) - end)).toBeLessThanOrEqual(2);
});

test('recalled in mid-sweep: the words stay, and a later capture names what was taken back since', async ({
  stage,
  sites,
}) => {
  test.setTimeout(200_000);
  const page = await stage.visit(`${sites.shop.url}/window?n=80&named=1`, shown);
  const before = await truth(`${sites.shop.url}/truth?n=80&named=1`);
  const change = (id: number): Promise<void> =>
    page.evaluate(
      (which) => window.chat?.replace(which, { kind: 'recall', from: 'system', text: '对方撤回了一条消息' }),
      id,
    );
  const jobId = await begin(stage, page);
  await stage.staged(10);
  // Read already, and out of sight: near the end, which was in sight when the sweep began.
  await change(1086);
  await done(stage, jobId);
  // Another is taken back afterwards.
  await change(1003);
  await keep(stage, page);
  const bundle = await exported(stage);
  const first = chatIn(bundle);
  const recalled = first.messages.filter(({ kind, earlier }) => kind === 'recall' && earlier.length > 0);
  expect(recalled).toHaveLength(1);
  const at = (recalled[0]?.index ?? 0) - 1;
  expect(recalled[0]?.earlier.at(-1)?.text).toBe(before[at]?.text);
  const others = before.filter((_, i) => i !== at);
  expect(first.messages.filter((_, i) => i !== at).map(asTruth)).toEqual(others);
  const merged = JSON.parse(readFileSync(inExhibit(bundle, 'merge.json', 'E002'), 'utf8')) as ChatMerge & {
    since: { exhibit: string };
    summary: Record<string, number>;
  };
  expect(merged.since.exhibit).toBe('E001');
  expect(merged.summary).toEqual({ added: 0, edited: 0, recalled: 1, disappeared: 0, notReached: 0 });
  expect(merged.recalled[0]?.text).toBe(before[2]?.text);
  expect(readFileSync(inExhibit(bundle, 'chat.html', 'E002'), 'utf8')).toContain('与 E001 相比');
});

test('the worker is killed in mid-sweep: the page goes back to where it was, the next worker closes the record', async ({
  stage,
  sites,
}) => {
  const query = 'n=500&named=1';
  const page = await stage.visit(`${sites.shop.url}/window?${query}`, shown);
  const fromEnd = (): Promise<number> =>
    page.evaluate(() => {
      const pane = document.querySelector('.pane');
      return pane ? pane.scrollHeight - pane.clientHeight - pane.scrollTop : -1;
    });
  const jobId = await begin(stage, page);
  // In the journal once five seconds have passed.
  await expect(async () => {
    const { staged, jobs } = await readStore(await stage.own());
    expect(staged).toBeGreaterThan(12);
    expect(jobs.find((job) => job.id === jobId)).toMatchObject({ draft: { chat: { verdict: 'partial' } } });
  }).toPass({ timeout: 40_000, intervals: [100] });
  expect(await fromEnd()).toBeGreaterThan(500);
  await stage.freshWorker(page);
  await expect.poll(fromEnd).toBeLessThanOrEqual(2);
  const exhibit = await done(stage, jobId);
  expect(exhibit.record.notCaptured).toContainEqual({ what: 'chat', reason: 'WORKER_RESTARTED' });
  const chat = chatIn(await exported(stage));
  const said = await truth(`${sites.shop.url}/truth?${query}`);
  expect(chat.messages.length).toBeGreaterThan(20);
  expect(chat.messages.map(asTruth)).toEqual(said.slice(0, chat.messages.length));
});
