import { askedAuthorities } from '@/utils/integrity/timestamp/authorities';
import { fingerprintText } from '@/utils/integrity/signature';
import type { ExportJobRow } from '@/utils/storage/rows';
import { fullText, offsetHere } from '../format/when';
import { useT } from '../i18n';
import type { Ports } from '../ports';
import { Notice } from '../ui/Notice';
import './stamps.css';
import { useStampSettings } from './use-stamp-settings';

/** Whether an export will be stamped, and by whom. */
export function ExportStampsLine({ ports }: { ports: Pick<Ports, 'liveSetting'> }) {
  const t = useT();
  const settings = useStampSettings(ports);
  const asked = askedAuthorities(settings);
  return (
    <p class="pane-soft">
      {!settings.on
        ? t('stamp.export.off')
        : asked.length === 0
          ? t('stamp.export.none')
          : t('stamp.export.on', { names: asked.map(({ name }) => name).join('、') })}
    </p>
  );
}

/** The key that signed the export that was made, and what each authority said to it. */
export function ExportStampsSaid({ job }: { job: ExportJobRow }) {
  const t = useT();
  return (
    <>
      {job.key && (
        <p class="pane-soft export-key">
          {t('key.exported')} <span class="mono">{fingerprintText(job.key)}</span>
        </p>
      )}
      {(job.stamps ?? []).map(({ tsa, time, error }) => (
        <Notice key={tsa} look={error ? 'warn' : 'ok'}>
          <p>
            {error
              ? t('stamp.export.failed', { tsa, why: t(`errors.${error.code}.happened`) })
              : t('stamp.export.done', {
                  tsa,
                  time: time ? fullText(Date.parse(time), offsetHere(Date.parse(time))) : '?',
                })}
          </p>
        </Notice>
      ))}
    </>
  );
}
