import type { BackupJobRow } from '@/utils/storage/rows';
import { Archive, Download } from 'lucide';
import { bytesText } from '../format/bytes';
import type { ArchiveFlow } from '../hooks/use-archive';
import { useT, type Translate } from '../i18n';
import { Button } from '../ui/Button';
import { ErrorNote } from '../ui/ErrorNote';
import { Notice } from '../ui/Notice';
import { Progress } from '../ui/Progress';
import { VolumeList } from '../case/VolumeList';

/** 备份全部案件: button, progress with cancel, what waits to be saved, and the receipt. */
export function BackupBox({ flow }: { flow: ArchiveFlow<BackupJobRow> }) {
  const t = useT();
  return (
    <div class="export-box">
      {flow.error && <ErrorNote error={flow.error} onDismiss={flow.dismiss} />}
      {flow.ready && (
        <Notice look="info">
          <p>{t('backup.ready')}</p>
          <VolumeList volumes={flow.ready.volumes} />
          <Button icon={Download} onClick={flow.save}>
            {t('backup.save')}
          </Button>
        </Notice>
      )}
      <div role="status">
        {!flow.busy && flow.saved && (
          <Notice look="ok">
            <p class="export-done">{t('backup.done', { n: flow.saved.cases ?? 0 })}</p>
            <VolumeList volumes={flow.saved.volumes} />
          </Notice>
        )}
      </div>
      {!flow.busy && <LeftOut job={flow.ready ?? flow.saved} />}
      {flow.busy ? (
        <div class="export-running">
          <Progress
            label={t('backup.running')}
            text={flow.running ? stageText(flow.running, t) : t('backup.stage.collecting')}
            share={flow.running ? share(flow.running) : 0}
          />
          <Button onClick={flow.cancel} disabled={!flow.running}>
            {t('backup.cancel')}
          </Button>
        </div>
      ) : (
        <Button look="primary" icon={Archive} onClick={flow.start}>
          {t('backup.start')}
        </Button>
      )}
    </div>
  );
}

function LeftOut({ job }: { job: BackupJobRow | null }) {
  const t = useT();
  const left = job?.left ?? [];
  if (left.length === 0) return null;
  return (
    <Notice look="warn">
      <p>{t('backup.left', { n: left.length })}</p>
      <ul>
        {left.map((one) => (
          <li key={one.id}>
            {one.title}：{t(`errors.${one.code}.happened`)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function stageText(job: BackupJobRow, t: Translate): string {
  return job.stage === 'writing'
    ? t('backup.stage.writing', { done: bytesText(job.done), total: bytesText(job.total) })
    : t(`backup.stage.${job.stage}`);
}

const SHARES: Record<BackupJobRow['stage'], readonly [from: number, span: number]> = {
  collecting: [0.02, 0],
  writing: [0.04, 0.56],
  joining: [0.65, 0],
  verifying: [0.75, 0.24],
};

function share({ stage, done, total }: BackupJobRow): number {
  const [from, span] = SHARES[stage];
  return from + span * (total > 0 ? Math.min(1, done / total) : 0);
}
