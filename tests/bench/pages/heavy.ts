import { page } from './plain';
import { random, sentences } from './words';

/** Components in open shadow roots, half of them styled by adopted sheets, half by a style element of their own. */
export function shadows(components: number): string {
  const next = random(6);
  const words = JSON.stringify(Array.from({ length: components }, () => sentences(next, 1)));
  return page(
    '组件页面',
    `<h1>商品列表</h1><div id="list"></div><script>
const words=${words};
const shared=new CSSStyleSheet();
shared.replaceSync(':host{display:block;border:1px solid #ddd;border-radius:8px;margin:8px 0;padding:10px}b{color:#c33}p{margin:4px 0}');
class GoodsCard extends HTMLElement{connectedCallback(){
  const n=Number(this.getAttribute('n')),root=this.attachShadow({mode:'open'});
  if(n%2)root.adoptedStyleSheets=[shared];
  root.innerHTML=(n%2?'':'<style>:host{display:block;margin:8px 0;padding:10px;background:#f7f7f9}b{color:#1677ff}</style>')
    +'<b>商品 '+n+'</b><p>'+words[n]+'</p><slot></slot><price-tag n="'+n+'"></price-tag>';
}}
class PriceTag extends HTMLElement{connectedCallback(){
  this.attachShadow({mode:'open'}).innerHTML='<style>span{color:#c33;font-weight:700}</style><span>¥'+(Number(this.getAttribute('n'))*7%500)+'.00</span>';
}}
customElements.define('price-tag',PriceTag);customElements.define('goods-card',GoodsCard);
document.getElementById('list').innerHTML=words.map((_,i)=>'<goods-card n="'+i+'"><em>自动发货</em></goods-card>').join('');
</script>`,
  );
}

const SHEETS = 6;
const RULES = 1500;
const FONTS = 8;

/** A page of a shop built on a big theme: style sheets of thousands of rules, most of them unused, and fonts. */
export function styled(cards: number): string {
  const next = random(7);
  const links = Array.from(
    { length: SHEETS },
    (_, i) => `<link rel="stylesheet" href="/theme/${i}.css">`,
  ).join('');
  const body = Array.from({ length: cards }, (_, i) => {
    const sheet = i % SHEETS;
    const rule = Math.floor(next() * RULES);
    return `<div class="card t${sheet}-${rule}"><h3 class="f${i % FONTS}">商品 ${i + 1}</h3><p>${sentences(next, 1)}</p><span class="bg${i % 12}"></span></div>`;
  }).join('\n');
  return page(
    '主题页面',
    `<div class="grid">${body}</div>`,
    '.grid{display:grid;grid-template-columns:repeat(4,1fr);gap:10px}',
    links,
  );
}

/** One sheet of the theme: fonts, background pictures, media queries, many rules. */
export function themeSheet(index: number): string {
  const next = random(100 + index);
  const fonts =
    index === 0
      ? Array.from(
          { length: FONTS },
          (_, i) =>
            `@font-face{font-family:theme${i};src:url(/font/${i}.ttf) format("truetype");font-display:swap}.f${i}{font-family:theme${i},"Noto Sans CJK SC",sans-serif}`,
        ).join('\n')
      : '';
  const pictures =
    index === 1
      ? Array.from(
          { length: 12 },
          (_, i) =>
            `.bg${i}{display:block;height:60px;background:url("/pic/${i}.png") center/cover no-repeat}`,
        ).join('\n')
      : '';
  const rules = Array.from({ length: RULES }, (_, i) => {
    const hue = Math.floor(next() * 360);
    const own = `.t${index}-${i}{color:hsl(${hue},50%,30%);border:1px solid hsl(${hue},40%,80%);padding:${i % 20}px;border-radius:${i % 9}px}`;
    const hover = `.t${index}-${i}:hover>p,.t${index}-${i} .never-${i}::before{background:hsl(${hue},60%,95%);content:"${i}"}`;
    return i % 10 ? `${own}\n${hover}` : `@media (max-width:${400 + i}px){${own}}\n${hover}`;
  }).join('\n');
  return `${fonts}\n${pictures}\n${rules}`;
}
