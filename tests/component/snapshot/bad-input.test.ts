import { afterEach, expect, test } from 'vitest';
import { closeAll, fakeNet, kinds, open, openBytes, pick, png, snap } from './support';

afterEach(closeAll);

const AT = 'https://cdn.invalid/';
const never = (): Promise<Response> => new Promise<Response>(() => undefined);
const hex = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text.split(' '), (byte) => Number.parseInt(byte, 16));

test('200,000 nodes: every one is kept, and time grows with their number, not its square', async () => {
  const time = async (count: number): Promise<number> => {
    const { doc } = await open('<!DOCTYPE html><main></main>');
    pick(doc, 'main').innerHTML = '<i class=x>单</i>'.repeat(count / 2);
    const begun = performance.now();
    const shot = await snap(doc);
    const took = performance.now() - begun;
    expect(shot.notCaptured).toEqual([]);
    expect(shot.meta.nodes).toBeGreaterThanOrEqual(count);
    expect(shot.html.split('<i class="x">').length - 1).toBe(count / 2);
    expect(shot.text.length).toBeGreaterThanOrEqual(count / 2);
    closeAll();
    return took;
  };
  await time(2000); // warm
  const small = await time(25_000);
  // Eight times as many: 64 times the work if it were quadratic.
  expect(await time(200_000)).toBeLessThan(small * 32);
}, 120_000);

test('fonts and imports that never answer are rows with their reason, within the deadline', async () => {
  const { doc } = await open(
    `<!DOCTYPE html><style>@import "${AT}more.css";@font-face{font-family:F;src:url(${AT}f.woff2)}p{font-family:F}</style><p>订单号</p>`,
  );
  const shot = await snap(doc, { fetch: never, resourceTimeout: 150, totalTimeout: 2000 });
  expect(shot.notCaptured.toSorted((a, b) => a.what.localeCompare(b.what))).toEqual([
    { what: 'font', reason: 'TIMEOUT', where: `${AT}f.woff2`, count: 1 },
    { what: 'stylesheet', reason: 'TIMEOUT', where: `${AT}more.css`, count: 1 },
  ]);
  expect(shot.text).toBe('订单号');
});

test('a frame of which nothing has come yet is a row; one that is half there is kept', async () => {
  const { doc } = await open('<!DOCTYPE html><iframe id=bare></iframe><iframe id=half></iframe>');
  const inner = (id: string): Document => {
    const { contentDocument } = pick<HTMLIFrameElement>(doc, id);
    if (!contentDocument) throw new Error('no document');
    contentDocument.open();
    return contentDocument;
  };
  inner('#bare');
  inner('#half').write('<p>框内第一行');
  const shot = await snap(doc);
  expect(shot.notCaptured).toEqual([{ what: 'frame', reason: 'FRAME_NOT_LOADED', where: '#bare', count: 1 }]);
  expect(shot.frames).toEqual({ total: 2, kept: 1 });
  expect(shot.html).toContain('此框架当时尚未加载完成');
  expect(shot.text).toBe('框内第一行');
});

