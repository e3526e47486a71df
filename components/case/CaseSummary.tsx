import { recoveredOf } from '@/utils/case/recovered';
import type { ExhibitRow } from '@/utils/storage/rows';
import { ArrowRight } from 'lucide';
import { fieldText, looseText } from '../format/case-words';
import { useT, type Translate } from '../i18n';
import { Button } from '../ui/Button';
import type { CaseView } from './case-view';
import { nextText } from './next-text';
import './case-head.css';

interface CaseSummaryProps {
  readonly view: CaseView;
  readonly exhibits: readonly ExhibitRow[];
  /** Leads to where the next step is taken. */
  readonly onNext: () => void;
}

/** What comes first is named; of the rest it is enough to know how much there is. */
const NAMED = 3;

/** What is claimed; then 已保住 / 还缺 / 下一步, side by side. */
export function CaseSummary({ view, exhibits, onNext }: CaseSummaryProps) {
  const t = useT();
  const { completeness, next } = view;
  const damaged = exhibits.filter(({ integrity }) => integrity === 'damaged').length;
  const partial = exhibits.filter(({ record }) => record.state === 'partial').length;
  const held = completeness.links.filter(({ state }) => state !== 'missing');
  const missing = completeness.needs.filter(({ required }) => required);
  const more = missing.length - NAMED;
  return (
    <>
      <p class="case-claim">{claimText(view, t)}</p>
      <dl class="case-summary">
        <div>
          <dt>{t('case.kept')}</dt>
          <dd>
            <p class="case-summary-main">{t('case.count', { n: exhibits.length })}</p>
            {held.length > 0 && (
              <p>{held.map(({ id }) => t(`case.link.${id}`)).join(t('common.listSeparator'))}</p>
            )}
            {(partial > 0 || damaged > 0) && (
              <p>
                {partial > 0 && <span class="mark-warn">{t('summary.partial', { n: partial })}</span>}
                {partial > 0 && damaged > 0 && ' · '}
                {damaged > 0 && <span class="mark-bad">{t('summary.damaged', { n: damaged })}</span>}
              </p>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('case.missing')}</dt>
          <dd>
            {next.type === 'closed' ? (
              <p>{t('summary.closed')}</p>
            ) : missing.length === 0 ? (
              <p class="case-summary-main">{t('summary.nothingMissing')}</p>
            ) : (
              <>
                <p class="case-summary-main">
                  {missing
                    .slice(0, NAMED)
                    .map(({ id }) => looseText(`case.need.${id}.what`, t))
                    .join(' · ')}
                </p>
                {more > 0 && <p>{t('summary.later', { n: more })}</p>}
              </>
            )}
          </dd>
        </div>
        <div class="case-summary-next">
          <dt>{t('case.next')}</dt>
          <dd>
            <p class="case-summary-main">{nextText(next, t)}</p>
            {next.type !== 'closed' && (
              <Button size="small" icon={ArrowRight} onClick={onNext}>
                {t(`summary.go.${next.type === 'get' ? (next.need.field ? 'fill' : 'keep') : 'steps'}`)}
              </Button>
            )}
          </dd>
        </div>
      </dl>
    </>
  );
}

/** 未到账 · 全额退款 ¥498.00; or that it is not said yet. */
function claimText({ dossier }: CaseView, t: Translate): string {
  const { issue, claim, claimAmount, orderNumber } = dossier.fields;
  const parts = [
    issue && fieldText('issue', issue.value, t),
    claim && fieldText('claim', claim.value, t),
    claimAmount && fieldText('claimAmount', claimAmount.value, t),
    orderNumber && t('page.order', { number: orderNumber.value }),
    returnedText(dossier, t),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(' · ') : t('summary.noClaim');
}

/** 已追回 ¥300.00 / 请求 ¥498.00: what came back, of what is asked for. */
function returnedText(dossier: CaseView['dossier'], t: Translate): string | undefined {
  const back = recoveredOf(dossier);
  if (!back) return undefined;
  const asked = dossier.fields.claimAmount?.value;
  const of = asked === undefined ? '' : t('letters.recoveredOf', { amount: asked });
  const parts = back.parts > 1 ? t('letters.recoveredParts', { n: back.parts }) : '';
  return `${t('letters.recovered', { amount: back.amount })}${parts}${of}`;
}
