import { block, page, pic, script, type Reftest } from './page';

const css = (rules: string, body: string, after = ''): string =>
  page(body + after, `<style>${rules}</style>`);
const BOX = 'height:120px;padding:12px;margin:8px 0;';

export const STYLES: readonly Reftest[] = [
  {
    name: 'cssom-insert-rule',
    html: css(
      `.a{${BOX}background:red}`,
      block('class=a'),
      script(
        `const s=document.styleSheets[1];s.insertRule('.a{background:green!important;font-size:40px}',1);s.cssRules[0].style.border='9px solid navy'`,
      ),
    ),
  },
  {
    name: 'cssom-delete-rule-in-media',
    html: css(
      `@media screen{.a{display:none}.b{background:gold}}.a{${BOX}background:teal}`,
      block('class="a b"'),
      script(`document.styleSheets[1].cssRules[0].deleteRule(0)`),
    ),
  },
  {
    name: 'cssom-empty-style-filled',
    html: page(
      `<div class=css-x1>React 样式</div>${script(`const e=document.createElement('style');document.head.append(e);e.sheet.insertRule('.css-x1{background:purple;color:#fff;padding:60px}');e.sheet.insertRule('.css-x1::after{content:"</style>";color:yellow}')`)}`,
    ),
  },
  {
    name: 'constructed-sheets',
    html: page(
      `${block('class=a')}${script(`const s=new CSSStyleSheet({media:'screen'});s.replaceSync('.a{background:#8cf;padding:50px}');const t=new CSSStyleSheet({media:'print'});t.replaceSync('.a{display:none}');const u=new CSSStyleSheet();u.replaceSync('.a{display:none}');u.disabled=true;document.adoptedStyleSheets=[s,t,u]`)}`,
    ),
  },
  {
    name: 'constructed-sheet-order',
    html: page(
      `${block('class=a')}<style>.a{background:red;padding:20px}</style>${script(`const s=new CSSStyleSheet();s.replaceSync('.a{background:green}p:last-child{background:orange;padding:30px}');document.adoptedStyleSheets=[s]`)}<p>最后一段</p>`,
    ),
  },
  {
    name: 'sheet-from-blob',
    html: page(
      `${block('class=a')}${script(`const l=document.createElement('link');l.rel='stylesheet';l.href=URL.createObjectURL(new Blob(['.a{height:200px;background:url(${pic(1)})}'],{type:'text/css'}));window.ready=new Promise(r=>l.onload=r);document.head.append(l)`)}`,
    ),
  },
  {
    name: 'import-chain',
    html: page(
      `${block('class=a')}${block('class=b')}${block('class=c')}`,
      '<link rel=stylesheet href="one.css">',
    ),
    files: {
      'one.css': [
        'text/css',
        '@import "deep/two.css" layer(base);@import url(print.css) print;.a{background:#aaf;padding:30px}',
      ],
      'deep/two.css': [
        'text/css',
        '@charset "utf-8";@import url("./three.css?v=1") screen and (min-width:300px);.b{background:#afa;padding:30px}.a{background:red}',
      ],
      'deep/three.css': ['text/css', `.c{height:200px;background:url(../bg.svg)}`],
      'bg.svg': [
        'image/svg+xml',
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><circle cx="20" cy="20" r="18" fill="crimson"/></svg>',
      ],
      'print.css': ['text/css', 'body{display:none}'],
    },
  },
  {
    name: 'font-face',
    html: css(
      `@font-face{font-family:Shop;src:url(/font/3.ttf) format("truetype");unicode-range:U+0-FF,U+E000-F8FF}@font-face{font-family:Local;src:local("no such"),url("/font/4.ttf")}.a{font:60px Shop}.b{font:60px Local}`,
      `<p class=a>&#xea60;&#xea61;&#xea62;&#xea70;</p><p class=b>&#xea63;&#xea64;&#xeb00;</p>`,
    ),
  },
  {
    name: 'font-face-by-script',
    html: page(
      `<p id=p style="font:60px Dyn,serif">&#xea60;&#xea61;&#xea62;&#xea70;&#xea63;</p>${script(`const f=new FontFace('Dyn','url(/font/5.ttf)');document.fonts.add(f);window.ready=f.load()`)}`,
    ),
  },
  {
    name: 'variables-and-property',
    html: css(
      `@property --w{syntax:"<length>";inherits:false;initial-value:300px}:root{--bg:url(${pic(3)});--c:#f60}.a{width:var(--w);${BOX}background:var(--bg) 0/cover;border:10px solid var(--c)}.b{--w:500px}.e{background:var(--no,var(--c));${BOX}}`,
      block('class=a') + block('class="a b"') + block('class=e'),
    ),
  },
  {
    name: 'has-is-where',
    html: css(
      `.l:has(>input:checked){background:#9f9;${BOX}}.l:not(:has(img)) :is(b,i):where(:first-of-type){font-size:50px}`,
      `<div class=l><input type=checkbox id=c><b>同意条款</b></div>`,
      script('c.checked=true'),
    ),
  },
  {
    name: 'layers-and-containers',
    html: css(
      `@layer a,b;@layer b{.x{background:#5a5}}@layer a{.x{background:red!important;${BOX}}}@layer a{.x{background:red}}.w{container:box/inline-size;width:600px}@container box (min-width:500px){.y{background:#55f;${BOX}}}@container box (min-width:900px){.y{display:none}}`,
      `${block('class=x')}<div class=w>${block('class=y')}</div>`,
    ),
  },
  {
    name: 'nesting-and-scope',
    html: css(
      `.p{background:#eee;${BOX}& .q{color:#c00;font-size:40px;&::after{content:" ✓";background:lime}}@media (width>600px){border:14px solid #08c}}@scope (.s) to (.n){p{background:gold;padding:30px}}`,
      `<div class=p><span class=q>嵌套</span></div><div class=s><p>范围内</p><div class=n><p>范围外</p></div></div>`,
    ),
  },
  {
    name: 'media-and-supports',
    html: css(
      `@media print{body{display:none}}@media (prefers-color-scheme:light){.a{background:#ffd;${BOX}}}@supports (display:grid){.b{background:#ddf;${BOX}}}@supports not (display:grid){.b{display:none}}`,
      block('class=a') + block('class=b'),
      '<style media=print>.a{display:none}</style><style media="(max-width:100px)">.b{display:none}</style>',
    ),
  },
  {
    name: 'disabled-sheets',
    html: page(
      `${block('class=a')}${script(`document.getElementById('off').sheet.disabled=true;document.getElementById('lo').disabled=true`)}`,
      `<style id=off>.a{display:none}</style><link id=lo rel=stylesheet href="off.css"><link rel=stylesheet href="never.css" disabled><style>.a{background:#fa8;${BOX}}</style>`,
    ),
    files: { 'off.css': ['text/css', '.a{visibility:hidden}'], 'never.css': ['text/css', '.a{opacity:0}'] },
  },
  {
    name: 'alternate-sheets',
    html: page(
      block('class=a'),
      `<link rel=stylesheet title=日间 href=day.css><link rel="alternate stylesheet" title=夜间 href=night.css><style title=别的>.a{border:30px solid red}</style><style>.a{${BOX}}</style>`,
    ),
    files: {
      'day.css': ['text/css', '.a{background:#cff}'],
      'night.css': ['text/css', '.a{background:#000;color:#fff}body{background:#222}'],
    },
  },
  {
    name: 'alternate-sheet-switched-on',
    html: page(
      `${block('class=a')}${script(`const [d,n]=document.querySelectorAll('link');window.ready=new Promise(r=>addEventListener('load',()=>{d.disabled=true;n.disabled=false;r()}))`)}`,
      `<link rel=stylesheet title=日间 href=day.css><link rel="alternate stylesheet" title=夜间 href=night.css><style>.a{${BOX}}</style>`,
    ),
    files: {
      'day.css': ['text/css', '.a{background:#cff}'],
      'night.css': ['text/css', '.a{background:#000;color:#fff}body{background:#222}'],
    },
  },
  {
    name: 'sheet-in-other-charset',
    html: page('<div class=a></div>', '<link rel=stylesheet href="gbk.css">'),
    files: {
      'gbk.css': [
        'text/css; charset=gbk',
        new Uint8Array([
          ...Buffer.from('.a::before{content:"'),
          0xc4,
          0xe3,
          0xba,
          0xc3,
          ...Buffer.from('";font-size:90px;background:#fc9}'),
        ]),
      ],
    },
  },
  {
    name: 'element-style-important',
    html: page(
      `${block('id=a')}${script(`a.style.setProperty('background','#6c6','important');a.style.cssText+=';padding:40px!important;background-image:url("${pic(4)}")!important';a.style.setProperty('--own','60px');a.style.fontSize='var(--own)'`)}`,
      '<style>#a{background:red!important}</style>',
    ),
  },
  {
    name: 'huge-inline-style',
    html: css(
      `${Array.from({ length: 30_000 }, (_, i) => `.unused-rule-${i}{color:#${(i % 4096).toString(16).padStart(3, '0')};margin:${i}px}`).join('')}.last{background:#0aa;${BOX}}`,
      block('class=last'),
    ),
  },
  {
    name: 'vendor-gradients-and-masks',
    html: css(
      `.a{${BOX}background:-webkit-linear-gradient(left,#f00,#00f)}.b{${BOX}background:-webkit-gradient(linear,0 0,0 100%,from(#ff0),to(#0a0))}.c{${BOX}background:conic-gradient(red,blue);-webkit-mask:url(${pic(5)}) center/cover;mask-mode:luminance}.d{${BOX}background:navy;mask-image:linear-gradient(90deg,#000,transparent)}`,
      ['a', 'b', 'c', 'd'].map((c) => block(`class=${c}`)).join(''),
    ),
  },
  {
    name: 'css-escapes-and-odd-urls',
    html: css(
      `.a{${BOX}background:u\\72l("${pic(6)}")}.b{${BOX}background:url(  ${pic(7)}  )}.\\31 0\\%{${BOX}background:#f90}.c{${BOX}background:url( bad url) red;background-color:#0c0}.d{content:"/* not */ url(x)";background:#abc/**/;${BOX}}`,
      `${block('class=a')}${block('class=b')}${block('class="10%"')}${block('class=c')}${block('class=d')}`,
    ),
  },
  {
    name: 'counters-and-generated-content',
    html: css(
      `@counter-style han{system:fixed;symbols:甲 乙 丙;suffix:" "}ol{list-style:han;font-size:30px}.q::before{content:open-quote}.q::after{content:close-quote " " attr(data-x)}.i::before{content:url(${pic(8)})}.n::marker{content:"→ ";color:red}`,
      `<ol><li>一<li class=n>二<li>三</ol><p class=q data-x=附注>引用</p><p class=i>图</p>`,
    ),
  },
];
