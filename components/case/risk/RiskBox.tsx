import type { RiskReport } from '@/utils/case/view.types';
import { Camera, ShieldAlert } from 'lucide';
import { looseText } from '../../format/case-words';
import { useT } from '../../i18n';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import './risk-box.css';

interface RiskBoxProps {
  readonly report: RiskReport;
  /** 先留证再付款: the same as 立即留证. Absent while a capture runs. */
  readonly onKeep?: (() => void) | undefined;
}

/** 付款前请留意: what the page says, why it asks for care, and what to do before paying. */
export function RiskBox({ report, onKeep }: RiskBoxProps) {
  const t = useT();
  const { hints, advice } = report;
  if (hints.length === 0) return null;
  const names = hints.map((hint) => looseText(`risk.${hint.code}.what`, t, hint.values));
  return (
    <details class="risk-box">
      <summary>
        <Icon node={ShieldAlert} />
        <span class="risk-sum">
          <strong>{t('riskBox.title')}</strong>{' '}
          <span class="risk-names">{names.join(t('common.listSeparator'))}</span>
        </span>
      </summary>
      <div class="risk-more">
        <ul>
          {hints.map((hint, at) => (
            <li key={`${hint.code} ${at}`}>
              <p>
                <strong>{names[at]}</strong>{' '}
                <span class={`tag${hint.severity === 'high' ? ' tag-warn' : ''}`}>
                  {t(`riskBox.${hint.severity}`)}
                </span>
              </p>
              <blockquote class="sentence">{hint.context ?? hint.verbatim}</blockquote>
              <p class="page-soft">{looseText(`risk.${hint.code}.why`, t, hint.values)}</p>
            </li>
          ))}
        </ul>
        {advice.length > 0 && (
          <div>
            <h3>{t('riskBox.advice')}</h3>
            <ul class="risk-advice">
              {advice.map((id) => (
                <li key={id}>{looseText(`risk.advice.${id}`, t)}</li>
              ))}
            </ul>
          </div>
        )}
        {onKeep && (
          <Button icon={Camera} onClick={onKeep}>
            {t('riskBox.keepFirst')}
          </Button>
        )}
      </div>
    </details>
  );
}
