import { exhibitLabel } from '@/utils/exhibit/ids';
import type { LogFinding } from '@/utils/integrity/log-findings';
import type { CheckedCase, DamagedFile, FixityJobRow } from '@/utils/storage/fixity-rows';
import { useT, type Translate } from '../i18n';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import './fixity.css';

/** Files that are named at once; a lost disk may have thousands. */
const NAMED = 20;

interface FixityResultProps {
  readonly job: FixityJobRow;
  readonly of: 'case' | 'all';
  readonly onRestore?: () => void;
}

/** What the last check-up found: one sentence when all is well, else every file and line by name. */
export function FixityResult({ job, of, onRestore }: FixityResultProps) {
  const t = useT();
  const shown = of === 'case' && job.caseId ? job.cases.filter(({ id }) => id === job.caseId) : job.cases;
  const bad = shown.filter(({ damaged, log, error }) => damaged.length > 0 || log.length > 0 || error);
  const files = shown.reduce((sum, one) => sum + one.files, 0);
  if (bad.length === 0) {
    const whole =
      of === 'case' ? t('fixity.whole', { files }) : t('fixity.wholeAll', { files, n: shown.length });
    return <Notice look="ok">{whole}</Notice>;
  }
  const lost = bad.some(({ damaged }) => damaged.length > 0);
  return (
    <Notice look="bad">
      <p class="export-done">{t('fixity.found')}</p>
      {bad.map((one) => (
        <CaseFindings key={one.id} checked={one} named={of === 'all'} />
      ))}
      {lost && <p>{t('fixity.next')}</p>}
      {lost && onRestore && (
        <Button size="small" onClick={onRestore}>
          {t('fixity.toRestore')}
        </Button>
      )}
    </Notice>
  );
}

function CaseFindings({ checked, named }: { checked: CheckedCase; named: boolean }) {
  const t = useT();
  const { title, damaged, log, error } = checked;
  return (
    <section class="fixity-case">
      {named && <h4>{title}</h4>}
      {log.length > 0 && (
        <>
          <p>{t('fixity.log')}</p>
          <ul>
            {log.map((finding) => (
              <li key={JSON.stringify(finding)}>{findingText(finding, t)}</li>
            ))}
          </ul>
          <p>{t('fixity.logNext')}</p>
        </>
      )}
      {damaged.length > 0 && (
        <>
          <p>{t('fixity.damaged', { n: damaged.length })}</p>
          <ul>
            {damaged.slice(0, NAMED).map((file) => (
              <DamagedLine key={file.path} file={file} />
            ))}
            {damaged.length > NAMED && <li>{t('fixity.more', { n: damaged.length - NAMED })}</li>}
          </ul>
        </>
      )}
      {error && <p>{t('fixity.unread', { title })}</p>}
    </section>
  );
}

function DamagedLine({ file }: { file: DamagedFile }) {
  const t = useT();
  const name = file.number === undefined ? file.path : file.path.split('/').slice(2).join('/');
  return (
    <li>
      {file.exhibit && file.number !== undefined && (
        <a href={`?exhibit=${file.exhibit}`}>{exhibitLabel(file.number)}</a>
      )}{' '}
      <code>{name}</code> · {t(`fixity.${file.problem}`)}
    </li>
  );
}

export function findingText(finding: LogFinding, t: Translate): string {
  const values = 'number' in finding ? { label: exhibitLabel(finding.number) } : finding;
  return t(`fixity.log.${finding.code}`, values);
}
