import { startFrameSites } from '../fixtures/sites/frames';
import { expect, test } from './stage';

test('Firefox: a frame of another site is a row; allowed, its words and its HTML are in the record', async ({
  stage,
}) => {
  const sites = await startFrameSites();
  try {
    await stage.firefox.visit(`${sites.shop}/`);
    const before = (await stage.capture()).exhibit.record;
    expect(before.notCaptured.filter((row) => row.what === 'frame')).toEqual([
      { what: 'frame', reason: 'CROSS_ORIGIN_FRAME', where: `${sites.chat}/chat`, count: 1 },
    ]);
    expect(before.frames).toEqual({ total: 2, kept: 1 });

    await stage.firefox.grant([], ['http://localhost/*', 'http://127.0.0.1/*']);
    await stage.firefox.visit(`${sites.shop}/`);
    const { exhibit } = await stage.capture();
    expect(exhibit.record.notCaptured).toEqual([]);
    expect(exhibit.record.frames).toEqual({ total: 2, kept: 2 });
    expect((await stage.file(exhibit, 'text.txt')).toString()).toMatch(
      /订单前文。\n+客服：您好，订单 KF20261122 正在处理。\n+买家：三小时了还没到账。\n+订单后文。/,
    );
    expect((await stage.file(exhibit, 'page.html')).toString()).toMatch(
      /<img[^>]*id="shot"[^>]*src="data:image\/png;base64,/,
    );

    // Twins in a shadow root, which Chromium cannot tell apart: Firefox says which is which.
    await stage.firefox.visit(`${sites.shop}/twins`);
    const twins = (await stage.capture()).exhibit.record;
    expect(twins.notCaptured).toEqual([]);
    expect(twins.frames).toEqual({ total: 2, kept: 2 });
  } finally {
    await sites.close();
  }
});
