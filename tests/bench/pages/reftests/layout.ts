import { page, pic, script, TALL, type Reftest } from './page';

const css = (rules: string, body: string): string => page(body, `<style>${rules}</style>`);

export const LAYOUT: readonly Reftest[] = [
  {
    name: 'text-emoji-ligature-vertical-rtl',
    html: css(
      '.v{writing-mode:vertical-rl;height:240px;background:#eef;font-size:28px;text-orientation:mixed}.r{direction:rtl;font-size:30px}.l{font:40px serif;font-feature-settings:"liga"}',
      `<p style="font-size:50px">😀👨‍👩‍👧🇨🇳 ①②③</p><p class=l>office ﬁ &amp;&#8204;x</p><div class=v>竖排文字 ABC 123</div><p class=r>مرحبا <bdo dir=ltr>498</bdo> שלום</p><ruby style="font-size:40px">订<rt>dìng</rt></ruby><p>a<wbr>b&shy;c&#8203;d</p>`,
    ),
  },
  {
    name: 'transforms-and-3d',
    html: css(
      'div{width:300px;height:150px;background:#6cf;margin:30px;display:inline-block}',
      '<div style="transform:rotate(12deg) scale(1.1)">转</div><div style="perspective:500px;background:#eee"><p style="transform:rotateY(40deg);background:#fc6;height:100px">立体</p></div><div style="rotate:-8deg;translate:20px;zoom:1.2">新</div>',
    ),
  },
  {
    name: 'filters-and-blending',
    html: css(
      `.b{height:200px;background:url(${pic(1)})}.b div{width:300px;height:150px;backdrop-filter:blur(8px) invert(1)}img{width:300px}`,
      `<div class=b><div>毛玻璃</div></div><img src="${pic(2)}" style="filter:grayscale(1) contrast(2)"><img src="${pic(3)}" style="mix-blend-mode:multiply;margin-left:-150px;opacity:.8">`,
    ),
  },
  {
    name: 'columns-grid-subgrid',
    html: css(
      '.c{columns:3;column-rule:4px solid red}.g{display:grid;grid-template:auto 80px/1fr 2fr 1fr;gap:10px}.g>div{display:grid;grid-column:span 3;grid-template-columns:subgrid}.g b{background:#fd8}.m{display:grid;grid-template-areas:"a b" "a c";gap:8px}',
      `<div class=c>${TALL(9)}</div><div class=g><div><b>一</b><b>二</b><b>三</b></div></div><div class=m><b style="grid-area:a;background:#cdf">甲</b><b>乙</b></div>`,
    ),
  },
  {
    name: 'anchors-and-aspect',
    html: css(
      '.a{anchor-name:--x;width:200px;height:60px;background:#9c9;margin-left:300px}.p{position:absolute;position-anchor:--x;top:anchor(bottom);left:anchor(left);width:260px;height:120px;background:#c99}.r{aspect-ratio:16/9;width:400px;background:#99c;margin-top:150px;resize:both;overflow:auto}',
      '<div class=a>锚</div><div class=p>锚定</div><div class=r>比例</div>',
    ),
  },
  {
    name: 'viewport-units-and-clamp',
    html: css(
      '.a{width:50vw;height:20dvh;background:#fa5;font-size:clamp(20px,4vw,60px)}.b{height:calc(100vh - 400px);background:#5af;inline-size:min(700px,80%)}',
      '<div class=a>视口</div><div class=b>计算</div>',
    ),
  },
  {
    name: 'whitespace-between-inline',
    html: page(
      `<div id=a style="font-size:40px"></div><div style="font-size:40px"><b>一</b> <b>二</b>\n<b>三</b><b>四</b></div>${script(`for(const t of ['甲','乙','丙']){const s=document.createElement('span');s.textContent=t;s.style.background='#fc9';a.append(s)}a.append(' ','尾',' ')`)}`,
    ),
  },
  {
    name: 'colour-schemes',
    html: page(
      '<p>深色</p><input value=输入 style="font-size:30px"><button style="font-size:30px">按钮</button><a href="#v">链接</a><p style="background:Canvas;color:CanvasText;border:9px solid AccentColor;padding:30px">系统色</p><p style="background:light-dark(#fff,#246);padding:40px">跟随</p>',
      '<meta name=color-scheme content=dark><meta name=theme-color content=red>',
    ),
  },
  {
    name: 'animation-paused-and-finished',
    html: css(
      '@keyframes k{from{transform:translateX(0);background:red}to{transform:translateX(500px);background:green}}.a,.b{width:150px;height:150px;animation:k 10s linear -4s paused both}.b{animation:k 1ms forwards}',
      '<div class=a>暂停</div><div class=b>已停</div>',
    ),
  },
  {
    name: 'animation-by-script',
    html: page(
      `<div id=a style="width:200px;height:200px;background:red">脚本动画</div>${script(`const x=a.animate([{transform:'none',background:'red'},{transform:'translateX(600px)',background:'blue'}],{duration:1,fill:'forwards'});window.ready=x.finished`)}`,
    ),
  },
  {
    name: 'animation-paused-by-script',
    html: css(
      '@keyframes k{to{transform:translateX(900px)}}#a{width:200px;height:200px;background:#0a8;animation:k 10s linear infinite}',
      `<div id=a>暂停</div>${script(`const [x]=a.getAnimations();x.pause();x.currentTime=5000`)}`,
    ),
  },
  {
    name: 'transition-at-rest',
    html: css(
      '.a{height:100px;background:red;transition:all 5s}.a.on{height:300px;background:green}',
      `<div class=a id=a>过渡</div>${script(`a.style.transition='none';a.classList.add('on')`)}`,
    ),
  },
  {
    name: 'target-and-link',
    html: css(
      ':target{background:#fd0;padding:60px}a:any-link{font-size:40px}a:visited{color:#551a8b}',
      `<p id=pay>目标段落</p><a href="https://shop.invalid/x">链接</a>${script(`location.hash='pay';scrollTo(0,0)`)}`,
    ),
  },
  {
    name: 'highlight-and-ellipsis',
    html: css(
      '.e{width:300px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;font-size:30px}.c{display:-webkit-box;-webkit-line-clamp:2;-webkit-box-orient:vertical;overflow:hidden;width:300px;font-size:26px}.f::first-letter{font-size:80px;float:left}.f::first-line{color:red}::highlight(h){background:#f0f}',
      `<p class=e>一段很长很长很长很长很长的文字</p><p class=c>${'两行之后省略。'.repeat(9)}</p><p class=f id=f>首字下沉，首行变色。</p>${script(`const r=new Range();r.selectNodeContents(f);CSS.highlights.set('h',new Highlight(r))`)}`,
    ),
  },
];
