import { startFrameSites, type FrameSites } from '../fixtures/sites/frames';
import { Desktop } from '../support/desktop';
import { expect, Stage, test as base } from '../support/e2e';
import { ExtensionBrowser } from '../support/extension';
import { accept, grant } from '../support/grants';
import type { ExhibitRow } from '../../utils/storage/rows';

interface Granted {
  readonly sites: FrameSites;
  /** A browser where both hosts, and the MHTML archive, were allowed on the browser's own question. */
  readonly allowed: Stage;
}

const test = base.extend<object, Granted>({
  sites: [
    async ({ browserName: _unused }, use) => {
      const sites = await startFrameSites();
      await use(sites);
      await sites.close();
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
      await grant(browser, desktop, { origins: ['http://localhost/*', 'http://127.0.0.1/*'] });
      await use(stage);
      await browser.close();
      desktop.stop();
    },
    { scope: 'worker' },
  ],
});

const rows = ({ record }: ExhibitRow) => record.notCaptured.filter((row) => row.what === 'frame');

/** Every frame of the page is in the HTML or has its row. */
function expectAccounted(exhibit: ExhibitRow, total: number): void {
  const missing = rows(exhibit).reduce((sum, row) => sum + (row.count ?? 1), 0);
  expect(exhibit.record.frames?.total).toBe(total);
  expect((exhibit.record.frames?.kept ?? 0) + missing).toBe(total);
}

/** What someone reads who opens the kept page without a network, frames included. */
async function reopened(stage: Stage, exhibit: ExhibitRow): Promise<string> {
  const html = await stage.file(exhibit, 'page.html');
  const page = await stage.browser.context.newPage();
  await page.context().setOffline(true);
  await page.setContent(html.toString());
  const words: string[] = [];
  for (const frame of page.frames()) words.push(await frame.evaluate(() => document.body.innerText));
  await page.context().setOffline(false);
  await page.close();
  return words.join('\n');
}

test('without permission the frame of another site is a row and a placeholder, and the rest is kept', async ({
  stage,
  sites,
}) => {
  const exhibit = await stage.capture(await stage.visit(`${sites.shop}/`));
  expect(rows(exhibit)).toEqual([
    { what: 'frame', reason: 'CROSS_ORIGIN_FRAME', where: `${sites.chat}/chat`, count: 1 },
  ]);
  expectAccounted(exhibit, 2);
  expect(exhibit.record.notCaptured).toContainEqual(
    expect.objectContaining({ what: 'image', reason: 'CORS_OR_NETWORK', where: `${sites.chat}/pic.png` }),
  );
  const looked = exhibit.record.steps.find((step) => step.name === 'frames')?.took;
  console.log(`2 frames, none allowed: looked at in ${Math.round(looked ?? Infinity)} ms`);
  const text = (await stage.file(exhibit, 'text.txt')).toString();
  expect(text).toContain('店内条款。');
  expect(text).not.toContain('KF20261122');
  expect(await reopened(stage, exhibit)).toContain('未能保存');
});

