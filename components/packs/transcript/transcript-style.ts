/** px. A phone shows 800 px about as wide as its screen: letters of 22 px are read without zooming. */
export const TRANSCRIPT_WIDTH = 800;

/** As `sheet-style.ts`: plain boxes and hex colours, which html2canvas draws as they are. */
export const TRANSCRIPT_CSS = `
* { box-sizing: border-box; margin: 0; padding: 0; }
html, body { background: #fffdf8; }
body { width: ${TRANSCRIPT_WIDTH}px; color: #221f1b; font: 22px/1.5 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif; }
.part { width: ${TRANSCRIPT_WIDTH}px; padding: 0 28px; background: #fffdf8; }
.row { padding: 14px 0; }
.row > * { overflow-wrap: anywhere; }
.head { padding: 26px 0 18px; border-bottom: 2px solid #221f1b; }
.head h1 { font-size: 28px; line-height: 1.35; }
.head p { color: #575046; font-size: 19px; }
.head .care { color: #7d5200; }
.meta { color: #575046; font-size: 18px; line-height: 26px; }
.meta b { color: #221f1b; }
.say { display: block; max-width: 86%; width: fit-content; padding: 10px 16px; border: 1px solid #ddd5c6; border-radius: 8px; background: #ffffff; white-space: pre-wrap; }
.self .meta { text-align: right; }
.self .say { margin-left: auto; background: #eef4e4; border-color: #c9d6b8; }
.note { text-align: center; }
.note .say { margin: 0 auto; border: 0; background: #fffdf8; color: #575046; font-size: 20px; }
.quote { max-width: 86%; padding: 2px 12px; border-left: 4px solid #ddd5c6; color: #575046; font-size: 19px; white-space: pre-wrap; }
.file { color: #575046; font-size: 19px; }
.fate { max-width: 92%; margin-top: 6px; padding: 8px 14px; background: #fdf5e3; color: #7d5200; font-size: 20px; white-space: pre-wrap; }
.self .quote, .self .file, .self .fate { margin-left: auto; }
.marks { color: #696156; font-size: 18px; }
.self .marks { text-align: right; }
.gap, .at { padding: 10px 0; color: #575046; font-size: 18px; text-align: center; }
.gap { color: #7d5200; }
`;
