import { page, script, TALL, type Reftest } from './page';

const pane = (id: string, style: string, body: string): string =>
  `<div id=${id} style="overflow:auto;border:3px solid #06c;${style}">${body}</div>`;

export const SCROLL: readonly Reftest[] = [
  { name: 'scroll-page', html: page(`${TALL(100)}${script('scrollTo(0,1234)')}`) },
  { name: 'scroll-page-to-end', html: page(`${TALL(100)}${script('scrollTo(0,1e6)')}`) },
  { name: 'scroll-pane', html: page(`${pane('p', 'height:500px', TALL(100))}${script('p.scrollTop=1777')}`) },
  {
    name: 'scroll-pane-to-end',
    html: page(`${pane('p', 'height:500px', TALL(100))}${script('p.scrollTop=1e6')}`),
  },
  {
    name: 'scroll-pane-of-one-block',
    html: page(
      `${pane('p', 'height:500px', `<div style="height:4000px;background:linear-gradient(red,blue,green)">${'文字<br>'.repeat(100)}</div>`)}${script('p.scrollTop=1111')}`,
    ),
  },
  {
    name: 'scroll-page-of-bare-text',
    html: page(`${'没有元素的长文。<br>'.repeat(200)}${script('scrollTo(0,999)')}`),
  },
  {
    name: 'scroll-chat-bottom',
    html: page(
      `<style>body{margin:0;display:flex;flex-direction:column;height:100vh}h1{display:none}#p{flex:1;min-height:0}footer{height:60px;background:#eee}</style>${pane('p', '', `${TALL(60)}<div id=last style="height:90px;background:#9f9">最新消息</div>`)}<footer>输入框</footer>${script(`last.scrollIntoView(false)`)}`,
    ),
  },
  {
    name: 'scroll-reversed-column',
    html: page(
      `<div id=p style="display:flex;flex-direction:column-reverse;height:600px;overflow:auto;border:2px solid">${TALL(60)}</div>${script('p.scrollTop=-800')}`,
    ),
  },
  {
    name: 'scroll-nested',
    html: page(
      `${pane('p', 'height:600px', `${TALL(20)}${pane('q', 'height:300px', TALL(50, 500))}${TALL(40, 900)}`)}${TALL(50)}${script('q.scrollTop=700;p.scrollTop=650;scrollTo(0,50)')}`,
    ),
  },
  {
    name: 'scroll-horizontal',
    html: page(
      `${pane('p', 'width:800px;height:200px', `<div style="width:4000px;height:150px;background:repeating-linear-gradient(90deg,#f00 0 50px,#00f 50px 130px)"></div>`)}${pane('q', 'width:800px;white-space:nowrap', Array.from({ length: 40 }, (_, i) => `<span style="display:inline-block;width:150px">商品 ${i}</span>`).join(''))}${script('p.scrollLeft=777;q.scrollLeft=555')}`,
    ),
  },
  {
    name: 'scroll-both-ways',
    html: page(
      `${pane('p', 'width:800px;height:500px', `<table>${Array.from({ length: 60 }, (_, r) => `<tr>${Array.from({ length: 30 }, (_, c) => `<td style="min-width:90px;height:36px">${r}-${c}`).join('')}`).join('')}</table>`)}${script('p.scrollTo(777,888)')}`,
    ),
  },
  {
    name: 'scroll-rtl',
    html: page(
      `<div dir=rtl>${pane('p', 'width:800px;height:200px', `<div style="width:3000px;height:150px;background:repeating-linear-gradient(90deg,#f00 0 50px,#00f 50px 130px)"></div>`)}</div>${script('p.scrollLeft=-777')}`,
    ),
  },
  {
    name: 'scroll-snap',
    html: page(
      `<style>#p{scroll-snap-type:x mandatory;display:flex;overflow:auto;width:800px}#p>div{flex:0 0 800px;height:400px;scroll-snap-align:start;font-size:90px}</style><div id=p>${['red', 'gold', 'green', 'blue'].map((c) => `<div style="background:${c}">${c}</div>`).join('')}</div>${script('p.scrollLeft=1600')}`,
    ),
  },
  {
    name: 'scroll-sticky-and-fixed',
    html: page(
      `<style>.s{position:sticky;top:0;height:60px;background:#fd6}.f{position:fixed;right:20px;bottom:20px;width:120px;height:120px;background:#6df}</style>${TALL(5)}<div class=s>吸顶栏</div>${TALL(100)}<div class=f>客服</div>${script('scrollTo(0,1500)')}`,
    ),
  },
  {
    name: 'scroll-in-shadow',
    html: page(
      `<div id=h></div>${script(`const r=h.attachShadow({mode:'open'});r.innerHTML='<div id=p style="height:500px;overflow:auto;border:2px solid">'+${JSON.stringify(TALL(80))}+'</div>';r.getElementById('p').scrollTop=1300`)}`,
    ),
  },
  {
    name: 'scroll-body-is-pane',
    html: page(
      `<style>html{height:100%;overflow:hidden}body{height:100%;margin:0;overflow:auto}</style>${TALL(100)}${script('document.body.scrollTop=1300')}`,
    ),
  },
  {
    name: 'scroll-virtual-list',
    html: page(
      `${pane('p', 'height:600px;position:relative', `<div style="height:20000px;position:relative">${Array.from({ length: 16 }, (_, i) => `<div style="position:absolute;left:0;right:0;top:${9000 + i * 40}px;height:40px">消息 ${225 + i}</div>`).join('')}</div>`)}${script('p.scrollTop=9010')}`,
    ),
  },
  {
    name: 'scroll-smooth-behaviour',
    html: page(
      `<style>html{scroll-behavior:smooth}</style>${TALL(100)}${script(`scrollTo({top:1500,behavior:'instant'})`)}`,
    ),
  },
  {
    name: 'content-visibility',
    html: page(
      `<style>section{content-visibility:auto;contain-intrinsic-size:auto 300px;height:300px;background:#def;margin:10px}.h{content-visibility:hidden;height:100px;background:#fed}</style><div class=h>藏起的字</div>${Array.from({ length: 20 }, (_, i) => `<section>第 ${i} 节</section>`).join('')}${script('scrollTo(0,2000)')}`,
    ),
  },
];
