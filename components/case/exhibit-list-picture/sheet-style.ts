/** A4 upright at 150 dpi, px. Laid out at this size and drawn 1:1, so no browser's smallest font size interferes. */
export const PAGE = { width: 1240, height: 1754 } as const;

/** Thumbnail, px. */
export const THUMB = { width: 144, height: 96 } as const;

/**
 * The paper's own look, the same in every theme. Plain hex colours and boxes only: html2canvas knows no light-dark(),
 * and borders of collapsed tables would be drawn twice. Figures are set in a fixed-width face, because
 * canvas text has no `tabular-nums`.
 */
export const SHEET_STYLE = `
* { box-sizing: border-box; margin: 0; padding: 0; }
html, body { background: #fffdf8; }
body { width: ${PAGE.width}px; color: #221f1b; font: 20px/1.4 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif; }
.sheet { position: relative; width: ${PAGE.width}px; height: ${PAGE.height}px; padding: 64px 70px 0; overflow: hidden; background: #fffdf8; }
.figures { font-family: Consolas, Menlo, 'Cascadia Mono', 'DejaVu Sans Mono', 'Noto Sans Mono', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', monospace; }
.title { display: flex; align-items: center; justify-content: space-between; padding-bottom: 22px; border-bottom: 3px solid #221f1b; }
.title h1 { font: 700 46px/1.2 'Songti SC', SimSun, 'Noto Serif CJK SC', serif; }
.title .maker { padding: 4px 12px; border: 2px solid #b32d20; border-radius: 5px; color: #b32d20; font: 700 24px/1.3 'Songti SC', SimSun, 'Noto Serif CJK SC', serif; }
.facts { padding: 18px 0 16px; }
.facts div { display: flex; padding: 3px 0; }
.facts dt { flex: none; width: 120px; color: #575046; }
.facts dd { flex: 1; overflow-wrap: anywhere; }
.facts .case { font-size: 24px; font-weight: 600; line-height: 1.3; }
.again { display: flex; justify-content: space-between; padding-bottom: 14px; border-bottom: 3px solid #221f1b; margin-bottom: 18px; color: #575046; }
.again b { color: #221f1b; }
.row, .heads { display: grid; grid-template-columns: 84px 164px 320px 198px 212px 122px; }
.heads { padding: 9px 0; border-top: 1px solid #8a8071; border-bottom: 1px solid #8a8071; background: #f3ede1; color: #575046; font-size: 17px; font-weight: 600; }
.heads > :first-child { padding-left: 10px; }
.row { padding: 16px 0 14px; border-bottom: 1px solid #ddd5c6; }
.row > * { min-width: 0; padding-right: 16px; overflow-wrap: anywhere; }
.row > :last-child { padding-right: 0; }
.label { padding-left: 10px; font: 700 23px/1.3 'Songti SC', SimSun, 'Noto Serif CJK SC', serif; }
.thumb { grid-row: 1 / 3; grid-column: 2; position: relative; }
.thumb .redrawn { position: absolute; left: 1px; top: ${THUMB.height - 23}px; width: ${THUMB.width}px; background: #5b4a1f; color: #fffdf8; font-size: 15px; line-height: 24px; text-align: center; }
.thumb canvas, .thumb .none { display: block; width: ${THUMB.width}px; height: ${THUMB.height}px; border: 1px solid #8a8071; }
.thumb .none { background: #f3ede1; color: #696156; font-size: 17px; line-height: ${THUMB.height - 2}px; text-align: center; }
.name { font-weight: 600; }
.kind { color: #575046; font-size: 18px; }
.row .figures { font-size: 17px; line-height: 26px; }
.row .amount { font-size: 19px; font-weight: 700; }
.absent { color: #696156; }
.state { font-size: 19px; font-weight: 600; }
.state.whole { color: #2b6640; }
.state.partial { color: #7d5200; }
.state.damaged { color: #a2190f; }
.state.waiting { color: #575046; }
.trace { grid-column: 3 / 7; padding-top: 8px; color: #575046; font-size: 16px; line-height: 22px; }
.trace div { display: flex; }
.trace span { flex: none; width: 92px; color: #696156; }
.trace p { flex: 1; min-width: 0; word-break: break-all; }
.row .trace .figures { font-size: 15px; line-height: 22px; }
.end { padding-top: 16px; color: #696156; font-size: 17px; text-align: center; }
.trace b { color: #221f1b; }
.foot { position: absolute; left: 70px; right: 70px; bottom: 44px; display: flex; align-items: baseline; justify-content: space-between; padding-top: 14px; border-top: 1px solid #8a8071; color: #575046; font-size: 17px; }
`;

/** px kept free at the bottom of the sheet for the foot line. */
export const FOOT = 112;
