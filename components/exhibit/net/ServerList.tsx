import { isTold, type NetRecord, type Untold } from '@/utils/exhibit/net/model';
import { contradicts } from '@/utils/exhibit/net/server-time';
import type { ExhibitRow } from '@/utils/storage/rows';
import type { ComponentChildren } from 'preact';
import { skewText } from '../../format/skew';
import { useNet } from '../../hooks/use-net';
import { isMessageKey, useT, type Translate } from '../../i18n';
import type { Ports } from '../../ports';
import { LocalTime } from '../../ui/LocalTime';
import { Notice } from '../../ui/Notice';
import { Loaded } from '../Loaded';
import { CertificateList } from './CertificateList';
import { HeaderFold } from './HeaderFold';

/** Where the page came from, as far as the browser tells: how it was loaded, the server's clock, address and certificate. */
export function ServerList({ row, readBlob }: { row: ExhibitRow; readBlob: Ports['readBlob'] }) {
  const t = useT();
  return (
    <section>
      <h3>{t('net.title')}</h3>
      <Loaded read={useNet(row, readBlob)}>
        {(net) =>
          net ? (
            <Server net={net} offsetMinutes={row.record.startedAt.offsetMinutes} />
          ) : (
            <p class="pane-soft">{t('net.none')}</p>
          )
        }
      </Loaded>
    </section>
  );
}

function Server({ net, offsetMinutes }: { net: NetRecord; offsetMinutes: number }) {
  const t = useT();
  const { clock, tls, response } = net;
  return (
    <>
      {isTold(clock) && isTold(clock.skew) && contradicts(clock.skew) && (
        <Notice look="warn">
          <p>{t('net.contradicts', { skew: skewText(clock.skew, t) })}</p>
          <p>{t('net.contradictsNext')}</p>
        </Notice>
      )}
      <dl class="pairs">
        {pairsOf(net, offsetMinutes, t).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {isTold(tls) && <CertificateList tls={tls} offsetMinutes={offsetMinutes} />}
      {isTold(response) && <HeaderFold title={t('net.pageHeaders')} headers={response.headers} />}
      {isTold(clock) && <HeaderFold title={t('net.clockHeaders')} headers={clock.headers} />}
    </>
  );
}

function pairsOf(
  net: NetRecord,
  offsetMinutes: number,
  t: Translate,
): (readonly [string, ComponentChildren])[] {
  const { navigation, redirects, page, response, clock, connection, tls } = net;
  const time = (utc: string) => <LocalTime utc={utc} offsetMinutes={offsetMinutes} />;
  const loaded = isTold(navigation) ? navigation : undefined;
  return [
    [t('net.status'), loaded ? statusText(loaded.status, t) : why(navigation as Untold, t)],
    [t('net.loaded'), loaded ? time(loaded.receivedAt) : why(navigation as Untold, t)],
    [
      t('net.redirects'),
      isTold(redirects) ? t('net.redirectCount', { n: redirects.count }) : why(redirects, t),
    ],
    [
      t('net.modified'),
      !isTold(page)
        ? why(page, t)
        : isTold(page.lastModified)
          ? time(page.lastModified.utc)
          : why(page.lastModified, t),
    ],
    [
      t('net.pageHeaders'),
      !isTold(response)
        ? why(response, t)
        : t(response.sameLength === false ? 'net.headersOther' : 'net.headersCount', {
            n: response.headers.kept.length,
          }),
    ],
    [
      t('net.serverTime'),
      !isTold(clock) ? why(clock, t) : clock.serverAt ? time(clock.serverAt) : why(clock.skew as Untold, t),
    ],
    [
      t('net.skew'),
      !isTold(clock) ? why(clock, t) : isTold(clock.skew) ? skewText(clock.skew, t) : why(clock.skew, t),
    ],
    [
      t('net.address'),
      isTold(connection) ? (
        <span class="mono">
          {connection.address}
          {connection.proxy && ` (${t('net.proxy')})`}
        </span>
      ) : (
        why(connection, t)
      ),
    ],
    [
      t('net.tls'),
      isTold(tls)
        ? `${tls.protocol ?? 'TLS'} · ${t(tls.state === 'secure' ? 'net.trusted' : 'net.notTrusted')}`
        : why(tls, t),
    ],
  ];
}

function statusText(status: number | undefined, t: Translate): string {
  if (status === undefined) return why({ notAvailable: 'NOT_OFFERED' }, t);
  return status >= 400 ? t('net.statusBad', { status }) : String(status);
}

/** Why something is not known. A reason of a later version is shown as it is. */
function why({ notAvailable }: Untold, t: Translate): string {
  const key = `net.why.${notAvailable}`;
  return isMessageKey(key) ? t(key) : notAvailable;
}
