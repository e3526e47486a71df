import { afterEach, expect, test } from 'vitest';
import { closeAll, open, pick, png, snap } from './support';

afterEach(closeAll);

const SHOP = `<!DOCTYPE html><html><head><style>
  :root{--gap:12px}*{box-sizing:border-box}body{margin:0;font:14px/1.5 sans-serif}
  header{position:sticky;top:0;height:48px;background:linear-gradient(#fff,#eee)}
  main{display:grid;grid-template-columns:2fr 1fr;gap:var(--gap);padding:var(--gap)}
  .price::before{content:"¥ "}.price{font-size:28px}@media (min-width:600px){.side{order:-1}}
  x-tag:not(:defined){display:none}dl{display:grid;grid-template-columns:auto 1fr}dd{margin:0}
  .sheet{display:flex;flex-wrap:wrap}.sheet>*{flex:1 1 90px;min-height:30px}
  </style></head><body><header>店铺</header><main><section><h1>会员月卡</h1><p class=price>498.00</p>
  <dl><dt>订单号</dt><dd>2026031214</dd><dt>发货状态</dt><dd>自动发货</dd></dl><table border=1><tr><th>商品<td>数量</table></section>
  <aside class=side><input value=1><select><option>一<option selected>二</select><textarea rows=3></textarea><progress value=.4></progress></aside></main>
  <div class=sheet><b>甲</b><i>乙</i><u>丙</u></div><x-tag>定义</x-tag><svg viewBox="0 0 10 10" width=60><defs><linearGradient id=g /></defs><rect width=10 height=10 fill="url(#g)"/></svg>
  <canvas width=120 height=40></canvas><img id=pic></body></html>`;

const boxes = (doc: Document): string[] =>
  [...doc.body.querySelectorAll('*')]
    .filter((el) => !el.hasAttribute('data-lz-added'))
    .map((el) => {
      const { x, y, width, height } = el.getBoundingClientRect();
      return `${el.getAttribute('data-lz-tag') ?? el.localName} ${[x, y, width, height].map((n) => n.toFixed(1)).join(' ')}`;
    });

test.each([
  ['standards mode', SHOP],
  ['quirks mode', SHOP.replace('<!DOCTYPE html>', '')],
])('a shop page in %s has every box where it was', async (_, html) => {
  const { doc, win } = await open(html);
  const scope = win as Window & typeof globalThis;
  scope.customElements.define('x-tag', class extends scope.HTMLElement {});
  const image = await png('teal', 70, 30);
  const url = URL.createObjectURL(image);
  const pic = pick<HTMLImageElement>(doc, '#pic');
  pic.src = url;
  await pic.decode();
  const shot = await snap(doc, { fetch: async () => new Response(image) });
  const back = await open(shot.html);
  await pick<HTMLImageElement>(back.doc, '#pic').decode();
  expect(boxes(back.doc)).toEqual(boxes(doc));
  expect(shot.notCaptured.filter((n) => n.what !== 'canvas')).toEqual([]);
});

test('documents that are no HTML page still give a record', async () => {
  const parse = (text: string, type: DOMParserSupportedType): Document =>
    new DOMParser().parseFromString(text, type);
  const svg = await snap(
    parse('<svg xmlns="http://www.w3.org/2000/svg"><text>图</text></svg>', 'image/svg+xml'),
  );
  expect(svg.html).toContain('<text>图</text>');
  const xml = await snap(
    parse('<?pi x?><order xmlns="urn:o"><no>2026</no><![CDATA[<raw>]]></order>', 'text/xml'),
  );
  expect(xml.html).toContain('&lt;raw&gt;');
  const empty = document.implementation.createDocument(null, null);
  expect((await snap(empty)).html).toContain('<!DOCTYPE html>');
  const bare = document.implementation.createHTMLDocument();
  bare.documentElement.replaceChildren();
  expect((await snap(bare)).html).toContain('Content-Security-Policy');
});

test('a tree deeper than any parser allows costs a row, not the record', async () => {
  const doc = document.implementation.createHTMLDocument(); // laid out, it would end the browser
  let at: Element = doc.body;
  for (let i = 0; i < 5000; i++) {
    const next = doc.createElement('div');
    at.append(next);
    at = next;
  }
  at.append('深');
  doc.body.append('浅');
  const shot = await snap(doc);
  expect(shot.html).toContain('深');
  expect(shot.html).toContain('浅');
  expect(shot.notCaptured).toContainEqual(expect.objectContaining({ what: 'html', reason: 'TREE_TOO_DEEP' }));
  expect(shot.notCaptured).toContainEqual(expect.objectContaining({ what: 'text', reason: 'TREE_TOO_DEEP' }));
});

test('5,000 pictures and 10 MB of inline data arrive whole', async () => {
  const data = `data:image/png;base64,${'A'.repeat(10 * 1024 * 1024)}`;
  const { doc } = await open('<!DOCTYPE html><body>', 'allow-same-origin');
  const image = await png('red');
  doc.body.innerHTML = `<img src="${data}">${Array.from({ length: 5000 }, (_, i) => `<img src="https://cdn.invalid/${i}.png">`).join('')}`;
  const start = performance.now();
  const patience = { resourceTimeout: 100_000, totalTimeout: 100_000 };
  const shot = await snap(doc, { fetch: async () => new Response(image), ...patience });
  const took = performance.now() - start;
  console.info('5,000 pictures', Math.round(took), 'ms');
  expect(shot.notCaptured).toEqual([]);
  expect(shot.meta.resources).toBe(5000);
  expect(shot.html.length).toBeGreaterThan(data.length);
}, 120_000);
