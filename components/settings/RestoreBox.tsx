import type { RestoredCase, RestoreJobRow } from '@/utils/storage/rows';
import { FolderInput } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import { bytesText } from '../format/bytes';
import type { RestoreFlow } from '../hooks/use-restore';
import { useT, type Translate } from '../i18n';
import { Button } from '../ui/Button';
import { ErrorNote } from '../ui/ErrorNote';
import { Notice } from '../ui/Notice';
import { Progress } from '../ui/Progress';

/** 从备份恢复: choose the files, follow the job, and read case by case what became of it. */
export function RestoreBox({ flow }: { flow: RestoreFlow }) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const [deletions, setDeletions] = useState(false);
  const asks = flow.ended?.cases.some((one) => one.error?.code === 'RESTORE_DELETES') ?? false;
  const busy = flow.copying || flow.running !== null;
  return (
    <div class="export-box">
      {flow.error && <ErrorNote error={flow.error} onDismiss={flow.dismiss} />}
      {!busy && flow.ended && <Result job={flow.ended} onDismiss={flow.dismiss} />}
      {asks && (
        <label class="setting-tick">
          <input
            type="checkbox"
            checked={deletions}
            onChange={(event) => setDeletions(event.currentTarget.checked)}
          />
          <span>{t('restore.deletions')}</span>
        </label>
      )}
      <input
        ref={input}
        class="unseen"
        type="file"
        accept=".zip,application/zip"
        multiple
        tabIndex={-1}
        aria-label={t('restore.files')}
        onChange={(event) => {
          flow.choose([...(event.currentTarget.files ?? [])], deletions);
          event.currentTarget.value = '';
          setDeletions(false);
        }}
      />
      {busy ? (
        <div class="export-running">
          <Progress
            label={t('restore.running')}
            text={flow.running ? stageText(flow.running, t) : t('restore.stage.copying')}
            share={flow.running ? share(flow.running) : null}
          />
          <Button onClick={flow.cancel} disabled={!flow.running}>
            {t('restore.cancel')}
          </Button>
        </div>
      ) : (
        <Button icon={FolderInput} onClick={() => input.current?.click()}>
          {t('restore.start')}
        </Button>
      )}
    </div>
  );
}

function Result({ job, onDismiss }: { job: RestoreJobRow; onDismiss: () => void }) {
  const t = useT();
  const taken = job.cases.filter((one) => one.outcome !== 'refused');
  const refused = job.cases.filter((one) => one.outcome === 'refused');
  // What a single file or case was refused for is said beside its name.
  const whole = job.error && refused.length + job.files.length === 0 ? job.error : undefined;
  return (
    <div class="restore-result">
      <div role="status">
        {taken.length > 0 && (
          <Notice look="ok">
            <p class="export-done">{t('restore.done')}</p>
            <ul>
              {taken.map((one) => (
                <li key={one.id}>
                  {one.title}：{outcomeText(one, t)}
                </li>
              ))}
            </ul>
          </Notice>
        )}
      </div>
      {whole && <ErrorNote error={whole} onDismiss={onDismiss} />}
      {refused.map((one) => (
        <section key={one.id} aria-label={one.title}>
          <h4>{t('restore.refused', { title: one.title })}</h4>
          {one.error && <ErrorNote error={one.error} />}
        </section>
      ))}
      {job.files.map(({ name, error }) => (
        <section key={name} aria-label={name}>
          <h4>{t('restore.refused', { title: name })}</h4>
          <ErrorNote error={error} />
        </section>
      ))}
    </div>
  );
}

function outcomeText(one: RestoredCase, t: Translate): string {
  if (one.outcome === 'refused') return '';
  if (one.outcome !== 'repaired' || !one.others)
    return t(`restore.outcome.${one.outcome}`, { n: one.exhibits });
  const others = t('restore.outcome.others', { n: one.others });
  return one.exhibits === 0 ? others : `${t('restore.outcome.repaired', { n: one.exhibits })} · ${others}`;
}

function stageText(job: RestoreJobRow, t: Translate): string {
  return job.stage === 'storing'
    ? t('restore.stage.storing', { done: bytesText(job.done), total: bytesText(job.total) })
    : t(`restore.stage.${job.stage}`);
}

const SHARES: Record<RestoreJobRow['stage'], readonly [from: number, span: number]> = {
  reading: [0.02, 0.48],
  storing: [0.5, 0.45],
  verifying: [0.95, 0],
};

function share({ stage, done, total }: RestoreJobRow): number {
  const [from, span] = SHARES[stage];
  return from + span * (total > 0 ? Math.min(1, done / total) : 0);
}
