import { authoritiesOf } from '@/utils/integrity/timestamp/authorities';
import type { StampRow } from '@/utils/storage/paper-rows';
import type { ExhibitRow } from '@/utils/storage/rows';
import { RotateCw } from 'lucide';
import { useContext } from 'preact/hooks';
import { fullText, offsetHere } from '../format/when';
import { useT, type Translate } from '../i18n';
import type { Ports } from '../ports';
import { Button } from '../ui/Button';
import { CaseStamps } from './context';
import './stamps.css';
import { useStampSettings } from './use-stamp-settings';

/** 可信时间戳 of one exhibit, authority by authority, each with what became of it. */
export function StampList({ ports, row }: { ports: Pick<Ports, 'ask' | 'liveSetting'>; row: ExhibitRow }) {
  const t = useT();
  const settings = useStampSettings(ports);
  const rows = useContext(CaseStamps).filter(({ exhibitId }) => exhibitId === row.id);
  const authorities = authoritiesOf(settings);
  const open = rows.some(({ state }) => state !== 'stamped');
  return (
    <section>
      <h3>{t('stamp.title')}</h3>
      <p class="pane-soft">{t('stamp.about')}</p>
      {rows.length === 0 ? (
        <p class="pane-soft">{t('stamp.none')}</p>
      ) : (
        <>
          <ul class="stamp-list">
            {rows.map((stamp) => {
              const of = authorities.find(({ id }) => id === stamp.tsa);
              return (
                <li key={stamp.id} class={`stamp-row stamp-${stamp.state}`}>
                  <strong>{of?.name ?? stamp.tsa}</strong>
                  <span class="stamp-state">{t(`stamp.${stamp.state}`)}</span>
                  <span class="stamp-words">{wordsOf(stamp, t)}</span>
                  {stamp.state === 'waiting' && settings.on && !of?.enabled && (
                    <span class="pane-soft">{t('stamp.disabled')}</span>
                  )}
                </li>
              );
            })}
          </ul>
          {open && !settings.on && <p class="pane-soft">{t('stamp.off')}</p>}
          {open && settings.on && (
            <div class="stamp-actions">
              <Button
                size="small"
                icon={RotateCw}
                onClick={() => void ports.ask('stamps.retry', { exhibitId: row.id })}
              >
                {t('stamp.retry')}
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  );
}

const hereText = (utc: string): string => fullText(Date.parse(utc), offsetHere(Date.parse(utc)));

function wordsOf({ state, time, found, error, attempts, nextAt }: StampRow, t: Translate): string {
  if (state === 'stamped') {
    const root = found ? rootText(found.code, t) : '';
    return [time && t('stamp.time', { time: hereText(time) }), found?.tsa, root].filter(Boolean).join(' · ');
  }
  return [
    attempts > 0 && t('stamp.attempts', { n: attempts }),
    // One of several on a line: without its full stop.
    error && t(`errors.${error.code}.happened`).replace(/[。.]$/, ''),
    state === 'waiting' && nextAt && t('stamp.next', { time: hereText(nextAt) }),
    state === 'refused' && error && t(`errors.${error.code}.next`),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What is known about the end of the token's chain. */
function rootText(code: string, t: Translate): string {
  switch (code) {
    case 'TIMESTAMP_OK':
    case 'TIMESTAMP_ROOT_UNKNOWN':
    case 'TIMESTAMP_UNSUPPORTED':
      return t(`stamp.root.${code}`);
    default:
      return code;
  }
}
