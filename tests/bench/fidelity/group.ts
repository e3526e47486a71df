import { REFTESTS } from '../pages/reftests/index';
import type { Places } from '../places';
import type { Row } from '../report';
import { Reader } from './reopen';
import {
  CONTESTANTS,
  launchInjectors,
  LIMIT,
  measure,
  type Contestant,
  type FidelityPage,
  type PageResult,
} from './run';

const SHOPS = (places: Places): FidelityPage[] => {
  const { shop, spa, tickets, hostile } = places.shops;
  return [
    { name: 'shop-product', url: `${shop}/product/1024.html`, ready: '.review', whole: true },
    { name: 'shop-order', url: `${shop}/user/index/query?tradeNo=260312142833744260`, whole: true },
    { name: 'spa-item', url: `${spa}/#/item/88`, ready: '.shot' },
    { name: 'spa-order', url: `${spa}/#/order/DJ20260312143015` },
    { name: 'ticket', url: `${tickets}/ticket/58213`, whole: true },
    { name: 'hostile-clobber', url: `${hostile}/clobber`, whole: true },
  ];
};
const GENERATED = ['article', 'table', 'shadows', 'styled', 'colours', 'gallery', 'bubbles', 'sticky'];

/** @param only parts of names; all pages when there are none. */
export function fidelityPages(places: Places, only: readonly string[] = []): FidelityPage[] {
  const all: FidelityPage[] = [
    ...SHOPS(places),
    ...GENERATED.map((name) => ({ name, url: `${places.generated.url}/${name}`, whole: true })),
    ...REFTESTS.map(({ name, dpr }) => ({
      name,
      url: `${places.generated.url}/reftest/${name}/`,
      ...(dpr ? { dpr } : {}),
    })),
  ];
  return only.length === 0 ? all : all.filter(({ name }) => only.some((part) => name.includes(part)));
}

/**
 * How many saved pages look like the live ones when they are reopened without a network: ours and SingleFile's.
 *
 * @param product folder of the built extension.
 */
export async function fidelityRows(
  product: string,
  places: Places,
  pages = fidelityPages(places),
): Promise<Row[]> {
  const [injectors, reader] = await Promise.all([launchInjectors(product), Reader.launch()]);
  const results: PageResult[] = [];
  try {
    for (const page of pages) results.push(await measure(injectors, reader, page));
  } finally {
    await Promise.all([injectors.all.close(), injectors.tab.close(), reader.close()]);
  }
  return rowsOf(results);
}

function rowsOf(results: readonly PageResult[]): Row[] {
  const judged = results.filter((result) => result.skipped === undefined);
  const passed = (engine: Contestant): number =>
    judged.filter((r) => r.engines[engine].share <= LIMIT).length;
  const total = (of: 'requests' | 'scripts', engine: Contestant): number =>
    judged.reduce((sum, result) => sum + result.engines[engine][of], 0);
  const active = (['ours', 'ungranted'] as const).reduce(
    (sum, engine) => sum + total('requests', engine) + total('scripts', engine),
    0,
  );
  const skipped = results.filter((result) => result.skipped !== undefined);
  return [
    ...(['defaults', 'everything'] as const).map((other) => ({
      id: `fidelity.${other}`,
      name: `离线重开看起来一样 / SingleFile ${other === 'defaults' ? '默认 defaults' : '不删减 nothing removed'}`,
      ratio: passed('ours') / passed(other),
      shown: `${passed('ours')} : ${passed(other)}，共 ${judged.length} 页 pages`,
      raw: { ours: passed('ours'), other: passed(other), pages: judged.length },
    })),
    {
      id: 'fidelity.ungranted',
      name: '  未另外允许任何网站 no site allowed',
      ratio: passed('ungranted') / passed('ours'),
      shown: `${passed('ungranted')} : ${passed('ours')}`,
      raw: { ungranted: passed('ungranted'), ours: passed('ours'), pages: judged.length },
    },
    {
      id: 'fidelity.inert',
      name: '重开时的请求与脚本 requests, scripts',
      shown: CONTESTANTS.map((engine) => `${total('requests', engine)}+${total('scripts', engine)}`).join(
        ' : ',
      ),
      raw: Object.fromEntries(
        CONTESTANTS.map((e) => [e, { requests: total('requests', e), scripts: total('scripts', e) }]),
      ),
      ...(active > 0 ? { problem: `重新打开时有 ${active} 个请求或脚本 / the saved page is not inert` } : {}),
    },
    ...skipped.map(({ page, skipped: why }) => ({
      id: `fidelity.page.${page.name}`,
      name: `  ${page.name}`,
      shown: `跳过 skipped: ${why ?? ''}`,
      raw: { skipped: why },
    })),
    ...judged.filter((result) => result.engines.ours.share > LIMIT).map(failedRow),
    {
      id: 'fidelity.pages',
      name: '  其余各页 all other pages',
      shown: '见 see bench.json',
      raw: Object.fromEntries(judged.map(({ page, engines }) => [page.name, engines])),
    },
  ];
}

/** A page of ours that looks different: named, with its share. Not a failure of the bench, but a measured value. */
function failedRow({ page, engines }: PageResult): Row {
  return {
    id: `fidelity.page.${page.name}`,
    name: `  ${page.name}`,
    shown: CONTESTANTS.map((engine) => percent(engines[engine].share)).join(' / '),
    raw: { ...engines },
    ...(engines.ours.failure === undefined ? {} : { problem: engines.ours.failure }),
  };
}

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;
