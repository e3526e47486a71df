/** The paper of `index.html`, with bubbles. */
export const TRANSCRIPT_STYLE = `
:root{--paper:#fffdf9;--desk:#efece6;--ink:#211e1a;--soft:#6b655c;--faint:#989186;--line:#e0dad0;--wash:#f7f4ee;--seal:#b3261e;--amber:#8a5a00;--amber-wash:#fdf5e3}
*{box-sizing:border-box}
html{background:var(--desk)}
body{margin:0;color:var(--ink);font:15px/1.65 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",system-ui,sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
main{max-width:820px;margin:32px auto;padding:48px 56px;background:var(--paper);border:1px solid var(--line)}
header{display:flex;gap:14px;align-items:center;padding-bottom:18px;border-bottom:2px solid var(--ink)}
h1{margin:0;font-size:24px;line-height:1.35}
h2{font-size:16px;margin:0 0 6px}
.stamp{flex:none;padding:0 8px;border:1.5px solid var(--seal);border-radius:3px;color:var(--seal);font:700 14px/22px ui-monospace,Consolas,monospace}
.facts{margin:14px 0}
.facts>div{display:grid;grid-template-columns:128px minmax(0,1fr);gap:12px;padding:5px 0;border-bottom:1px solid var(--line);font-size:13px}
dt{color:var(--soft)}dd{margin:0}
.whole,.part,.since{margin:16px 0;padding:10px 16px;background:var(--wash);border-left:3px solid var(--line);font-size:14px}
.part{background:var(--amber-wash);border-color:#d9a441;color:var(--amber)}
.part p{margin:0}.part ul,.since ul{margin:4px 0 0;padding-left:20px}
.talk{list-style:none;margin:24px 0 0;padding:0;display:flex;flex-direction:column;gap:14px}
.m{max-width:82%;align-self:flex-start}
.m.self{align-self:flex-end}
.m.none{max-width:100%;align-self:stretch}
.m.note,.at,.gap{align-self:center;text-align:center}
.at{color:var(--soft);font-size:12px;border-top:1px solid var(--line);padding-top:4px;width:60%}
.gap{color:var(--amber);background:var(--amber-wash);padding:4px 16px;font-size:13px}
.meta{display:flex;flex-wrap:wrap;gap:2px 10px;color:var(--soft);font-size:12px}
.m.self .meta{justify-content:flex-end}.m.note .meta{justify-content:center}
.meta a{color:var(--faint)}.meta i{font-style:normal;color:var(--faint)}.meta b{color:var(--ink);font-weight:600}
.say{display:inline-block;max-width:100%;padding:8px 12px;border:1px solid var(--line);border-radius:6px;background:#fff;white-space:pre-wrap;text-align:start;unicode-bidi:plaintext}
.m.self .say{background:#f3f6ec;float:inline-end}
.m.note .say{border:0;background:none;color:var(--soft);font-size:13px;padding:0}
.m:after{content:"";display:block;clear:both}
blockquote{margin:0 0 6px;padding-left:8px;border-left:3px solid var(--line);color:var(--soft);font-size:13px}
mark{background:#fbe7a8;color:inherit;border-radius:2px}
mark.exclusion,mark.advanceFee{background:#f7d3cd}
.pic img{display:block;max-width:260px;max-height:260px;margin-top:6px}
.file{font-size:13px;color:var(--soft)}.file code{display:block;font-size:11px}
.marks{clear:both;font-size:12px;color:var(--faint)}.m.self .marks{text-align:right}
.fate{clear:both;margin-top:4px;padding:6px 12px;background:var(--amber-wash);font-size:13px;color:var(--amber)}
.fate p{margin:0;white-space:pre-wrap}
footer{margin-top:40px;padding-top:12px;border-top:1px solid var(--line);color:var(--soft);font-size:12px}
@media screen and (max-width:640px){main{margin:0;padding:20px 14px;border:0}.m{max-width:94%}}
@media print{@page{size:A4;margin:16mm}html{background:none}main{max-width:none;margin:0;padding:0;border:0}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}.m{break-inside:avoid}body{font-size:10.5pt}}
`;
