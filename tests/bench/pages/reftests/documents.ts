import { page, pic, script, TALL, type Reftest } from './page';

const inner = (body: string): readonly [string, string] => [
  'text/html; charset=utf-8',
  `<!DOCTYPE html><meta charset=utf-8><body style="margin:8px;font:24px sans-serif">${body}`,
];
const F = 'width=600 height=250 style="border:3px solid #06c"';

export const DOCUMENTS: readonly Reftest[] = [
  {
    name: 'quirks-mode',
    html: `<meta charset=utf-8><style>.A{background:#fc9}td{border:1px solid}</style><body><table height=300 width=500><tr><td class=a>怪异模式<td>2</table><img src="${pic(1)}" width=100><div style="width:100;height:50;background:#9cf">无单位</div><p><font size=7 color=red>大字</font>`,
  },
  {
    name: 'limited-quirks-mode',
    html: `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><meta charset=utf-8><table cellspacing=0><tr><td><img src="${pic(1)}" width=300><tr><td><img src="${pic(2)}" width=300></table>`,
  },
  {
    name: 'xhtml',
    type: 'application/xhtml+xml',
    html: `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title><style>p{background:#cdf;padding:40px}<![CDATA[p>b{font-size:50px}]]></style></head><body><p>XHTML <b>加粗</b><br/>下一行</p><p/><div style="background:#fda;padding:30px"/>其后</body></html>`,
  },
  {
    name: 'svg-document',
    type: 'image/svg+xml',
    html: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><style>rect{fill:#48c}</style><rect width="300" height="200"/><text x="20" y="100" font-size="40" fill="#fff">凭证</text></svg>',
  },
  {
    name: 'frameset',
    html: '<!DOCTYPE html><html><head><meta charset=utf-8></head><frameset cols="30%,*"><frame src="left.html"><frameset rows="200,*"><frame src="top.html"><frame src="main.html"></frameset></frameset></html>',
    files: {
      'left.html': inner('菜单<br>订单'),
      'top.html': inner('<b style="background:#fc0">页眉</b>'),
      'main.html': inner(`${TALL(60)}${script('scrollTo(0,500)')}`),
    },
  },
  {
    name: 'frames-nested',
    html: page(
      `<iframe ${F} src="a.html"></iframe><iframe ${F} srcdoc="&lt;p style='font-size:40px;background:#fcc'&gt;内联&lt;iframe srcdoc='&amp;lt;b&amp;gt;第三层&amp;lt;/b&amp;gt;'&gt;&lt;/iframe&gt;"></iframe>`,
    ),
    files: {
      'a.html': inner('外层<iframe src="b.html" width=400></iframe>'),
      'b.html': inner('<i style="background:#9f9">里层</i>'),
    },
  },
  {
    name: 'frames-scrolled',
    html: page(
      `<iframe ${F} src="a.html"></iframe><iframe ${F} srcdoc="${TALL(60).replaceAll('"', '&quot;')}<script>scrollTo(0,800)</script>"></iframe>`,
    ),
    files: { 'a.html': inner(`${TALL(80)}${script('scrollTo(0,1000)')}`) },
  },
  {
    name: 'frames-quirks-and-base',
    html: page(`<iframe ${F} src="q.html"></iframe>`),
    files: {
      'q.html': [
        'text/html; charset=utf-8',
        `<base href="/"><table height=100%><tr><td bgcolor=gold>怪异<td><img src="pic/1.png" width=100></table>`,
      ],
    },
  },
  {
    name: 'frames-without-src',
    html: page(
      `<iframe id=a ${F}></iframe><iframe id=b ${F}></iframe><iframe ${F}></iframe>${script(`a.contentDocument.write('<!DOCTYPE html><body style="background:#cfc;font-size:50px">写入的内容');a.contentDocument.close();b.contentDocument.body.innerHTML='<p style="font-size:50px">空白框架</p>';b.contentDocument.body.style.background='#fcf'`)}`,
    ),
  },
  {
    name: 'frame-transparent-on-colour',
    html: page(
      `<style>body{background:#ffefd5}</style><iframe ${F} src="t.html"></iframe><iframe ${F} src="d.html"></iframe>`,
    ),
    files: {
      't.html': inner('透明'),
      'd.html': [
        'text/html; charset=utf-8',
        '<!DOCTYPE html><meta name=color-scheme content="dark"><body>深色方案',
      ],
    },
  },
  {
    name: 'base-href',
    html: page(
      `<img src="1.png"><div style="height:100px;background:url(2.png)"></div><a href="#x">链接</a><svg width=200 height=200><linearGradient id=g><stop stop-color=red /></linearGradient><rect width=200 height=200 fill="url(#g)"/></svg>`,
      '<base href="/pic/"><style>.x{background:url(3.png);height:100px}</style>',
    ).replace('<a href', '<div class=x></div><a href'),
  },
  {
    name: 'gbk-page',
    type: 'text/html; charset=gbk',
    html: '<!DOCTYPE html><meta charset=gbk><body style="font-size:60px">ASCII only &#20320;&#22909; &copy; &yen;498',
  },
  {
    name: 'impossible-nesting',
    html: page(
      `<p id=p style="background:#fda;padding:20px">段落</p><a id=a href="#1" style="background:#adf;display:block;padding:20px">链接</a><table id=t border=1></table><button id=b>按钮</button><h2 id=h>标题</h2>${script(`const d=document.createElement('div');d.textContent='段落里的块';d.style.cssText='background:#9f9;padding:40px';p.append(d,'之后');
   const a2=document.createElement('a');a2.href='#2';a2.textContent='链接里的链接';a2.style.cssText='background:#f9f;padding:30px;display:block';a.append(a2,'之后');
   const tr=document.createElement('tr');tr.innerHTML='<td style="width:300px;height:60px">没有 tbody 的行';t.append(tr);const dv=document.createElement('div');dv.textContent='表格里的块';dv.style.cssText='height:90px;background:#ff0';t.append(dv);
   const b2=document.createElement('button');b2.textContent='按钮里的按钮';b2.style.height='90px';b.append(b2);const h2=document.createElement('h3');h2.textContent='标题里的标题';h2.style.background='#ccc';h.append(h2)`)}`,
    ),
  },
  {
    name: 'impossible-nesting-form',
    html: page(
      `<form id=f style="background:#eee;padding:20px">外层</form><select id=s size=4></select><ul id=u><li>一</ul>${script(`const g=document.createElement('form');g.style.cssText='background:#fc9;padding:40px';g.textContent='里层表单';f.append(g,'之后');const l=document.createElement('li');l.textContent='项中项';l.style.background='#9cf';l.style.padding='30px';u.firstChild.append(l)`)}`,
    ),
  },
  {
    name: 'odd-attributes',
    html: page(
      `<div id=d>属性</div>${script(`d.setAttribute('@click','x');d.setAttribute(':class','y');d.setAttributeNS('urn:x','a:b','c');d.setAttribute('[x]','1');d.style.cssText='background:#fc0;padding:60px'`)}<style>[\\@click]{font-size:60px}[\\[x\\]]{border:20px solid #06c}</style>`,
    ),
  },
  {
    name: 'odd-names',
    html: page(
      `${script(`const e=document.createElement('x:y.z');e.style.cssText='display:block;background:#0a8;padding:50px';e.textContent='带点的名字';document.body.append(e);const u=document.createElementNS('urn:foo','Thing');u.textContent='别的命名空间';document.body.append(u);const w=document.createElementNS('http://www.w3.org/1999/xhtml','DIV');w.textContent='大写 DIV';document.body.append(w)`)}<style>x\\:y\\.z{font-size:50px}Thing{font-size:40px}</style>`,
    ),
  },
  {
    name: 'text-nodes-and-comments',
    html: page(
      `<pre id=p>\n\n两个换行</pre><div id=d style="white-space:pre;font-size:30px;background:#eee"></div><!-- --!> --><ul style="font-size:0"><li style="display:inline-block;font-size:30px">无<!-- 空 --></li><!--隙--><li style="display:inline-block;font-size:30px">缝</li></ul>${script(`d.append('甲',document.createComment('--><b>x'),'乙\\r\\n丙','\\u00a0','<script>',document.createTextNode(''),'丁\\u0000戊');p.append('\\n尾')`)}`,
    ),
  },
  {
    name: 'noscript',
    html: page(
      '<noscript><div style="background:red;height:300px">请开启脚本</div></noscript><p style="background:#cfc;padding:40px">正文</p>',
      '<noscript><style>body{background:red}</style></noscript>',
    ),
  },
  {
    name: 'comments-around-the-document',
    html: `<!-- 前 --><!DOCTYPE html><!-- 后 --><html lang=zh><!-- 头前 --><head><meta charset=utf-8></head><!-- 身前 --><body style="background:#eef;font-size:50px">正文</body><!-- 身后 --></html><!-- 末 -->`,
  },
  {
    name: 'no-head-no-body',
    html: page(
      `<p>x</p>${script(`document.head.remove();const b=document.body;b.remove();const m=document.createElement('main');m.style.cssText='display:block;background:#fd9;padding:80px';m.textContent='没有 body';document.documentElement.append(m)`)}`,
    ),
  },
  {
    name: 'table-quirks',
    html: page(
      `<table border=1 cellpadding=10 width=700><caption align=bottom>标题</caption><colgroup><col width=200 style="background:#fdd"><col span=2></colgroup><thead><tr><th colspan=2>合并<th>三</thead><tfoot><tr><td>脚</tfoot><tbody><tr><td rowspan=2 valign=bottom>跨行<td align=right>二<td nowrap>三<tr><td>四<td bgcolor=yellow>五</table><table style="border-collapse:collapse;display:inline-table"><tr><td style="border:5px double red">x</table>`,
    ),
  },
  {
    name: 'marquee-center-font',
    html: page(
      '<center><font size=6 face=serif>居中</font><big>大</big><tt>等宽</tt><nobr>不换行</nobr></center><hr size=20 color=red width=50%><dir><li>目录</dir><xmp><b>原样</b></xmp><listing>\n列表</listing>',
    ),
  },
];
