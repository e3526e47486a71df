import { readFileSync } from 'node:fs';
import type { KeptChat } from '../../utils/app/chat/kept-chat';
import type { ChatMerge } from '../../utils/recognise/chat/merge';
import {
  asTruth,
  begin,
  chatIn,
  done,
  expect,
  exported,
  inExhibit,
  keep,
  shown,
  test,
  truth,
} from '../support/chat';
import { readStore } from '../support/store';

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
  }).toPass({ timeout: 90_000, intervals: [100] });
  expect(await fromEnd()).toBeGreaterThan(500);
  await stage.freshWorker(page);
  await expect.poll(fromEnd).toBeLessThanOrEqual(2);
  const exhibit = await done(stage, jobId);
  expect(exhibit.record.notCaptured).toContainEqual({ what: 'chat', reason: 'WORKER_RESTARTED' });
  const chat = chatIn(await exported(stage));
  expect(chat.completeness).toMatchObject({ verdict: 'partial', reasons: [{ code: 'INTERRUPTED' }] });
  const said = await truth(`${sites.shop.url}/truth?${query}`);
  expect(chat.messages.length).toBeGreaterThan(20);
  expect(chat.messages.map(asTruth)).toEqual(said.slice(0, chat.messages.length));
});

test('the page is left in mid-sweep: what was read by then is the record, and it says so', async ({
  stage,
  sites,
}) => {
  const query = 'n=500&named=1';
  const page = await stage.visit(`${sites.shop.url}/window?${query}`, shown);
  const jobId = await begin(stage, page);
  await stage.staged(10);
  await page.goto(`${sites.shop.url}/`);
  const exhibit = await done(stage, jobId);
  expect(exhibit.record).toMatchObject({ state: 'partial', chat: { verdict: 'partial' } });
  expect(exhibit.record.notCaptured).toContainEqual(
    expect.objectContaining({ what: 'chat', reason: 'CONVERSATION_GONE' }),
  );
  const chat = JSON.parse((await stage.file(exhibit, 'chat.json')).toString()) as KeptChat;
  const said = await truth(`${sites.shop.url}/truth?${query}`);
  expect(chat.messages.length).toBeGreaterThan(10);
  expect(chat.messages.map(asTruth)).toEqual(said.slice(0, chat.messages.length));
});
