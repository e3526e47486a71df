import type { CaseId } from '@/utils/exhibit/ids';
import type { CaseRow, ExhibitRow } from '@/utils/storage/rows';
import type { UtcIso } from '@/utils/shared/time';
import { PencilLine } from 'lucide';
import { bytesText } from '../format/bytes';
import { useT } from '../i18n';
import { Button, IconButton } from '../ui/Button';
import { LocalTime } from '../ui/LocalTime';
import '../exhibit/details.css';
import './case-list.css';
import { Journey } from './Journey';

interface CaseOverviewProps {
  readonly row: CaseRow | null;
  readonly loading: boolean;
  readonly exhibits: readonly ExhibitRow[];
  readonly isCurrent: boolean;
  readonly onRename: () => void;
  readonly onMakeCurrent: (id: CaseId) => void;
}

/** A case with no exhibit open: what it holds, and what to do next. */
export function CaseOverview({
  row,
  loading,
  exhibits,
  isCurrent,
  onRename,
  onMakeCurrent,
}: CaseOverviewProps) {
  const t = useT();
  if (loading) return <p role="status">{t('app.loading')}</p>;
  return (
    <div class="overview">
      <div class="overview-head">
        <h2>{row?.title ?? t('case.none')}</h2>
        {row && <IconButton label={t('case.rename')} icon={PencilLine} onClick={onRename} />}
        {row && isCurrent && <span class="tag">{t('case.current')}</span>}
        {row && !isCurrent && (
          <Button size="small" onClick={() => onMakeCurrent(row.id)}>
            {t('case.makeCurrent')}
          </Button>
        )}
      </div>
      {row && exhibits.length > 0 ? (
        <>
          <p class="pane-soft">{t('case.pick')}</p>
          <Holdings row={row} exhibits={exhibits} />
        </>
      ) : (
        <>
          <p class="pane-soft">{t(row ? 'case.noExhibits' : 'case.firstCapture')}</p>
          <Journey level={3} />
        </>
      )}
    </div>
  );
}

function Holdings({ row, exhibits }: { row: CaseRow; exhibits: readonly ExhibitRow[] }) {
  const t = useT();
  const partial = exhibits.filter((exhibit) => exhibit.record.state === 'partial').length;
  const damaged = exhibits.filter((exhibit) => exhibit.integrity === 'damaged').length;
  const bytes = exhibits.reduce((sum, exhibit) => sum + exhibit.bytes + exhibit.recordBytes, 0);
  return (
    <dl class="pairs">
      <div>
        <dt>{t('case.exhibits')}</dt>
        <dd>{t('case.count', { n: exhibits.length })}</dd>
      </div>
      {partial > 0 && (
        <div>
          <dt>{t('case.incomplete')}</dt>
          <dd>{t('case.count', { n: partial })}</dd>
        </div>
      )}
      {damaged > 0 && (
        <div>
          <dt>{t('case.damaged')}</dt>
          <dd class="mark-bad">{t('case.count', { n: damaged })}</dd>
        </div>
      )}
      <div>
        <dt>{t('case.size')}</dt>
        <dd>{bytesText(bytes)}</dd>
      </div>
      <div>
        <dt>{t('case.createdAt')}</dt>
        <dd>
          <HereTime utc={row.createdAt} />
        </dd>
      </div>
      <div>
        <dt>{t('case.lastExport')}</dt>
        <dd>{row.exportedAt ? <HereTime utc={row.exportedAt} /> : t('storage.never')}</dd>
      </div>
    </dl>
  );
}

/** A time recorded without a zone, in the reader's own. */
function HereTime({ utc }: { utc: UtcIso }) {
  return <LocalTime utc={utc} offsetMinutes={-new Date(utc).getTimezoneOffset()} />;
}
