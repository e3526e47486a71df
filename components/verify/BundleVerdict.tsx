import { headlineOf } from '@/utils/bundle/headline';
import { LINE_NAMES, type BundleReport } from '@/utils/bundle/report';
import { ArrowLeft, Download, Printer, Stamp } from 'lucide';
import { hereOffset } from '../format/case-words';
import { fullText } from '../format/when';
import { useLocale, useT, type MessageKey } from '../i18n';
import { Button } from '../ui/Button';
import { CaseSummary } from './CaseSummary';
import { ToneMark } from './ToneMark';
import { VerdictCard } from './VerdictCard';
import { VerifyDetails } from './VerifyDetails';

interface BundleVerdictProps {
  readonly bundle: BundleReport;
  /** ms since the epoch: when it was judged. */
  readonly at: number;
  readonly onAsic: (bundle: BundleReport) => void;
  readonly onSave: () => void;
  readonly onBack: (() => void) | undefined;
}

/** One sentence, the separate lines, what they do not prove, the case, and the details folded. Prints to one page. */
export function BundleVerdict({ bundle, at, onAsic, onSave, onBack }: BundleVerdictProps) {
  const t = useT();
  const language = useLocale() === 'en' ? 'en' : 'zh';
  const headline = headlineOf(bundle, hereOffset);
  const judged = bundle.group !== undefined || bundle.container !== undefined;
  const lines = LINE_NAMES.filter(
    (name) =>
      !['NOT_CHECKED', 'ASIC_NOT_HERE'].includes(bundle.lines[name].code) || bundle.group !== undefined,
  );
  return (
    <article class={`verify-bundle verify-bundle-${headline.tone}`}>
      {onBack && (
        <div class="verify-tools verify-back">
          <Button look="quiet" icon={ArrowLeft} onClick={onBack}>
            {t('verify.back')}
          </Button>
        </div>
      )}
      <section class={`verify-headline verify-headline-${headline.tone}`} aria-labelledby="verify-headline">
        <ToneMark tone={headline.tone} />
        <h2 id="verify-headline">{headline.sentence[language]}</h2>
        <p class="verify-soft">
          {bundle.files.join('、')}
          {' · '}
          {t('verify.checkedAt', { time: fullText(at, hereOffset(at)) })}
        </p>
        <div class="verify-tools">
          <Button size="small" icon={Printer} onClick={() => print()}>
            {t('verify.print')}
          </Button>
          <Button size="small" icon={Download} onClick={onSave}>
            {t('verify.save')}
          </Button>
          {!bundle.container && bundle.timestamps.some(isOfBundle) && (
            <Button size="small" icon={Stamp} onClick={() => onAsic(bundle)}>
              {t('verify.asic')}
            </Button>
          )}
        </div>
      </section>
      <section aria-labelledby="verify-lines">
        <h3 id="verify-lines">{t('verify.lines')}</h3>
        <ul class="verify-cards">
          {lines.map((name) => (
            <VerdictCard key={name} name={name} line={bundle.lines[name]} />
          ))}
        </ul>
      </section>
      {judged && (
        <>
          <section class="verify-limits" aria-labelledby="verify-limits">
            <h3 id="verify-limits">{t('verify.limits')}</h3>
            <ul>
              {limitsOf(bundle).map((key) => (
                <li key={key}>{t(key)}</li>
              ))}
            </ul>
          </section>
          {!bundle.container && <CaseSummary bundle={bundle} />}
          <VerifyDetails bundle={bundle} />
        </>
      )}
    </article>
  );
}

/** A time-stamp over the whole bundle that is not wrong: other validators may judge it as well. */
const isOfBundle = ({ covers, code }: BundleReport['timestamps'][number]): boolean =>
  covers === 'bundle' && (code === 'TIMESTAMP_OK' || code === 'TIMESTAMP_ROOT_UNKNOWN');

/** The more is shown, the less is left to be said. */
function limitsOf({ lines, container, timestamps }: BundleReport): readonly MessageKey[] {
  const stamped = lines.timestamp.status === 'valid';
  const rootAdded = timestamps.some((stamp) => stamp.rootAdded) ? (['verify.limit.rootAdded'] as const) : [];
  if (container) return ['verify.limit.container', ...rootAdded];
  return [
    ...rootAdded,
    'verify.limit.server',
    'verify.limit.person',
    ...(stamped
      ? (['verify.limit.timeStamped'] as const)
      : (['verify.limit.time', 'verify.limit.remade'] as const)),
  ];
}
