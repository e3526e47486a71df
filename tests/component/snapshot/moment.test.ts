import { afterEach, expect, test } from 'vitest';
import { closeAll, kinds, open, pick, snap } from './support';

afterEach(closeAll);

const styleOf = (el: Element): CSSStyleDeclaration =>
  (el.ownerDocument.defaultView ?? window).getComputedStyle(el);

const drawn = (win: Window): Promise<number> => new Promise((r) => win.requestAnimationFrame(r));

test('rules for what had the focus still apply: a menu that was open is open', async () => {
  const { doc } =
    await open(`<!DOCTYPE html><style>.menu{display:none;height:80px}.box:focus-within .menu{display:block}
    input:focus{border:7px solid red}p{animation:focus 1s}@keyframes focus{}</style><div class=box><input><div class=menu>菜单</div></div><p>x</p>`);
  pick(doc, 'input').focus();
  const shot = await snap(doc);
  const back = (await open(shot.html)).doc;
  (document.activeElement as HTMLElement | null)?.blur();
  expect(styleOf(pick(back, '.menu')).height).toBe('80px');
  expect(styleOf(pick(back, 'input')).borderTopWidth).toBe('7px');
  expect(shot.html).toContain('animation:focus 1s');
  expect(kinds(shot)).toContain('state-noted');
});

test('the target of the address keeps its marking without the address', async () => {
  const { doc, win } = await open('<!DOCTYPE html><style>:target{width:44px}</style><p id=pay>x</p>');
  win.location.hash = 'pay';
  const back = (await open((await snap(doc)).html)).doc;
  expect(styleOf(pick(back, 'p')).width).toBe('44px');
});

test('custom elements are defined or not as they were, without their script', async () => {
  const { doc, win } = await open(
    '<!DOCTYPE html><style>*{display:block}:defined{height:10px}:not(:defined){height:20px}</style><x-yes></x-yes><x-no></x-no>',
  );
  const scope = win as Window & typeof globalThis;
  scope.customElements.define('x-yes', class extends scope.HTMLElement {});
  const back = (await open((await snap(doc)).html)).doc;
  expect(styleOf(pick(back, 'x-yes')).height).toBe('10px');
  expect(styleOf(pick(back, 'x-no')).height).toBe('20px');
});

test('a box that is ticked halfway looks and matches as such, whoever draws it', async () => {
  const { doc } = await open(
    '<!DOCTYPE html><style>.own{appearance:none}.own:indeterminate{width:55px}</style><input type=checkbox class=own><input type=checkbox class=native>',
  );
  for (const box of doc.querySelectorAll('input')) box.indeterminate = true;
  const back = (await open((await snap(doc)).html)).doc;
  expect(styleOf(pick(back, '.own')).width).toBe('55px');
  expect(styleOf(pick(back, '.native')).backgroundImage).toContain('svg');
});

test('an animation stands where it stood, and does not go on', async () => {
  const { doc } = await open('<!DOCTYPE html><div style="width:10px;height:10px">x</div>');
  const moving = pick(doc, 'div').animate([{ marginLeft: '0px' }, { marginLeft: '100px' }], 1000);
  moving.pause();
  moving.currentTime = 400;
  const shot = await snap(doc);
  const back = (await open(shot.html)).doc;
  expect(styleOf(pick(back, 'div')).marginLeft).toBe('40px');
  expect(back.getAnimations()).toHaveLength(0);
  expect(kinds(shot)).toContain('animation-held');
});

test.each<[string, string, [number, number]]>([
  [
    'one block taller than the pane',
    '<div id=p style="height:200px;overflow:auto"><div style="height:3000px"></div></div>',
    [0, 777],
  ],
  [
    'bare text',
    `<div id=p style="height:200px;overflow:auto;padding:9px">${'字<br>'.repeat(300)}</div>`,
    [0, 777],
  ],
  [
    'a positioned flex pane',
    '<div id=p style="display:flex;position:relative;height:200px;overflow:auto"><b style="flex:none;height:3000px;width:9px"></b></div>',
    [0, 777],
  ],
  [
    'sideways',
    '<div id=p style="width:200px;overflow:auto"><div style="width:3000px;height:9px"></div></div>',
    [777, 0],
  ],
  [
    'sideways from the right',
    '<div dir=rtl id=p style="width:200px;overflow:auto"><div style="width:3000px;height:9px"></div></div>',
    [-777, 0],
  ],
  [
    'a carousel that snaps',
    `<div id=p style="display:flex;width:200px;overflow:auto;scroll-snap-type:x mandatory">${'<i style="flex:0 0 200px;height:9px;scroll-snap-align:start">1</i>'.repeat(9)}</div>`,
    [600, 0],
  ],
  [
    'hidden elements first',
    `<div id=p style="height:200px;overflow:auto"><script></script><b hidden></b>${'<p>1</p>'.repeat(200)}</div>`,
    [0, 777],
  ],
])('a pane opens where it stood: %s', async (_, html, [x, y]) => {
  const { doc } = await open(`<!DOCTYPE html><body>${html}`);
  pick(doc, '#p').scrollTo(x, y);
  const back = await open((await snap(doc)).html);
  await drawn(back.win);
  const pane = pick(back.doc, '#p');
  expect([Math.round(pane.scrollLeft), Math.round(pane.scrollTop)]).toEqual([x, y]);
  expect(pane.scrollHeight).toBe(pick(doc, '#p').scrollHeight);
});

test('a page of bare text opens where it stood', async () => {
  const { doc, win } = await open(`<!DOCTYPE html><body>${'字<br>'.repeat(300)}`);
  win.scrollTo(0, 1234);
  const back = await open((await snap(doc)).html);
  await drawn(back.win);
  expect(back.win.scrollY).toBe(1234);
});