test('allowed: its words stand where the frame stands, and picture and style of that site are in the HTML', async ({
  allowed,
  sites,
}) => {
  const exhibit = await allowed.capture(await allowed.visit(`${sites.shop}/`));
  expect(exhibit.record.notCaptured).toEqual([]);
  expectAccounted(exhibit, 2);
  const text = (await allowed.file(exhibit, 'text.txt')).toString();
  expect(text).toMatch(
    /订单前文。\n+客服：您好，订单 KF20261122 正在处理。\n+买家：三小时了还没到账。\n+订单后文。/,
  );
  expect(await reopened(allowed, exhibit)).toContain('三小时了还没到账');
  const html = (await allowed.file(exhibit, 'page.html')).toString();
  expect(html).toMatch(/<img[^>]*id="shot"[^>]*src="data:image\/png;base64,/);
  expect(html).toContain('color:rgb(1,2,3)');
  expect(exhibit.record.disturbance?.mutationsCaused).toBe(0);
});

test('frames in frames: other site in own in top, own site in other in top', async ({ allowed, sites }) => {
  const exhibit = await allowed.capture(await allowed.visit(`${sites.shop}/nested`));
  expect(rows(exhibit)).toEqual([]);
  expectAccounted(exhibit, 4);
  const words = await reopened(allowed, exhibit);
  for (const said of ['本店中层。', '三小时了还没到账', '客服外层。', '最里层是本店。'])
    expect(words).toContain(said);
});

test('not allowed: a frame of our own site inside the other one is accounted for too', async ({
  stage,
  sites,
}) => {
  const exhibit = await stage.capture(await stage.visit(`${sites.shop}/nested`));
  expect(rows(exhibit).map((row) => row.reason)).toEqual([
    'CROSS_ORIGIN_FRAME',
    'CROSS_ORIGIN_FRAME',
    'INSIDE_UNREAD_FRAME',
  ]);
  expectAccounted(exhibit, 4);
});

test('not allowed: every kind of frame that a page can hold is kept or has its row', async ({
  stage,
  sites,
}) => {
  const page = await stage.visit(`${sites.shop}/kinds`);
  const exhibit = await stage.capture(page);
  expectAccounted(exhibit, page.frames().length - 1);
  expect(rows(exhibit).map(({ reason, where }) => `${reason} ${where?.replace(/^.*\//, '')}`)).toEqual([
    'CROSS_ORIGIN_FRAME chat',
    'CROSS_ORIGIN_FRAME terms',
    'CROSS_ORIGIN_FRAME outer',
    'INSIDE_UNREAD_FRAME inner',
  ]);
  const text = (await stage.file(exhibit, 'text.txt')).toString();
  const words = await reopened(stage, exhibit);
  for (const said of [
    '本店中层。',
    '内联框的话。',
    '内联框里的数据框。',
    '数据框的话。',
    '最里层是本店。',
    '同源沙盒的话。',
    '临时网址的话。',
    '脚本写的话。',
    '店内条款。',
    '组件里的数据框。',
  ]) {
    expect(text).toContain(said);
    expect(words).toContain(said);
  }
});

test('an opaque sandboxed frame is kept once the site around it is allowed', async ({ allowed, sites }) => {
  const exhibit = await allowed.capture(await allowed.visit(`${sites.shop}/opaque`));
  expect(rows(exhibit)).toEqual([]);
  expect((await allowed.file(exhibit, 'text.txt')).toString()).toContain('沙盒里的话。');
});

test('frames in shadow roots are told apart by their address; twins are named, not guessed', async ({
  allowed,
  sites,
}) => {
  const exhibit = await allowed.capture(await allowed.visit(`${sites.shop}/shadow`));
  expect(rows(exhibit)).toEqual([]);
  const text = (await allowed.file(exhibit, 'text.txt')).toString();
  expect(text.indexOf('三小时了还没到账')).toBeGreaterThan(0);
  expect(text.indexOf('客服小记')).toBeGreaterThan(text.indexOf('三小时了还没到账'));

  const twins = await allowed.capture(await allowed.visit(`${sites.shop}/twins`));
  expect(rows(twins)).toEqual([
    { what: 'frame', reason: 'FRAME_AMBIGUOUS', where: `${sites.chat}/note`, count: 2 },
  ]);
});

test('fifty frames of another site', async ({ allowed, sites }) => {
  const exhibit = await allowed.capture(await allowed.visit(`${sites.shop}/many`));
  expect(rows(exhibit)).toEqual([]);
  expectAccounted(exhibit, 50);
  const text = (await allowed.file(exhibit, 'text.txt')).toString();
  for (let n = 0; n < 50; n++) expect(text).toContain(`第${n}框`);
  const step = (name: string): number =>
    exhibit.record.steps.find((step) => step.name === name)?.took ?? Infinity;
  const took = step('frames') + step('snapshot');
  console.log(
    `50 frames: reached in ${Math.round(step('frames'))} ms, kept in ${Math.round(step('snapshot'))} ms`,
  );
  expect(took).toBeLessThan(60_000);
});

test('a frame that reloads while it is captured is a row that says so', async ({ allowed, sites }) => {
  const exhibit = await allowed.capture(
    await allowed.visit(`${sites.shop}/restless`, (page) => page.waitForLoadState('domcontentloaded')),
  );
  expect(rows(exhibit)).toEqual([
    { what: 'frame', reason: 'FRAME_RELOADED', where: `${sites.chat}/restless`, count: 1 },
  ]);
  expectAccounted(exhibit, 1);
});

test('the archive lends pictures; one button in the popup lets the rest be read', async ({
  shops,
  sites,
}) => {
  base.skip(Desktop.missing().length > 0, `needs ${Desktop.missing().join(' ')}`);
  const desktop = await Desktop.start();
  const browser = await ExtensionBrowser.launch({ headed: true, display: desktop.display });
  try {
    const stage = new Stage(browser, shops);
    await grant(browser, desktop, { permissions: ['pageCapture'] });
    const page = await stage.visit(`${sites.shop}/`);
    const archived = await stage.capture(page);
    const saved = archived.record.steps.find((step) => step.name === 'mhtml');
    expect(saved?.detail, JSON.stringify(saved)).toHaveProperty('bytes');
    expect(rows(archived)).toEqual([
      { what: 'frame', reason: 'ONLY_IN_MHTML', where: `${sites.chat}/chat`, count: 1 },
    ]);
    const mhtml = archived.record.files.find((file) => file.path === 'page.mhtml');
    expect(mhtml).toMatchObject({ role: 'original', mediaType: 'multipart/related' });
    // Long lines are folded.
    const unfolded = (await stage.file(archived, 'page.mhtml')).toString().replaceAll('=\r\n', '');
    expect(unfolded).toContain('KF20261122');
    expect((await stage.file(archived, 'page.html')).toString()).toMatch(
      /<img[^>]*id="shot"[^>]*src="data:image\/png;base64,/,
    );

    // As the popup shows it, in a tab, because a popup closes with the focus.
    const popup = await browser.context.newPage();
    await page.bringToFront();
    await popup.goto(`${browser.url('popup.html')}?tab=${await browser.tabId(page)}`);
    await popup.bringToFront();
    await expect(popup.getByText(/来自 localhost 的窗口/)).toBeVisible();
    await popup.screenshot({ path: 'test-output/popup-asks.png' });
    const button = popup.getByRole('button', { name: '允许读取' });
    await button.click();
    await accept(desktop, async () => ((await button.count()) === 0 ? true : undefined));
    await expect(popup.getByText(/来自 localhost 的窗口/)).toHaveCount(0);
    await popup.close();
    const whole = await stage.capture(page);
    expect(whole.record.notCaptured).toEqual([]);
    expect((await stage.file(whole, 'text.txt')).toString()).toContain('三小时了还没到账');
  } finally {
    await browser.close();
    desktop.stop();
  }
});
