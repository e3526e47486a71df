import { exhibitLabel } from '../../exhibit/ids';
import type { ImportedFile } from '../../exhibit/imported';
import { shownName } from '../../recognise/import/file-name';
import { localText } from '../../shared/time';
import { claimsText, IMPORT_PROVES_EN, IMPORT_PROVES_ZH, IMPORTED_EN, IMPORTED_ZH } from '../import-words';
import type { BundleExhibit } from '../input';
import {
  chatText,
  clockText,
  KIND_EN,
  KIND_ZH,
  kindOf,
  notCapturedEn,
  notCapturedText,
  REDRAWN_EN,
  REDRAWN_ZH,
  stateText,
} from '../words';
import { html, type Html } from './html';
import { serverText } from './net-facts';
import { fileTable } from './file-table';
import { lostIn, type PageInput } from './page-input';
import { link } from './timeline';
import { timesTable } from './times';

/** Each exhibit with its source, gaps, note and every file with its hash. */
export function exhibitList(page: PageInput): Html {
  const rows = page.plan.volumes.flatMap((v) => v.exhibits.map((e) => exhibit(e, v.number, page)));
  return html`<section id="exhibits">
    <h2>证据清单 <span class="en">Exhibits</span></h2>
    ${rows.length > 0 ? rows : html`<p class="none">没有证据。</p>`}
  </section>`;
}

const row = (zh: string, value: string | Html): Html =>
  html`<dt>${zh}</dt>
    <dd>${value}</dd>`;

/** What the file says of itself, and what bringing it in is worth. */
function importRows(file: ImportedFile, offset: number): Html {
  return html`${row('文件名', shownName(file.name))} ${row('文件自述', claimsText(file, offset).join('；'))}
  ${row('导入', html`${IMPORT_PROVES_ZH} <span class="en">${IMPORT_PROVES_EN}</span>`)}`;
}

function exhibit(e: BundleExhibit, volume: number, page: PageInput): Html {
  const { record } = e;
  const label = exhibitLabel(record.number);
  const server = serverText(page.net.get(record.id));
  const here = volume === page.volume.number;
  const lost = lostIn(page, record.number);
  return html`<article class="ex" id="${label}">
    <div class="head">
      <div class="top">
        <span class="stamp">${label}</span
        ><span class="chip">${KIND_ZH[kindOf(e)]} <span class="en">${KIND_EN[kindOf(e)]}</span></span
        >${
          lost > 0
            ? html`<span class="chip part">${lost} 个文件已损坏 <span class="en">damaged</span></span>`
            : stateText(record) === '完整'
              ? html`<span class="chip">完整 <span class="en">complete</span></span>`
              : html`<span class="chip part">部分留存 <span class="en">partial</span></span>`
        }${
          e.integrity === 'damaged' &&
          lost === 0 &&
          html`<span class="chip part">曾检出损坏 <span class="en">damaged</span></span>`
        }${
          record.picture?.method === 'redrawn' &&
          html`<span class="chip part">${REDRAWN_ZH} <span class="en">${REDRAWN_EN}</span></span>`
        }${record.imported && html`<span class="chip part">${IMPORTED_ZH} <span class="en">${IMPORTED_EN}</span></span>`}
      </div>
      <h3>${record.source.title || '（无标题）'}</h3>
      <dl class="meta">
        ${record.imported ? importRows(record.imported, record.startedAt.offsetMinutes) : row('网址', html`<span class="url">${record.source.url}</span>`)}
        ${row(record.imported ? '导入时间' : '采集时间', html`${clockText(record.startedAt)} <span class="en">${record.startedAt.utc}</span>`)}
        ${server ? row('服务器时钟', html`${server.zh} <span class="en">${server.en}</span>`) : html``}
        ${record.summary.orderNumber ? row('订单号', record.summary.orderNumber) : html``}
        ${record.summary.amount ? row('金额', record.summary.amount) : html``}
        ${record.chat ? row('聊天记录', conversation(e, here)) : html``}
        ${e.note ? row('备注', e.note) : html``}
        ${e.tags.length > 0 ? row('标签', html`${e.tags.map((tag) => html`<span class="chip">${tag}</span>`)}`) : html``}
        ${row('环境', `${record.environment.browser} ${record.environment.browserVersion} · ${record.environment.os}`)}
      </dl>
    </div>
    ${timesTable(e, page)} ${gaps(e)} ${here ? pictures(e) : html``}
    ${here ? files(label, page) : html`<p class="none">文件在第 ${volume} 卷。<span class="en">Files are in volume ${volume}.</span></p>`}
  </article>`;
}

