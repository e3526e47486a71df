import type { DocumentRow } from '@/utils/storage/paper-rows';
import type { CaseRow, ExhibitRow, JobRow } from '@/utils/storage/rows';
import { EyeOff } from 'lucide';
import { useState } from 'preact/hooks';
import { useMaskedCopy } from '../hooks/use-export';
import { useLive } from '../hooks/use-live';
import { useT } from '../i18n';
import type { Ports } from '../ports';
import { Button } from '../ui/Button';
import { CopyBox } from './CopyBox';
import { PictureStep } from './PictureStep';
import './redact.css';
import { SecretStep } from './SecretStep';
import { hasDraft, useRedaction } from './use-redaction';

interface RedactPanelProps {
  readonly ports: Ports;
  readonly row: CaseRow;
  readonly exhibits: readonly ExhibitRow[];
}

/** 打码副本: closed it is a button; what it takes to decide is read only once it is opened. */
export function RedactPanel(props: RedactPanelProps) {
  const { ports, row } = props;
  const t = useT();
  const jobs = useLive<readonly JobRow[]>(ports.liveJobs, [ports], []).value;
  const [wanted, setWanted] = useState(() => hasDraft(ports, row.id));
  const pending = jobs.some(
    (job) =>
      job.kind === 'export' &&
      job.redacted &&
      job.caseId === row.id &&
      (job.state === 'running' || (job.state === 'done' && !job.saved)),
  );
  const open = wanted || pending;
  return (
    <section class="redact" aria-labelledby="redact-title">
      <h3 id="redact-title">{t('redact.title')}</h3>
      <p class="pane-soft">{t('redact.hint')}</p>
      {open ? (
        <RedactSteps key={row.id} {...props} jobs={jobs} onClose={() => setWanted(false)} />
      ) : (
        <Button icon={EyeOff} onClick={() => setWanted(true)}>
          {t('redact.open')}
        </Button>
      )}
    </section>
  );
}

interface RedactStepsProps extends RedactPanelProps {
  readonly jobs: readonly JobRow[];
  readonly onClose: () => void;
}

function RedactSteps({ ports, row, exhibits, jobs, onClose }: RedactStepsProps) {
  const t = useT();
  const redaction = useRedaction(ports, row, exhibits);
  const flow = useMaskedCopy(ports, row.id, jobs, redaction.plan);
  const papers = useLive<readonly DocumentRow[]>(
    (set) => ports.liveDocuments(row.id, set),
    [ports, row.id],
    [],
  ).value;
  if (!redaction.ready)
    return <p role="status">{t('redact.reading', { done: redaction.read, total: exhibits.length })}</p>;
  return (
    <div class="redact-steps">
      <SecretStep redaction={redaction} papers={papers.length} />
      <PictureStep redaction={redaction} ports={ports} />
      <CopyBox flow={flow} redaction={redaction} leavesPapers={papers.length > 0 && !redaction.withPapers} />
      <Button look="quiet" onClick={onClose}>
        {t('redact.close')}
      </Button>
    </div>
  );
}
