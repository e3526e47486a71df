import { createServer } from 'node:http';

/** A page that reaches out in every way there is, and a count of the TCP connections it makes: hints send no HTTP. */
export interface NastySite {
  readonly page: string;
  connections(): number;
  /** Paths asked for, to say what a connection was for. */
  asked(): readonly string[];
  reset(): void;
  close(): Promise<void>;
}

export async function startNastySite(): Promise<NastySite> {
  let connections = 0;
  let url = '';
  let asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    // Each request its own connection, so that every one counts.
    response.setHeader('connection', 'close');
    const body = request.url === '/' ? nastyPage(url) : '';
    response.setHeader('content-type', body === '' ? 'text/plain' : 'text/html; charset=utf-8');
    response.statusCode = body === '' ? 404 : 200;
    response.end(body);
  });
  server.on('connection', () => connections++);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  url = `http://127.0.0.1:${address.port}`;
  return {
    page: `${url}/`,
    connections: () => connections,
    asked: () => asked,
    reset: () => {
      connections = 0;
      asked = [];
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Names on `url` are all absolute, so that they would be reached from a file too. */
const nastyPage = (url: string): string => `<!DOCTYPE html><html lang="zh" manifest="${url}/m"><head>
<meta charset="utf-8"><title>订单</title><base href="${url}/base/">
<link rel="preconnect" href="${url}"><link rel="dns-prefetch" href="${url}"><link rel="prefetch" href="${url}/pf">
<link rel="preload" as="image" href="${url}/pl" imagesrcset="${url}/pl2 2x"><link rel="modulepreload" href="${url}/mp.js">
<link rel="prerender" href="${url}/pr"><link rel="manifest" href="${url}/mf"><link rel="icon" href="${url}/icon.png">
<link rel="stylesheet" href="${url}/s.css"><link rel="alternate stylesheet" title="x" href="${url}/alt.css">
<script type="speculationrules">{"prerender":[{"source":"list","urls":["${url}/spec"]}]}</script>
<style>@import "${url}/i.css";@font-face{font-family:f;src:url(${url}/f.woff2)}body{font-family:f;background:url(${url}/bg.png)}
p::before{content:url(${url}/c.png)}p{cursor:url(${url}/cur.png),auto;border-image:url(${url}/bi.png) 1;mask:image-set("${url}/is.png" 1x)}
@property --u{syntax:"<url>";inherits:true;initial-value:url(${url}/prop.png)}i{list-style:u\\72l(${url}/esc.png)}</style></head>
<body background="${url}/body.png"><p>订单号 DJ20260312143015</p><img src="${url}/a.png" srcset="${url}/b.png 2x" onerror="this.onerror=null;this.src='${url}/onerror'">
<picture><source srcset="${url}/pic.webp"><img src="${url}/pic.png"></picture><img loading="lazy" src="${url}/lazy.png">
<video src="${url}/v.mp4" poster="${url}/po.png" autoplay><source src="${url}/v2.mp4"><track src="${url}/t.vtt" default></video>
<audio src="${url}/a.mp3" preload="auto"></audio><object data="${url}/o.svg"></object><embed src="${url}/e.pdf">
<svg><image href="${url}/si.png"/><use href="${url}/u.svg#x"/><feImage href="${url}/fe.png"/><rect fill="url(${url}/g.svg#g)" width="9" height="9"/>
<style>rect{filter:url(${url}/fl.svg#f)}</style><set attributeName="href" to="${url}/set"/><animate attributeName="href" values="${url}/anim"/></svg>
<iframe src="${url}/frame"></iframe><iframe srcdoc="<link rel=preconnect href='${url}'><img src='${url}/inner.png'><script>fetch('${url}/x')</script>"></iframe>
<form action="${url}/send" id="f"><input type="image" src="${url}/in.png"><button formaction="${url}/fa" id="b">x</button></form>
<a href="${url}/go" ping="${url}/ping" id="a">链接</a><math><mi href="${url}/m">x</mi></math>
<template shadowrootmode="open"></template><div><template shadowrootmode="open"><link rel="stylesheet" href="${url}/sh.css"><img src="${url}/sh.png"></template></div>
<noscript><img src="${url}/ns.png"><link rel="preconnect" href="${url}"></noscript><table background="${url}/tb.png"><tr><td background="${url}/td.png">x</table>
<script>new Image().src='${url}/js.png';fetch('${url}/fetch').catch(()=>0);document.title='跑了 '+Date.now()</script></body></html>`;
