import type { ExhibitRow } from '@/utils/storage/rows';
import { useT } from '../i18n';
import { LocalTime } from '../ui/LocalTime';
import { CodeWords } from './CodeWords';

export function StepsTable({ row }: { row: ExhibitRow }) {
  const t = useT();
  const { steps, startedAt } = row.record;
  return (
    <section>
      <h3>{t('check.steps')}</h3>
      <div class="table-scroll" role="region" aria-label={t('check.steps')} tabIndex={0}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t('check.stepName')}</th>
              <th scope="col">{t('check.stepAt')}</th>
              <th scope="col">{t('check.stepTook')}</th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step, at) => (
              <tr key={at}>
                <th scope="row">
                  <CodeWords prefix="check.step" code={step.name} />
                  {step.detail && <p class="fact-soft mono">{detailText(step.detail)}</p>}
                </th>
                <td>
                  <LocalTime utc={step.at} offsetMinutes={startedAt.offsetMinutes} />
                </td>
                <td class="table-number">{t('check.milliseconds', { n: Math.round(step.took) })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function detailText(detail: Readonly<Record<string, string | number | boolean>>): string {
  return Object.entries(detail)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}
