import { parseGuard, type GuardRecord } from '@/utils/recognise/chat/guard-record';
import type { ExhibitRow } from '@/utils/storage/rows';
import { useState } from 'preact/hooks';
import { guardPastText } from '../../format/guard';
import { useParsedFile } from '../../hooks/use-parsed-file';
import { useT } from '../../i18n';
import type { Ports } from '../../ports';
import { Button } from '../../ui/Button';
import { LocalTime } from '../../ui/LocalTime';
import { Notice } from '../../ui/Notice';
import { Loaded } from '../Loaded';
import './guard.css';
import { GuardEventRow } from './GuardEventRow';

interface GuardPaneProps {
  readonly row: ExhibitRow;
  readonly readBlob: Ports['readBlob'];
}

/** Events shown before the rest is asked for. */
const FIRST = 100;

/** 守护: what a guard saw while it was on, first what was taken back, and when it could not see. */
export function GuardPane({ row, readBlob }: GuardPaneProps) {
  const t = useT();
  const record = useParsedFile(row, 'guard.json', parseGuard, readBlob);
  return (
    <Loaded read={record}>
      {(found) =>
        found === null ? (
          <Notice look="warn">{t('exhibit.fileMissing')}</Notice>
        ) : (
          <Guarded row={row} readBlob={readBlob} record={found} />
        )
      }
    </Loaded>
  );
}

function Guarded({ row, readBlob, record }: GuardPaneProps & { record: GuardRecord }) {
  const t = useT();
  const [all, setAll] = useState(false);
  const { events } = record;
  const back = events.filter(({ change }) => change !== 'added');
  const shown = all ? events : events.slice(0, FIRST);
  const one = { row, record, readBlob };
  return (
    <div class="guard">
      <Head record={record} />
      <Blind record={record} />
      <section>
        <h3>{t('guard.backTitle')}</h3>
        {back.length === 0 ? (
          <p class="pane-soft">{t('guard.backNone')}</p>
        ) : (
          <ol class="guard-events">
            {back.map((event, i) => (
              <GuardEventRow key={i} {...one} event={event} />
            ))}
          </ol>
        )}
      </section>
      {events.length > 0 && (
        <section>
          <h3>{t('guard.eventsTitle')}</h3>
          <ol class="guard-events">
            {shown.map((event, i) => (
              <GuardEventRow key={i} {...one} event={event} />
            ))}
          </ol>
          {shown.length < events.length && (
            <Button onClick={() => setAll(true)}>
              {t('guard.more', { n: events.length - shown.length })}
            </Button>
          )}
        </section>
      )}
    </div>
  );
}

function Head({ record: { source, startedAt, endedAt, ended, counts } }: { record: GuardRecord }) {
  const t = useT();
  const { offsetMinutes } = startedAt;
  const { added, changed, recalled, removed } = counts;
  return (
    <header>
      <h3 dir="auto">{source.label || source.title || t('guard.record')}</h3>
      <dl class="exhibit-facts">
        <div>
          <dt>{t('guard.from')}</dt>
          <dd>
            <LocalTime utc={startedAt.utc} offsetMinutes={offsetMinutes} />
          </dd>
        </div>
        <div>
          <dt>{t('guard.to')}</dt>
          <dd>
            <LocalTime utc={endedAt.utc} offsetMinutes={offsetMinutes} />
            <span class="pane-soft"> {guardPastText(ended, t)}</span>
          </dd>
        </div>
        <div>
          <dt>{t('guard.present')}</dt>
          <dd>{t('guard.presentCount', { n: counts.present })}</dd>
        </div>
        <div>
          <dt>{t('guard.during')}</dt>
          <dd>{t('guard.duringCounts', { added, changed, recalled, removed })}</dd>
        </div>
        <div>
          <dt>{t('guard.pictures')}</dt>
          <dd>{t('guard.picturesCount', { n: counts.pictures })}</dd>
        </div>
      </dl>
    </header>
  );
}

function Blind({ record: { blind, startedAt } }: { record: GuardRecord }) {
  const t = useT();
  if (blind.length === 0) return <p class="pane-soft">{t('guard.blindNone')}</p>;
  return (
    <Notice look="warn">
      <p>{t('guard.blindTitle')}</p>
      <ul class="guard-blind">
        {blind.map(({ from, to, reason, unconfirmed }) => (
          <li key={from + reason}>
            <LocalTime utc={from} offsetMinutes={startedAt.offsetMinutes} />
            {' – '}
            <LocalTime utc={to} offsetMinutes={startedAt.offsetMinutes} />
            {` ${guardPastText(reason, t)}`}
            {unconfirmed !== undefined && <div>{t('guard.blindUnconfirmed', { n: unconfirmed })}</div>}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
