import { claim } from './claim';
import { deletedList, exhibitList } from './exhibit-list';
import { copyNoticeSection } from './copy-notice';
import { html } from './html';
import type { PageInput } from './page-input';
import { howToCheck } from './proof';
import { paperList } from './paper-list';
import { PAGE_STYLE } from './style';
import { timeline } from './timeline';
import { externalList } from './times';
import { titleBlock } from './title-block';

export type { PageInput } from './page-input';

/** Nothing is fetched, nothing runs: own styles, and pictures that are in the page itself. */
const CSP =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** `index.html`: the bundle for a person who has one minute and no tool. Every value in it may be hostile. */
export function indexHtml(page: PageInput): string {
  const { input, volume } = page;
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${CSP}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${input.caseRecord.title} · ${page.notice ? '打码副本' : '证据包'}</title>
        <style>
          ${{ markup: PAGE_STYLE }}
        </style>
      </head>
      <body>
        <main class="sheet">
          ${titleBlock(page)} ${copyNoticeSection(page)} ${claim(page)} ${timeline(page)} ${exhibitList(page)}
          ${deletedList(page)} ${paperList(page)} ${externalList(page)} ${howToCheck(page)}
          <footer>
            <div>${volume.folder}</div>
            <div>${input.software} · 证据包格式 1.0</div>
          </footer>
        </main>
      </body>
    </html> `.markup;
}
