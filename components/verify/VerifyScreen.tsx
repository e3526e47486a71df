import type { BundleReport, Report } from '@/utils/bundle/report';
import { headlineOf } from '@/utils/bundle/headline';
import type { FoundRoot } from '@/utils/checking/protocol';
import type { CheckFiles, MakeAsic, ReadRoots } from '@/utils/checking/check-files';
import { Languages } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import { hereOffset } from '../format/case-words';
import { useLocale, useT, type Locale } from '../i18n';
import type { Dropped } from '../import/dropped';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { Seal } from '../ui/Seal';
import { BundleList } from './BundleList';
import { BundleVerdict } from './BundleVerdict';
import { DropZone } from './DropZone';
import { RunningList } from './RunningList';
import { pemOf, TrustedRoots, useRoots } from './TrustedRoots';
import { useCheck } from './use-check';
import './verify.css';
// Last: on paper it has the last word.
import './print.css';

export interface VerifyScreenProps {
  readonly checkFiles: CheckFiles;
  readonly makeAsic: MakeAsic;
  readonly readRoots: ReadRoots;
  readonly saveFile: (name: string, blob: Blob) => void;
  /** ms since the epoch. */
  readonly now: () => number;
  /** Where the page has no settings of its own to take the language from. */
  readonly onLocale?: (locale: Locale) => void;
}

/** A drop zone and nothing else until a file comes; then the verdict, sentence first. */
export function VerifyScreen({
  checkFiles,
  makeAsic,
  readRoots,
  saveFile,
  now,
  onLocale,
}: VerifyScreenProps) {
  const t = useT();
  const locale = useLocale();
  const flow = useCheck(checkFiles, now);
  const { current } = flow;
  const roots = useRoots(readRoots);
  const [unread, setUnread] = useState<Dropped['unread']>([]);
  useEffect(() => {
    document.title = `${t('verify.title')} · ${t('app.name')}`;
  }, [t]);
  const idle = current.state === 'idle';
  const choose = ({ files, unread: not }: Pick<Dropped, 'files' | 'unread'>): void => {
    setUnread(not);
    flow.start(files, pemOf(roots.list));
  };
  const trust = (list: readonly FoundRoot[]): void => {
    roots.set(list);
    // What was judged without it is judged anew.
    if (current.state === 'done') flow.start(current.files, pemOf(list));
  };
  const saveAsic = async ({ files }: BundleReport, given: readonly File[]): Promise<void> => {
    for (const file of given.filter(({ name }) => files.includes(name))) {
      const made = await makeAsic(file);
      if (made) saveFile(made.name, new Blob([made.bytes], { type: 'application/vnd.etsi.asic-s+zip' }));
    }
  };
  return (
    <div class="verify">
      <header class="verify-head">
        <Seal size={28} />
        <h1>{t('verify.title')}</h1>
        {onLocale && (
          <Button look="quiet" icon={Languages} onClick={() => onLocale(locale === 'en' ? 'zh-CN' : 'en')}>
            {locale === 'en' ? '中文' : 'English'}
          </Button>
        )}
      </header>
      <main class="verify-main">
        {current.state === 'done' && (
          <Results
            key={current.at}
            report={current.report}
            at={current.at}
            onAsic={(bundle) => void saveAsic(bundle, current.files)}
            onSave={() =>
              saveFile(
                'liuzheng-verify.json',
                new Blob([`${JSON.stringify(current.report, null, 2)}\n`], { type: 'application/json' }),
              )
            }
          />
        )}
        {current.state === 'running' && (
          <>
            <RunningList files={current.files} onCancel={() => flow.cancel()} />
            {flow.early.length > 0 && <BundleList bundles={flow.early} />}
          </>
        )}
        <div role="status">
          {unread.length > 0 && (
            <Notice look="warn">
              {t('verify.unread', {
                n: unread.length,
                names: unread
                  .map(({ name }) => name)
                  .slice(0, 3)
                  .join('、'),
              })}
            </Notice>
          )}
          {idle && current.note && (current.note === 'cancelled' || unread.length === 0) && (
            <Notice look="info">
              {t(current.note === 'cancelled' ? 'verify.cancelled' : 'verify.noFiles')}
            </Notice>
          )}
        </div>
        {current.state !== 'running' && <DropZone large={idle} onFiles={choose} />}
        <TrustedRoots roots={roots} busy={current.state === 'running'} onChange={trust} />
      </main>
    </div>
  );
}

interface ResultsProps {
  readonly report: Report;
  /** ms since the epoch. */
  readonly at: number;
  readonly onAsic: (bundle: BundleReport) => void;
  readonly onSave: () => void;
}

function Results({ report, at, onAsic, onSave }: ResultsProps) {
  const t = useT();
  const locale = useLocale();
  const { bundles } = report;
  const [open, setOpen] = useState<BundleReport | null>(bundles.length === 1 ? (bundles[0] ?? null) : null);
  const top = useRef<HTMLDivElement>(null);
  // Whoever reads by ear or keyboard is taken to the answer.
  useEffect(() => top.current?.focus(), [open]);
  const spoken = bundles.map(
    (bundle) => headlineOf(bundle, hereOffset).sentence[locale === 'en' ? 'en' : 'zh'],
  );
  return (
    <div class="verify-results" ref={top} tabIndex={-1}>
      <p class="unseen" role="status">
        {spoken.length > 3 ? t('verify.results', { n: spoken.length }) : spoken.join(' ')}
      </p>
      {open ? (
        <BundleVerdict
          bundle={open}
          at={at}
          onAsic={onAsic}
          onSave={onSave}
          onBack={bundles.length > 1 ? () => setOpen(null) : undefined}
        />
      ) : (
        <BundleList bundles={bundles} onOpen={setOpen} onSave={onSave} />
      )}
    </div>
  );
}
