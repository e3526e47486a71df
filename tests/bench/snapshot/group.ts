import type { BrowserContext } from '@playwright/test';
import { size } from '@/scripts/demo/table';
import { allRounded, interleave, median, rounded } from '../measure';
import { END_MARK } from '../pages/plain';
import type { Row } from '../report';
import type { Places } from '../places';
import { bundleEngines, ENGINES, type Engine } from './bundle';
import type { Taken } from './engine';
import { countDisturbance, takeOnce, type SnapshotPage } from './take';

/** Pages of the fixture shops and generated ones; none holds a frame of another origin. */
const pages = ({ shops, generated }: Places): SnapshotPage[] => [
  {
    name: '商品页 product',
    url: `${shops.shop}/product/1024.html`,
    mark: '最终解释权归商家所有',
    ready: '.review',
  },
  {
    name: '订单页 order',
    url: `${shops.shop}/user/index/query?tradeNo=260312142833744260`,
    mark: '260312142833744260',
    ready: 'footer',
  },
  { name: '单页应用 SPA', url: `${shops.spa}/#/item/88`, mark: '虚拟商品不支持无理由退款', ready: '.shot' },
  { name: '工单 ticket', url: `${shops.tickets}/ticket/58213`, mark: '58213', ready: 'body' },
  { name: '长文 article', url: `${generated.url}/article`, mark: END_MARK, ready: 'body' },
  { name: '5000 行表 table', url: `${generated.url}/table`, mark: END_MARK, ready: 'body' },
  { name: '影子树 shadow', url: `${generated.url}/shadows`, mark: END_MARK, ready: 'goods-card' },
  { name: '字体样式 CSS', url: `${generated.url}/styled`, mark: END_MARK, ready: 'body' },
  { name: '聊天 chat', url: `${generated.url}/bubbles`, mark: END_MARK, ready: 'body' },
  { name: '相册 gallery', url: `${generated.url}/gallery`, mark: END_MARK, ready: 'body' },
  { name: '表单 form', url: `${generated.url}/forms`, mark: END_MARK, ready: 'body' },
  { name: '脚本样式 CSSOM', url: `${generated.url}/inserted`, mark: END_MARK, ready: 'body' },
  { name: '同源框架 frames', url: `${generated.url}/framed`, mark: END_MARK, ready: 'body' },
  { name: '图表 charts', url: `${generated.url}/charts`, mark: END_MARK, ready: 'body' },
];

/** SingleFile marks the page in the same way whatever it later removes. */
const COUNTED = ['ours', 'defaults'] as const;
type Counted = (typeof COUNTED)[number];

const ROUNDS = { rounds: 5, least: 3, budget: 4000 };

interface PageResult {
  readonly page: SnapshotPage;
  readonly ms: Readonly<Record<Engine, number>>;
  readonly bytes: Readonly<Record<Engine, number>>;
  readonly mutations: Readonly<Record<Counted, number>>;
  readonly row: Row;
}

/** DOM snapshot: ours against SingleFile's engine, with its defaults and with nothing removed. */
export async function snapshotRows(context: BrowserContext, places: Places): Promise<Row[]> {
  const engines = await bundleEngines();
  const results: PageResult[] = [];
  for (const page of pages(places)) results.push(await measurePage(context, page, engines));
  const over = (field: 'ms' | 'bytes', other: Exclude<Engine, 'ours'>, id: string, name: string): Row => {
    const ratios = results.map((result) => result[field].ours / result[field][other]);
    return {
      id,
      name,
      ratio: median(ratios),
      shown: `${results.length} 页 pages, ${Math.min(...ratios).toPrecision(2)}–${Math.max(...ratios).toPrecision(2)}`,
      raw: { ratios: Object.fromEntries(results.map(({ page }, i) => [page.name, rounded(ratios[i] ?? 0)])) },
    };
  };
  const caused = sum(results, 'ours');
  return [
    over('ms', 'defaults', 'snapshot.time.defaults', '快照用时 / SingleFile 默认 defaults'),
    over('ms', 'everything', 'snapshot.time.everything', '快照用时 / SingleFile 不删减 nothing removed'),
    over('bytes', 'defaults', 'snapshot.size.defaults', '快照大小 / SingleFile 默认 defaults'),
    over('bytes', 'everything', 'snapshot.size.everything', '快照大小 / SingleFile 不删减 nothing removed'),
    {
      id: 'snapshot.mutations',
      name: '对页面的改动 DOM mutations',
      shown: `${caused}（SingleFile ${sum(results, 'defaults')}）`,
      raw: Object.fromEntries(COUNTED.map((engine) => [engine, sum(results, engine)])),
      ...(caused > 0 ? { problem: `快照改动了页面 ${caused} 处 / the snapshot changed the page` } : {}),
    },
    ...results.map((result) => result.row),
  ];
}

const sum = (results: readonly PageResult[], engine: Counted): number =>
  results.reduce((all, result) => all + result.mutations[engine], 0);

async function measurePage(
  context: BrowserContext,
  page: SnapshotPage,
  engines: Readonly<Record<Engine, string>>,
): Promise<PageResult> {
  const once = (engine: Engine) => () => takeOnce(context, page, engines[engine]);
  const taken = await interleave<Engine, Taken>(
    { ours: once('ours'), defaults: once('defaults'), everything: once('everything') },
    ROUNDS,
  );
  const each = (of: (engine: Engine) => number): Record<Engine, number> => ({
    ours: of('ours'),
    defaults: of('defaults'),
    everything: of('everything'),
  });
  const ms = each((engine) => median(taken[engine].map((t) => t.ms)));
  const bytes = each((engine) => median(taken[engine].map((t) => t.bytes)));
  const mutations = {
    ours: await countDisturbance(context, page, engines.ours),
    defaults: await countDisturbance(context, page, engines.defaults),
  };
  const broken = ENGINES.filter((engine) => taken[engine].some((t) => !t.whole));
  return {
    page,
    ms,
    bytes,
    mutations,
    row: {
      id: `snapshot.page.${page.name.split(' ').at(-1) ?? ''}`,
      name: `  ${page.name}`,
      ratio: ms.ours / ms.defaults,
      shown: `${ENGINES.map((e) => ms[e].toFixed(0)).join(' / ')} ms, ${ENGINES.map((e) => size(bytes[e])).join(' / ')}`,
      raw: {
        rounds: taken.ours.length,
        medianMs: Object.fromEntries(ENGINES.map((e) => [e, rounded(ms[e])])),
        ms: Object.fromEntries(ENGINES.map((e) => [e, allRounded(taken[e].map((t) => t.ms))])),
        bytes,
        mutations,
      },
      ...(broken.length > 0 ? { problem: `快照不完整 / incomplete snapshot: ${broken.join(', ')}` } : {}),
    },
  };
}
