import type { BackupJobRow } from '@/utils/storage/rows';
import { Archive } from 'lucide';
import { bytesText } from '../format/bytes';
import type { ArchiveFlow } from '../hooks/use-archive';
import { useT, type Translate } from '../i18n';
import { Notice } from '../ui/Notice';
import { ArchiveBox } from '../case/ArchiveBox';

/** 备份全部案件: button, progress with cancel, what waits to be saved, and the receipt. */
export function BackupBox({ flow }: { flow: ArchiveFlow<BackupJobRow> }) {
  const t = useT();
  return (
    <ArchiveBox
      flow={flow}
      icon={Archive}
      primary
      stage={(job) => stageText(job, t)}
      share={share}
      words={{
        ready: t('backup.ready'),
        save: t('backup.save'),
        done: t('backup.done', { n: flow.saved?.cases ?? 0 }),
        running: t('backup.running'),
        collecting: t('backup.stage.collecting'),
        cancel: t('backup.cancel'),
        start: t('backup.start'),
      }}
    >
      <LeftOut job={flow.ready ?? flow.saved} />
    </ArchiveBox>
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
