/** Paper, ink and one seal. On screen a sheet on a desk; in print, A4. */
export const PAGE_STYLE = `
:root{--paper:#fffdf9;--desk:#efece6;--ink:#211e1a;--soft:#6b655c;--faint:#989186;--line:#e0dad0;--wash:#f7f4ee;--seal:#b3261e;--amber:#8a5a00;--amber-wash:#fdf5e3}
*{box-sizing:border-box}
html{background:var(--desk);-webkit-text-size-adjust:100%}
body{margin:0;color:var(--ink);font:15px/1.7 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",system-ui,sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.sheet{max-width:900px;margin:32px auto;padding:64px 72px;background:var(--paper);border:1px solid var(--line);box-shadow:0 1px 2px #0000000a,0 12px 40px #00000012}
h1,h2,h3,p,dl,dd,ol,ul,figure{margin:0;padding:0}
ol,ul{list-style:none}
a{color:inherit;text-decoration-color:var(--faint);text-underline-offset:3px}
.en{color:var(--faint);font-size:12px;font-weight:400;letter-spacing:.01em}
.hash,.path,code{font-family:ui-monospace,"SF Mono",Consolas,"Noto Sans Mono CJK SC",monospace;font-size:12px;letter-spacing:-.01em}
.hash{color:var(--soft);word-break:break-all}
header{display:flex;gap:32px;align-items:flex-start;justify-content:space-between;padding-bottom:28px;border-bottom:2px solid var(--ink)}
header .over{color:var(--soft);font-size:13px;letter-spacing:.3em}
h1{margin-top:8px;font-size:30px;line-height:1.3;font-weight:700;letter-spacing:.01em}
header .en{margin-top:8px}
.mark{flex:none;display:grid;grid-template-rows:1fr 1fr;width:46px;height:76px;padding:5px;border:3px solid var(--seal);border-radius:6px;color:var(--seal);font:700 28px/30px "STKaiti","KaiTi","Noto Serif CJK SC","Songti SC",serif;place-items:center;transform:rotate(-2deg)}
.facts{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:0 40px;margin-top:12px}
.facts>div{display:grid;grid-template-columns:104px minmax(0,1fr);gap:12px;padding:9px 0;border-bottom:1px solid var(--line)}
.facts>div.wide{grid-column:1/-1}
.facts dt,.meta dt{color:var(--soft);font-size:13px}
.facts dd strong{font-size:17px}
.facts .v+.v{margin-top:4px}
.facts .v .stamp{margin-left:6px;vertical-align:2px}.own{white-space:nowrap}
.facts .en{display:block;line-height:1.4}
.lead{margin-top:28px;padding:18px 22px;background:var(--wash);border-left:3px solid var(--seal)}
.lead p+p{margin-top:4px}.lead .ways-to{margin-top:10px}.ways-to a{margin-right:6px}.lead .en{margin-top:10px;color:var(--soft)}
section{margin-top:52px}
h2{display:flex;align-items:baseline;gap:12px;margin-bottom:18px;font-size:20px;line-height:1.4;font-weight:700}
h2 .en{font-size:13px}
.stamp{display:inline-block;padding:0 7px;border:1.5px solid var(--seal);border-radius:3px;color:var(--seal);font:700 13px/20px ui-monospace,Consolas,monospace;letter-spacing:.06em;white-space:nowrap;text-decoration:none;background:var(--paper)}
.stamp.gone{border-style:dashed;border-color:var(--faint);color:var(--faint);text-decoration:line-through}
.chip{display:inline-block;padding:0 8px;border-radius:10px;background:var(--wash);border:1px solid var(--line);color:var(--soft);font-size:12px;line-height:20px}
.chip.part{background:var(--amber-wash);border-color:#ecd9ad;color:var(--amber)}
.line{position:relative;padding-left:24px}
.line:before{content:"";position:absolute;left:4px;top:10px;bottom:10px;width:1px;background:var(--line)}
.line>li{position:relative;padding:0 0 22px}
.line>li:before{content:"";position:absolute;left:-24px;top:8px;width:9px;height:9px;border-radius:50%;background:var(--paper);border:1.5px solid var(--faint)}
.line>li.cap:before{border-color:var(--seal);background:var(--seal)}
.line .when{display:flex;gap:4px 10px;align-items:center;flex-wrap:wrap;min-height:26px}.line .when .quiet{flex:1 1 60%;white-space:pre-line}.line>li:not(.cap) .when{align-items:baseline}
.run{margin:4px 0 0 0;font-size:13px;color:var(--soft)}.run li{display:inline}.run li:after{content:"；"}.run li:last-child:after{content:""}.run .stamp{font-size:11px;line-height:15px;padding:0 4px}
.line time{color:var(--soft);font-size:13px}
.line>li.d{padding-bottom:10px}
.line>li.d:before{display:none}
.day{font-weight:700;font-size:14px}
.card{display:grid;grid-template-columns:148px minmax(0,1fr);gap:20px;margin-top:6px}
.card img,.noimg{width:148px;height:104px;border:1px solid var(--line);background:var(--wash);object-fit:cover;object-position:top;display:block}
.noimg{display:grid;place-items:center;color:var(--faint);font-size:12px}
.card h3,.ex h3{font-size:16px;line-height:1.5;font-weight:600}
.card p{font-size:13px;color:var(--soft);line-height:1.6}
.url{color:var(--soft);font-size:12px;line-height:1.5;word-break:break-all}
.quiet{font-size:14px}
.group{margin-top:26px;font-size:15px;line-height:1.5}.group .en{margin-left:6px}
.told dd strong{font-size:15px;font-weight:600}.facts .quiet{color:var(--faint);font-size:12px}
.talks>li{padding:12px 0;border-bottom:1px solid var(--line)}.talks .when{display:flex;gap:10px;align-items:center;flex-wrap:wrap}.talks time{color:var(--soft);font-size:13px}.said{margin-top:4px;white-space:pre-line}
.ex{padding:24px 0;border-top:1px solid var(--line)}
.ex:first-of-type{border-top:0;padding-top:0}
.ex .top{display:flex;gap:12px;align-items:center;flex-wrap:wrap;margin-bottom:8px}
.meta{display:grid;grid-template-columns:76px minmax(0,1fr);gap:3px 12px;margin-top:10px;font-size:13px}
.gaps{margin-top:12px;padding:10px 16px;background:var(--amber-wash);border-left:3px solid #d9a441;font-size:13px}
.gaps li+li{margin-top:2px}
.key{margin-top:8px}.key .hash{display:block}.pictures{margin-top:12px;font-size:13px}.pictures a{margin-right:10px}
table{width:100%;border-collapse:collapse;margin-top:14px;font-size:12px;line-height:1.5;table-layout:fixed}
th{padding:5px 10px 5px 0;text-align:left;font-weight:400;color:var(--soft);border-bottom:1px solid var(--ink)}
td{padding:6px 10px 6px 0;vertical-align:top;border-bottom:1px solid var(--line)}
th:nth-child(1){width:30%}th:nth-child(2){width:82px;text-align:right}td:nth-child(2){text-align:right;white-space:nowrap}
td:nth-child(2),th:nth-child(2){padding-right:18px}
.two{display:grid;grid-template-columns:1fr 1fr;gap:28px}
.two h3{font-size:15px;padding-bottom:8px;border-bottom:1px solid var(--ink)}
.two li,.ways li{padding:9px 0;border-bottom:1px solid var(--line);font-size:14px;line-height:1.6}
.two .en,.ways .en{display:block}
.ways{counter-reset:w}
.ways li{display:grid;grid-template-columns:36px minmax(0,1fr);padding:14px 0}
.ways li:before{counter-increment:w;content:counter(w);font-weight:700;font-size:20px;line-height:1.3;color:var(--seal)}
pre{margin:8px 0 0;padding:10px 14px;background:var(--wash);border:1px solid var(--line);white-space:pre-wrap;font:12px/1.7 ui-monospace,Consolas,monospace}
.none{color:var(--soft);font-size:14px}
footer{margin-top:56px;padding-top:16px;border-top:2px solid var(--ink);display:flex;justify-content:space-between;gap:24px;color:var(--soft);font-size:12px}
footer div:last-child{text-align:right}
.times th:nth-child(1){width:24%}.times th:nth-child(2),.times td:nth-child(2){width:36%;text-align:left;white-space:normal}.times .en,.external .hash{display:block}
.external li{padding:8px 0;border-bottom:1px solid var(--line);font-size:13px}
@media screen and (max-width:680px){.times tr{grid-template-columns:minmax(0,1fr)}.times td:nth-child(2){width:auto}table,tbody,thead{display:block}thead{display:none}tr{display:grid;grid-template-columns:minmax(0,1fr) auto;padding:6px 0;border-bottom:1px solid var(--line)}td{padding:0;border:0}td.hash{grid-column:1/-1}td:nth-child(2){padding-right:0}table{border-top:1px solid var(--ink)}.sheet{margin:0;padding:28px 18px;border:0}.facts,.two{grid-template-columns:minmax(0,1fr)}.card{grid-template-columns:96px minmax(0,1fr);gap:14px}.card img,.noimg{width:96px;height:72px}h1{font-size:24px}.mark{width:38px;height:62px;font-size:22px;line-height:24px;padding:4px}}
@media print{.day,section>.none,.gaps>strong{break-after:avoid}.ex .head,.times{break-inside:avoid}.ex .head{break-after:avoid}footer{break-before:avoid;margin-top:24pt}.lead,.two{break-before:auto}.ways-to{display:none}@page{size:A4;margin:16mm 15mm 18mm}html{background:none}body{font-size:10.5pt;line-height:1.55}.sheet{max-width:none;margin:0;padding:0;border:0;box-shadow:none;background:none}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}section{margin-top:26pt}h1{font-size:21pt}h2{font-size:14pt;break-after:avoid}h3,.ex .top{break-after:avoid}.line>li,.two>div,.ways li,.gaps,tr,.facts>div,.lead{break-inside:avoid}.line>li{padding-bottom:12pt}thead{display:table-header-group}a{text-decoration:none}}
`;
