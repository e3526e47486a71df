import path from 'node:path';
import { startShops } from '@/tests/fixtures/server';
import { ExtensionBrowser } from '@/tests/support/extension';

/** Opens the browser on the fixture shop with a profile that is kept between runs. */
export async function start(): Promise<number> {
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    console.error('没有图形桌面，无法打开浏览器 / no display to open a browser on');
    return 1;
  }
  const shops = await startShops(4170);
  const browser = await ExtensionBrowser.launch({
    headed: true,
    profile: path.resolve('node_modules/.cache/liuzheng/profile'),
  });
  const [page] = browser.context.pages();
  await (page ?? (await browser.context.newPage())).goto(`${shops.shop}/product/1024.html`);
  console.log('点工具栏上的「留证」图标，或按 Alt+Shift+S。关闭窗口即结束。');
  console.log('Click the 留证 icon, or press Alt+Shift+S. Close the window to end.');
  await new Promise((resolve) => browser.context.once('close', resolve));
  await shops.close();
  return 0;
}
