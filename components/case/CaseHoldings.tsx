import type { UtcIso } from '@/utils/shared/time';
import type { CaseRow, ExhibitRow } from '@/utils/storage/rows';
import { bytesText } from '../format/bytes';
import { useT } from '../i18n';
import { useContext } from 'preact/hooks';
import { CaseStamps } from '../stamps/context';
import { LocalTime } from '../ui/LocalTime';
import '../exhibit/details.css';

/** How much a case holds, how whole it is, and when a copy last left this device. */
export function CaseHoldings({ row, exhibits }: { row: CaseRow; exhibits: readonly ExhibitRow[] }) {
  const t = useT();
  const partial = exhibits.filter((exhibit) => exhibit.record.state === 'partial').length;
  const damaged = exhibits.filter((exhibit) => exhibit.integrity === 'damaged').length;
  const stamps = useContext(CaseStamps);
  const waiting = new Set(stamps.filter(({ state }) => state === 'waiting').map(({ exhibitId }) => exhibitId))
    .size;
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
      {waiting > 0 && (
        <div>
          <dt>{t('stamp.caseWaiting')}</dt>
          <dd>{t('stamp.caseWaitingN', { n: waiting })}</dd>
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
export function HereTime({ utc }: { utc: UtcIso }) {
  return <LocalTime utc={utc} offsetMinutes={-new Date(utc).getTimezoneOffset()} />;
}
