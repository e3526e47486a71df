// Pictures of every screen with sample data: `node tests/component/ui/gallery/shoot.mjs [folder] [names, as a regular expression]`.
import { chromium } from '@playwright/test';
import preact from '@preact/preset-vite';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const folder = process.argv[2] ?? `${root}test-output/gallery`;
const only = new RegExp(process.argv[3] ?? '');
const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = process.env.CHROMIUM_PATH ?? usual.find((path) => existsSync(path));

const POPUP = ['full', 'empty', 'running', 'done', 'error', 'blocked', 'exporting', 'exported'];
const SHOTS = [
  { scene: 'parts', width: 960, height: 1700 },
  { scene: 'parts', width: 320, height: 3000, locale: 'en' },
  ...POPUP.map((name) => ({ scene: `popup-${name}`, width: 380, height: 600 })),
  { scene: 'popup-scrollers', width: 380, height: 600 },
  { scene: 'popup-scrollers', width: 320, height: 600, locale: 'en', press: 'scope' },
  { scene: 'popup-scrollers', width: 380, height: 600, press: 'scope' },
  { scene: 'popup-full', width: 320, height: 600 },
  { scene: 'popup-full', width: 380, height: 600, locale: 'en' },
  { scene: 'popup-full', width: 380, height: 600, press: 'more' },
  { scene: 'workspace-panes', width: 1280, height: 800 },
  { scene: 'workspace-case', width: 1280, height: 800 },
  { scene: 'workspace-timeline', width: 1280, height: 1700 },
  { scene: 'workspace-timeline', width: 1280, height: 1700, press: 'search-axis', locale: 'en' },
  { scene: 'workspace-timeline', width: 1280, height: 1500, press: 'choose' },
  { scene: 'workspace-timeline', width: 320, height: 2400 },
  { scene: 'stamps-settings', width: 1280, height: 3300 },
  { scene: 'stamps-settings', width: 320, height: 5200, locale: 'en' },
  { scene: 'stamps-check', width: 1280, height: 2600, press: 'check' },
  { scene: 'stamps-check', width: 320, height: 3400, press: 'check', locale: 'en' },
  { scene: 'stamps-export', width: 1280, height: 1300 },
  { scene: 'stamps-timeline', width: 1280, height: 900 },
  { scene: 'stamps-case', width: 1280, height: 1700 },
  { scene: 'workspace-empty', width: 1280, height: 800 },
  { scene: 'workspace-damaged', width: 1280, height: 800 },
  { scene: 'fixity-found', width: 1280, height: 1400 },
  { scene: 'fixity-found', width: 320, height: 2000, locale: 'en' },
  ...['picture', 'page', 'text', 'facts', 'check', 'place', 'delete', 'note'].map((press) => ({
    scene: 'workspace-exhibit',
    width: 1280,
    height: 800,
    press,
  })),
  { scene: 'workspace-partial', width: 1280, height: 800, press: 'check', locale: 'en' },
  { scene: 'workspace-partial', width: 320, height: 800, press: 'check' },
  { scene: 'workspace-case', width: 320, height: 800 },
  ...['changed', 'same', 'partial', 'damaged'].map((name) => ({
    scene: `compare-${name}`,
    width: 1280,
    height: 1500,
    press: 'compare',
  })),
  ...['found', 'several', 'running', 'done', 'partial'].map((name) => ({
    scene: `popup-chat-${name}`,
    width: 380,
    height: 600,
  })),
  { scene: 'popup-chat-several', width: 380, height: 600, locale: 'en' },
  { scene: 'popup-chat-several', width: 380, height: 600, press: 'switch' },
  { scene: 'popup-chat-several', width: 320, height: 600, press: 'switch', locale: 'en' },
  { scene: 'popup-chat-none', width: 380, height: 600, press: 'keep' },
  { scene: 'popup-chat-several', width: 380, height: 600, press: 'point' },
  ...['off', 'on', 'blind'].map((name) => ({ scene: `popup-guard-${name}`, width: 380, height: 700 })),
  { scene: 'popup-guard-blind', width: 320, height: 760, locale: 'en' },
  { scene: 'guarded', width: 1280, height: 1100 },
  { scene: 'guarded', width: 1280, height: 1100, locale: 'en' },
  { scene: 'guarded', width: 320, height: 2200 },
  { scene: 'chat-whole', width: 1280, height: 1300 },
  { scene: 'chat-whole', width: 1280, height: 1300, press: 'find', locale: 'en' },
  { scene: 'chat-whole', width: 1280, height: 1000, press: 'place-of' },
  { scene: 'chat-whole', width: 1280, height: 1000, press: 'print' },
  { scene: 'chat-partial', width: 1280, height: 1500 },
  { scene: 'chat-whole', width: 320, height: 1600 },
  { scene: 'chat-long', width: 1280, height: 900, press: 'end' },
  { scene: 'chat-empty', width: 1280, height: 700 },
  ...['fresh', 'overview', 'steps', 'overdue', 'closed', 'exhibits', 'export'].map((name) => ({
    scene: `case-${name}`,
    width: 1280,
    height: name === 'exhibits' || name === 'export' ? 800 : 1900,
  })),
  { scene: 'case-documents', width: 1280, height: 2000 },
  { scene: 'case-documents', width: 320, height: 3600, locale: 'en' },
  { scene: 'case-documents-fresh', width: 1280, height: 1900, locale: 'en' },
  { scene: 'case-packs', width: 1280, height: 2400 },
  { scene: 'case-packs', width: 1280, height: 2400, press: 'pack' },
  { scene: 'case-packs', width: 1280, height: 1000, press: 'pack-large' },
  { scene: 'case-packs', width: 320, height: 4200, press: 'pack', locale: 'en' },
  { scene: 'case-overview', width: 1280, height: 1900, locale: 'en' },
  { scene: 'case-steps', width: 1280, height: 1900, locale: 'en' },
  { scene: 'case-steps', width: 1280, height: 1900, press: 'log' },
  { scene: 'case-overview', width: 320, height: 3400 },
  { scene: 'case-steps', width: 320, height: 2600 },
  { scene: 'case-long', width: 320, height: 2600 },
  ...['case', 'overdue', 'risk'].map((name) => ({ scene: `popup-${name}`, width: 380, height: 600 })),
  { scene: 'popup-case', width: 320, height: 600, locale: 'en' },
  { scene: 'popup-risk', width: 380, height: 900, press: 'risk' },
  { scene: 'popup-case', width: 380, height: 600, press: 'deadline' },
  { scene: 'workspace-exhibit', width: 1280, height: 800, press: 'compare' },
  { scene: 'compare-changed', width: 1280, height: 900 },
  { scene: 'compare-changed', width: 1280, height: 1500, press: 'over', locale: 'en' },
  { scene: 'compare-changed', width: 320, height: 2600, press: 'compare' },
  ...['settings', 'help', 'welcome'].flatMap((name) => [
    { scene: `aside-${name}`, width: 1100, height: name === 'welcome' ? 760 : 2000 },
    { scene: `aside-${name}`, width: 1100, height: name === 'welcome' ? 760 : 2000, locale: 'en' },
    { scene: `aside-${name}`, width: 320, height: name === 'welcome' ? 760 : 2600 },
  ]),
  ...['empty', 'running', 'file', 'pdf'].flatMap((name) => [
    { scene: `import-${name}`, width: 1280, height: 1000 },
    { scene: `import-${name}`, width: 1280, height: 1000, locale: 'en' },
    { scene: `import-${name}`, width: 320, height: 1400 },
  ]),
  ...['queue', 'stopped'].flatMap((press) => [
    { scene: 'import-queue', width: 1280, height: 800, press },
    { scene: 'import-queue', width: 320, height: 1200, press, locale: 'en' },
  ]),
  { scene: 'case-overview', width: 1280, height: 900, press: 'delete-case' },
  { scene: 'popup-reminder', width: 380, height: 600 },
];
const compare = async (page) => {
  await page.getByRole('tab', { name: /对比|Compare/ }).click();
  await page
    .getByText(/占画面的|of the picture|没有发现变化|No change|读不出来/)
    .first()
    .waitFor({ timeout: 5000 })
    .catch(() => null);
};
const pack = async (page) => {
  await page.getByRole('button', { name: /准备图片|Prepare pictures/ }).click();
  await page.getByRole('button', { name: /生成材料包|Make the pack/ }).click();
  await page.getByText(/材料包已生成|The pack is made/).waitFor();
};
/** Two drops, the second while the first is imported. */
const queue = async (page) => {
  for (const names of [['微信支付凭证.png'], ['余额截图.png', '聊天记录.jpg', '录屏.mp4']]) {
    await page.evaluate((all) => {
      const dataTransfer = new DataTransfer();
      for (const name of all) dataTransfer.items.add(new File(['x'], name));
      document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    }, names);
    await page.locator('.import-running').waitFor();
  }
  await page.locator('.import-running > p').waitFor();
};
const PRESS = {
  queue,
  stopped: async (page) => {
    await queue(page);
    await page.getByRole('button', { name: /停止导入|Stop importing/ }).click();
    await page.locator('.import-resume').waitFor();
  },
  pack,
  'pack-large': async (page) => {
    await pack(page);
    await page.getByRole('button', { name: /放大第 1 张/ }).click();
  },
  log: (page) => page.getByRole('button', { name: /记收到回复 协商/ }).click(),
  'delete-case': async (page) => {
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('menuitem', { name: '删除案件…' }).click();
  },
  risk: (page) => page.getByText('付款前请留意').click(),
  deadline: (page) => page.getByRole('region', { name: '最近的期限' }).getByRole('button').first().click(),
  compare,
  switch: (page) => page.getByRole('button', { name: /换一个对话|another conversation/ }).click(),
  point: async (page) => {
    await page.getByRole('button', { name: /换一个对话/ }).click();
    await page.getByRole('menuitem', { name: '在画面上指出聊天…' }).click();
    await page.getByRole('group', { name: '找到的聊天' }).getByRole('button').first().click();
    await page.locator('.chat-point-picture img').evaluate((image) => image.decode());
  },
  keep: async (page) => {
    await page.getByRole('button', { name: '留存聊天' }).click();
    await page.getByText('没有在这个页面上找到聊天').waitFor();
  },
  find: async (page) => {
    await page.getByRole('searchbox').fill('到账');
    await page.getByRole('button', { name: 'Next' }).click();
  },
  'place-of': (page) => page.getByRole('button', { name: '在画面中查看 第 4 条' }).click(),
  print: (page) => page.getByRole('button', { name: '打开可打印的记录' }).click(),
  end: async (page) => {
    await page.locator('.chat-row').first().focus();
    await page.keyboard.press('End');
    await page.getByText(/^第 10000 句/).waitFor();
  },
  over: async (page) => {
    await compare(page);
    await page.getByRole('button', { name: /叠放|On top/ }).click();
    await page.getByRole('button', { name: /下一处|Next/ }).click();
  },
  'search-axis': async (page) => {
    await page.getByRole('searchbox').fill('到账');
    await page.getByText(/found$/).waitFor();
  },
  choose: async (page) => {
    await page.getByRole('button', { name: /选择多项/ }).click();
    await page.getByRole('checkbox').nth(0).click();
    await page.getByRole('checkbox').nth(2).click();
  },
  scope: (page) => page.getByRole('button', { name: /留存范围|Scope/ }).click(),
  more: (page) => page.getByRole('button', { name: '更多' }).click(),
  picture: () => Promise.resolve(),
  page: (page) => page.getByRole('tab', { name: '网页' }).click(),
  text: (page) => page.getByRole('tab', { name: '文字' }).click(),
  facts: (page) => page.getByRole('tab', { name: '事实' }).click(),
  check: (page) => page.getByRole('tab', { name: /核验|Checks/ }).click(),
  place: async (page) => {
    await page.getByRole('tab', { name: '事实' }).click();
    await page.getByRole('button', { name: '在画面中查看' }).nth(1).click();
  },
  delete: (page) => page.getByRole('button', { name: '删除证据' }).click(),
  note: (page) => page.getByText('备注与标签').click(),
};

