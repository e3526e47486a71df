import { afterEach, expect, test } from 'vitest';
import { closeAll, kinds, open, pick, snap } from './support';

afterEach(closeAll);

/** A real font: Playwright ships one for its own viewer. Its sign for U+EA60 is as wide as it is high. */
const [FONT = ''] = Object.values(
  import.meta.glob<string>('/node_modules/playwright-core/lib/vite/traceViewer/*.ttf', {
    query: '?url',
    import: 'default',
    eager: true,
  }),
);
const fontUrl = (n: number): string => new URL(`${FONT.split('?')[0] ?? ''}?n=${n}`, location.href).href;
const REAL = { fetch: ((input, init) => fetch(input, init)) as typeof fetch };
const SIGN = '&#xea60;';
const PAGE = `<!DOCTYPE html><span id=s style="font:60px Dyn,monospace">${SIGN}</span>`;

async function addFont(
  { doc, win }: Awaited<ReturnType<typeof open>>,
  family: string,
  source: string | ArrayBuffer,
): Promise<void> {
  const face = new (win as Window & typeof globalThis).FontFace(family, source, { weight: '400' });
  doc.fonts.add(face);
  await face.load();
}

test('a font that a script loaded from an address is kept', async () => {
  const page = await open(PAGE);
  const before = pick(page.doc, '#s').getBoundingClientRect().width;
  await addFont(page, 'Dyn', `url(${fontUrl(1)})`);
  const shown = pick(page.doc, '#s').getBoundingClientRect().width;
  expect(shown).not.toBe(before);
  const shot = await snap(page.doc, REAL);
  expect(shot.notCaptured).toEqual([]);
  expect(kinds(shot)).toContain('font-face-written');
  const back = await open(shot.html);
  await back.doc.fonts.ready;
  expect(pick(back.doc, '#s').getBoundingClientRect().width).toBe(shown);
});

test('fonts that cannot be told apart, or were made of bytes, are named and not guessed', async () => {
  const two = await open(PAGE);
  await addFont(two, 'Dyn', `url(${fontUrl(2)})`);
  await addFont(two, 'Other One', `url(${fontUrl(3)})`);
  const shot = await snap(two.doc, REAL);
  expect(shot.notCaptured).toEqual([
    { what: 'font', reason: 'MADE_BY_SCRIPT', where: 'Dyn', count: 1 },
    { what: 'font', reason: 'MADE_BY_SCRIPT', where: 'Other One', count: 1 },
  ]);
  const bytes = await open(PAGE);
  await addFont(bytes, 'Dyn', await (await fetch(fontUrl(4))).arrayBuffer());
  expect((await snap(bytes.doc, REAL)).notCaptured).toMatchObject([
    { what: 'font', reason: 'MADE_BY_SCRIPT' },
  ]);
});

test('a font of a style sheet is no gap, and is not mistaken for that of a script', async () => {
  const page = await open(
    `<!DOCTYPE html><style>@font-face{src:url(${fontUrl(5)});font-family:"Sheet  Font"}@media all{@font-face{font-family:Dyn;font-weight:700;src:url(${fontUrl(6)})}}</style>
     <b style="font-family:'Sheet  Font'">${SIGN}</b>${PAGE}`,
  );
  await page.doc.fonts.ready;
  const plain = await snap(page.doc, REAL);
  expect(plain.notCaptured).toEqual([]);
  expect(kinds(plain)).not.toContain('font-face-written');
  await addFont(page, 'Dyn', `url(${fontUrl(7)})`);
  const shot = await snap(page.doc, REAL);
  expect(shot.notCaptured).toEqual([]);
  expect(kinds(shot)).toContain('font-face-written');
});

test('a highlight that a script made is told, where a style sheet shows it', async () => {
  const { doc, win } = await open(
    '<!DOCTYPE html><style>::highlight(price){background:#f0f}</style><p>现价 35 元</p>',
  );
  const scope = win as Window & typeof globalThis;
  const range = doc.createRange();
  range.selectNodeContents(pick(doc, 'p'));
  scope.CSS.highlights.set('price', new scope.Highlight(range));
  scope.CSS.highlights.set('unseen', new scope.Highlight(range));
  const shot = await snap(doc);
  expect(shot.notCaptured).toEqual([
    { what: 'text', reason: 'MARKED_BY_SCRIPT', where: '::highlight(price)', count: 1 },
  ]);
  expect(shot.text).toBe('现价 35 元');
});
