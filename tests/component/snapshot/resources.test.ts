import { afterEach, expect, test } from 'vitest';
import { closeAll, fakeNet, kinds, open, pick, png, snap } from './support';

afterEach(closeAll);

const AT = 'https://cdn.invalid/';
const css = (text: string, type = 'text/css'): Response =>
  new Response(text, { headers: { 'content-type': type } });
const page = (head: string, body = ''): Promise<Awaited<ReturnType<typeof open>>> =>
  open(`<!DOCTYPE html><head>${head}</head><body>${body}</body>`, 'allow-same-origin');

test('a style sheet, what it imports and what those point to are written in, each address read from its own sheet', async () => {
  const image = await png('red');
  const net = fakeNet({
    [`${AT}css/a.css`]: () =>
      css('@import "deep/b.css" screen;@import "a.css";p{width:111px;background:url(../i.png)}'),
    [`${AT}css/deep/b.css`]: () => css('p{height:55px;border-image:url("i.png")}@import "late.css";'),
    [`${AT}i.png`]: () => new Response(image),
    [`${AT}css/deep/i.png`]: () => new Response(image),
  });
  const { doc } = await page(`<link rel=stylesheet href=${AT}css/a.css>`, '<p>x</p>');
  const shot = await snap(doc, { fetch: net.fetch });
  const back = await open(shot.html);
  const p = pick(back.doc, 'p');
  expect(p.getBoundingClientRect()).toMatchObject({ width: 111, height: 55 });
  expect(back.win.getComputedStyle(p).backgroundImage).toMatch(/^url\("data:image\/png;base64,/);
  expect(net.asked.toSorted()).toEqual([
    `${AT}css/a.css`,
    `${AT}css/deep/b.css`,
    `${AT}css/deep/i.png`,
    `${AT}i.png`,
  ]);
  expect(shot.notCaptured).toEqual([]);
});

test('rules changed by script win over the text; unchanged text stays verbatim', async () => {
  const { doc } = await page(
    '<style id=a>/* 注释 */ p { -moz-nothing: 1; color: red }</style><style id=b>p{}</style>',
    '<p>x</p>',
  );
  pick<HTMLStyleElement>(doc, '#b').sheet?.insertRule('p{width:99px}');
  const shot = await snap(doc);
  expect(shot.html).toContain('/* 注释 */ p { -moz-nothing: 1; color: red }');
  expect(pick((await open(shot.html)).doc, 'p').getBoundingClientRect().width).toBe(99);
  expect(kinds(shot)).toContain('stylesheet-from-cssom');
});

test('disabled and alternate sheets keep their text and stay off, whatever their titles', async () => {
  const { doc } = await page(
    '<style title=one>p{width:10px}</style><style title=two>p{width:20px}</style><style id=off>p{width:30px}</style><style media="(min-width:1px)">p{height:5px}</style>',
    '<p>x</p>',
  );
  const sheet = pick<HTMLStyleElement>(doc, '#off').sheet;
  if (sheet) sheet.disabled = true;
  const was = pick(doc, 'p').getBoundingClientRect();
  const shot = await snap(doc);
  expect(shot.html).toContain('p{width:30px}');
  const now = pick((await open(shot.html)).doc, 'p').getBoundingClientRect();
  expect([now.width, now.height]).toEqual([was.width, was.height]);
});

test('constructed sheets of the document come after the others', async () => {
  const { doc, win } = await page('<style>p{width:10px}</style>', '<style>p{height:10px}</style><p>x</p>');
  const sheet = new (win as Window & typeof globalThis).CSSStyleSheet();
  sheet.replaceSync('p{width:77px;height:33px}');
  doc.adoptedStyleSheets = [sheet];
  const now = pick((await open((await snap(doc)).html)).doc, 'p').getBoundingClientRect();
  expect([now.width, now.height]).toEqual([77, 33]);
});

test('a style sheet in the encoding of a Chinese shop is read as such', async () => {
  const gbk = Uint8Array.of(
    0x70,
    0x3a,
    0x3a,
    0x62,
    0x65,
    0x66,
    0x6f,
    0x72,
    0x65,
    0x7b,
    0x63,
    0x6f,
    0x6e,
    0x74,
    0x65,
    0x6e,
    0x74,
    0x3a,
    0x22,
    0xb6,
    0xa9,
    0xb5,
    0xa5,
    0x22,
    0x7d,
  );
  const net = fakeNet({
    [`${AT}g.css`]: () => new Response(gbk, { headers: { 'content-type': 'text/css; charset=gbk' } }),
  });
  const { doc } = await page(`<link rel=stylesheet href=${AT}g.css>`, '<p>x</p>');
  expect((await snap(doc, { fetch: net.fetch })).html).toContain('订单');
});

test('a sheet that never answers costs its deadline, not the record', async () => {
  const { doc } = await page(`<link rel=stylesheet href=${AT}never.css>`, '<p>订单号</p>');
  const start = performance.now();
  const shot = await snap(doc, { fetch: () => new Promise<Response>(() => undefined), resourceTimeout: 200 });
  expect(performance.now() - start).toBeLessThan(20_000);
  expect(shot.text).toBe('订单号');
  expect(shot.notCaptured).toEqual([
    { what: 'stylesheet', reason: 'TIMEOUT', where: `${AT}never.css`, count: 1 },
  ]);
});

test('all together cost no more than the total deadline, and a cancelled snapshot says so', async () => {
  const images = Array.from({ length: 40 }, (_, i) => `<img src=${AT}${i}.png>`).join('');
  const { doc } = await page('', images);
  const never = (): Promise<Response> => new Promise<Response>(() => undefined);
  const start = performance.now();
  const shot = await snap(doc, { fetch: never, resourceTimeout: 5000, totalTimeout: 300 });
  expect(performance.now() - start).toBeLessThan(20_000);
  expect(shot.notCaptured.map((n) => n.reason)).toEqual(Array.from({ length: 40 }, () => 'TOTAL_TIMEOUT'));
  const cancelled = await snap(doc, { fetch: never, signal: AbortSignal.abort() });
  expect(cancelled.notCaptured[0]?.reason).toBe('CANCELLED');
});

test('a body that stalls half-way counts as missing', async () => {
  const stalled = (): Promise<Response> =>
    Promise.resolve(new Response(new ReadableStream({ start: (c) => c.enqueue(new Uint8Array(9)) })));
  const { doc } = await page('', `<img src=${AT}half.png>`);
  const shot = await snap(doc, { fetch: stalled, resourceTimeout: 200 });
  expect(shot.notCaptured).toMatchObject([{ what: 'image', reason: 'TIMEOUT' }]);
});

test('the byte budget is kept, and what did not fit is listed', async () => {
  const { doc } = await page('', `<img src=${AT}1.png><img src=${AT}2.png>`);
  const net = async (): Promise<Response> =>
    new Response(new Uint8Array(60_000), { headers: { 'content-type': 'image/png' } });
  const shot = await snap(doc, { fetch: net, maxResourceBytes: 100_000 });
  expect(shot.notCaptured).toMatchObject([{ what: 'image', reason: 'BYTE_BUDGET' }]);
  expect(shot.html.length).toBeLessThan(100_000);
});

test('a refused cross-origin read and an HTTP error each say what they were', async () => {
  const { doc } = await page('', `<img src=${AT}cors.png><img src=${AT}gone.png>`);
  const shot = await snap(doc, {
    fetch: async (input) => {
      const url = input instanceof Request ? input.url : input.toString();
      if (url.endsWith('cors.png')) throw new TypeError('Failed to fetch');
      return new Response('', { status: 410 });
    },
  });
  expect(shot.notCaptured.map((n) => n.reason).toSorted()).toEqual(['CORS_OR_NETWORK', 'HTTP_410']);
});

test('a displayed picture whose bytes are refused is kept as the pixels on screen, at its size', async () => {
  const url = URL.createObjectURL(await png('green', 30, 20));
  const { doc } = await page('', `<img id=i src="${url}">`);
  await pick<HTMLImageElement>(doc, '#i').decode();
  const shot = await snap(doc);
  expect(kinds(shot)).toContain('image-redrawn');
  expect(shot.notCaptured).toEqual([]);
  expect(pick((await open(shot.html)).doc, '#i').getBoundingClientRect()).toMatchObject({
    width: 30,
    height: 20,
  });
});

test('the candidate that was displayed is kept at its density', async () => {
  const image = await png('blue', 40, 20);
  const url = URL.createObjectURL(image);
  const { doc } = await page('', `<img id=i srcset="${url} 2x">`);
  await pick<HTMLImageElement>(doc, '#i').decode();
  expect(pick(doc, '#i').getBoundingClientRect().width).toBe(20);
  const shot = await snap(doc, { fetch: async () => new Response(image) });
  const back = (await open(shot.html)).doc;
  expect(pick(back, '#i').getBoundingClientRect()).toMatchObject({ width: 20, height: 10 });
});

test('one large picture shown many times is written once, and looks the same', async () => {
  const canvas = new OffscreenCanvas(200, 200);
  const pen = canvas.getContext('2d');
  const noise = pen?.createImageData(200, 200);
  if (pen && noise)
    pen.putImageData(new ImageData(crypto.getRandomValues(noise.data.subarray(0, 40_000)), 100, 100), 0, 0);
  const image = await canvas.convertToBlob();
  const url = URL.createObjectURL(image);
  const { doc } = await page(
    '',
    `<style>img{width:50px;height:auto;border:2px solid;padding:3px}</style>${`<img src="${url}">`.repeat(100)}`,
  );
  await pick<HTMLImageElement>(doc, 'img').decode();
  const was = pick(doc, 'img').getBoundingClientRect();
  const shot = await snap(doc, { fetch: async () => new Response(image) });
  expect(shot.html.length).toBeLessThan(image.size * 4);
  const back = await open(shot.html);
  const img = pick<HTMLImageElement>(back.doc, 'img:last-of-type');
  await img.decode();
  expect([img.getBoundingClientRect().width, img.getBoundingClientRect().height]).toEqual([
    was.width,
    was.height,
  ]);
  expect(back.win.getComputedStyle(img).backgroundImage).toMatch(/^url\("data:image\/png/);
  expect(kinds(shot)).toContain('resource-shared');
});

test('symbols of another SVG file are drawn again', async () => {
  const sprite =
    '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script><symbol id="a" viewBox="0 0 9 9" onclick="1"><rect width="9" height="9"/></symbol></svg>';
  const net = fakeNet({ [`${AT}s.svg`]: () => css(sprite, 'image/svg+xml') });
  const { doc } = await page(
    '',
    `<svg width=90 height=90><use href="${AT}s.svg#a" width=90 height=90 /></svg><svg><use href="${AT}s.svg#a"/></svg>`,
  );
  const shot = await snap(doc, { fetch: net.fetch });
  const back = (await open(shot.html)).doc;
  expect(pick<SVGUseElement>(back, 'use').getBoundingClientRect().width).toBe(90);
  expect(back.querySelectorAll('symbol')).toHaveLength(1);
  expect(shot.html).not.toContain('onclick');
});

test('frames of the same origin are written in place, in their own mode; others leave a labelled gap of the same size', async () => {
  const { doc } = await page(
    '',
    '<iframe id=a srcdoc="<!DOCTYPE html><p>客服</p>" width=300 height=100></iframe><iframe id=q width=200 height=80></iframe><iframe id=x src="https://chat.invalid/w" width=222 height=99></iframe>',
  );
  const inside = (id: string): Document | null => pick<HTMLIFrameElement>(doc, id).contentDocument;
  inside('#q')?.write('<p>怪异</p>');
  await expect.poll(() => inside('#a')?.body?.textContent).toBe('客服');
  await expect.poll(() => inside('#x')).toBeNull();
  const shot = await snap(doc);
  expect(shot.text.split('\n')).toEqual(['客服', '怪异']);
  expect(shot.runs.map((r) => r.frame)).toEqual([1, 2]);
  expect(shot.notCaptured).toEqual([
    { what: 'frame', reason: 'CROSS_ORIGIN_FRAME', where: 'https://chat.invalid/w', count: 1 },
  ]);
  const back = (await open(shot.html)).doc;
  expect(pick<HTMLIFrameElement>(back, '#a').contentDocument?.body.textContent).toBe('客服');
  expect(pick<HTMLIFrameElement>(back, '#q').src).toMatch(/^data:text\/html/);
  const gap = pick<HTMLIFrameElement>(back, '#x');
  expect(gap.getBoundingClientRect()).toMatchObject({ width: 226, height: 103 });
  expect(gap.contentDocument?.body.textContent).toContain('https://chat.invalid');
});
