import { headlineOf, type HeadlineTone } from '@/utils/bundle/headline';
import type { BundleReport } from '@/utils/bundle/report';
import { Download, Printer } from 'lucide';
import { hereOffset } from '../format/case-words';
import { useLocale, useT } from '../i18n';
import { Button } from '../ui/Button';
import { ToneMark } from './ToneMark';
import './bundle-list.css';

interface BundleListProps {
  readonly bundles: readonly BundleReport[];
  /** Absent while others are still being read. */
  readonly onOpen?: (bundle: BundleReport) => void;
  readonly onSave?: () => void;
}

/** Several bundles: one line each, what is wrong first. */
export function BundleList({ bundles, onOpen, onSave }: BundleListProps) {
  const t = useT();
  const language = useLocale() === 'en' ? 'en' : 'zh';
  const rows = bundles.map((bundle) => ({ bundle, headline: headlineOf(bundle, hereOffset) }));
  const count = (tone: HeadlineTone): number => rows.filter((row) => row.headline.tone === tone).length;
  const order: readonly HeadlineTone[] = ['bad', 'unreadable', 'partial', 'good'];
  rows.sort((a, b) => order.indexOf(a.headline.tone) - order.indexOf(b.headline.tone));
  return (
    <section class="verify-list" aria-labelledby="verify-list-title">
      <div class="verify-list-head">
        <h2 id="verify-list-title">{t('verify.results', { n: bundles.length })}</h2>
        {onSave && (
          <div class="verify-tools">
            <Button size="small" icon={Printer} onClick={() => print()}>
              {t('verify.print')}
            </Button>
            <Button size="small" icon={Download} onClick={onSave}>
              {t('verify.save')}
            </Button>
          </div>
        )}
      </div>
      <p class="verify-list-sum">
        {t('verify.resultsSummary', {
          good: count('good'),
          partial: count('partial'),
          bad: count('bad'),
          unreadable: count('unreadable'),
        })}
      </p>
      <ul>
        {rows.map(({ bundle, headline }) => (
          <li key={bundle.files.join('\n')}>
            <ToneMark tone={headline.tone} />
            <div class="verify-list-words">
              <p class="verify-list-title">{bundle.caseTitle || bundle.files.join('、')}</p>
              <p>{headline.sentence[language]}</p>
              {bundle.caseTitle && <p class="verify-soft">{bundle.files.join('、')}</p>}
            </div>
            {onOpen && (
              <Button size="small" onClick={() => onOpen(bundle)}>
                {t('verify.open')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
