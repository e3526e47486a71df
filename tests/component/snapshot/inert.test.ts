import { afterEach, expect, test } from 'vitest';
import { reasonFor } from '@/utils/exhibit/alterations';
import { closeAll, fakeNet, kinds, open, pick, snap } from './support';

afterEach(closeAll);

const ORIGIN = 'https://shop.invalid';

/** Everything known to run, load, send or move. Each would leave a mark: a global, a resource entry, another URL. */
const ACTIVE = `<!DOCTYPE html><html onclick="parent.hit=1"><head>
<base href="${ORIGIN}/dir/" target=_blank>
<meta http-equiv=refresh content="0;url=${ORIGIN}/away"><meta charset=gbk>
<meta http-equiv="Content-Security-Policy" content="img-src *">
<link rel=preload as=image href=a.png><link rel=dns-prefetch href=//x.invalid><link rel=preconnect href=//y.invalid>
<link rel=prefetch href=b.js><link rel=modulepreload href=c.js><link rel=manifest href=m.json><link rel=canonical href=canon>
<link rel=icon href=fav.png><link rel=stylesheet href=s.css>
<script src=t.js></script><script>window.hit=1</script><script type=module>window.hit=2</script>
<script type=application/json id=data>{"a":"</scr"+""}</script>
<style>@import "i.css";@font-face{font-family:x;src:url(f.woff)}body{background:url(bg.png);font-family:x}</style>
</head><body onload="parent.hit=2" background=body.png>
<img src=p.png onerror="parent.hit=3"><img srcset="q.png 2x"><picture><source srcset=r.png><img src=r2.png></picture>
<a href="java&#10;script:parent.hit=4" ping=/ping>x</a><a href=rel id=rel>x</a><a href="#frag" id=frag>x</a>
<form action=/send><button formaction="javascript:parent.hit=5" autofocus>x</button></form>
<video src=v.mp4 autoplay poster=po.png></video><audio src=au.mp3 autoplay></audio><object data=o.swf></object><embed src=e.swf>
<svg><image href=svg.png /><use href="sprite.svg#i"/><script>window.hit=6</script><a href="javascript:1"><text onclick="1">t</text></a></svg>
<input type=image src=in.png><iframe srcdoc="<script>parent.parent.hit=7</script><img src=${ORIGIN}/inner.png onerror='parent.parent.hit=8'><p>框内"></iframe>
<noscript><img src=${ORIGIN}/ns.png></noscript><template><script>1</script><img src=${ORIGIN}/t.png onerror=1></template>
<div style="background-image:url('d.png')"></div><marquee onstart="parent.hit=9">m</marquee>
</body></html>`;

/** The page in a frame where it may not run: what it would do on reopening is the question here. */
async function live(html: string): Promise<Document> {
  const { doc } = await open('<!DOCTYPE html>', 'allow-same-origin');
  doc.open();
  doc.write(html);
  doc.close();
  const text = (): string =>
    pick<HTMLIFrameElement>(doc, 'iframe[srcdoc]').contentDocument?.body?.textContent ?? '';
  await expect.poll(text).toContain('框内');
  return doc;
}

test('a reopened page runs nothing and asks for nothing', async () => {
  const doc = await live(ACTIVE);
  const shot = await snap(doc);
  const scope = globalThis as { hit?: unknown };
  delete scope.hit;
  const back = await open(shot.html);
  const Observer = (back.win as Window & typeof globalThis).ReportingObserver;
  const reports = new Observer(() => undefined, { types: ['csp-violation'], buffered: true });
  reports.observe();
  pick(back.doc, 'a').click();
  pick(back.doc, 'svg text').dispatchEvent(new Event('click'));
  await new Promise((resolve) => back.win.setTimeout(resolve, 0));
  expect(scope.hit).toBeUndefined();
  expect((back.win as Window & { hit?: unknown }).hit).toBeUndefined();
  expect(
    back.win.performance
      .getEntriesByType('resource')
      .map((e) => e.name)
      .filter((n) => !n.startsWith('data:')),
  ).toEqual([]);
  // Inert twice: the policy had nothing left to block.
  expect(reports.takeRecords().map((r) => JSON.stringify(r.body))).toEqual([]);
  const inner = pick<HTMLIFrameElement>(back.doc, 'iframe[data-lz-srcdoc]').contentDocument;
  expect(inner?.body.textContent).toContain('框内');
});

