import { page, pic, script, type Reftest } from './page';

const css = (rules: string, body: string): string => page(body, `<style>${rules}</style>`);
const SPRITE = `<svg xmlns="http://www.w3.org/2000/svg"><defs><linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient></defs>
<symbol id="star" viewBox="0 0 10 10"><path d="M5 0 6.5 3.5 10 4 7.5 6.5 8 10 5 8 2 10 2.5 6.5 0 4 3.5 3.5z" fill="currentColor"/></symbol>
<symbol id="grad" viewBox="0 0 10 10"><rect width="10" height="10" fill="url(#g)"/></symbol></svg>`;
const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="160"><rect width="300" height="160" fill="#08c"/><text x="20" y="90" font-size="40" fill="#fff">SVG</text></svg>';

export const PICTURES: readonly Reftest[] = [
  {
    name: 'canvas-2d',
    html: page(
      `<canvas id=c width=600 height=300 style="border:5px solid;border-radius:20px"></canvas>${script(`const x=c.getContext('2d');x.fillStyle='#e33';x.fillRect(50,50,300,200);x.font='60px serif';x.fillStyle='#fff';x.fillText('卡密',80,160)`)}`,
    ),
  },
  {
    name: 'canvas-in-flex-and-percent',
    html: css(
      '.w{display:flex;width:800px;height:300px}canvas{flex:1;min-width:0;object-fit:contain;background:#fed}',
      `<div class=w><canvas id=c width=100 height=100></canvas><canvas id=d width=200 height=50></canvas></div>${script(`for(const e of [c,d]){const x=e.getContext('2d');x.fillStyle='green';x.fillRect(10,10,60,30)}`)}`,
    ),
  },
  {
    name: 'canvas-webgl',
    html: page(
      `<canvas id=c width=500 height=300></canvas>${script(`const g=c.getContext('webgl',{preserveDrawingBuffer:true});if(!g)window.skip='no WebGL here';else{g.clearColor(.1,.6,.3,1);g.clear(g.COLOR_BUFFER_BIT)}`)}`,
    ),
  },
  {
    name: 'video-poster',
    html: page(
      `<video poster="${pic(1)}" width=480 height=270></video><video controls width=480 height=270 style="background:#333"></video>`,
    ),
  },
  {
    name: 'video-frame',
    html: page(
      `<video id=v width=480 height=270 muted playsinline></video>${script(`const c=document.createElement('canvas');c.width=480;c.height=270;const x=c.getContext('2d');x.fillStyle='#c40';x.fillRect(0,0,480,270);x.fillStyle='#fff';x.fillRect(100,100,200,100);v.srcObject=c.captureStream(0);window.ready=new Promise(r=>{v.onloadeddata=()=>{v.pause();r()};v.srcObject.getVideoTracks()[0].requestFrame();v.play();setTimeout(r,3000)})`)}`,
    ),
  },
  {
    name: 'svg-use-internal',
    html: page(
      `<svg width=0 height=0><symbol id=s viewBox="0 0 10 10"><circle cx=5 cy=5 r=5 /></symbol></svg><svg width=300 height=300 fill=crimson><use href="#s"/></svg><svg width=200 height=200><use xlink:href="#s" fill="teal"/></svg>`,
    ),
  },
  {
    name: 'svg-use-external',
    html: page(
      `<svg width=300 height=300 color=orange><use href="sprite.svg#star"/></svg><svg width=300 height=300><use xlink:href="sprite.svg#grad"/></svg><svg width=100 height=100 color=navy><use href="./sprite.svg#star"/></svg>`,
    ),
    files: { 'sprite.svg': ['image/svg+xml', SPRITE] },
  },
  {
    name: 'svg-references-by-url',
    html: page(`<svg width=900 height=300><defs><filter id=f><feGaussianBlur stdDeviation=6 /></filter><linearGradient id=g gradientUnits="userSpaceOnUse" x2=300><stop stop-color=gold /><stop offset=1 stop-color=purple /></linearGradient><clipPath id=c clipPathUnits="objectBoundingBox"><circle cx=.5 cy=.5 r=.5 /></clipPath><mask id=m><rect width=900 height=300 fill=white /><circle cx=750 cy=150 r=60 /></mask><marker id=k markerWidth=10 markerHeight=10 refX=5 refY=5><circle cx=5 cy=5 r=5 fill=red /></marker><pattern id=p width=20 height=20 patternUnits=userSpaceOnUse><path d="M0 0h10v10H0z" fill="#0a8"/></pattern></defs>
    <rect width=280 height=280 fill="url(#g)" clip-path="url('#c')"/><rect x=320 width=250 height=280 fill="url(&quot;#p&quot;)" filter="url(#f)"/><rect x=620 width=260 height=280 fill="#48c" mask="url(#m)"/><path d="M20 290H880" stroke=#000 marker-end="url(#k)" stroke-width=3 /></svg><div style="width:300px;height:150px;background:#e60;clip-path:url(#c)"></div>`),
  },
  {
    name: 'svg-image-and-foreign-object',
    html: page(
      `<svg width=900 height=300><image href="${pic(2)}" width=400 height=280 preserveAspectRatio="xMidYMid slice"/><foreignObject x=450 width=400 height=280><div xmlns="http://www.w3.org/1999/xhtml" style="background:#fd8;height:100%;font-size:40px">外来 <b>HTML</b><img src="${pic(3)}" width=100></div></foreignObject></svg>`,
    ),
  },
  {
    name: 'svg-external-filter-file',
    html: css(
      '.a{width:400px;height:200px;background:#e91;clip-path:url(shapes.svg#c)}.b{width:400px;height:200px;background:#19e;mask:url(shapes.svg#m)}',
      '<div class=a></div><div class=b></div>',
    ),
    files: {
      'shapes.svg': [
        'image/svg+xml',
        '<svg xmlns="http://www.w3.org/2000/svg"><clipPath id="c" clipPathUnits="objectBoundingBox"><circle cx=".5" cy=".5" r=".5"/></clipPath><mask id="m"><circle cx="100" cy="100" r="90" fill="#fff"/></mask></svg>',
      ],
    },
  },
  {
    name: 'svg-styled-and-scripted',
    html: page(
      `<svg id=s viewBox="0 0 100 40" width=800 height=320><style>rect{fill:#0b7}.t{font:12px serif}</style><rect width=90 height=30 /><text class=t x=5 y=20>订单</text></svg>${script(`const c=document.createElementNS('http://www.w3.org/2000/svg','circle');c.setAttribute('cx','80');c.setAttribute('cy','20');c.setAttribute('r','15');c.setAttributeNS(null,'fill','url(#none) tomato');s.append(c)`)}`,
    ),
  },
  {
    name: 'mathml',
    html: page(
      '<math display=block style="font-size:60px"><mfrac><msqrt><mi>x</mi></msqrt><mrow><mn>2</mn><mo>+</mo><msup><mi>y</mi><mn>2</mn></msup></mrow></mfrac></math>',
    ),
  },
  {
    name: 'picture-and-srcset',
    html: page(
      `<picture><source media="(min-width:2000px)" srcset="${pic(1)}"><source srcset="${pic(2)} 1x,${pic(3)} 2x"><img src="${pic(4)}" width=400></picture><img srcset="${pic(5)} 480w,${pic(6)} 960w" sizes="(min-width:100px) 300px,100vw"><img src="${pic(7)}" srcset="${pic(8)} 1.5x" style="max-width:300px">`,
    ),
  },
  {
    name: 'srcset-at-two-device-pixels',
    dpr: 2,
    html: page(
      `<img srcset="${pic(1)} 1x,${pic(2)} 2x"><img srcset="${pic(5)} 480w,${pic(6)} 960w" sizes="480px"><div style="width:240px;height:135px;background:image-set(url(${pic(3)}) 1x,url(${pic(4)}) 2x)"></div>`,
    ),
  },
  {
    name: 'object-fit',
    html: css(
      'img{width:300px;height:120px;background:#eee;margin:4px}',
      ['fill', 'contain', 'cover', 'none', 'scale-down']
        .map((f) => `<img src="${pic(9)}" style="object-fit:${f};object-position:10px 75%">`)
        .join(''),
    ),
  },
  {
    name: 'lazy-pictures',
    html: page(
      `<img loading=lazy src="${pic(10)}" width=480 height=270><div style="height:5000px"></div><img loading=lazy src="${pic(11)}" width=480 height=270>`,
    ),
  },
  {
    name: 'broken-pictures',
    html: page(
      `<img src="missing.png" alt="商品截图"><img src="missing2.png" alt="固定大小" width=300 height=200><img src="" alt="空地址" width=200 height=100><img alt="没有地址" width=200 height=100><img src="missing3.png" width=300 height=100>`,
    ),
  },
  {
    name: 'backgrounds-multiple-and-sets',
    html: css(
      `.a{height:160px;background:url(${pic(1)}) left/auto 100% no-repeat,url("${pic(2)}") right/200px no-repeat,#eef}.b{height:120px;background-image:image-set("${pic(3)}" 1x,"${pic(4)}" 2x)}.c{height:120px;background-image:-webkit-image-set(url(${pic(5)}) 1x)}.d{height:120px;background:cross-fade(url(${pic(6)}),url(${pic(7)}),50%);background-image:-webkit-cross-fade(url(${pic(6)}),url(${pic(7)}),50%)}`,
      '<div class=a></div><div class=b></div><div class=c></div><div class=d></div>',
    ),
  },
  {
    name: 'border-image-and-list-style',
    html: css(
      `.a{height:100px;border:30px solid;border-image:url(dot.svg) 30 round}ul{list-style-image:url(dot.svg);font-size:30px;padding-left:60px}.c{cursor:url(dot.svg),auto;shape-outside:url(${pic(1)})}`,
      '<div class=a></div><ul><li>一<li>二</ul><p class=c>光标</p>',
    ),
    files: {
      'dot.svg': [
        'image/svg+xml',
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><circle cx="45" cy="45" r="40" fill="#d26"/></svg>',
      ],
    },
  },
  {
    name: 'object-and-embed',
    html: page(
      `<object data="pic.svg" type="image/svg+xml" width=300 height=160></object><embed src="pic.svg" type="image/svg+xml" width=300 height=160><object data="${pic(3)}" width=240></object><object data="none.bin"><b style="font-size:40px;background:#fc0">后备内容</b></object><object data="inner.html" width=400 height=120></object>`,
    ),
    files: {
      'pic.svg': ['image/svg+xml', PICTURE],
      'inner.html': ['text/html; charset=utf-8', '<body style="background:#bdf;font-size:30px">对象里的网页'],
    },
  },
  {
    name: 'image-map-and-input-image',
    html: page(
      `<img src="${pic(4)}" usemap="#m"><map name=m><area coords="0,0,50,50" href="#x"></map><input type=image src="${pic(5)}" alt=提交 width=200>`,
    ),
  },
  {
    name: 'image-from-blob',
    html: page(
      `<img id=i><div id=d style="height:150px"></div>${script(`window.ready=fetch('${pic(6)}').then(r=>r.blob()).then(b=>{i.src=URL.createObjectURL(b);d.style.background='url('+URL.createObjectURL(b)+')';return i.decode()})`)}`,
    ),
  },
  {
    name: 'image-from-revoked-blob',
    html: page(
      `<img id=i>${script(`window.ready=fetch('${pic(6)}').then(r=>r.blob()).then(async b=>{i.src=URL.createObjectURL(b);await i.decode();URL.revokeObjectURL(i.src)})`)}`,
    ),
  },
  {
    name: 'body-background-attribute',
    html: `<!DOCTYPE html><meta charset=utf-8><body background="${pic(1)}" text=white><table background="${pic(2)}" width=600 height=200><tr><td background="${pic(3)}">单元格<td>另一格</table>`,
  },
];
