import type { ExportJobRow } from '@/utils/storage/rows';
import { Download, PackageCheck } from 'lucide';
import { exportShare, exportStageText } from '../format/job-stage';
import type { ExportFlow } from '../hooks/use-export';
import { useT } from '../i18n';
import { Button } from '../ui/Button';
import { ErrorNote } from '../ui/ErrorNote';
import { Icon } from '../ui/Icon';
import { Notice } from '../ui/Notice';
import { Progress } from '../ui/Progress';
import './export-box.css';
import { VolumeList } from './VolumeList';

/** 导出证据包: button, progress with cancel, the packed bundle waiting to be saved, and the receipt. */
export function ExportBox({ flow, primary = false }: { flow: ExportFlow; primary?: boolean }) {
  const t = useT();
  const look = primary ? 'primary' : 'plain';
  return (
    <div class="export-box">
      {flow.error && <ErrorNote error={flow.error} onDismiss={flow.dismiss} />}
      {flow.ready && (
        <Notice look="info">
          <p>{t('export.ready')}</p>
          <VolumeList volumes={flow.ready.volumes} />
          <Button look={look} icon={Download} onClick={flow.save}>
            {t('export.save')}
          </Button>
        </Notice>
      )}
      <div role="status">{!flow.busy && flow.saved && <Receipt job={flow.saved} />}</div>
      {flow.busy ? (
        <div class="export-running">
          <Progress
            label={t('export.running')}
            text={flow.running ? exportStageText(flow.running, t) : t('export.stage.collecting')}
            share={flow.running ? exportShare(flow.running) : 0}
          />
          <Button onClick={flow.cancel} disabled={!flow.running}>
            {t('export.cancel')}
          </Button>
        </div>
      ) : (
        <Button look={flow.ready ? 'plain' : look} icon={PackageCheck} onClick={flow.start}>
          {t('export.bundle')}
        </Button>
      )}
    </div>
  );
}

function Receipt({ job }: { job: ExportJobRow }) {
  const t = useT();
  return (
    <div class="notice notice-ok">
      <Icon node={PackageCheck} />
      <div>
        <p class="export-done">
          {t('export.done')} · {t('export.checked')}
        </p>
        <VolumeList volumes={job.volumes} />
      </div>
    </div>
  );
}
