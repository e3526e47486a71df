import { allRounded, median, rounded } from '../measure';
import type { Row } from '../report';
import type { UiEngine } from './engine';
import type { Shelf } from './stage';
import { needle } from './words';

declare const benchUi: UiEngine;

interface Query {
  readonly words: string;
  /** How many it must find; absent: whatever it finds. */
  readonly found?: number;
}

const RARE: readonly Query[] = [1234, 5000, 7777, 9999, 42].map((seed) => ({
  words: needle(seed),
  found: 1,
}));
const USUAL: readonly Query[] = [
  { words: '秒到账' },
  { words: '概不退换 客服' },
  { words: 'copyright' },
  { words: '没有这样的话', found: 0 },
  { words: '系统卡单' },
  { words: 'Shop.Example 微信' },
];

/** A query over the words of ten thousand exhibits, in the extension's own page, with the functions that ship. */
export async function searchRows({ page, caseId, browser, count }: Shelf): Promise<Row[]> {
  const ask = (words: string, cold: boolean) =>
    page.evaluate(([id, text, fresh]) => benchUi.query(id, text, fresh), [caseId, words, cold] as const);
  const first: number[] = [];
  for (let round = 0; round < 3; round++) first.push((await ask('秒到账', true)).ms);
  const problems: string[] = [];
  const times: { words: string; ms: number; found: number }[] = [];
  for (let round = 0; round < 3; round++) {
    for (const { words, found } of [...RARE, ...USUAL]) {
      const answer = await ask(words, false);
      times.push({ words, ...answer });
      if (found !== undefined && answer.found !== found)
        problems.push(`“${words}”: ${answer.found} instead of ${found}`);
    }
  }
  const ms = median(times.map((one) => one.ms));
  const slowest = Math.max(...times.map((one) => one.ms));
  const typed = await typing({ page, caseId, browser, count });
  return [
    {
      id: 'ui.search',
      name: '搜索 1 万份证据的文字 search in 10,000 exhibits',
      shown: `${ms.toFixed(0)} ms（最慢 slowest ${slowest.toFixed(0)} ms）`,
      raw: { times: times.map((one) => ({ ...one, ms: rounded(one.ms) })) },
      ...(problems.length > 0 ? { problem: problems.join('; ') } : {}),
    },
    {
      id: 'ui.search.first',
      name: '第一次搜索（含读入） first search, words read in',
      shown: `${median(first).toFixed(0)} ms`,
      raw: { ms: allRounded(first) },
    },
    {
      id: 'ui.search.typed',
      name: '输入到结果（含 120 ms 停顿） typed to shown, 120 ms rest included',
      shown: `${median(typed).toFixed(0)} ms`,
      raw: { ms: allRounded(typed) },
    },
  ];
}

/** ms from the last letter in the box to the count beside it. */
async function typing({
  browser,
  caseId,
}: Pick<Shelf, 'page' | 'browser' | 'caseId' | 'count'>): Promise<number[]> {
  const page = await browser.context.newPage();
  try {
    await page.goto(`${browser.url('workspace.html')}?case=${caseId}&tab=timeline`);
    const box = page.getByRole('searchbox');
    await box.fill('先读入');
    await page.getByText(/^找到|found$/).waitFor({ timeout: 60_000 });
    const times: number[] = [];
    for (const { words } of [...RARE, ...USUAL]) {
      await box.fill('');
      times.push(
        await page.evaluate(async (text) => {
          const input = document.querySelector<HTMLInputElement>('input[type=search]');
          if (!input) throw new Error('no search box');
          await new Promise(requestAnimationFrame);
          const begun = performance.now();
          input.value = text;
          input.dispatchEvent(new Event('input', { bubbles: true }));
          for (;;) {
            await new Promise(requestAnimationFrame);
            const said = document.querySelector('.axis-found')?.textContent ?? '';
            if (/^找到|found$/.test(said)) return performance.now() - begun;
          }
        }, words),
      );
    }
    return times;
  } finally {
    await page.close();
  }
}
