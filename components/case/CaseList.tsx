import type { CaseId } from '@/utils/exhibit/ids';
import type { CaseRow } from '@/utils/storage/rows';
import { deadlinesOf, nearestDeadline } from '@/utils/case/deadlines';
import { EMPTY_DOSSIER } from '@/utils/case/model';
import { useT } from '../i18n';
import { Countdown } from '../ui/Countdown';
import { deadlineTitle } from './deadlines/deadline-words';
import './case-list.css';

interface CaseListProps {
  readonly cases: readonly CaseRow[];
  readonly shown: CaseId | null;
  /** The one that new captures go into. */
  readonly current: CaseId | null;
  /** ms since the epoch. */
  readonly now: () => number;
  readonly addressOf: (id: CaseId) => string;
  readonly onShow: (id: CaseId) => void;
}

export function CaseList({ cases, shown, current, now, addressOf, onShow }: CaseListProps) {
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
              <span class="case-list-words">
                <span class="case-list-title">{row.title}</span>
                <span class="case-list-state">
                  {row.dossier?.outcome ? (
                    <>
                      {t('case.state.closed')} · {t(`outcome.${row.dossier.outcome.result}`)}
                    </>
                  ) : (
                    <CaseClock row={row} now={now} />
                  )}
                </span>
              </span>
              {row.id === current && <span class="tag">{t('case.current')}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What the case's own statements give; what is only read off its exhibits counts once the case is open. */
function CaseClock({ row, now }: { row: CaseRow; now: () => number }) {
  const t = useT();
  const nearest = nearestDeadline(deadlinesOf(row.dossier ?? EMPTY_DOSSIER, [], now()));
  if (!nearest) return <>{t('case.state.open')}</>;
  return (
    <span class={`case-list-${nearest.state}`}>
      {nearest.state === 'overdue' && `${t('deadline.state.overdue')} · `}
      {deadlineTitle(nearest, t)} <Countdown dueAt={nearest.dueAt} now={now} />
    </span>
  );
}
