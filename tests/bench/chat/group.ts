import { diffArrays } from 'diff';
import type { ExtensionBrowser } from '@/tests/support/extension';
import { conversation, truthOf, type Line, type Truth } from '@/tests/fixtures/sites/chat/data';
import { allRounded, interleave, median, rounded } from '../measure';
import type { Places } from '../places';
import type { Row } from '../report';
import { bundleEngines } from '../snapshot/bundle';
import { bundleOurs } from './bundle';
import type { Swept } from './engine';
import { guardRow, recalledRow } from './guard-rows';
import { pixelRow } from './pixel-row';
import { open, type Bench, type TestChat } from './stage';

/** Whole conversations: what comes back against what was said, and what it costs to keep watch. */
export async function chatRows(browser: ExtensionBrowser, { shops }: Places): Promise<Row[]> {
  const [ours, others] = await Promise.all([bundleOurs(), bundleEngines()]);
  const bench: Bench = { context: browser.context, url: shops.chat, ours, others };
  return [
    await recoveredRow(bench, 500, 'recycle=1&named=1&held=120&page=40&delay=120'),
    await recoveredRow(bench, 5000, 'recycle=1&named=1&held=1000&page=200&delay=60'),
    await recoveredRow(bench, 10_000, 'recycle=1&named=1&held=4000&page=500&delay=60', false),
    await timeRow(bench),
    await wholeRow(bench),
    await pixelRow(browser, shops.chat),
    await findRow(bench),
    await guardRow(bench, '虚拟列表 virtualised, 500', 'n=500&named=1&recycle=1'),
    await guardRow(bench, '整表 all rows, 5,000', 'n=5000&named=1&kind=plain'),
    await recalledRow(bench),
  ];
}

const EDITED = '（已改）24小时内处理';

/** The last messages that are edited while the sweep goes on. */
const editedOf = (lines: readonly Line[]): readonly Line[] =>
  lines
    .filter(({ kind, image }) => kind === 'message' && image === undefined)
    .slice(-8)
    .filter((_, i) => i % 4 === 0);

const lineOf = ({ kind, side, sender, text, image }: Truth): string =>
  JSON.stringify([kind, side, sender, image ?? text]);

/** How many of one list are in the other, in order, each once. */
const inCommon = (a: readonly string[], b: readonly string[]): number =>
  diffArrays([...a], [...b]).reduce((sum, part) => sum + (part.added || part.removed ? 0 : part.count), 0);

/** @param compared beside SingleFile, whose figure does not change with the length */
async function recoveredRow(bench: Bench, count: number, shape: string, compared = true): Promise<Row> {
  const query = `n=${count}&${shape}`;
  const lines = conversation(count);
  const edited = editedOf(lines);
  const now = lines.map((line) => (edited.includes(line) ? { ...line, text: EDITED } : line));
  const truth = truthOf(now, true).map(lineOf);
  const swept = await open(bench, query, async (world, page) => {
    await world.run(bench.ours);
    const done = world.call<Swept>('chatSweep()');
    // By then the sweep is on its way; what it had seen before must stay on record.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1200)));
    await page.evaluate(
      ([ids, text]) => {
        const { chat } = window as unknown as { chat: TestChat };
        for (const id of ids) chat.replace(id, { text });
      },
      [edited.map(({ id }) => id), EDITED] as const,
    );
    return done;
  });
  const found = inCommon(truth, swept.messages.map(lineOf));
  const others = compared
    ? {
        defaults: await savedBy(bench, query, 'defaults', lines),
        everything: await savedBy(bench, query, 'everything', lines),
      }
    : undefined;
  const extra = swept.messages.length - found;
  const texts = textsOf(lines).length;
  const before = inCommon(
    edited.map(({ text }) => text),
    swept.earlier,
  );
  const wrong = found < truth.length || extra > 0 || swept.verdict !== 'complete' || before < edited.length;
  return {
    id: `chat.recovered.${count}`,
    name: `聊天消息 messages recovered, ${count.toLocaleString('en')}`,
    shown:
      `${found} / ${truth.length}，多出 extra ${extra}，改前原话 earlier words ${before} / ${edited.length}，${swept.verdict} ${swept.reasons.join(' ')}` +
      (others
        ? `；SingleFile ${others.defaults} / ${texts} (default), ${others.everything} / ${texts} (nothing removed)`
        : ''),
    raw: {
      truth: truth.length,
      found,
      extra,
      ...(others ? { singleFile: others } : {}),
      texts,
      ms: rounded(swept.took),
      steps: swept.steps,
    },
    ...(wrong
      ? {
          problem: `${found} / ${truth.length}, ${extra} extra, ${before} / ${edited.length} earlier, ${swept.verdict} ${swept.reasons.join(' ')}`,
        }
      : {}),
  };
}

