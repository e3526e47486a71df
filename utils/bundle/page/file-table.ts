import { html, type Html } from './html';

export interface ListedFile {
  /** Below the exhibit's folder. */
  readonly name: string;
  readonly sha256: string;
  readonly bytes?: number;
  /** Below the bundle's folder, where the file is here. */
  readonly href?: string;
  /** The store lost it. */
  readonly lost?: boolean;
}

/** Files of one sub-folder that are still listed one by one: pieces of a tall page or a long conversation are hundreds. */
const MOST = 4;

/** Files with size and hash. A sub-folder of many is one row: `exhibit.json` and the manifests have each of its hashes. */
export function fileTable(files: readonly ListedFile[]): Html {
  const many = new Map<string, ListedFile[]>();
  for (const file of files) {
    const folder = /^(.+\/)[^/]+$/.exec(file.name)?.[1];
    if (folder && !file.lost) many.set(folder, [...(many.get(folder) ?? []), file]);
  }
  for (const [folder, inside] of many) if (inside.length <= MOST) many.delete(folder);
  const folded = new Set([...many.values()].flat());
  return html`<table class="files">
    <thead>
      <tr>
        <th>文件 <span class="en">file</span></th>
        <th>大小 <span class="en">size</span></th>
        <th>SHA-256</th>
      </tr>
    </thead>
    <tbody>
      ${files.filter((file) => !folded.has(file)).map(row)}
      ${[...many].map(([folder, inside]) => foldedRow(folder, inside))}
    </tbody>
  </table>`;
}

const row = ({ name, href, bytes, lost, sha256 }: ListedFile): Html =>
  html`<tr>
    <td>
      ${href ? html`<a class="path" href="${href}">${name}</a>` : html`<span class="path">${name}</span>`}
    </td>
    <td>${lost ? '已损坏 lost' : bytesText(bytes ?? 0)}</td>
    <td class="hash">${sha256}</td>
  </tr>`;

function foldedRow(folder: string, inside: readonly ListedFile[]): Html {
  const [first] = inside;
  const last = inside.at(-1);
  return html`<tr>
    <td>
      <span class="path">${folder}</span> ${inside.length} 个文件，<span class="path"
        >${first?.name.slice(folder.length) ?? ''} – ${last?.name.slice(folder.length) ?? ''}</span
      >
    </td>
    <td>${bytesText(inside.reduce((sum, { bytes = 0 }) => sum + bytes, 0))}</td>
    <td>
      逐个的哈希在 exhibit.json 和 manifest-sha256.txt 里
      <span class="en">each hash stands in exhibit.json and in manifest-sha256.txt</span>
    </td>
  </tr>`;
}

/** `1.4 MB`, decimal units as file managers show them. */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
