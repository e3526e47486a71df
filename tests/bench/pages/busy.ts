import { page } from './plain';
import { pick, random, sentences } from './words';

/** A long form of every kind of control, filled in by a script as a person would. */
export function forms(groups: number): string {
  const next = random(8);
  const body = Array.from(
    { length: groups },
    (_, i) => `<fieldset><legend>充值单 ${i + 1}</legend>
<label>账号 <input name="account${i}" value="原值"></label> <label>数量 <input type="number" name="n${i}" value="1"></label>
<label><input type="checkbox" name="agree${i}"> 已阅读说明</label>
${['微信', '支付宝', 'QQ 钱包'].map((way, k) => `<label><input type="radio" name="way${i}" value="${k}"> ${way}</label>`).join('')}
<select name="area${i}">${Array.from({ length: 8 }, (__, k) => `<option>大区 ${k + 1}</option>`).join('')}</select>
<textarea name="note${i}">${sentences(next, 1)}</textarea><details><summary>说明</summary><p>${sentences(next, 2)}</p></details></fieldset>`,
  ).join('\n');
  return page(
    '充值表单',
    `<form>${body}</form><script>
document.querySelectorAll('input:not([type])').forEach((e,i)=>{e.value='新值 '+i});
document.querySelectorAll('[type=number]').forEach((e,i)=>{e.value=i});
document.querySelectorAll('[type=checkbox]').forEach((e,i)=>{e.checked=i%2===0});
document.querySelectorAll('[type=radio]').forEach((e,i)=>{if(i%4===0)e.checked=true});
document.querySelectorAll('select').forEach((e,i)=>{e.selectedIndex=i%8});
document.querySelectorAll('textarea').forEach((e,i)=>{e.value='改过的说明 '+i});
document.querySelectorAll('details').forEach((e,i)=>{e.open=i%3===0});
</script>`,
    'fieldset{margin:10px 0}label{margin-right:10px}',
  );
}

/** What CSS-in-JS libraries leave: an empty style element with thousands of rules that only the CSSOM knows. */
export function inserted(rules: number): string {
  const next = random(9);
  const words = JSON.stringify(Array.from({ length: 200 }, () => sentences(next, 1)));
  return page(
    '样式由脚本写入',
    `<div id="list"></div><style id="sheet"></style><script>
const words=${words},sheet=document.getElementById('sheet').sheet;
for(let i=0;i<${rules};i++)sheet.insertRule('.css-'+i+'{color:hsl('+(i*7%360)+',60%,30%);padding:'+(i%12)+'px;border-left:'+(i%5)+'px solid}',i);
document.getElementById('list').innerHTML=words.map((w,i)=>'<p class="css-'+i*7%${rules}+'">'+w+'</p>').join('');
</script>`,
  );
}

/** Frames of the same origin, each a small page of its own: coupons, announcements, a rate table. */
export function framed(frames: number): string {
  const next = random(10);
  const names = ['优惠券', '公告', '汇率', '客服时间'];
  const body = Array.from({ length: frames }, (_, i) => {
    const inner = `<!doctype html><meta charset=utf-8><style>body{font:13px/1.6 sans-serif;margin:8px;background:hsl(${i * 23},50%,96%)}</style><h3>${pick(names, next)} ${i + 1}</h3><p>${sentences(next, 3)}</p>`;
    return `<iframe srcdoc="${inner.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}" width="300" height="160"></iframe>`;
  }).join('\n');
  return page('带框架的页面', body, 'iframe{border:1px solid #ccc;margin:4px}');
}

/** A chart drawn in SVG and a few canvases, as a shop's statistics page has them. */
export function charts(points: number): string {
  const next = random(11);
  const line = Array.from({ length: points }, (_, i) => `${i * 2},${(50 + next() * 200).toFixed(1)}`).join(
    ' ',
  );
  const bars = Array.from({ length: points }, (_, i) => {
    const height = 10 + next() * 200;
    return `<rect x="${i * 2}" y="${(260 - height).toFixed(1)}" width="1.5" height="${height.toFixed(1)}" fill="hsl(${i % 360},60%,60%)"><title>${i}</title></rect>`;
  }).join('');
  return page(
    '交易图表',
    `<svg viewBox="0 0 ${points * 2} 260" width="900" height="300">${bars}<polyline points="${line}" fill="none" stroke="#c33"/></svg>
${Array.from({ length: 6 }, (_, i) => `<canvas id="c${i}" width="400" height="180"></canvas>`).join('')}<script>
for(let i=0;i<6;i++){const g=document.getElementById('c'+i).getContext('2d');
for(let x=0;x<400;x+=4){g.fillStyle='hsl('+(x+i*60)+',70%,55%)';g.fillRect(x,90-70*Math.sin(x/30+i),3,140*Math.abs(Math.sin(x/30+i)))}}
</script>`,
    'canvas{margin:4px}',
  );
}

/** A page of exactly so many CSS px: rows of text on changing colours, nothing fixed, nothing loaded. */
export function tall(px: number): string {
  const next = random(12);
  const rows = Math.floor(px / 100);
  const body = Array.from(
    { length: rows },
    (_, i) => `<section style="background:hsl(${i * 37},40%,92%)">${i + 1} ${sentences(next, 1)}</section>`,
  ).join('');
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${px} px</title>
<style>html,body{margin:0}section{height:100px;overflow:hidden;font:15px/1.7 "Noto Sans CJK SC",sans-serif}</style></head><body>${body}</body></html>`;
}
