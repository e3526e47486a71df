import { exhibitLabel } from '@/utils/exhibit/ids';
import type { ExhibitRow } from '@/utils/storage/rows';
import { useFileText } from '../hooks/use-file-text';
import { useT } from '../i18n';
import type { Ports } from '../ports';
import { Notice } from '../ui/Notice';
import { Loaded } from './Loaded';

/** The page's text as it could be read, verbatim. */
export function TextPane({ row, readBlob }: { row: ExhibitRow; readBlob: Ports['readBlob'] }) {
  const t = useT();
  const text = useFileText(row, 'text.txt', readBlob);
  return (
    <Loaded read={text}>
      {(value) =>
        value === null ? (
          <Notice look="warn">{t('exhibit.fileMissing')}</Notice>
        ) : value.trim() === '' ? (
          <p class="pane-soft">{t('text.empty')}</p>
        ) : (
          <pre
            class="text-pane"
            role="region"
            aria-label={t('text.region', { label: exhibitLabel(row.number) })}
            tabIndex={0}
          >
            {value}
          </pre>
        )
      }
    </Loaded>
  );
}
