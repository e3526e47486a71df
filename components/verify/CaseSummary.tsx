import type { BundleReport } from '@/utils/bundle/report';
import { fieldText, hereText } from '../format/case-words';
import { utcText } from '../format/when';
import { useT } from '../i18n';
import './case-summary.css';

/** Exhibits on the page; all of them are in the JSON. */
const SHOWN = 200;
/** Rows on paper, so that a verdict stays one page (verify.css). */
const PRINTED = 8;

const readable = (utc: string): string => (Number.isNaN(Date.parse(utc)) ? utc : hereText(utc));

/** What the bundle is about: title, what was stated, the exhibits. All of it text, nothing of the bundle is ever markup. */
export function CaseSummary({ bundle }: { bundle: BundleReport }) {
  const t = useT();
  const { exhibits, deleted, facts, exportedAt = '' } = bundle;
  return (
    <section class="verify-case" aria-labelledby="verify-case">
      <h3 id="verify-case">{t('verify.case')}</h3>
      <p class="verify-case-title">{bundle.caseTitle || t('verify.untitled')}</p>
      <p class="verify-soft">{t('verify.caseSelf')}</p>
      <dl class="verify-facts">
        {facts.map(({ field, value, from }) => (
          <div key={field}>
            <dt>{t(`case.field.${field}`)}</dt>
            <dd>
              {fieldText(field, value, t)}{' '}
              {from ? (
                <span class="stamp">{from}</span>
              ) : (
                <span class="verify-soft">{t('verify.selfDeclared')}</span>
              )}
            </dd>
          </div>
        ))}
        {exportedAt && (
          <div>
            <dt>{t('verify.exported')}</dt>
            <dd>
              <time dateTime={exportedAt} title={utcText(exportedAt)}>
                {readable(exportedAt)}
              </time>{' '}
              <span class="verify-soft">{t('verify.selfDeclared')}</span>
            </dd>
          </div>
        )}
      </dl>
      <h4 id="verify-exhibits">
        {t('verify.exhibits', { n: exhibits.length })}
        {deleted.length > 0 && ` · ${t('verify.deleted', { n: deleted.length })}`}
      </h4>
      <div class="verify-table" role="region" aria-labelledby="verify-exhibits" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('verify.exhibitTitle')}</th>
              <th scope="col">{t('verify.exhibitTime')}</th>
              <th scope="col">{t('verify.exhibitGaps')}</th>
            </tr>
          </thead>
          <tbody>
            {exhibits.slice(0, SHOWN).map(({ label, title, url, capturedAt, notCaptured }) => (
              <tr key={label}>
                <td>
                  <span class="stamp">{label}</span> {title || t('verify.untitled')}
                  {url && <span class="verify-url">{url}</span>}
                </td>
                <td data-label={t('verify.exhibitTime')}>
                  <time dateTime={capturedAt} title={utcText(capturedAt)}>
                    {readable(capturedAt)}
                  </time>
                </td>
                <td data-label={t('verify.exhibitGaps')}>
                  {notCaptured.length > 0
                    ? t('verify.gapCount', { n: notCaptured.length })
                    : t('verify.none')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {exhibits.length > PRINTED && (
        <p class="verify-soft verify-print-only">{t('verify.filesMore', { n: exhibits.length - PRINTED })}</p>
      )}
      {exhibits.length > SHOWN && (
        <p class="verify-soft">{t('verify.filesMore', { n: exhibits.length - SHOWN })}</p>
      )}
    </section>
  );
}
