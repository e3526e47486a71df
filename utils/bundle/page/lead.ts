import { exhibitLabel } from '../../exhibit/ids';
import { CLAIM_EN, ISSUE_EN } from '../case-words';
import { clockText } from '../words';
import { html, type Html } from './html';
import { lostIn, type PageInput } from './page-input';

/** Numbers of the exhibits present that have a time-stamp by the log, in order. */
export function stampedNumbers({ input, lines }: PageInput): number[] {
  const present = new Set(input.exhibits.map(({ record }) => record.number));
  const stamped = lines.flatMap((line) => (line.type === 'exhibit-timestamped' ? [line.number] : []));
  return [...new Set(stamped)].filter((number) => present.has(number)).sort((a, b) => a - b);
}

/** `E001–E003、E007` */
export function labelsText(numbers: readonly number[], comma = '、'): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run && number === run[1] + 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs
    .map(([from, to]) => (from === to ? exhibitLabel(from) : `${exhibitLabel(from)}–${exhibitLabel(to)}`))
    .join(comma);
}

/** What a reader with one minute has to know before anything else, and where the rest stands. */
export function lead(page: PageInput): Html {
  const stamped = stampedNumbers(page);
  const known = page.input.exhibits.some(
    ({ record: { summary } }) => summary.goodsTitle ?? summary.orderNumber ?? summary.amount,
  );
  return html`<div class="lead">
    ${known && html`<p>以上商品、订单号、金额由程序从网页上读出，请以所注证据的原图为准。</p>`}
    <p>
      时间取自采集者电脑的时钟，属于自述${
        stamped.length > 0
          ? `；${labelsText(stamped)} 另有外部机构签发的可信时间戳`
          : '；没有外部机构的时间戳'
      }。${page.signer ? '本包有签名，认的是导出它的那份安装，不是人。' : '本包没有签名。'}
    </p>
    <p class="ways-to">
      <a href="#proof">能证明什么，不能证明什么</a>　<a href="#check">如何核验（三种办法）</a>　<a
        href="#exhibits"
        >证据清单与哈希</a
      >
    </p>
    <p class="en">${english(page, stamped)}</p>
  </div>`;
}

/** The page in one paragraph, for a reader of English. */
function english(page: PageInput, stamped: readonly number[]): Html {
  const { input, log, dossier } = page;
  const records = input.exhibits.map(({ record }) => record);
  const times = records.map(({ startedAt }) => startedAt).sort((a, b) => a.epochMs - b.epochMs);
  const [first, last] = [times[0], times.at(-1)];
  const partial = records.filter(({ notCaptured, state }) => state !== 'complete' || notCaptured.length > 0);
  const lost = records.filter(({ number }) => lostIn(page, number) > 0);
  const { issue, claim, claimAmount, paid } = dossier.fields;
  const told = [
    issue && `Problem, as the holder states it: ${nameIn(ISSUE_EN, issue.value)}.`,
    paid && `Paid: CNY ${paid.value}.`,
    claim && `Asked for: ${nameIn(CLAIM_EN, claim.value)}${claimAmount ? `, CNY ${claimAmount.value}` : ''}.`,
  ].filter((text) => text !== undefined);
  const parts = [
    `In English: ${records.length} ${records.length === 1 ? 'exhibit' : 'exhibits'}`,
    first && last ? ` kept between ${clockText(first)} and ${clockText(last)} by the operator’s clock` : '',
    partial.length > 0 ? `, ${partial.length} of them partial (what is missing is listed)` : '',
    lost.length > 0 ? `, ${lost.length} with files lost since` : '',
    log.deleted.length > 0 ? `; ${log.deleted.length} deleted, their hashes remain` : '',
    '. ',
    ...told.map((text) => `${text} `),
    'Goods, order number and amount above were read off the pages by a program: the pictures of the exhibits named are what counts. ',
    stamped.length > 0 ? `${labelsText(stamped, ', ')} bear a time-stamp of an outside authority. ` : '',
    page.signer ? 'Signed by one installation, which is not a person. ' : 'Not signed. ',
    'Below: the timeline, every file with its hash, three ways to check, what is proved and what is not.',
  ];
  return html`${parts.join('')}`;
}

const nameIn = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? code;
