import { exhibitLabel, type ExhibitId } from '@/utils/exhibit/ids';
import type { GuardRow } from '@/utils/storage/guard-rows';
import type { ExhibitRow } from '@/utils/storage/rows';
import { ShieldAlert, ShieldCheck, ShieldOff } from 'lucide';
import { guardReasonText } from '../format/guard';
import type { GuardFlow } from '../hooks/use-guard';
import { useT } from '../i18n';
import { Button } from '../ui/Button';
import { ErrorNote } from '../ui/ErrorNote';
import { Icon } from '../ui/Icon';
import { LocalTime } from '../ui/LocalTime';
import { Notice } from '../ui/Notice';
import './guard-box.css';

interface GuardBoxProps {
  readonly flow: GuardFlow;
  /** There is a conversation that could be guarded. */
  readonly possible: boolean;
  /** `ChatCandidate.id` of the one that is chosen; absent: the best one. */
  readonly candidate: string | undefined;
  /** The exhibit that the last guard made. */
  readonly made: ExhibitRow | null;
  readonly onOpen: (id: ExhibitId) => void;
}

const COUNTS = ['added', 'recalled', 'changed', 'removed'] as const;

/** 守护: the switch, and while it is on what it has seen and when it could not see. */
export function GuardBox({ flow, possible, candidate, made, onOpen }: GuardBoxProps) {
  const t = useT();
  const { row } = flow;
  if (!row && !possible && !made && !flow.error) return null;
  return (
    <section class={row ? 'guard-box guard-box-on' : 'guard-box'} aria-label={t('guard.title')}>
      <div class="guard-box-head">
        <button
          type="button"
          role="switch"
          class="guard-switch"
          aria-checked={row !== null}
          disabled={flow.busy !== null}
          onClick={() => (row ? flow.stop() : flow.start(candidate))}
        >
          <Icon node={row ? (row.state === 'blind' ? ShieldAlert : ShieldCheck) : ShieldOff} size={16} />
          {flow.busy ? t(`guard.${flow.busy}`) : t(row ? 'guard.on' : 'guard.off')}
        </button>
        {row && (
          <span class="guard-since">
            <LocalTime utc={row.startedAt.utc} offsetMinutes={row.startedAt.offsetMinutes} />
          </span>
        )}
      </div>
      {row ? (
        <State row={row} onStop={flow.stop} busy={flow.busy !== null} />
      ) : (
        <p class="guard-hint">{t('guard.what')}</p>
      )}
      {flow.trouble && <ErrorNote error={flow.trouble} kept={t('guard.unwritten')} />}
      {flow.error && <ErrorNote error={flow.error} onDismiss={flow.dismiss} />}
      <div role="status">
        {!row && made && (
          <Notice look="ok">
            <p>{t('guard.made', { label: exhibitLabel(made.number) })}</p>
            <button type="button" class="link" onClick={() => onOpen(made.id)}>
              {t('guard.open', { label: exhibitLabel(made.number) })}
            </button>
          </Notice>
        )}
      </div>
    </section>
  );
}

function State({ row, onStop, busy }: { row: GuardRow; onStop: () => void; busy: boolean }) {
  const t = useT();
  const { label } = row.source;
  return (
    <>
      <p class="guard-where">{t('guard.where', { label: label === '' ? t('guard.unnamed') : label })}</p>
      <dl class="guard-counts" aria-live="polite">
        {COUNTS.map((name) => (
          <div key={name} class={name === 'added' || row.counts[name] === 0 ? undefined : 'guard-count-back'}>
            <dt>{t(`guard.${name}`)}</dt>
            <dd>{row.counts[name]}</dd>
          </div>
        ))}
      </dl>
      <div role="status">
        {row.state === 'blind' && row.since && (
          <Notice look="warn">
            <p>{guardReasonText(row.reason ?? '', t)}</p>
          </Notice>
        )}
      </div>
      <p class="guard-hint">{t('guard.keep')}</p>
      <Button onClick={onStop} disabled={busy}>
        {t('guard.stop')}
      </Button>
    </>
  );
}
