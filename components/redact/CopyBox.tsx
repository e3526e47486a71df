import { EyeOff } from 'lucide';
import { ArchiveBox } from '../case/ArchiveBox';
import { exportShare, exportStageText } from '../format/job-stage';
import type { ExportFlow } from '../hooks/use-export';
import { useT } from '../i18n';
import { Notice } from '../ui/Notice';
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
      <ArchiveBox
        flow={flow}
        icon={EyeOff}
        stage={(job) => exportStageText(job, t)}
        share={exportShare}
        nothing={nothing ? t('redact.nothing') : undefined}
        words={{
          ready: t('redact.ready'),
          save: t('redact.save'),
          done: t('redact.done'),
          running: t('redact.running'),
          collecting: t('export.stage.collecting'),
          cancel: t('export.cancel'),
          start: t('redact.export'),
        }}
      />
    </section>
  );
}
