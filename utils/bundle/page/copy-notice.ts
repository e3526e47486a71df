import { REASON_TEXT } from '../redacted/copy-words';
import type { RedactedFile } from '../redacted/redactions';
import { html, type Html } from './html';
import type { PageInput } from './page-input';

/** 打码副本: that this is not the original, and what differs from it. */
export function copyNoticeSection({ notice }: PageInput): Html {
  if (!notice) return html``;
  const row = ({ path, original, redacted, reason }: RedactedFile): Html => {
    const [zh, en] = REASON_TEXT[reason];
    return html`<tr>
      <td>
        ${redacted === null ? html`<span class="path">${path}</span>` : html`<a class="path" href="${path}">${path}</a>`}
      </td>
      <td>${zh} <span class="en">${en}</span></td>
      <td class="hash">${original}</td>
    </tr>`;
  };
  return html`<section class="gaps">
    <h2>打码副本，不是原件 <span class="en">A masked copy, not the original</span></h2>
    <p>
      原件为 ${notice.original}。遮盖了 ${notice.masked.length} 个文件，${notice.left.length}
      个文件未附；其余文件与原件逐字节相同， 可与 data/provenance/ 里原件的清单核对。<span class="en"
        >${notice.masked.length} files are masked and ${notice.left.length} left out; all others are byte for
        byte the original’s, whose signed manifests are in data/provenance/.</span
      >
    </p>
    <table>
      <thead>
        <tr>
          <th>文件</th>
          <th>与原件的差别</th>
          <th>原件 SHA-256</th>
        </tr>
      </thead>
      <tbody>
        ${[...notice.masked, ...notice.left].map(row)}
      </tbody>
    </table>
  </section>`;
}
