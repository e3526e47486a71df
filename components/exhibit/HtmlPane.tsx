import { exhibitLabel } from '@/utils/exhibit/ids';
import type { ExhibitRow } from '@/utils/storage/rows';
import { useFileText } from '../hooks/use-file-text';
import { useT } from '../i18n';
import type { Ports } from '../ports';
import { Notice } from '../ui/Notice';
import { Loaded } from './Loaded';

/**
 * The stored page carries this policy already; a second one can only narrow it, so a record that lost its own still
 * cannot reach the network (CSP3 §3.3: every policy must agree).
 */
const POLICY =
  "default-src 'none'; img-src data: blob:; style-src 'unsafe-inline' data:; font-src data:; media-src data:; frame-src data: blob:; form-action 'none'";

/**
 * Right after the doctype a `<meta>` opens the head by itself (HTML §13.2.6.4), so it comes before anything the page
 * could have put into a comment or a template.
 */
export function guarded(html: string): string {
  const doctype = /^\s*<!doctype[^>]*>/i.exec(html)?.[0] ?? '';
  return `${doctype}<meta http-equiv="Content-Security-Policy" content="${POLICY}">${html.slice(doctype.length)}`;
}

/** The saved web page: no scripts, no forms, no network, an origin of its own. */
export function HtmlPane({ row, readBlob }: { row: ExhibitRow; readBlob: Ports['readBlob'] }) {
  const t = useT();
  const html = useFileText(row, 'page.html', readBlob);
  return (
    <Loaded read={html}>
      {(text) =>
        text === null ? (
          <Notice look="warn">{t('exhibit.fileMissing')}</Notice>
        ) : (
          <div class="html-pane">
            <p class="pane-soft">{t('html.note')}</p>
            <iframe
              title={t('html.title', { label: exhibitLabel(row.number) })}
              sandbox=""
              referrerpolicy="no-referrer"
              srcdoc={guarded(text)}
            />
          </div>
        )
      }
    </Loaded>
  );
}
