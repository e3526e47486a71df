import { ToolbarPopup } from './popup';
import { expect, test } from './stage';

test('a click on the icon, then 立即留证 in the popup: the page is kept and the popup says so', async ({
  stage,
}) => {
  await stage.firefox.visit(`${stage.shops.shop}/product/1024.html`);
  const popup = await ToolbarPopup.open(stage.firefox);
  await popup.click('立即留证');
  await popup.until(`document.body.innerText.includes('已保住') && document.body.innerText.includes('E001')`);
  const { exhibits } = await stage.store();
  expect(exhibits).toMatchObject([
    {
      integrity: 'verified',
      record: { trigger: 'popup', kind: 'listing', environment: { browser: 'Firefox' } },
    },
  ]);
});