const server = await createServer({
  root,
  configFile: false,
  logLevel: 'warn',
  server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
  cacheDir: `${root}node_modules/.vite-gallery`,
  optimizeDeps: { entries: ['tests/component/ui/gallery/main.tsx'] },
  resolve: { alias: { '@': root.replace(/\/$/, '') } },
  plugins: [preact({ prefreshEnabled: false, devToolsEnabled: false })],
});
await server.listen();
const address = `${server.resolvedUrls.local[0]}tests/component/ui/gallery/index.html`;
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ['--no-sandbox', '--disable-gpu'],
});
await mkdir(folder, { recursive: true });
for (const theme of ['light', 'dark']) {
  for (const { scene, width, height, press, locale = 'zh-CN' } of SHOTS) {
    const name = [scene, press, width, locale, theme].filter(Boolean).join('-');
    if (!only.test(name)) continue;
    const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: 2 });
    page.on('pageerror', (error) => console.error(name, error.message));
    page.on('console', (message) => message.type() === 'error' && console.error(name, message.text()));
    await page.goto(`${address}?${new URLSearchParams({ scene, theme, locale })}`);
    await page.locator('main').waitFor();
    if (press) await PRESS[press](page);
    await page.waitForLoadState('networkidle');
    await page.evaluate(() =>
      Promise.all([...document.images].map((image) => image.decode().catch(() => null))),
    );
    await page.screenshot({ path: `${folder}/${name}.png`, animations: 'disabled' });
    await page.close();
  }
}
await browser.close();
await server.close();
