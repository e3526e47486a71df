import { LINE_NAMES, type BundleReport } from '@/utils/bundle/report';
import { gapText } from '../format/gap';
import { useT } from '../i18n';

/** For whoever wants to know how: codes, tokens, hashes of what the log says, each gap. */
export function VerifyDetails({ bundle }: { bundle: BundleReport }) {
  const t = useT();
  const { pulses = [] } = bundle;
  const gaps = bundle.exhibits.flatMap(({ label, notCaptured }) =>
    notCaptured.map((row) => ({ label, row })),
  );
  return (
    <details class="verify-details">
      <summary>{t('verify.details')}</summary>
      <dl>
        <dt>{t('verify.detailFiles')}</dt>
        {bundle.files.map((name) => (
          <dd key={name} class="mono">
            {name}
          </dd>
        ))}
        {bundle.group !== undefined && (
          <>
            <dt>{t('verify.detailGroup')}</dt>
            <dd class="mono">{bundle.group}</dd>
            <dt>{t('verify.detailSoftware')}</dt>
            <dd>{bundle.software}</dd>
          </>
        )}
        <dt>{t('verify.detailCodes')}</dt>
        {LINE_NAMES.map((name) => {
          const { code, also = [], detail = {} } = bundle.lines[name];
          return (
            <dd key={name} class="mono">
              {[name, code, ...also.map((v) => v.code)].join(' ')}
              {Object.entries(detail).map(([key, value]) => ` · ${key}=${value}`)}
            </dd>
          );
        })}
        {bundle.timestamps.length > 0 && <dt>{t('verify.detailStamps')}</dt>}
        {bundle.timestamps.map(({ file, covers, code, time, tsa, root, policy, serial }) => (
          <dd key={file} class="mono">
            {[covers === 'bundle' ? t('verify.bundle') : covers, time, tsa, root, policy, serial, code]
              .filter((part) => part !== undefined)
              .join(' · ')}
          </dd>
        ))}
        {pulses.length > 0 && <dt>{t('verify.detailPulses')}</dt>}
        {pulses.map(({ file, covers, time, beacon, round, code }) => (
          <dd key={file} class="mono">
            {[covers, time, beacon, round, code].filter((part) => part !== undefined).join(' · ')}
          </dd>
        ))}
        {gaps.length > 0 && <dt>{t('verify.detailGaps')}</dt>}
        {gaps.map(({ label, row }, i) => (
          <dd key={`${i} ${label}`}>
            <span class="stamp">{label}</span> {gapText(row, t)}
            {row.where && <span class="verify-url">{row.where}</span>}
          </dd>
        ))}
      </dl>
    </details>
  );
}
