import { afterEach, expect, test } from 'vitest';
import { closeAll, kinds, open, pick, snap } from './support';

afterEach(closeAll);

const HOSTILE = `<!DOCTYPE html><html><head><title>店铺</title></head><body>
<form id=f><input name=attributes value=a><input name=childNodes><input name=tagName><input name=children>
<input name=firstChild><input name=localName><input name=nodeType><input name=parentNode><input name=namespaceURI><b id=inside>订单号</b></form>
<img name=documentElement><img name=doctype><img name=title>
<embed name=nothing hidden><p title=length length=9 item=x>文字</p></body></html>`;

test('form controls and images that shadow DOM properties hide nothing', async () => {
  const { doc } = await open(HOSTILE);
  const shot = await snap(doc);
  const back = await open(shot.html);
  expect(back.doc.querySelectorAll('input')).toHaveLength(9);
  expect(pick(back.doc, '#inside').textContent).toBe('订单号');
  expect(pick(back.doc, 'form').getAttribute('id')).toBe('f');
  expect(shot.meta.title).toBe('店铺');
  expect(shot.text).toContain('订单号');
});

test('the page is never written to: no mutation, and the same outerHTML before and after', async () => {
  const { doc } = await open(
    `${HOSTILE}<canvas></canvas><div style="height:9999px"></div><select><option>1</select><video></video><style>a{}</style>`,
  );
  const records: MutationRecord[] = [];
  const observer = new MutationObserver((list) => void records.push(...list));
  const before = doc.documentElement.outerHTML;
  observer.observe(doc, { subtree: true, childList: true, attributes: true, characterData: true });
  await snap(doc);
  records.push(...observer.takeRecords());
  expect(records).toHaveLength(0);
  expect(doc.documentElement.outerHTML).toBe(before);
});

test('what the user typed, ticked, chose and unfolded is there again', async () => {
  const { doc } = await open(`<!DOCTYPE html><body>
    <input id=t value=old><input id=c type=checkbox><input id=u type=checkbox checked><input id=r type=range>
    <textarea id=a>old</textarea><select id=s><option>1<option>2<option>3</select><details id=d><summary>s</summary>x</details>`);
  pick<HTMLInputElement>(doc, '#t').value = '20260312 "新"';
  pick<HTMLInputElement>(doc, '#c').checked = true;
  pick<HTMLInputElement>(doc, '#u').checked = false;
  pick<HTMLInputElement>(doc, '#r').value = '7';
  pick<HTMLTextAreaElement>(doc, '#a').value = '\n卡密\n</textarea>';
  pick<HTMLSelectElement>(doc, '#s').selectedIndex = 2;
  pick<HTMLDetailsElement>(doc, '#d').open = true;
  const shot = await snap(doc);
  const back = (await open(shot.html)).doc;
  expect(pick<HTMLInputElement>(back, '#t').value).toBe('20260312 "新"');
  expect(pick(back, '#t').dataset['lzValue']).toBe('old');
  expect(pick<HTMLInputElement>(back, '#c').checked).toBe(true);
  expect(pick<HTMLInputElement>(back, '#u').checked).toBe(false);
  expect(pick<HTMLInputElement>(back, '#r').value).toBe('7');
  expect(pick<HTMLTextAreaElement>(back, '#a').value).toBe('\n卡密\n</textarea>');
  expect(pick<HTMLSelectElement>(back, '#s').selectedIndex).toBe(2);
  expect(pick<HTMLDetailsElement>(back, '#d').open).toBe(true);
  expect(kinds(shot)).toContain('state-written');
});

test('a typed password leaves only its length', async () => {
  const { doc } = await open('<!DOCTYPE html><input type=password>');
  pick<HTMLInputElement>(doc, 'input').value = 'hunter22';
  const shot = await snap(doc);
  expect(JSON.stringify(shot)).not.toContain('hunter22');
  expect(pick<HTMLInputElement>((await open(shot.html)).doc, 'input').value).toBe('••••••••');
});

test('open and closed shadow roots come back, with slots and constructed style sheets', async () => {
  const { doc, win } = await open('<!DOCTYPE html><div id=o><b slot=s>插槽</b></div><div id=c></div>');
  const roots = new Map<Element, ShadowRoot>();
  const Sheet = (win as Window & typeof globalThis).CSSStyleSheet;
  const sheet = new Sheet();
  sheet.replaceSync('p{width:123px}');
  const open1 = pick(doc, '#o').attachShadow({ mode: 'open', delegatesFocus: true });
  open1.innerHTML = '<p>影子</p><slot name=s></slot>';
  open1.adoptedStyleSheets = [sheet];
  const closed = pick(doc, '#c').attachShadow({ mode: 'closed' });
  closed.innerHTML = '<p style="height:77px">封闭</p>';
  roots.set(pick(doc, '#c'), closed);
  const scope = globalThis as { chrome?: unknown };
  const before = scope.chrome;
  scope.chrome = { dom: { openOrClosedShadowRoot: (el: Element) => roots.get(el) ?? el.shadowRoot } };
  const shot = await snap(doc);
  scope.chrome = before;
  const back = (await open(shot.html)).doc;
  const again = pick(back, '#o').shadowRoot;
  expect(again?.delegatesFocus).toBe(true);
  expect(again && pick(again, 'p').getBoundingClientRect().width).toBe(123);
  expect(pick(back, '#c').shadowRoot).toBeNull();
  expect(pick(back, '#c').getBoundingClientRect().height).toBe(77);
  expect(shot.text.split('\n')).toEqual(['影子', '插槽', '封闭']);
  expect(kinds(shot)).toContain('shadow-root-written');
});