const textsOf = (lines: readonly Line[]): string[] =>
  lines.filter(({ kind, image }) => kind === 'message' && image === undefined).map(({ text }) => plain(text));
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** How many of the messages' texts stand in the HTML that SingleFile makes of the page: text for text, as often as there. */
async function savedBy(
  bench: Bench,
  query: string,
  engine: 'defaults' | 'everything',
  lines: readonly Line[],
): Promise<number> {
  const texts = await open(bench, query, async (world, page) => {
    await world.run(bench.others[engine]);
    const html = await world.call<string>('takeHtml()');
    return page.evaluate((source) => {
      const doc = new DOMParser().parseFromString(source, 'text/html');
      const walker = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      while (walker.nextNode()) found.push(walker.currentNode.nodeValue ?? '');
      return found;
    }, html);
  });
  const left = new Map<string, number>();
  for (const text of texts) left.set(plain(text), (left.get(plain(text)) ?? 0) + 1);
  return textsOf(lines).filter((text) => {
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count > 0;
  }).length;
}

async function timeRow(bench: Bench): Promise<Row> {
  const per = async (count: number): Promise<number> => {
    const swept = await open(bench, `n=${count}&recycle=1&named=1`, async (world) => {
      await world.run(bench.ours);
      return world.call<Swept>('chatSweep()');
    });
    return swept.took / swept.messages.length;
  };
  const times = await interleave(
    { few: () => per(500), all: () => per(5000) },
    { rounds: 3, least: 2, budget: 60_000 },
  );
  const [few, many] = [times.few, median(times.all)];
  return {
    id: 'chat.time',
    name: '每条用时 time per message：5,000 / 500',
    ratio: many / median(few),
    shown: `${many.toFixed(2)} / ${median(few).toFixed(2)} ms`,
    raw: { many: rounded(many), few: allRounded(few) },
  };
}

/** Lists whose rows are all in the document: nothing is scrolled for their text. */
async function wholeRow(bench: Bench): Promise<Row> {
  const per = (count: number): Promise<number> =>
    open(bench, `n=${count}&kind=plain&named=1`, async (world) => {
      await world.run(bench.ours);
      const swept = await world.call<Swept>('chatSweep()');
      if (swept.verdict !== 'complete' || swept.messages.length !== count)
        throw new Error(`${swept.messages.length} / ${count} ${swept.verdict}`);
      return swept.took / count;
    });
  const times = await interleave({ few: () => per(1000), all: () => per(10_000) }, { rounds: 3 });
  const [few, many] = [times.few, median(times.all)];
  return {
    id: 'chat.time.whole',
    name: '整表每条用时 whole list, time per message：10,000 / 1,000',
    ratio: many / median(few),
    shown: `${many.toFixed(2)} / ${median(few).toFixed(2)} ms`,
    raw: { many: rounded(many), few: allRounded(few) },
  };
}

async function findRow(bench: Bench): Promise<Row> {
  const find = (count: number): Promise<number> =>
    open(bench, `n=${count}&kind=plain&named=1`, async (world) => {
      await world.run(bench.ours);
      const times: number[] = [];
      for (let i = 0; i < 3; i++) times.push(await world.call<number>('chatFind()'));
      return median(times);
    });
  const [many, few] = [await find(5000), await find(50)];
  return {
    id: 'chat.find',
    name: '找到对话 find：5,000 行 rows / 50',
    ratio: many / few,
    shown: `${many.toFixed(0)} / ${few.toFixed(0)} ms`,
    raw: { many: rounded(many), few: rounded(few) },
  };
}
