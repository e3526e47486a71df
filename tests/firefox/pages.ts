import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const rows = (count: number, row: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => row(i)).join('');
export const colour = (i: number): string => `rgb(${40 + i * 10}, 200, ${250 - i * 10})`;

/** Pages whose one photograph would lie, were it taken without care. Each: 20 rows of 300 CSS px, a colour each. */
const PAGES: Readonly<Record<string, string>> = {
  /** A header that sticks, a bar to buy at the bottom, a button for the chat: over the page wherever it is scrolled. */
  '/bars': `<style>body{margin:0}header{position:sticky;top:0;height:50px;background:#000}
    footer{position:fixed;bottom:0;left:0;right:0;height:60px;background:rgb(255,0,0)}
    button{position:fixed;right:20px;bottom:120px;width:60px;height:60px;border:0;background:rgb(0,0,255)}</style>
    <header></header>${rows(20, (i) => `<div style="height:300px;background:${colour(i)}"></div>`)}
    <footer></footer><button></button>`,
  /** Painted only near the screen. */
  '/on-sight': `<style>body{margin:0}section{content-visibility:auto;contain-intrinsic-height:300px}</style>
    ${rows(20, (i) => `<section><div style="height:300px;background:${colour(i)}"></div></section>`)}`,
  /** Only the rows on the screen are in the document. */
  '/virtual': `<style>body{margin:0}main{height:6000px;position:relative}div{position:absolute;left:0;right:0;height:300px}</style>
    <main></main><script>const fill=()=>{const from=Math.floor(scrollY/300),to=Math.floor((scrollY+innerHeight)/300);
    document.querySelector('main').replaceChildren(...Array.from({length:Math.min(19,to)-from+1},(_,k)=>{const i=from+k,d=document.createElement('div');
    d.style.top=i*300+'px';d.style.background='rgb('+(40+i*10)+', 200, '+(250-i*10)+')';return d}))};
    addEventListener('scroll',fill);addEventListener('DOMContentLoaded',fill)</script>`,
};

/** @returns base URL without a trailing slash. */
export async function startPages(): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    const body = PAGES[request.url ?? ''];
    response.writeHead(body ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(body ? `<!doctype html><html lang="zh"><title>图片</title><body>${body}` : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}
