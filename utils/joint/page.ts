import { html, type Html } from '../bundle/page/html';
import { PAGE_STYLE } from '../bundle/page/style';
import type { JointCase, Person, Seller } from './model';
import { claimedBy, paidBy } from './sums';
import { baseName, chinaTime, issueText, kindText, sumText } from './tables';
import { APART_ZH } from './words';

const CSP = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
/** Rows of exhibits that a reader can still leaf through; beyond it the table is in the CSV only. */
const MOST_EXHIBITS = 400;
const MOST_PEOPLE = 2000;

const STYLE = `${PAGE_STYLE}
.sheet{max-width:1120px}
table{table-layout:auto;font-size:13px}
th:nth-child(n),td:nth-child(n){width:auto;text-align:left;padding-right:14px;white-space:normal}
td.num,th.num{text-align:right;white-space:nowrap}
td.id{white-space:nowrap}
.scroll+.none{margin-top:10px}
.promise{padding:12px 0;border-bottom:1px solid var(--line)}.promise p{margin-top:4px;color:var(--soft);font-size:13px}
.scroll{overflow-x:auto}
@media screen and (max-width:680px){table{display:table}thead{display:table-header-group}tbody{display:table-row-group}tr{display:table-row}td{padding:6px 10px 6px 0;border-bottom:1px solid var(--line)}}
@media print{@page{size:A4 landscape}tr{break-inside:avoid}}`;

export interface JointPage {
  readonly joint: JointCase;
  /** Name of the folder. */
  readonly folder: string;
  /** UTC */
  readonly at: string;
  readonly software: string;
}

