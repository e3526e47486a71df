import { exhibitLabel } from '@/utils/exhibit/ids';
import { inertHtml } from '@/utils/exhibit/inert-html';
import type { ExhibitRow } from '@/utils/storage/rows';
import { useFileText } from '../hooks/use-file-text';
import { useT } from '../i18n';
import type { Ports } from '../ports';
import { Notice } from '../ui/Notice';
import { Loaded } from './Loaded';

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
              srcdoc={inertHtml(text)}
            />
          </div>
        )
      }
    </Loaded>
  );
}
