import type { CaseId } from '@/utils/exhibit/ids';
import type { CertificateCheck } from '@/utils/integrity/timestamp/foreign';
import type { AppError } from '@/utils/shared/errors';
import type { CertificateRow } from '@/utils/storage/paper-rows';
import { shownName } from '@/utils/recognise/import/file-name';
import { Paperclip } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import { fullText, offsetHere } from '../format/when';
import { useLive } from '../hooks/use-live';
import { useRead, type Read } from '../hooks/use-read';
import { useT, type Translate } from '../i18n';
import type { Ports } from '../ports';
import { Button } from '../ui/Button';
import { ErrorNote } from '../ui/ErrorNote';
import { DamagedMark } from '../ui/StateMark';
import './stamps.css';

interface CertificateBoxProps {
  readonly ports: Pick<Ports, 'ask' | 'leaveFiles' | 'seals'>;
  readonly caseId: CaseId;
  /** The exhibit they are about; absent: those of the case. */
  readonly number?: number;
}

/** 外部证明: what is attached, what can be said of each, and a way to attach more. */
export function CertificateBox({ ports, caseId, number }: CertificateBoxProps) {
  const t = useT();
  const { seals } = ports;
  const all = useLive<readonly CertificateRow[]>(
    seals ? (set) => seals.liveCertificates(caseId, set) : null,
    [seals, caseId],
    [],
  ).value;
  const rows = all.filter((row) => row.number === number);
  const [failure, setFailure] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const attach = async (files: readonly File[]) => {
    if (files.length === 0) return;
    setBusy(true);
    setFailure(null);
    const left = await ports.leaveFiles(files);
    const about = number === undefined ? { caseId } : { caseId, number };
    const done = left.ok ? await ports.ask('certificate.attach', { ...about, inbox: [...left.value] }) : left;
    if (!done.ok) setFailure(done.error);
    setBusy(false);
  };
  return (
    <section>
      <h3>{t('cert.title')}</h3>
      <p class="pane-soft">{t(number === undefined ? 'cert.aboutCase' : 'cert.about')}</p>
      {failure && <ErrorNote error={failure} onDismiss={() => setFailure(null)} />}
      {rows.length === 0 ? (
        <p class="pane-soft">{t('cert.none')}</p>
      ) : (
        <ul class="stamp-list">
          {rows.map((row) => (
            <Certificate key={row.id} ports={ports} row={row} />
          ))}
        </ul>
      )}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('cert.file')}
        onChange={(event) => {
          void attach(Array.from(event.currentTarget.files ?? []));
          event.currentTarget.value = '';
        }}
      />
      <div class="stamp-actions">
        <Button size="small" icon={Paperclip} disabled={busy} onClick={() => input.current?.click()}>
          {t('cert.attach')}
        </Button>
      </div>
    </section>
  );
}

function Certificate({ ports, row }: { ports: Pick<Ports, 'ask'>; row: CertificateRow }) {
  const t = useT();
  const check = useRead(() => ports.ask('certificate.check', { id: row.id }), [ports, row.id]);
  const at = Date.parse(row.at);
  return (
    <li class="stamp-row">
      <strong>{shownName(row.name)}</strong>
      {row.damaged && <DamagedMark />}
      <span class="stamp-state">{checkText(check, t)}</span>
      <span class="stamp-words">
        {t('cert.at', { time: fullText(at, offsetHere(at)) })} · SHA-256{' '}
        <span class="mono">{row.file.sha256}</span>
      </span>
    </li>
  );
}

function checkText(read: Read<CertificateCheck>, t: Translate): string {
  if (read.state === 'loading') return t('cert.checking');
  if (read.state === 'failed') return t(`errors.${read.error.code}.happened`);
  const check = read.value;
  if (check.verdict === 'unchecked') return t(`cert.unchecked.${check.why}`);
  if (check.verdict === 'differs') return t(check.code ? 'cert.differsCode' : 'cert.differs');
  const at = Date.parse(check.time);
  const [label = '', file = ''] = check.what.split(/\/(.*)/s);
  const what = file === 'log' ? t('cert.fitsLine', { label }) : check.what;
  return t(check.code === 'TIMESTAMP_OK' ? 'cert.fits' : 'cert.fitsUnknown', {
    what,
    time: fullText(at, offsetHere(at)),
    tsa: check.tsa ?? '?',
  });
}
