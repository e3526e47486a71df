import type { CaseEntry, DeadlineEdit } from '@/utils/case/model';
import type { Deadline } from '@/utils/case/view.types';
import { CalendarClock, Check, CircleCheck, Hourglass, OctagonAlert, RotateCcw, Trash2 } from 'lucide';
import { useState } from 'preact/hooks';
import { hereText } from '../../format/case-words';
import { useT } from '../../i18n';
import { Button } from '../../ui/Button';
import { Countdown } from '../../ui/Countdown';
import { Icon } from '../../ui/Icon';
import { BasisTags, countedFrom, deadlineTitle, deadlineWords } from './deadline-words';
import { DeadlineForm } from './DeadlineForm';

interface DeadlineItemProps {
  readonly deadline: Deadline;
  readonly now: () => number;
  readonly onRecord: (entries: readonly CaseEntry[], said: string) => void;
}

const ICONS = { open: Hourglass, soon: Hourglass, overdue: OctagonAlert, met: CircleCheck } as const;

export function DeadlineItem({ deadline, now, onRecord }: DeadlineItemProps) {
  const t = useT();
  const [moving, setMoving] = useState(false);
  const { id, rule, state, dueAt, edited, title: ownTitle, cite, source, verifiedOn } = deadline;
  const title = deadlineTitle(deadline, t);
  const { why, act } = deadlineWords(deadline, t);
  const counted = countedFrom(deadline, t);
  const own = rule === undefined;
  /** What the user said about it stays, unless it is said anew. */
  const change = (edit: Partial<DeadlineEdit>, said: string) => {
    const kept: DeadlineEdit = {
      id,
      ...(ownTitle === undefined ? {} : { title: ownTitle }),
      ...(own || deadline.basis === 'user' ? { dueAt } : {}),
    };
    onRecord([{ type: 'deadline-edited', deadline: { ...kept, ...edit } }], said);
  };
  return (
    <li class={`deadline deadline-${state}`}>
      <div class="deadline-top">
        <span class="deadline-icon">
          <Icon node={ICONS[state]} size={18} />
        </span>
        <div class="deadline-words">
          <p class="deadline-name">{title}</p>
          <p class="deadline-time">
            {state === 'met' ? (
              <span>{t('deadline.state.met')}</span>
            ) : (
              <strong>
                {state === 'overdue' && `${t('deadline.state.overdue')} · `}
                <Countdown dueAt={dueAt} now={now} />
              </strong>
            )}
            <span class="pane-soft">{t('deadline.due', { time: hereText(dueAt) })}</span>
          </p>
          <BasisTags deadline={deadline} />
        </div>
      </div>
      {moving ? (
        <DeadlineForm
          nowMs={now()}
          title={title}
          dueAt={dueAt}
          fixedTitle={!own}
          onCancel={() => setMoving(false)}
          onSave={(newTitle, at) => {
            setMoving(false);
            change({ ...(own ? { title: newTitle } : {}), dueAt: at }, t('deadline.moved', { title }));
          }}
        />
      ) : (
        <div class="deadline-actions">
          {state === 'met' ? (
            <Button
              size="small"
              icon={Hourglass}
              onClick={() => change({ met: false }, t('deadline.runs', { title }))}
            >
              {t('deadline.run')}
              <span class="unseen"> {title}</span>
            </Button>
          ) : (
            <>
              <Button
                size="small"
                icon={Check}
                onClick={() => change({ met: true }, t('deadline.isMet', { title }))}
              >
                {t('deadline.meet')}
                <span class="unseen"> {title}</span>
              </Button>
              <Button size="small" look="quiet" icon={CalendarClock} onClick={() => setMoving(true)}>
                {t('deadline.move')}
                <span class="unseen"> {title}</span>
              </Button>
            </>
          )}
          {(own || edited) && (
            <Button
              size="small"
              look="quiet"
              icon={own ? Trash2 : RotateCcw}
              onClick={() =>
                onRecord(
                  [{ type: 'deadline-reset', id }],
                  t(own ? 'deadline.removed' : 'deadline.wasReset', { title }),
                )
              }
            >
              {t(own ? 'deadline.remove' : 'deadline.reset')}
              <span class="unseen"> {title}</span>
            </Button>
          )}
        </div>
      )}
      {(why || counted || source) && (
        <details class="deadline-why">
          <summary>
            {t('deadline.whyAndWhat')}
            <span class="unseen"> {title}</span>
          </summary>
          {why && <p>{why}</p>}
          {act && (
            <p>
              <strong>{t('deadline.actNow')}</strong> {act}
            </p>
          )}
          {counted && <p class="pane-soft">{counted}</p>}
          {cite && <p class="pane-soft">{t('deadline.cite', { text: cite })}</p>}
          {source && (
            <p class="pane-soft">
              {t('deadline.source', { text: source })}
              {verifiedOn && ` · ${t('deadline.verifiedOn', { day: verifiedOn })}`}
            </p>
          )}
        </details>
      )}
    </li>
  );
}
