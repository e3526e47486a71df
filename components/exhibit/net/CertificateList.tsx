import type { Tls } from '@/utils/exhibit/net/model';
import { useT } from '../../i18n';
import { LocalTime } from '../../ui/LocalTime';

/** The chain, the server's certificate first. */
export function CertificateList({ tls, offsetMinutes }: { tls: Tls; offsetMinutes: number }) {
  const t = useT();
  return (
    <details>
      <summary>{t('net.certificates', { n: tls.certificates.length })}</summary>
      {tls.certificates.map((certificate, at) => (
        <dl key={at} class="pairs">
          {(
            [
              [t('net.subject'), certificate.subject],
              [t('net.issuer'), certificate.issuer],
              [t('net.validFrom'), <LocalTime utc={certificate.validFrom} offsetMinutes={offsetMinutes} />],
              [t('net.validTo'), <LocalTime utc={certificate.validTo} offsetMinutes={offsetMinutes} />],
              ['SHA-256', <span class="mono">{certificate.sha256}</span>],
            ] as const
          ).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ))}
    </details>
  );
}
