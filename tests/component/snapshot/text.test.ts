import { afterEach, expect, test } from 'vitest';
import { readPage } from '@/utils/capture/snapshot/page-text';
import type { TextRun } from '@/utils/recognise/types';
import { closeAll, open, pick, snap } from './support';

afterEach(closeAll);

const runOf = (runs: readonly TextRun[], text: string): TextRun => {
  const found = runs.find((r) => r.text.trim() === text);
  if (!found) throw new Error(`no run reads ${text}`);
  return found;
};

test('text reads as on screen: a line per block, a tab per cell, blanks collapsed, preformatted kept', async () => {
  const { doc } = await open(`<!DOCTYPE html><title>不在</title><h1>订单  详情</h1><p>订单号：<b>2026</b>
    <i>0312</i></p><table><tr><th>金额</th><td>¥498.00</td></tr><tr><td>状态<td>待处理</table>
    <pre>a  b
c</pre>一<br>二<ul><li>秒到账<li>自动发货</ul><input value=输入><select><option>甲<option selected>乙</select><button>立即购买</button>
    <script>no</script><style>no{}</style><template>no</template>`);
  expect((await snap(doc)).text).toBe(
    '订单 详情\n订单号：2026 0312\n金额\t¥498.00\n状态\t待处理\na  b\nc\n一\n二\n秒到账\n自动发货\n输入 乙 立即购买',
  );
});

test.each([
  ['display:none', '<p style="display:none"><b>隐</b></p>'],
  ['visibility:hidden', '<p style="visibility:hidden">隐</p>'],
  ['opacity:0 of an ancestor', '<div style="opacity:0"><p>隐</p></div>'],
  ['a folded panel', '<div style="height:0;overflow:hidden"><p>隐</p></div>'],
  ['a screen-reader text', '<span style="position:absolute;width:1px;height:1px;overflow:hidden">隐</span>'],
  ['font size zero', '<p style="font-size:0">隐</p>'],
  ['far to the left', '<p style="position:absolute;left:-9999px">隐</p>'],
  ['closed details', '<details><summary>题</summary><p>隐</p></details>'],
  ['an option not chosen', '<select><option>甲<option>隐</select>'],
  ['a hidden frame', '<iframe style="display:none" srcdoc="隐"></iframe>'],
])('text hidden by %s is a run that says so, and is not in the text', async (_, body) => {
  const { doc } = await open(`<!DOCTYPE html><body>${body}</body>`);
  const shot = await snap(doc);
  const run = runOf(shot.runs, '隐');
  expect(run.visible).toBe(false);
  expect(shot.text).not.toContain('隐');
});

test('visible text inside a hidden ancestor that shows itself again is visible', async () => {
  const { doc } = await open(
    '<!DOCTYPE html><div style="visibility:hidden"><p style="visibility:visible">显</p></div>',
  );
  expect((await snap(doc)).text).toBe('显');
});

test('a run knows its place, size, strike-through and icon', async () => {
  const { doc, win } = await open(`<!DOCTYPE html><body style="margin:0"><div style="height:900px"></div>
    <dl><dt>商品</dt><dd style="font-size:30px;margin:0">会员月卡</dd></dl><s>¥60</s> <span style="text-decoration:line-through"><em>¥70</em></span>
    <i style="font-family:'Material Icons'">storefront</i><i>\ue001</i><div style="height:2000px"></div>`);
  win.scrollTo(0, 500);
  const { runs } = readPage(doc);
  const title = runOf(runs, '会员月卡');
  expect(title).toMatchObject({
    tags: ['html', 'body', 'dl', 'dd'],
    path: [0, 1, 1, 1],
    fontSize: 30,
    frame: 0,
    source: 'text',
  });
  const dd = pick(doc, 'dd').getBoundingClientRect();
  expect(title.rect?.y).toBeGreaterThanOrEqual(dd.top + 500 - 1);
  expect(title.rect?.y).toBeLessThan(dd.bottom + 500);
  expect(runOf(runs, '¥60').struck).toBe(true);
  expect(runOf(runs, '¥70').struck).toBe(true);
  expect(title.struck).toBeUndefined();
  expect(runOf(runs, 'storefront').icon).toBe(true);
  expect(runOf(runs, '\ue001').icon).toBe(true);
});

test('cells carry their grid position, spans and nested tables respected', async () => {
  const { doc } = await open(`<!DOCTYPE html><table><thead><tr><td>头<th>h2<th>h3</thead>
    <tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td><table><tr><th>n</table></table>`);
  const { runs } = readPage(doc);
  const cell = (t: string): TextRun['cell'] => runOf(runs, t).cell;
  expect(cell('头')).toEqual({ table: 0, row: 0, column: 0, header: true });
  expect(cell('b')).toEqual({ table: 0, row: 1, column: 1, header: false });
  expect(cell('c')).toEqual({ table: 0, row: 2, column: 1, header: false });
  expect(cell('n')).toEqual({ table: 1, row: 0, column: 0, header: true });
});

test('values, placeholders, alternative texts and labels are runs of their own', async () => {
  const { doc } = await open(
    '<!DOCTYPE html><input value=卡号 disabled><input placeholder=请输入><textarea>卡密</textarea><img alt=头像 src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><b aria-label=商家>x</b><input type=hidden value=token>',
  );
  const { runs } = readPage(doc);
  expect(runOf(runs, '卡号')).toMatchObject({ source: 'value', visible: true });
  expect(runOf(runs, '请输入')).toMatchObject({ source: 'placeholder', visible: true });
  expect(runOf(runs, '卡密')).toMatchObject({ source: 'value', visible: true });
  expect(runOf(runs, '头像').source).toBe('alt');
  expect(runOf(runs, '商家')).toMatchObject({ source: 'aria-label', visible: false });
  expect(runs.some((r) => r.text === 'token')).toBe(false);
});

test('slotted text stands where it is shown, text without a slot is not shown', async () => {
  const { doc } = await open('<!DOCTYPE html><div id=h><b slot=s>中</b><i>丢</i></div>');
  pick(doc, '#h').attachShadow({ mode: 'open' }).innerHTML =
    '<p>前</p><p><slot name=s>备用</slot></p><p>后</p>';
  const shot = await snap(doc);
  expect(shot.text).toBe('前\n中\n后');
  expect(runOf(shot.runs, '丢').visible).toBe(false);
});

test('frame rectangles are in the co-ordinates of the top page', async () => {
  const { doc } = await open(
    '<!DOCTYPE html><body style="margin:0"><iframe style="position:absolute;left:100px;top:200px;border:5px solid;padding:7px" srcdoc="<body style=margin:0><p style=margin:0>框</p>"></iframe>',
  );
  const rect = runOf(readPage(doc).runs, '框').rect;
  expect(rect?.x).toBe(112);
  expect(rect?.y).toBeGreaterThanOrEqual(212);
  expect(rect?.y).toBeLessThan(225);
});