test('canvas pixels stay, in the same box; a tainted canvas is listed', async () => {
  const { doc } = await open(
    '<!DOCTYPE html><style>canvas{display:block;width:50%;border:3px solid}</style><canvas id=a width=40 height=20></canvas>',
  );
  const canvas = pick<HTMLCanvasElement>(doc, '#a');
  const pen = canvas.getContext('2d');
  pen?.fillRect(0, 0, 20, 20);
  const was = canvas.getBoundingClientRect();
  const back = (await open((await snap(doc)).html)).doc;
  const img = pick<HTMLImageElement>(back, '#a');
  await img.decode();
  expect([img.naturalWidth, img.naturalHeight]).toEqual([40, 20]);
  expect(img.getBoundingClientRect()).toMatchObject({ width: was.width, height: was.height, top: was.top });

  // Another origin on this machine; without CORS its picture taints.
  canvas.toDataURL = () => 'data:image/png;base64,lies';
  const foreign = new Image();
  foreign.src = `${location.protocol}//other.localhost:${location.port}/assets/icon.svg`;
  await foreign.decode();
  pen?.drawImage(foreign, 0, 0, 9, 9);
  const shot = await snap(doc);
  expect(shot.notCaptured).toEqual([{ what: 'canvas', reason: 'TAINTED', where: '#a', count: 1 }]);
  expect(pick((await open(shot.html)).doc, '#a').getBoundingClientRect().width).toBe(was.width);
  expect(shot.html).not.toContain('lies');
});

test('an open modal dialog and an open popover are still in view', async () => {
  const { doc } = await open(
    '<!DOCTYPE html><dialog id=d>购买提示</dialog><div id=p popover style="width:200px">客服</div><div id=q popover>隐藏</div>',
  );
  pick<HTMLDialogElement>(doc, '#d').showModal();
  pick(doc, '#p').showPopover();
  const place = (from: Document): number[] =>
    ['#d', '#p'].flatMap((s) => {
      const { x, y, width, height } = pick(from, s).getBoundingClientRect();
      return [x, y, width, height].map(Math.round);
    });
  const was = place(doc);
  const shot = await snap(doc);
  const back = (await open(shot.html)).doc;
  expect(place(back)).toEqual(was);
  expect(pick(back, '#q').getBoundingClientRect().height).toBe(0);
});

test('quirks mode and doctypes are kept', async () => {
  for (const head of ['', '<!DOCTYPE html>', '<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">']) {
    const { doc } = await open(`${head}<p>x</p>`);
    const back = (await open((await snap(doc)).html)).doc;
    expect(back.compatMode).toBe(doc.compatMode);
    expect(back.doctype?.publicId).toBe(doc.doctype?.publicId);
  }
});

test('lists and panes that were scrolled are recorded, and open at the same place', async () => {
  const { doc, win } =
    await open(`<!DOCTYPE html><style>*{margin:0}</style><div style="height:50px;position:sticky;top:0">头</div>
    <div id=pane style="height:200px;overflow:auto">${Array.from({ length: 100 }, (_, i) => `<p id=m${i} style="height:37px">消息${i}</p>`).join('')}</div>
    <div style="height:3000px"><p style="margin-top:200px">下文</p></div>`);
  pick(doc, '#pane').scrollTop = 1234;
  win.scrollTo(0, 321);
  const shot = await snap(doc);
  expect(shot.scrollOffsets).toEqual([
    { selector: 'html', x: 0, y: 321 },
    { selector: '#pane', x: 0, y: 1234 },
  ]);
  const back = await open(shot.html);
  await new Promise((r) => back.win.requestAnimationFrame(r));
  expect(pick(back.doc, '#pane').scrollTop).toBe(1234);
  expect(back.win.scrollY).toBe(321);
});

test('credentials that the user never sees are not kept, other hidden fields are', async () => {
  const { doc } = await open(
    `<!DOCTYPE html><meta name="csrf-token" content="s3cr3t-meta"><form>
     <input type="hidden" name="__RequestVerificationToken" value="s3cr3t-field">
     <input type="hidden" name="goods_id" value="1024"></form>`,
  );
  const snapshot = await snap(doc);
  expect(snapshot.html).not.toContain('s3cr3t');
  expect(snapshot.html).toContain('value="1024"');
  expect(snapshot.alterations.find((row) => row.kind === 'secret-masked')?.count).toBe(2);
});
