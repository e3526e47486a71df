import type { FixityJobRow } from '@/utils/storage/fixity-rows';
import { Stethoscope } from 'lucide';
import { bytesText } from '../format/bytes';
import { agoText } from '../format/when';
import type { FixityFlow } from '../hooks/use-fixity';
import { useLocale, useT } from '../i18n';
import { Button } from '../ui/Button';
import { ErrorNote } from '../ui/ErrorNote';
import { Progress } from '../ui/Progress';
import { FixityResult } from './FixityResult';

interface FixityBoxProps {
  readonly flow: FixityFlow;
  /** Of one case, or of all. */
  readonly of: 'case' | 'all';
  /** Last time this case was read to its end, UTC; of all: the end of the last one. */
  readonly checkedAt?: string | undefined;
  readonly nowMs: number;
  /** Absent where restoring is on the same page. */
  readonly onRestore?: () => void;
}

/** 体检: button, progress, what was found and what to do. */
export function FixityBox({ flow, of, checkedAt, nowMs, onRestore }: FixityBoxProps) {
  const t = useT();
  const locale = useLocale();
  const { running, last } = flow;
  const at = checkedAt ?? (last?.state === 'done' ? last.updatedAt : undefined);
  return (
    <div class="export-box fixity">
      {flow.error && <ErrorNote error={flow.error} onDismiss={flow.dismiss} />}
      <div role="status">
        {!flow.busy && last?.state === 'done' && (
          <FixityResult job={last} of={of} {...(onRestore ? { onRestore } : {})} />
        )}
      </div>
      {flow.busy ? (
        <div class="export-running">
          <Progress label={t('fixity.running')} {...progressOf(running, t)} />
          <Button onClick={flow.cancel} disabled={!running}>
            {t('fixity.cancel')}
          </Button>
        </div>
      ) : (
        <Button icon={Stethoscope} onClick={flow.start}>
          {t(of === 'case' ? 'fixity.startCase' : 'fixity.startAll')}
        </Button>
      )}
      {!flow.busy && (
        <p class="setting-note">
          {at ? t('fixity.last', { when: agoText(at, nowMs, locale) }) : t('fixity.never')}
        </p>
      )}
    </div>
  );
}

function progressOf(job: FixityJobRow | null, t: ReturnType<typeof useT>): { text: string; share: number } {
  if (!job?.name) return { text: t('fixity.running'), share: 0 };
  const { name, done, total } = job;
  const text = t('fixity.stage', { name, done: bytesText(done), total: bytesText(total) });
  return { text, share: total > 0 ? done / total : 0 };
}
