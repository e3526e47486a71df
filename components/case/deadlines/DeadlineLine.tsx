import type { Deadline } from '@/utils/case/view.types';
import { ChevronDown, Hourglass, OctagonAlert } from 'lucide';
import { useId, useState } from 'preact/hooks';
import { hereText } from '../../format/case-words';
import { useT } from '../../i18n';
import { Countdown } from '../../ui/Countdown';
import { Icon } from '../../ui/Icon';
import { Button } from '../../ui/Button';
import './deadlines.css';
import { BasisTags, deadlineTitle, deadlineWords } from './deadline-words';

interface DeadlineLineProps {
  readonly deadline: Deadline;
  readonly now: () => number;
  /** Leads to the list of all of them. */
  readonly onAll: () => void;
}

/** ⏳ 平台申诉窗口还剩 17 小时 32 分: always on the screen; a press says why, and what to do now. */
export function DeadlineLine({ deadline, now, onAll }: DeadlineLineProps) {
  const t = useT();
  const id = useId();
  const [open, setOpen] = useState(false);
  const { why, act } = deadlineWords(deadline, t);
  return (
    <section class={`deadline-line deadline-${deadline.state}`} aria-label={t('deadline.nearest')}>
      <button type="button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        <Icon node={deadline.state === 'overdue' ? OctagonAlert : Hourglass} />
        <span class="deadline-line-words">
          {deadline.state === 'overdue' && <strong>{t('deadline.state.overdue')} </strong>}
          {deadlineTitle(deadline, t)} <Countdown dueAt={deadline.dueAt} now={now} />
        </span>
        <Icon node={ChevronDown} size={14} />
      </button>
      <div id={id} class="deadline-line-more" hidden={!open}>
        {why && <p>{why}</p>}
        {act && (
          <p>
            <strong>{t('deadline.actNow')}</strong> {act}
          </p>
        )}
        <p class="pane-soft">{t('deadline.due', { time: hereText(deadline.dueAt) })}</p>
        <BasisTags deadline={deadline} />
        <Button size="small" onClick={onAll}>
          {t('deadline.all')}
        </Button>
      </div>
    </section>
  );
}
