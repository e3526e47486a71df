import { afterEach, expect, test } from 'vitest';
import { closeAll, kinds, open, pick, png, snap } from './support';

afterEach(closeAll);

const nested = (doc: Document, outer: string, inner: string, text = '内'): void => {
  const el = doc.createElement(inner);
  el.textContent = text;
  pick(doc, outer).append(el, '尾');
};

test.each([
  ['a block in a paragraph', '<p class=o style="padding:9px">', 'div', 'nesting-kept-apart'],
  ['a link in a link', '<a class=o href="#">', 'a', 'nesting-kept-apart'],
  ['a button in a button', '<button class=o>', 'button', 'nesting-kept-apart'],
  ['a form in a form', '<form class=o>', 'form', 'element-renamed'],
  ['an item in an item', '<ul><li class=o>', 'li', 'nesting-kept-apart'],
  ['a heading in a heading', '<h2 class=o>', 'h3', 'nesting-kept-apart'],
  ['a block right in a table', '<table class=o>', 'div', 'element-renamed'],
  ['a cell outside any row', '<div class=o>', 'td', 'element-renamed'],
])(
  '%s, which only scripts can build, is still inside, in a box of the same size',
  async (_, html, inner, kind) => {
    const { doc } = await open(`<!DOCTYPE html><body>${html}`);
    nested(doc, '.o', inner);
    const shot = await snap(doc);
    const back = (await open(shot.html)).doc;
    expect(shot.notCaptured).toEqual([]);
    expect(kinds(shot)).toContain(kind);
    expect(pick(back, '.o').textContent).toBe(pick(doc, '.o').textContent);
    const [was, now] = [doc, back].map((d) => pick(d, '.o').getBoundingClientRect());
    // Layout rounds to 1/64 px, and used sizes are pinned.
    expect(now?.width).toBeCloseTo(was?.width ?? 0, 1);
    expect(now?.height).toBeCloseTo(was?.height ?? 0, 1);
  },
);

test('a renamed element and a backdrop bring their pictures along', async () => {
  const { doc } = await open(
    `<!DOCTYPE html><style>form{background:url(https://cdn.invalid/a.png)}dialog::backdrop{background:url(https://cdn.invalid/b.png)}</style><form class=o></form><dialog></dialog>`,
  );
  nested(doc, '.o', 'form');
  pick<HTMLDialogElement>(doc, 'dialog').showModal();
  const bytes = await png('red');
  const shot = await snap(doc, { fetch: async () => new Response(bytes) });
  const back = (await open(shot.html)).doc;
  for (const el of [pick(back, '.o'), pick(back, 'lz-backdrop')])
    expect(el.style.backgroundImage).toContain('url("data:image/png');
});

test('what is kept apart keeps its name, its looks and its parent', async () => {
  const { doc } = await open(
    '<!DOCTYPE html><style>p>div{padding:30px}p div i{color:red}</style><body><p class=o>',
  );
  nested(doc, '.o', 'div');
  pick(doc, 'p div').append(Object.assign(doc.createElement('i'), { textContent: '内' }));
  const shot = await snap(doc);
  const back = (await open(shot.html)).doc;
  const style = (selector: string): CSSStyleDeclaration =>
    (back.defaultView ?? window).getComputedStyle(pick(back, selector));
  expect(shot.notCaptured).toEqual([]);
  expect(style('p div').paddingTop).toBe('30px');
  expect(style('p div i').color).toBe('rgb(255, 0, 0)');
});

test('a dialog that an ancestor would cut off stands where it stood, styled by the same selectors', async () => {
  const { doc } = await open(
    `<!DOCTYPE html><style>.app{transform:translateX(99px);overflow:hidden;height:20px}.app>.box dialog{width:300px;height:200px}#d b{color:red}</style>
     <div class=app><div class=box><dialog id=d>不退不换<b>!</b></dialog></div></div>`,
  );
  pick<HTMLDialogElement>(doc, 'dialog').showModal();
  const shot = await snap(doc);
  const back = (await open(shot.html)).doc;
  const shown = pick(back, 'dialog[open]');
  const place = ({ left, top, width, height }: DOMRect): number[] => [left, top, width, height];
  expect(shot.notCaptured).toEqual([]);
  expect(place(shown.getBoundingClientRect())).toEqual(place(pick(doc, 'dialog').getBoundingClientRect()));
  expect(back.elementFromPoint(400, 300)?.closest('dialog')).toBe(shown);
  expect((back.defaultView ?? window).getComputedStyle(pick(back, 'dialog[open] b')).color).toBe(
    'rgb(255, 0, 0)',
  );
});