/** `index.html` of a joint case: who lost how much to whom, on one sheet. Nothing is fetched, nothing runs. */
export function jointHtml({ joint, folder, at, software }: JointPage): string {
  const { people, sellers } = joint;
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${CSP}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>集体投诉材料 · ${people.length} 人</title>
        <style>
          ${{ markup: STYLE }}
        </style>
      </head>
      <body>
        <main class="sheet">
          <header>
            <div>
              <p class="over">集体投诉材料</p>
              <h1>${people.length} 人，${sellers.length} 个卖家，实付合计 ¥${joint.paid.amount}</h1>
              <p class="en">
                Joint complaint: ${people.length} people, ${sellers.length} sellers, CNY ${joint.paid.amount}
                paid in all
              </p>
            </div>
            <div class="mark" aria-hidden="true"><span>留</span><span>证</span></div>
          </header>
          <dl class="facts">
            ${fact('汇总时间', chinaTime(at))} ${fact('实付合计', `¥${sumText(joint.paid)}`)}
            ${fact('请求合计', `¥${sumText(joint.claimed)}`)} ${fact('已追回', `¥${joint.recovered.amount}`)}
          </dl>
          <div class="lead">
            <p>
              每一份证据包先逐项核验，全部相符的才计入下表；原件一字未动，放在
              <span class="path">data/bundles</span
              >。金额、订单与承诺为各人自己填写或确认，注明证据编号的读自该份证据。
            </p>
            <p class="en">
              Every bundle was verified first; only those that hold are counted. The originals lie untouched
              in data/bundles. Amounts, orders and promises are what each person stated or confirmed.
            </p>
          </div>
          ${sellerSection(sellers)} ${peopleSection(people)} ${promiseSection(joint)}
          ${exhibitSection(people)} ${apartSection(joint)} ${checkSection()}
          <footer>
            <div>${folder}</div>
            <div>${software}</div>
          </footer>
        </main>
      </body>
    </html> `.markup;
}

const fact = (zh: string, text: string): Html =>
  html`<div>
    <dt>${zh}</dt>
    <dd><strong>${text}</strong></dd>
  </div>`;

function sellerSection(sellers: readonly Seller[]): Html {
  return html`<section>
    <h2>按卖家合计 <span class="en">Totals by seller</span></h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>卖家</th>
            <th>名称</th>
            <th>网站、联系方式</th>
            <th class="num">人数</th>
            <th class="num">订单</th>
            <th class="num">实付 ¥</th>
            <th class="num">请求 ¥</th>
            <th class="num">已追回 ¥</th>
          </tr>
        </thead>
        <tbody>
          ${sellers.map(
            (s) =>
              html`<tr>
                <td class="id">${s.label}</td>
                <td>${s.names.join('；') || '未填写'}</td>
                <td>${[...s.sites, ...s.contacts].join('；')}</td>
                <td class="num">${s.people.length}</td>
                <td class="num">${s.orders}</td>
                <td class="num">${sumText(s.paid)}</td>
                <td class="num">${sumText(s.claimed)}</td>
                <td class="num">${s.recovered.amount}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="none">卖家名称、店铺、联系方式或店铺网址有一项相同的，归为同一卖家；收款方相同不作为依据。</p>
  </section>`;
}

function peopleSection(people: readonly Person[]): Html {
  return html`<section>
    <h2>受害人与订单 <span class="en">People and orders</span></h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>序号</th>
            <th>卖家</th>
            <th>商品</th>
            <th>订单编号</th>
            <th>支付时间</th>
            <th>问题</th>
            <th class="num">实付 ¥</th>
            <th class="num">请求 ¥</th>
            <th class="num">证据</th>
          </tr>
        </thead>
        <tbody>
          ${people.slice(0, MOST_PEOPLE).map(
            (p) =>
              html`<tr>
                <td class="id">${p.label}</td>
                <td class="id">${p.seller}</td>
                <td>${p.fields.goods?.value ?? p.title}</td>
                <td>${p.fields.orderNumber?.value ?? '未填'}</td>
                <td>${chinaTime(p.fields.paidAt?.value ?? '').slice(0, 16) || '未填'}</td>
                <td>${issueText(p) || '未填'}</td>
                <td class="num">${paidBy(p) ?? '未填'}</td>
                <td class="num">${claimedBy(p) ?? '未填'}</td>
                <td class="num">${p.exhibits.length}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="none">
      ${people.length > MOST_PEOPLE ? `此处列出前 ${MOST_PEOPLE} 人，` : ''}全部各栏见 data/people.csv。
    </p>
  </section>`;
}

function promiseSection({ promises }: JointCase): Html {
  return html`<section>
    <h2>共同的承诺 <span class="en">Wording that several people were promised</span></h2>
    ${
      promises.length === 0
        ? html`<p class="none">没有两人以上相同的承诺。</p>`
        : promises.map(
            (one) =>
              html`<div class="promise">
                「${one.text}」
                <p>
                  ${one.people.length} 人，卖家
                  ${one.sellers.join('、')}：${one.people
                    .map(({ person, exhibit }) => (exhibit ? `${person}-${exhibit}` : person))
                    .join('、')}
                </p>
              </div>`,
          )
    }
  </section>`;
}

function exhibitSection(people: readonly Person[]): Html {
  const count = people.reduce((sum, person) => sum + person.exhibits.length, 0);
  if (count > MOST_EXHIBITS)
    return html`<section>
      <h2>证据目录 <span class="en">Exhibits</span></h2>
      <p class="none">共 ${count} 项，见 data/exhibits.csv。</p>
    </section>`;
  return html`<section>
    <h2>证据目录 <span class="en">Exhibits</span></h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>编号</th>
            <th>类别</th>
            <th>名称</th>
            <th>留存时间</th>
          </tr>
        </thead>
        <tbody>
          ${people.flatMap((person) =>
            person.exhibits.map(
              (exhibit) =>
                html`<tr>
                  <td class="id">${person.label}-${exhibit.label}</td>
                  <td class="id">${kindText(exhibit.kind)}</td>
                  <td>${exhibit.title}</td>
                  <td class="id">${chinaTime(exhibit.at)}</td>
                </tr>`,
            ),
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

/** The finding that names files says most; how the zip is packed says least. */
function gravest({ findings }: JointCase['apart'][number]): Html {
  const named = findings.find(({ files }) => files.length > 0);
  const shown = named ?? findings[0];
  return shown
    ? html`<br />${shown.zh} <span class="path">${shown.files.slice(0, 5).join(' ')}</span>`
    : html``;
}

function apartSection({ apart }: JointCase): Html {
  if (apart.length === 0) return html``;
  return html`<section>
    <h2>未计入的文件 <span class="en">Kept apart</span></h2>
    <ul class="gaps">
      ${apart.map(
        (one) =>
          html`<li>
            ${one.sources.map(baseName).join('、')}${one.title ? `（${one.title}）` : ''}：${APART_ZH[one.reason]}
            ${gravest(one)}
          </li>`,
      )}
    </ul>
  </section>`;
}

const checkSection = (): Html =>
  html`<section>
    <h2>如何核验 <span class="en">How to check</span></h2>
    <ol class="ways">
      <li>
        <div>
          整个文件夹：没有输出就是相符。<span class="en"
            >The whole folder: no output means that it matches.</span
          >
          <pre>
sha256sum -c --quiet manifest-sha256.txt
sha256sum -c --quiet tagmanifest-sha256.txt</pre>
        </div>
      </li>
      <li>
        <div>
          有 seal 文件夹时，由谁的留证汇总：显示 Verified OK
          即由这把密钥签名，不证明是哪个人。命令行汇总的没有签名。<span class="en"
            >Where there is a folder seal: which installation put this together. It names no person; what the
            command line makes is not signed.</span
          >
          <pre>
openssl dgst -sha256 -verify seal/device-pub.pem -signature seal/tagmanifest-sha256.txt.sig tagmanifest-sha256.txt</pre>
        </div>
      </li>
      <li>
        <div>
          每个人的证据包：各自可以单独核验，包内有 VERIFY.txt。<span class="en"
            >Each person’s bundle by itself; it carries its own VERIFY.txt.</span
          >
        </div>
      </li>
    </ol>
  </section>`;
