import type { CaseEntry } from '@/utils/case/model';
import type { Deadline } from '@/utils/case/view.types';
import { Plus } from 'lucide';
import { useState } from 'preact/hooks';
import { useT } from '../../i18n';
import { Button } from '../../ui/Button';
import { DeadlineForm } from './DeadlineForm';
import { DeadlineItem } from './DeadlineItem';
import './deadlines.css';

interface DeadlineListProps {
  /** Those that count, the soonest first, then those that are met. */
  readonly deadlines: readonly Deadline[];
  readonly now: () => number;
  readonly onRecord: (entries: readonly CaseEntry[], said: string) => void;
}

/** 期限: all clocks of a case, each with what it rests on; any can be moved, met, put back; own ones added. */
export function DeadlineList({ deadlines, now, onRecord }: DeadlineListProps) {
  const t = useT();
  const [adding, setAdding] = useState(false);
  const met = deadlines.filter(({ state }) => state === 'met');
  const running = deadlines.filter(({ state }) => state !== 'met');
  const item = (deadline: Deadline) => (
    <DeadlineItem key={deadline.id} deadline={deadline} now={now} onRecord={onRecord} />
  );
  return (
    <section class="deadlines" aria-labelledby="deadlines-title">
      <div class="facts-head">
        <div>
          <h3 id="deadlines-title">{t('deadline.title')}</h3>
          <p class="pane-soft">{t(deadlines.length > 0 ? 'deadline.hint' : 'deadline.none')}</p>
        </div>
        <Button size="small" icon={Plus} onClick={() => setAdding(true)}>
          {t('deadline.add')}
        </Button>
      </div>
      {adding && (
        <DeadlineForm
          nowMs={now()}
          onCancel={() => setAdding(false)}
          onSave={(title, dueAt) => {
            setAdding(false);
            onRecord(
              [{ type: 'deadline-edited', deadline: { id: crypto.randomUUID(), title, dueAt } }],
              t('deadline.added', { title }),
            );
          }}
        />
      )}
      {running.length > 0 && <ul class="deadline-items">{running.map(item)}</ul>}
      {met.length > 0 && (
        <details class="deadline-met">
          <summary>{t('deadline.metOnes', { n: met.length })}</summary>
          <ul class="deadline-items" aria-label={t('deadline.metOnes', { n: met.length })}>
            {met.map(item)}
          </ul>
        </details>
      )}
    </section>
  );
}
