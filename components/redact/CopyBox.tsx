import { Download, EyeOff, PackageCheck } from 'lucide';
import { VolumeList } from '../case/VolumeList';
import { exportShare, exportStageText } from '../format/job-stage';
import type { ExportFlow } from '../hooks/use-export';
import { useT } from '../i18n';
import { Button } from '../ui/Button';
import { ErrorNote } from '../ui/ErrorNote';
import { Notice } from '../ui/Notice';
import { Progress } from '../ui/Progress';
import { needsLook } from './PictureStep';
import type { Redaction } from './use-redaction';

interface CopyBoxProps {
  readonly flow: ExportFlow;
  readonly redaction: Redaction;
  /** Kept papers are left out: reason enough for a copy. */
  readonly leavesPapers: boolean;
}

/** Third step: what the copy will lack, then the copy itself, searched and checked before it counts as exported. */
export function CopyBox({ flow, redaction, leavesPapers }: CopyBoxProps) {
  const t = useT();
  const { secrets, areas } = redaction.plan;
  const left = redaction.exhibits.flatMap(({ label, files }) =>
    files.filter(needsLook).map(({ path }) => `${label} ${path}`),
  );
  const boxes = areas.reduce((sum, one) => sum + one.areas.length, 0);
  const nothing = secrets.length === 0 && boxes === 0 && !leavesPapers;
  return (
    <section class="redact-step" aria-labelledby="redact-copy">
      <h4 id="redact-copy">{t('redact.copy')}</h4>
      <p>{t('redact.sum', { words: secrets.length, boxes, left: left.length })}</p>
      {left.length > 0 && (
        <Notice look="warn">
          <p>{t('redact.left')}</p>
          <ul class="redact-left">
            {left.slice(0, 12).map((name) => (
              <li key={name}>{name}</li>
            ))}
            {left.length > 12 && <li>{t('redact.leftMore', { n: left.length - 12 })}</li>}
          </ul>
        </Notice>
      )}
      <p class="pane-soft">{t('redact.guessable')}</p>
      {flow.error && <ErrorNote error={flow.error} onDismiss={flow.dismiss} />}
      {flow.ready && (
        <Notice look="info">
          <p>{t('redact.ready')}</p>
          <VolumeList volumes={flow.ready.volumes} />
          <Button icon={Download} onClick={flow.save}>
            {t('redact.save')}
          </Button>
        </Notice>
      )}
      <div role="status">
        {!flow.busy && flow.saved && (
          <Notice look="ok">
            <p>{t('redact.done')}</p>
            <VolumeList volumes={flow.saved.volumes} />
          </Notice>
        )}
      </div>
      {flow.busy ? (
        <div class="export-running">
          <Progress
            label={t('redact.running')}
            text={flow.running ? exportStageText(flow.running, t) : t('export.stage.collecting')}
            share={flow.running ? exportShare(flow.running) : 0}
          />
          <Button onClick={flow.cancel} disabled={!flow.running}>
            {t('export.cancel')}
          </Button>
        </div>
      ) : (
        <Button icon={flow.ready ? PackageCheck : EyeOff} disabled={nothing} onClick={flow.start}>
          {t('redact.export')}
        </Button>
      )}
      {nothing && <p class="field-hint">{t('redact.nothing')}</p>}
    </section>
  );
}
