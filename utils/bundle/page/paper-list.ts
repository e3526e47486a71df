import { exhibitLabel, paperLabel } from '../../exhibit/ids';
import { localText } from '../../shared/time';
import { html, type Html } from './html';
import type { PageInput } from './page-input';

/** Papers that were taken out to be sent, with their files and hashes; nothing where there are none. */
export function paperList(page: PageInput): Html {
  const { papers } = page.log;
  if (papers.length === 0) return html``;
  const here = new Set(page.listed.map(({ path }) => path));
  const left = new Set(page.notice?.left.map(({ path }) => path));
  const rows = papers.map(
    ({ paper, title, at, files, exhibits }) =>
      html`<article class="ex" id="${paperLabel(paper)}">
        <div class="top">
          <span class="stamp">${paperLabel(paper)}</span
          ><span class="quiet">定稿于 ${localText(Date.parse(at), page.input.exportedAt.offsetMinutes)}</span>
        </div>
        <h3>${title}</h3>
        ${exhibits.length > 0 && html`<p class="quiet">引用证据：${exhibits.map(exhibitLabel).join('、')}</p>`}
        <table>
          <thead>
            <tr>
              <th>文件</th>
              <th>字节</th>
              <th>SHA-256</th>
            </tr>
          </thead>
          <tbody>
            ${files.map(
              ({ path, bytes, sha256 }) =>
                html`<tr>
                  <td class="path">${file(path, here, left)}</td>
                  <td>${bytes}</td>
                  <td class="hash">${sha256}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </article>`,
  );
  return html`<section>
    <h2>已定稿的文书 <span class="en">Papers as they were taken out</span></h2>
    <p class="none">
      由案件持有人拟定，是其陈述，不是证据；留底是为了说明当时发出的是什么。
      <span class="en">The holder's own statements, kept to show what was sent.</span>
    </p>
    ${rows}
  </section>`;
}

function file(path: string, here: ReadonlySet<string>, left: ReadonlySet<string>): Html {
  const name = path.split('/').at(-1) ?? path;
  const full = `data/${path}`;
  return here.has(full)
    ? html`<a href="${full}">${name}</a>`
    : html`${name}${left.has(full) ? '（未附）' : '（在第 1 卷，或已损坏）'}`;
}