test('a page that lost its body gets no margin of one', async () => {
  const { doc } = await open('<!DOCTYPE html><title>t</title><p>x');
  doc.body.remove();
  doc.documentElement.append(Object.assign(doc.createElement('main'), { textContent: '没有 body' }));
  const shot = await snap(doc);
  const back = (await open(shot.html)).doc;
  expect(shot.notCaptured).toEqual([]);
  expect(pick(back, 'main').getBoundingClientRect().x).toBe(0);
});

test('a custom element in a state of its own still looks like it', async () => {
  const { doc, win } = await open(
    '<!DOCTYPE html><style>x-s:state(sold){color:red}x-s:not(:state(sold)){color:lime}</style>',
  );
  const { customElements: registry, HTMLElement: Base } = win as Window & typeof globalThis;
  registry.define(
    'x-s',
    class extends Base {
      readonly states = this.attachInternals().states;
    },
  );
  const [sold, free] = [doc.createElement('x-s'), doc.createElement('x-s')];
  (sold as unknown as { states: Set<string> }).states.add('sold');
  doc.body.append(sold, free);
  const back = (await open((await snap(doc)).html)).doc;
  const colours = [...back.querySelectorAll('x-s')].map(
    (el) => (back.defaultView ?? window).getComputedStyle(el).color,
  );
  expect(colours).toEqual(['rgb(255, 0, 0)', 'rgb(0, 255, 0)']);
});

test('what HTML can nest keeps its name', async () => {
  const { doc } =
    await open(`<!DOCTYPE html><ul><li>一<ul><li>二</ul></ul><p><span>x</span></p><table><tr><td><p>y</p><table><tr><td>z</table></table>
    <dl><dt>a<dd>b<dl><dt>c</dl></dl><p><button><div>块</div></button></p><a href=x><object><a href=y>1</a></object></a>`);
  const shot = await snap(doc);
  expect(kinds(shot)).not.toContain('element-renamed');
});

test('an SVG document keeps its size, and nothing of ours lands in the drawing', async () => {
  const frame = document.createElement('iframe');
  frame.style.cssText = 'width:800px;height:600px;border:0';
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="2" height="2"/></svg>';
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  frame.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  document.body.append(frame);
  await loaded;
  const doc = frame.contentDocument;
  if (!doc) throw new Error('the frame has no document');
  const shot = await snap(doc);
  const back = (await open(shot.html)).doc;
  const { width, height } = pick<SVGRectElement>(back, 'svg > rect').getBoundingClientRect();
  frame.remove();
  expect([width, height]).toEqual([400, 400]);
});

test('what a symbol refers to elsewhere in its file comes along under names of its own', async () => {
  const { doc } = await open(
    '<!DOCTYPE html><base href="https://cdn.invalid/"><i id=g></i><svg><use href="s.svg#a"/></svg>',
  );
  const sprite =
    '<svg xmlns="http://www.w3.org/2000/svg"><linearGradient id="g" href="#base"/><linearGradient id="base"><stop stop-color="red"/></linearGradient><symbol id="a"><rect fill="url(#g)" width="9" height="9"/></symbol></svg>';
  const shot = await snap(doc, {
    fetch: async () => new Response(sprite, { headers: { 'content-type': 'image/svg+xml' } }),
  });
  const back = (await open(shot.html)).doc;
  const id = /url\("?#([^")]+)/.exec(pick(back, 'symbol rect').getAttribute('fill') ?? '')?.[1] ?? '';
  const gradient = pick(back, `linearGradient[id="${id}"]`);
  expect(pick(back, gradient.getAttribute('href') ?? '').firstElementChild?.getAttribute('stop-color')).toBe(
    'red',
  );
  expect(back.querySelectorAll('#g')).toHaveLength(1);
});

test('a modal keeps its own shadow and a backdrop that is more than a colour', async () => {
  const { doc } = await open(
    '<!DOCTYPE html><style>dialog{box-shadow:0 0 9px red}.b::backdrop{background:linear-gradient(red,blue)}</style><dialog class=a></dialog><dialog class=b></dialog>',
  );
  pick<HTMLDialogElement>(doc, '.a').showModal();
  pick<HTMLDialogElement>(doc, '.b').showModal();
  const back = (await open((await snap(doc)).html)).doc;
  const style = (el: Element): CSSStyleDeclaration => (back.defaultView ?? window).getComputedStyle(el);
  expect(style(pick(back, '.a')).boxShadow).toMatch(/9px.*,/);
  expect(style(pick(back, 'lz-backdrop')).backgroundImage).toContain('gradient');
  expect(pick(back, 'lz-backdrop').getBoundingClientRect().width).toBe(800);
});
