import { PackageCheck } from 'lucide';
import { exportShare, exportStageText } from '../format/job-stage';
import type { ExportFlow } from '../hooks/use-export';
import { useT } from '../i18n';
import { ArchiveBox } from './ArchiveBox';

/** 导出证据包. */
export function ExportBox({ flow, primary = false }: { flow: ExportFlow; primary?: boolean }) {
  const t = useT();
  return (
    <ArchiveBox
      flow={flow}
      icon={PackageCheck}
      primary={primary}
      stage={(job) => exportStageText(job, t)}
      share={exportShare}
      words={{
        ready: t('export.ready'),
        save: t('export.save'),
        done: `${t('export.done')} · ${t('export.checked')}`,
        running: t('export.running'),
        collecting: t('export.stage.collecting'),
        cancel: t('export.cancel'),
        start: t('export.bundle'),
      }}
    />
  );
}
