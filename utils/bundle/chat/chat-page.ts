// Not called `html` here: the formatter would put white space into texts that keep it.
import { html as markup, type Html } from '../page/html';
import { TRANSCRIPT_STYLE } from './transcript-style';

const POLICY =
  "default-src 'none'; img-src 'self' file: data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";

/**
 * A page of a conversation, to read and to print beside its pictures. No scripts, nothing loaded but pictures next to it; every
 * value is escaped by {@link markup}.
 *
 * @param style beyond what transcripts have
 * @param body what stands in `<main>`
 */
export function chatPage(title: string, body: Html, style = ''): string {
  const page = markup`<html lang="zh-CN">
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
      <meta name="viewport" content="width=device-width,initial-scale=1" />
      <title>${title}</title>
      <style>
        ${{ markup: TRANSCRIPT_STYLE + style }}
      </style>
    </head>
    <body>
      <main>
        ${body}
      </main>
    </body>
  </html>`;
  return `<!DOCTYPE html>\n${page.markup}\n`;
}

/** What is known of it, name by value; what is undefined has no row. */
export function factList(entries: readonly (readonly [name: string, value: string | undefined])[]): Html {
  return markup`<dl class="facts">
    ${entries.map(([name, value]) =>
      value === undefined
        ? markup``
        : markup`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
    )}
  </dl>`;
}
