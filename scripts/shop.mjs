// `npm run shop`: serves the fixture shops on fixed ports for trying the extension by hand.
import { ensureDependencies } from './setup.mjs';
import { runTs } from './run-ts.mjs';

const FIRST_PORT = 4170;

ensureDependencies();
try {
  const { startShops } = await runTs('tests/fixtures/server.ts');
  const shops = await startShops(FIRST_PORT);
  console.log(`示例网站已启动（按 Ctrl+C 结束）

极速点券卡盟  商品      ${shops.shop}/product/1024.html
              订单      ${shops.shop}/user/index/query?tradeNo=260312142833744260
              处理中    ${shops.shop}/user/index/query?tradeNo=260312151207118834
星河数卡      商品      ${shops.spa}/#/item/88
              订单      ${shops.spa}/#/order/DJ20260312143015
工单沟通      60 条消息 ${shops.tickets}/ticket/58213
图片与客服框            ${shops.cdn}/widget
敌意页面      目录      ${shops.hostile}/`);
} catch (failure) {
  const busy = failure?.code === 'EADDRINUSE';
  console.error(busy ? `端口 ${failure.port} 已被占用，请先结束占用它的程序。` : failure);
  process.exitCode = 1;
}
