import type { ExhibitRow } from '@/utils/storage/rows';
import { useT } from '../i18n';

export function Disturbance({ row }: { row: ExhibitRow }) {
  const t = useT();
  const { disturbance } = row.record;
  return (
    <section>
      <h3>{t('check.disturbance')}</h3>
      {disturbance ? (
        <dl class="pairs">
          <div>
            <dt>{t('check.mutationsCaused')}</dt>
            <dd>{t('check.times', { n: disturbance.mutationsCaused })}</dd>
          </div>
          <div>
            <dt>{t('check.mutationsMeanwhile')}</dt>
            <dd>{t('check.times', { n: disturbance.mutationsMeanwhile })}</dd>
          </div>
          <div>
            <dt>{t('check.hiddenWhileScrolling')}</dt>
            <dd class={disturbance.hiddenWhileScrolling.length > 0 ? 'mono' : ''}>
              {disturbance.hiddenWhileScrolling.join(', ') || t('check.none')}
            </dd>
          </div>
          <div>
            <dt>{t('check.scrollRestored')}</dt>
            <dd>{t(disturbance.scrollRestored ? 'check.yes' : 'check.no')}</dd>
          </div>
        </dl>
      ) : (
        <p class="pane-soft">{t('check.notRecorded')}</p>
      )}
    </section>
  );
}