test('neutralised, not deleted: what was there can still be read', async () => {
  const shot = await snap(await live(ACTIVE));
  const doc = new DOMParser().parseFromString(shot.html, 'text/html');
  expect(doc.head.firstElementChild?.getAttribute('http-equiv')).toBe('Content-Security-Policy');
  expect(pick(doc, 'script[data-lz-src]').dataset['lzSrc']).toBe('t.js');
  expect(pick(doc, '#data').dataset['lzType']).toBe('application/json');
  expect(pick(doc, 'img').dataset['lzSrc']).toBe('p.png');
  expect(pick(doc, 'img').getAttribute('data-lz-onerror')).toBe('parent.hit=3');
  expect(pick(doc, 'a').dataset['lzHref']).toBe('java\nscript:parent.hit=4');
  expect(pick(doc, '#rel').getAttribute('href')).toBe(`${ORIGIN}/dir/rel`);
  expect(pick(doc, 'form').dataset['lzAction']).toBe('/send');
  expect(pick(doc, '[data-lz-http-equiv=refresh]').getAttribute('content')).toContain('away');
  expect(pick(doc, '[data-lz-charset]').dataset['lzCharset']).toBe('gbk');
  expect(pick(doc, '[data-lz-tag=noscript] img').dataset['lzSrc']).toContain('ns.png');
  expect(pick(doc, 'base').dataset['lzHref']).toBe(`${ORIGIN}/dir/`);
  expect(shot.html).not.toMatch(/\son[a-z]+="/);
  for (const kind of [
    'script-neutralised',
    'event-handler-neutralised',
    'javascript-url-disarmed',
    'refresh-disarmed',
    'csp-added',
    'link-hint-disarmed',
    'form-disarmed',
    'ping-disarmed',
    'base-neutralised',
    'autostart-disarmed',
    'resource-blanked',
    'element-renamed',
    'frame-inlined',
  ])
    expect(kinds(shot)).toContain(kind);
  expect(shot.alterations.every((a) => a.count > 0 && reasonFor(a.kind) !== '')).toBe(true);
});

test('every resource is asked for once, and every one that is missing is listed by its address', async () => {
  const net = fakeNet();
  const shot = await snap(await live(ACTIVE), { fetch: net.fetch });
  expect(new Set(net.asked).size).toBe(net.asked.length);
  const missing = shot.notCaptured.filter((n) => n.reason === 'HTTP_404').map((n) => n.where);
  for (const name of [
    'p.png',
    'bg.png',
    's.css',
    'i.css',
    'f.woff',
    'fav.png',
    'body.png',
    'svg.png',
    'in.png',
    'd.png',
    'po.png',
    'v.mp4',
  ])
    expect(missing).toContain(`${ORIGIN}/dir/${name}`);
  expect(missing).toContain(`${ORIGIN}/inner.png`);
});

test('text made by scripts cannot break out of its element', async () => {
  const { doc } = await open('<!DOCTYPE html><body>');
  const bomb = '</style></script></xmp></iframe><img src=x onerror="parent.hit=1"><!--';
  for (const tag of [
    'style',
    'script',
    'xmp',
    'iframe',
    'noembed',
    'noframes',
    'noscript',
    'textarea',
    'title',
    'template',
  ]) {
    const el = doc.createElement(tag);
    if (tag === 'script') el.setAttribute('type', 'text/x');
    el.textContent = bomb;
    doc.body.append(el);
  }
  doc.body.append(
    doc.createComment('--><img src=x onerror=1>'),
    doc.createComment('>'),
    doc.createComment('a--!>b<!-'),
  );
  doc.body.append('尾');
  const shot = await snap(doc);
  const back = new DOMParser().parseFromString(shot.html, 'text/html');
  expect(back.querySelectorAll('img')).toHaveLength(0);
  expect(back.body.lastChild?.textContent).toBe('尾');
  expect(back.body.children).toHaveLength(10);
  expect(kinds(shot)).toEqual(expect.arrayContaining(['raw-text-escaped', 'comment-escaped']));
});

test('characters no file can carry are replaced and counted', async () => {
  const { doc } = await open('<!DOCTYPE html><p></p>');
  const p = pick(doc, 'p');
  p.textContent = 'a\ud800b\0c\rd';
  p.setAttribute('data-x', '\udc00');
  const shot = await snap(doc);
  expect(shot.alterations).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'lone-surrogate-replaced', count: 2 }),
      expect.objectContaining({ kind: 'nul-replaced', count: 1 }),
    ]),
  );
  expect(pick((await open(shot.html)).doc, 'p').textContent).toBe('a\ufffdb\ufffdc\rd');
});

test('attributes that HTML cannot spell are kept as data', async () => {
  const { doc } = await open('<!DOCTYPE html><p></p>');
  pick(doc, 'p').setAttributeNS(null, 'mixedCase', '1');
  pick(doc, 'p').setAttributeNS('urn:x', 'x:y', '2');
  const shot = await snap(doc);
  const p = pick(new DOMParser().parseFromString(shot.html, 'text/html'), 'p');
  expect(p.dataset['lzOdd-1']).toBe('["mixedCase","1"]');
  expect(shot.alterations).toContainEqual(
    expect.objectContaining({ kind: 'attribute-kept-as-data', count: 2 }),
  );
});

test('a tree that HTML cannot spell is kept as well as possible and listed', async () => {
  const { doc } = await open('<!DOCTYPE html><table></table>');
  pick(doc, 'table').append(doc.createElement('tr')); // a parser adds the `tbody`
  const shot = await snap(doc);
  expect(shot.notCaptured).toContainEqual(
    expect.objectContaining({ what: 'html', reason: 'NESTING_NOT_REPRESENTABLE' }),
  );
});

test('an address that leads nowhere on the page leads nowhere in the file either', async () => {
  // A document and a sheet from `blob:` have no folder: `/x.png` is no address there, but is one on a disk.
  const { doc } = await open(
    `<!DOCTYPE html><style>@import "/i.css";b{background:url(/b.png)}</style><img src="/p.png"><input type=image src="/in.png"><svg><image href="/s.png"/><use href="/u.svg#a"/></svg><video src="/v.mp4" poster="/po.png"></video><b style="background:url(/inline.png)"></b>`,
  );
  const back = new DOMParser().parseFromString((await snap(doc)).html, 'text/html');
  for (const el of back.querySelectorAll('*')) {
    for (const { name, value } of el.attributes) {
      if (!name.startsWith('data-lz-'))
        expect(value, `${el.localName} ${name}`).not.toMatch(/(?:^|url\(["']?)\/\w+\.\w+/);
    }
  }
  expect(pick(back, 'style:not([data-lz-added])').textContent).not.toMatch(/url\(["']?\/|@import "\//);
});
