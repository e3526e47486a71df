import type { CaseId } from '@/utils/exhibit/ids';
import type { CaseRow } from '@/utils/storage/rows';
import { useT } from '../i18n';
import './case-list.css';

interface CaseListProps {
  readonly cases: readonly CaseRow[];
  readonly shown: CaseId | null;
  /** The one that new captures go into. */
  readonly current: CaseId | null;
  readonly addressOf: (id: CaseId) => string;
  readonly onShow: (id: CaseId) => void;
}

export function CaseList({ cases, shown, current, addressOf, onShow }: CaseListProps) {
  const t = useT();
  if (cases.length === 0) return <p class="case-none">{t('case.none')}</p>;
  return (
    <nav class="case-list" aria-label={t('case.list')}>
      <ul>
        {cases.map((row) => (
          <li key={row.id}>
            <a
              href={addressOf(row.id)}
              aria-current={row.id === shown ? 'page' : undefined}
              onClick={(event) => {
                // A modified click opens another tab, as on any link.
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                onShow(row.id);
              }}
            >
              <span class="case-list-title">{row.title}</span>
              {row.id === current && <span class="tag">{t('case.current')}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
