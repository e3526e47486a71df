import type { ExhibitRow, LogRow } from '@/utils/storage/rows';
import { gapText } from '../format/gap';
import { useT } from '../i18n';
import type { Ports } from '../ports';
import { CertificateBox } from '../stamps/CertificateBox';
import { StampList } from '../stamps/StampList';
import { TimesTable } from '../stamps/TimesTable';
import { Notice } from '../ui/Notice';
import { ContextList } from './ContextList';
import { CustodyLog } from './CustodyLog';
import { Disturbance } from './Disturbance';
import { FilesTable } from './FilesTable';
import { ServerList } from './net/ServerList';
import { StepsTable } from './StepsTable';

interface CheckPaneProps {
  readonly ports: Pick<Ports, 'ask' | 'leaveFiles' | 'liveSetting' | 'seals'>;
  readonly row: ExhibitRow;
  readonly log: readonly LogRow[];
  readonly readBlob: Ports['readBlob'];
}

/** What a doubting reader asks: is it unchanged, what is missing, how was it made. */
export function CheckPane({ ports, row, log, readBlob }: CheckPaneProps) {
  const t = useT();
  const { notCaptured, alterations } = row.record;
  return (
    <div class="check">
      <section>
        {row.integrity === 'damaged' ? (
          <Notice look="bad">
            <p>{t('check.damaged')}</p>
            <p>{t('check.damagedNext')}</p>
          </Notice>
        ) : row.integrity === 'verifying' ? (
          <Notice look="info">{t('check.verifying')}</Notice>
        ) : (
          <Notice look="ok">{t('check.verified')}</Notice>
        )}
        <p class="pane-soft">{t('check.limits')}</p>
      </section>
      <section>
        <h3>{t('check.gaps')}</h3>
        {notCaptured.length === 0 ? (
          <p class="pane-soft">{t('check.noGaps')}</p>
        ) : (
          <ul class="gaps">
            {notCaptured.map((gap, at) => (
              <li key={at}>
                <Notice look="warn">
                  <p>{gapText(gap, t)}</p>
                  {gap.where && <p class="mono">{gap.where}</p>}
                </Notice>
              </li>
            ))}
          </ul>
        )}
      </section>
      <StampList ports={ports} row={row} />
      <TimesTable row={row} log={log} readBlob={readBlob} />
      <CertificateBox ports={ports} caseId={row.caseId} number={row.number} />
      <FilesTable row={row} />
      <section>
        <h3>{t('check.alterations')}</h3>
        {alterations.length === 0 ? (
          <p class="pane-soft">{t('check.noAlterations')}</p>
        ) : (
          <dl class="pairs">
            {alterations.map((alteration) => (
              <div key={alteration.kind}>
                <dt class="mono">{alteration.kind}</dt>
                <dd>
                  {t('check.times', { n: alteration.count })} · {alteration.why}
                </dd>
              </div>
            ))}
          </dl>
        )}
      </section>
      <Disturbance row={row} />
      <StepsTable row={row} />
      <ContextList row={row} />
      <ServerList row={row} readBlob={readBlob} />
      <CustodyLog row={row} log={log} />
    </div>
  );
}
