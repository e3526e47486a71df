import { exhibitLabel } from '@/utils/exhibit/ids';
import { inertHtml } from '@/utils/exhibit/inert-html';
import type { ExhibitRow } from '@/utils/storage/rows';
import { useFileText } from '../hooks/use-file-text';
import { useT } from '../i18n';
import type { Ports } from '../ports';
import { Notice } from '../ui/Notice';
import { Loaded } from './Loaded';

interface HtmlPaneProps {
  readonly row: ExhibitRow;
  readonly readBlob: Ports['readBlob'];
  /** The saved web page unless another is named, with its own title and note. */
  readonly path?: string;
  readonly title?: string;
  readonly note?: string;
}

/** A page in the exhibit: no scripts, no forms, no network, an origin of its own. */
export function HtmlPane({ row, readBlob, path = 'page.html', title, note }: HtmlPaneProps) {
  const t = useT();
  const html = useFileText(row, path, readBlob);
  return (
    <Loaded read={html}>
      {(text) =>
        text === null ? (
          <Notice look="warn">{t('exhibit.fileMissing')}</Notice>
        ) : (
          <div class="html-pane">
            <p class="pane-soft">{note ?? t('html.note')}</p>
            <iframe
              title={title ?? t('html.title', { label: exhibitLabel(row.number) })}
              sandbox=""
              referrerpolicy="no-referrer"
              srcdoc={inertHtml(text)}
            />
          </div>
        )
      }
    </Loaded>
  );
}
