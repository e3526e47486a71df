import type { LogLine } from '@/utils/integrity/chain.types';
import {
  logAround,
  timesOf,
  type TimeContradiction,
  type TimeStatement,
} from '@/utils/integrity/time-statements';
import { ERROR_CODES } from '@/utils/shared/errors';
import { utcIso } from '@/utils/shared/time';
import type { ExhibitRow, LogRow } from '@/utils/storage/rows';
import { useContext, useMemo } from 'preact/hooks';
import { useNet } from '../hooks/use-net';
import { useT, type Translate } from '../i18n';
import type { Ports } from '../ports';
import { LocalTime } from '../ui/LocalTime';
import { Notice } from '../ui/Notice';
import { CaseStamps } from './context';
import { usePulses } from './use-pulses';

interface TimesTableProps {
  readonly row: ExhibitRow;
  readonly log: readonly LogRow[];
  readonly readBlob: Ports['readBlob'];
}

/** 时间陈述: everything that says when, whose word each is, and what does not go together. */
export function TimesTable({ row, log, readBlob }: TimesTableProps) {
  const t = useT();
  const net = useNet(row, readBlob);
  const stamps = useContext(CaseStamps);
  const pulses = usePulses(row, readBlob);
  const around = useMemo(
    () =>
      logAround(
        log.map(({ line }) => JSON.parse(line) as LogLine),
        row.id,
      ),
    [log, row.id],
  );
  const { statements, contradictions } = timesOf({
    record: row.record,
    net: net.state === 'ready' ? (net.value ?? undefined) : undefined,
    log: around,
    pulses,
    tokens: stamps
      .filter(({ exhibitId }) => exhibitId === row.id)
      .flatMap(({ tsa, time, found }) =>
        time
          ? [
              {
                tsa: found?.tsa ?? tsa,
                time,
                ...(found?.accuracyMs === undefined ? {} : { accuracyMs: found.accuracyMs }),
                ...(found ? { code: found.code } : {}),
              },
            ]
          : [],
      ),
  });
  const noPulse = whyNoPulse(row, t);
  const { offsetMinutes } = row.record.startedAt;
  return (
    <section>
      <h3>{t('times.title')}</h3>
      <p class="pane-soft">{t('times.about')}</p>
      <div class="table-scroll" role="region" aria-label={t('times.title')} tabIndex={0}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t('times.what')}</th>
              <th scope="col">{t('times.when')}</th>
              <th scope="col">{t('times.whose')}</th>
            </tr>
          </thead>
          <tbody>
            {statements.map((one, at) => (
              <tr key={at}>
                <th scope="row">{t(`times.${one.what}`)}</th>
                <td>
                  <LocalTime utc={utcIso(one.from)} offsetMinutes={offsetMinutes} />
                </td>
                <td>{whoseText(one, t)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {noPulse && <p class="pane-soft">{t('times.beaconNone', { why: noPulse })}</p>}
      {contradictions.length === 0 ? (
        <p class="pane-soft">{t('times.noConflict')}</p>
      ) : (
        contradictions.map((one) => (
          <Notice key={one.code} look="warn">
            <p>{conflictText(one, t)}</p>
          </Notice>
        ))
      )}
    </section>
  );
}

/** Asked for, and none came: the step says why. */
function whyNoPulse({ record }: ExhibitRow, t: Translate): string | undefined {
  const failed = record.steps.find(({ name }) => name === 'beacon')?.detail?.['failed'];
  const code = ERROR_CODES.find((one) => one === failed);
  return code && t(`errors.${code}.happened`);
}

function whoseText({ what, by = '', round = 0, code, selfDeclared }: TimeStatement, t: Translate): string {
  if (what === 'beacon') {
    const key = code === undefined ? 'beaconUnchecked' : code === 'BEACON_OK' ? 'beaconHolds' : 'beaconWrong';
    return t(`times.${key}`, { by, round });
  }
  if (!selfDeclared) return t('times.signed', { by });
  return what === 'server' ? t('times.header', { by }) : t('times.self');
}

function conflictText({ code, ...values }: TimeContradiction, t: Translate): string {
  return t(`times.conflict.${code}`, values);
}