test('a canvas that throws keeps its place and is a row; one that lies about itself is kept as it is', async () => {
  const { doc, win } = await open(
    '<!DOCTYPE html><canvas id=gone width=40 height=30></canvas><canvas id=tainted width=40 height=30></canvas><canvas id=lies width=40 height=30></canvas>',
  );
  pick<HTMLCanvasElement>(doc, '#gone').transferControlToOffscreen();
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><foreignObject width="9" height="9"><b xmlns="http://www.w3.org/1999/xhtml">1</b></foreignObject></svg>`;
  const image = doc.createElement('img');
  image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  await image.decode();
  const tainted = pick<HTMLCanvasElement>(doc, '#tainted');
  tainted.getContext('2d')?.drawImage(image, 0, 0);
  expect(() => tainted.toDataURL()).toThrow(/ainted/);
  const lies = pick<HTMLCanvasElement>(doc, '#lies');
  lies.getContext('2d')?.fillRect(0, 0, 9, 9);
  const pixels = lies.toDataURL();
  const broken = (): never => {
    throw new Error('no');
  };
  const { prototype } = (win as Window & typeof globalThis).HTMLCanvasElement;
  for (const on of [lies, prototype])
    for (const key of ['toDataURL', 'getContext', 'width'])
      Object.defineProperty(on, key, { get: () => broken, configurable: true });
  const shot = await snap(doc);
  expect(shot.notCaptured).toEqual([
    { what: 'canvas', reason: 'BLANK_OR_UNREADABLE', where: '#gone', count: 1 },
    { what: 'canvas', reason: 'TAINTED', where: '#tainted', count: 1 },
  ]);
  const back = (await open(shot.html)).doc;
  expect(pick<HTMLImageElement>(back, '#lies').src).toBe(pixels);
  for (const id of ['#gone', '#tainted'])
    expect(pick(back, id).getBoundingClientRect()).toMatchObject({ width: 40, height: 30 });
});

test('a document that is being written: what is there is kept; what replaces it meanwhile does not mix in', async () => {
  const { doc } = await open('<!DOCTYPE html><p>旧页');
  doc.open();
  doc.write('<!DOCTYPE html><title>支付</title><p>正在跳转到收银台</p><div><b>未写完');
  const half = await snap(doc);
  expect(half.text.split('\n')).toEqual(['正在跳转到收银台', '未写完']);
  expect(half.notCaptured).toEqual([]);
  doc.write(`<img src=${AT}slow.png>`);
  const waiting = snap(doc, { fetch: never, resourceTimeout: 100 });
  doc.open();
  doc.write('<p>另一页');
  doc.close();
  const shot = await waiting;
  expect(shot.text).toContain('正在跳转到收银台');
  expect(shot.html).not.toContain('另一页');
  expect(shot.notCaptured).toMatchObject([{ what: 'image', reason: 'TIMEOUT' }]);
});

test.each([
  ['gbk', 'GBK', 'b6 a9 b5 a5 d2 d1 b8 b6 bf ee', '订单已付款'],
  ['big5', 'Big5', 'ad 71 b3 e6 a4 77 a5 49 b4 da', '訂單已付款'],
  ['shift_jis', 'Shift_JIS', '92 8d 95 b6 8d cf 82 dd', '注文済み'],
  ['utf-16le', 'UTF-16LE', 'a2 8b 55 53 f2 5d d8 4e 3e 6b', '订单已付款'],
])('a page in %s is kept as its characters, and its encoding is noted', async (label, name, bytes, words) => {
  const wide = label.startsWith('utf-16');
  const text = `<!DOCTYPE html><meta charset="${label}"><title>x</title><p>`;
  const head = Uint8Array.from(
    Array.from(text, (c) => c.charCodeAt(0)).flatMap((code) => (wide ? [code, 0] : [code])),
  );
  const { doc } = await openBytes([head, hex(bytes)], `text/html;charset=${label}`);
  const shot = await snap(doc);
  expect(shot.text).toBe(words);
  expect(shot.meta.charset).toBe(name);
  const back = await openBytes([new TextEncoder().encode(shot.html)], 'text/html');
  expect(back.doc.characterSet).toBe('UTF-8');
  expect(pick(back.doc, 'p').textContent).toBe(words);
});

test('XHTML with formulas and drawings comes back with the same elements in the same places', async () => {
  const xhtml = `<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title><style>/*<![CDATA[*/ p > b { color: red } /*]]>*/</style></head><body><p>应退 <b>498 &lt; 500</b></p>
    <math xmlns="http://www.w3.org/1998/Math/MathML"><mfrac><mn>1</mn><mi>x</mi></mfrac></math><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2" width="80"><clipPath id="c"><rect width="2" height="2"/></clipPath><rect clip-path="url(#c)" width="4" height="2"/></svg><script><![CDATA[ 1 < 2 && 3 ]]></script><div/><p>尾</p></body></html>`;
  const { doc } = await openBytes([new TextEncoder().encode(xhtml)], 'application/xhtml+xml');
  const shot = await snap(doc);
  expect(shot.notCaptured).toEqual([]);
  const back = (await open(shot.html)).doc;
  const names = (d: Document): string[] =>
    [...d.body.querySelectorAll('*')].map((el) => `${el.namespaceURI} ${el.localName}`);
  expect(names(back)).toEqual(names(doc));
  for (const selector of ['b', 'mfrac', 'svg', 'p:last-of-type']) {
    const [was, now] = [doc, back].map((d) => pick<Element>(d, selector).getBoundingClientRect().toJSON());
    expect(now).toEqual(was);
  }
  expect((back.defaultView ?? window).getComputedStyle(pick(back, 'b')).color).toBe('rgb(255, 0, 0)');
});

test('elements that share an id each keep their own state', async () => {
  const pane = '<div id=a style="height:50px;overflow:auto"><p style="height:900px">单</p></div>';
  const { doc } = await open(`<!DOCTYPE html>${pane}${pane}<input id=a><input id=a>`);
  const [first, second] = doc.querySelectorAll<HTMLElement>('div');
  first?.scrollTo(0, 100);
  second?.scrollTo(0, 300);
  for (const [i, input] of doc.querySelectorAll('input').entries()) input.value = `卡密${i}`;
  const shot = await snap(doc);
  const offsets = shot.scrollOffsets.map(({ selector, y }) => [doc.querySelector(selector), y]);
  expect(offsets).toEqual([
    [first, 100],
    [second, 300],
  ]);
  const back = (await open(shot.html)).doc;
  expect([...back.querySelectorAll('input')].map((input) => input.value)).toEqual(['卡密0', '卡密1']);
  expect(back.querySelectorAll('#a')).toHaveLength(4);
});

test('a base elsewhere decides where everything leads, and is not obeyed twice', async () => {
  const { doc } = await open(
    `<!DOCTYPE html><base href="${AT}shop/" target=_top><style>p{background:url(b.png)}</style><p><img src=i.png><a href=order?id=1>单</a><a href="#x">锚</a></p>`,
  );
  const bytes = await png('red');
  const answer = (): Response => new Response(bytes);
  const net = fakeNet({ [`${AT}shop/i.png`]: answer, [`${AT}shop/b.png`]: answer });
  const shot = await snap(doc, { fetch: net.fetch });
  expect(net.asked.toSorted()).toEqual([`${AT}shop/b.png`, `${AT}shop/i.png`]);
  expect(shot.notCaptured).toEqual([]);
  const back = (await open(shot.html)).doc;
  expect(back.baseURI).not.toContain('cdn.invalid');
  expect([...back.querySelectorAll('a')].map((a) => a.getAttribute('href'))).toEqual([
    `${AT}shop/order?id=1`,
    `${AT}shop/#x`,
  ]);
});

test('no spelling of a refresh survives, wherever it stands', async () => {
  const spelled = ['refresh', 'REFRESH', ' Refresh\t', 'ref&#114;esh'].map(
    (name) => `<meta http-equiv="${name}" content="0;URL='javascript:parent.ran=1'">`,
  );
  const { doc } = await open('<!DOCTYPE html><p>单</p>');
  pick(doc, 'p').innerHTML =
    `${spelled.join('')}<svg><foreignObject>${spelled[0] ?? ''}</foreignObject></svg>`;
  const host = doc.createElement('div');
  host.attachShadow({ mode: 'open' }).innerHTML = spelled.join('');
  doc.body.append(host);
  const shot = await snap(doc);
  expect(shot.html).not.toMatch(/\shttp-equiv="\s*refresh/i);
  expect(shot.alterations).toContainEqual({ kind: 'refresh-disarmed', count: 9 });
});

test('pictures of blob: and data: addresses are kept, also when the address was taken back', async () => {
  const url = URL.createObjectURL(await png('green', 30, 20));
  const revoked = URL.createObjectURL(await png('blue', 10, 12));
  const data = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="7" height="5"/>';
  const { doc } = await open(`<!DOCTYPE html><img src="${url}"><img src="${revoked}"><img src='${data}'>`);
  for (const image of doc.images) await image.decode();
  URL.revokeObjectURL(revoked);
  const shot = await snap(doc, { fetch: (input, init) => fetch(input, init) });
  expect(shot.notCaptured).toEqual([]);
  expect(kinds(shot)).toEqual(expect.arrayContaining(['resource-inlined', 'image-redrawn']));
  const images = [...(await open(shot.html)).doc.images];
  expect(images.map((image) => [image.naturalWidth, image.naturalHeight])).toEqual([
    [30, 20],
    [10, 12],
    [7, 5],
  ]);
  expect(images[2]?.getAttribute('src')).toBe(data);
});

test('fields named like the DOM itself do not cost the page, nor its re-parsed copy', async () => {
  const names =
    'attributes getAttribute hasAttribute localName parentNode parentElement firstElementChild nextElementSibling nodeType';
  const fields = names.split(' ').map((name) => `<input name=${name} value="${name}">`);
  const { doc } = await open(`<!DOCTYPE html><form><p>订单号</p>${fields.join('')}</form><p>尾</p>`);
  const shot = await snap(doc);
  expect(shot.notCaptured).toEqual([]);
  const back = (await open(shot.html)).doc;
  expect([...back.querySelectorAll('input')].map((input) => input.value)).toEqual(names.split(' '));
});
