import type { ExhibitRow } from '@/utils/storage/rows';
import type { ComponentChildren } from 'preact';
import { useT } from '../i18n';
import { LocalTime } from '../ui/LocalTime';
import { CodeWords } from './CodeWords';

/** Where and with what the capture was made. What the browser did not tell is left out, never guessed. */
export function ContextList({ row }: { row: ExhibitRow }) {
  const t = useT();
  const { environment, geometry, source, startedAt, finishedAt, trigger, kindReason } = row.record;
  const pairs: (readonly [string, ComponentChildren])[] = [
    [t('check.started'), <LocalTime utc={startedAt.utc} offsetMinutes={startedAt.offsetMinutes} />],
    [t('check.finished'), <LocalTime utc={finishedAt.utc} offsetMinutes={finishedAt.offsetMinutes} />],
    [t('check.zone'), startedAt.zone],
    [t('check.trigger'), t(`check.trigger.${trigger}`)],
    [t('check.browser'), `${environment.browser} ${environment.browserVersion}`],
    [t('check.system'), [environment.os, environment.arch].filter(Boolean).join(' ')],
    [t('check.extension'), environment.extensionVersion],
  ];
  if (geometry) {
    const { viewport, document: page, devicePixelRatio, zoom } = geometry;
    pairs.push([t('check.viewport'), `${viewport.width} × ${viewport.height} CSS px`]);
    pairs.push([t('check.document'), `${page.width} × ${page.height} CSS px`]);
    pairs.push([t('check.scale'), devicePixelRatio]);
    if (zoom !== undefined) pairs.push([t('check.zoomLevel'), `${Math.round(zoom * 100)}%`]);
  }
  if (source.charset) pairs.push([t('check.charset'), source.charset]);
  if (source.referrer) pairs.push([t('check.referrer'), <span class="mono">{source.referrer}</span>]);
  pairs.push([t('check.kindReason'), <CodeWords prefix="check.kindReason" code={kindReason} />]);
  return (
    <section>
      <h3>{t('check.context')}</h3>
      <dl class="pairs">
        {pairs.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