/** How much of a conversation there is, and the way to its transcript. */
function conversation({ record }: BundleExhibit, here: boolean): Html {
  const kept = here && record.files.some(({ path }) => path === 'chat.html');
  const words = chatText(record) ?? '';
  const href = `data/exhibits/${exhibitLabel(record.number)}/chat.html`;
  return html`${kept ? html`<a href="${href}">${words}</a>` : words} ${record.chat?.label ?? ''}`;
}

/** Which file is what, once there are pictures besides that of the page. */
function pictures({ record }: BundleExhibit): Html {
  const { picture, panes = [] } = record;
  if (panes.length === 0) return html``;
  const folder = `data/exhibits/${exhibitLabel(record.number)}/`;
  const row = (name: string, parts: readonly string[]): Html =>
    html`<li>${name}：${parts.map((part) => html`<a class="path" href="${folder}${part}">${part}</a>`)}</li>`;
  return html`<div class="pictures">
    <strong>画面</strong> <span class="en">pictures</span>
    <ul>
      ${picture ? row('页面 page', picture.parts) : html``}
      ${panes.map((pane, i) => row(pane.name || `滚动区域 ${i + 1}`, pane.parts))}
    </ul>
  </div>`;
}

function gaps({ record }: BundleExhibit): Html {
  if (record.notCaptured.length === 0) return html``;
  const rows = record.notCaptured.map(
    (gap) =>
      html`<li>
        ${notCapturedText(gap)}
        <span class="en">${notCapturedEn(gap)}</span
        >${gap.where && html` <span class="url">${gap.where}</span>`}
      </li>`,
  );
  return html`<div class="gaps">
    <strong>未能留存</strong> <span class="en">could not be captured</span>
    <ul>
      ${rows}
    </ul>
  </div>`;
}

/** Those that are here, then those that the store lost; their hashes remain. */
function files(label: string, page: PageInput): Html {
  const folder = `data/exhibits/${label}/`;
  const here = page.listed
    .filter((file) => file.path.startsWith(folder))
    .map(({ path, bytes, sha256 }) => ({ name: path.slice(folder.length), href: path, bytes, sha256 }));
  const lost = [...page.log.damaged]
    .filter((path) => `data/${path}`.startsWith(folder))
    .map((path) => ({
      name: path.slice(folder.length - 'data/'.length),
      lost: true,
      sha256: page.log.files.get(path)?.sha256 ?? '',
    }));
  return fileTable([...here, ...lost]);
}

/** What was deleted stays as visible as what was kept: its hashes remain. */
export function deletedList(page: PageInput): Html {
  if (page.log.deleted.length === 0) return html``;
  const rows = page.log.deleted.map(
    (line) =>
      html`<article class="ex">
        <div class="top">
          ${link(line.number, false)}<span class="quiet"
            >删除于
            ${localText(Date.parse(line.at), page.input.exportedAt.offsetMinutes)}。原因：${line.reason || '未说明'}</span
          >
        </div>
        ${fileTable(
          line.files.map(({ path, bytes, sha256 }) => ({
            name: path.split('/').slice(2).join('/'),
            bytes,
            sha256,
          })),
        )}
      </article>`,
  );
  return html`<section>
    <h2>已删除的证据 <span class="en">Deleted exhibits; their hashes remain</span></h2>
    ${rows}
  </section>`;
}
