import { block, page, pic, script, type Reftest } from './page';

const CARD =
  '<style>:host{display:block;width:400px;padding:20px;background:#cde}p{margin:0;font-size:28px}</style><p>卡密 ABCD-1234</p>';

export const SHADOW: readonly Reftest[] = [
  {
    name: 'shadow-open',
    html: page(
      `<div id=h></div>${script(`h.attachShadow({mode:'open'}).innerHTML=${JSON.stringify(CARD)}`)}`,
    ),
  },
  {
    name: 'shadow-closed',
    html: page(
      `<div id=h></div>${script(`h.attachShadow({mode:'closed'}).innerHTML=${JSON.stringify(CARD)}`)}`,
    ),
  },
  {
    name: 'shadow-nested',
    html: page(
      `<div id=h></div>${script(`const a=h.attachShadow({mode:'open'});a.innerHTML='<style>section{background:#fec;padding:30px}</style><section></section>';
       const b=a.querySelector('section').attachShadow({mode:'closed'});b.innerHTML=${JSON.stringify(CARD.replace(':host', 'div').replace('<p>', '<div><p>'))}`)}`,
    ),
  },
  {
    name: 'shadow-slots',
    html: page(
      `<div id=h><b slot=price>498.00 元</b><span>默认内容</span><i slot=none>没有插槽</i></div>${script(`h.attachShadow({mode:'open'}).innerHTML='<style>::slotted(b){font-size:40px;background:gold;display:block}.d{background:#def;padding:20px}</style><slot name=price></slot><div class=d><slot>后备</slot></div><slot name=later><p style="background:pink;font-size:30px">后备文字</p></slot>'`)}`,
    ),
  },
  {
    name: 'shadow-manual-slots',
    html: page(
      `<div id=h><p id=a>第一</p><p id=b>第二</p></div>${script(`const r=h.attachShadow({mode:'open',slotAssignment:'manual'});r.innerHTML='<div style="background:#cfc;padding:40px;font-size:30px"><slot id=s></slot></div>';r.getElementById('s').assign(b,a)`)}`,
    ),
  },
  {
    name: 'shadow-adopted-sheets',
    html: page(
      `<div id=h></div><div id=k></div>${script(`const s=new CSSStyleSheet();s.replaceSync('p{background:#246;color:#fff;font-size:40px;margin:10px}');
       for(const e of [h,k]){const r=e.attachShadow({mode:'open'});r.innerHTML='<p>发货状态</p>';r.adoptedStyleSheets=[s]}
       s.insertRule('p{border:12px solid orange}',1)`)}`,
    ),
  },
  {
    name: 'shadow-part-and-states',
    html: page(
      `<style>x-card::part(price){background:tomato;font-size:44px}x-card:state(sold){border:20px solid navy}</style><x-card>商品</x-card>${script(`customElements.define('x-card',class extends HTMLElement{constructor(){super();const i=this.attachInternals();
       this.attachShadow({mode:'open'}).innerHTML='<div part=price>¥ 30</div><slot></slot>';this.style.display='block';i.states.add('sold')}})`)}`,
    ),
  },
  {
    name: 'shadow-host-context-variables',
    html: page(
      `<div style="--c:teal;--s:30px" class=dark id=h></div>${script(`h.attachShadow({mode:'open'}).innerHTML='<style>:host-context(.dark) p{background:var(--c);font-size:var(--s);color:#fff;padding:20px}:host(.dark){outline:8px solid red}</style><p>变量</p>'`)}`,
    ),
  },
  {
    name: 'shadow-picture-and-background',
    html: page(
      `<div id=h></div>${script(`h.attachShadow({mode:'open'}).innerHTML='<style>div{height:200px;background:url(${pic(1)}) 0 0/cover}</style><div></div><img src="${pic(2)}" width=300>'`)}`,
    ),
  },
  {
    name: 'custom-element-defined',
    html: page(
      `<style>x-ok:not(:defined),x-no:not(:defined){background:red;display:block;height:80px}x-ok:defined{background:green;display:block;height:120px}</style><x-ok>已定义</x-ok><x-no>未定义</x-no>${script(`customElements.define('x-ok',class extends HTMLElement{})`)}`,
    ),
  },
  {
    name: 'custom-builtin-is',
    html: page(
      `<style>[is=big-button]{font-size:40px;background:#fc0;padding:20px}</style><button is=big-button>付款</button>${script(`customElements.define('big-button',class extends HTMLButtonElement{connectedCallback(){this.append(' 498')}},{extends:'button'})`)}`,
    ),
  },
  {
    name: 'template-and-clone',
    html: page(
      `<template id=t><div style="background:#eda;padding:30px">来自模板</div></template><div id=o></div>${script('o.append(t.content.cloneNode(true),t.content.cloneNode(true))')}${block('hidden', '藏')}`,
    ),
  },
];
