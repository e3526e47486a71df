import { siteOf } from '@/utils/exhibit/sites';
import type { Authority } from '@/utils/integrity/timestamp/authorities';
import type { Response } from '@/utils/messaging/protocol';
import { appError } from '@/utils/shared/errors';
import { err, type Result } from '@/utils/shared/result';
import { useState } from 'preact/hooks';
import { fullText, offsetHere } from '../format/when';
import { useT, type Translate } from '../i18n';
import type { Ports } from '../ports';
import { Button } from '../ui/Button';

interface AuthorityRowProps {
  readonly ports: Pick<Ports, 'ask' | 'requestSites'>;
  readonly of: Authority;
  readonly onEnable: (of: Authority, on: boolean) => void;
  readonly onRemove: (of: Authority) => void;
}

type Tried = Result<Response<'stamps.try'>> | 'asking' | null;

/** One authority: whether it is asked, where its address comes from, and what it answers. */
export function AuthorityRow({ ports, of, onEnable, onRemove }: AuthorityRowProps) {
  const t = useT();
  const [tried, setTried] = useState<Tried>(null);
  const { name, url, root, known } = of;
  const attempt = async () => {
    // First: the browser asks only while it sees the click.
    const granted = await ports.requestSites([siteOf(url) ?? '']);
    if (!granted) return setTried(err(appError('TSA_NOT_ALLOWED')));
    setTried('asking');
    setTried(await ports.ask('stamps.try', { url, ...(root === undefined ? {} : { root }) }));
  };
  return (
    <li class="authority">
      <label>
        <input
          type="checkbox"
          checked={of.enabled}
          aria-label={t('stamps.enable', { name })}
          onChange={(event) => {
            const { checked } = event.currentTarget;
            // The box shows what is kept: a refused permission leaves it as it was.
            event.currentTarget.checked = of.enabled;
            onEnable(of, checked);
          }}
        />
        <strong>{name}</strong>
      </label>
      <span class="authority-buttons">
        <Button size="small" disabled={tried === 'asking'} onClick={() => void attempt()}>
          {t('stamps.tryName', { name })}
        </Button>
        {!known && (
          <Button size="small" look="quiet" onClick={() => onRemove(of)}>
            {t('stamps.remove', { name })}
          </Button>
        )}
      </span>
      <span class="setting-note authority-about">
        <span class="mono">{url}</span>
        {' · '}
        {!known
          ? t('stamps.own')
          : known.verifiedOn === null
            ? t('stamps.unverified')
            : t('stamps.verifiedOn', { day: known.verifiedOn })}
        {known && (
          <>
            {' · '}
            <a href={known.source} target="_blank" rel="noreferrer">
              {t('stamps.source')}
            </a>
          </>
        )}
      </span>
      <p role="status" class="authority-about">
        {triedText(tried, t)}
      </p>
    </li>
  );
}

function triedText(tried: Tried, t: Translate): string {
  if (tried === null) return '';
  if (tried === 'asking') return t('stamps.trying');
  if (!tried.ok) return `${t(`errors.${tried.error.code}.happened`)}${t(`errors.${tried.error.code}.next`)}`;
  const { time, code, tsa = '?', root = '?' } = tried.value;
  const at = Date.parse(time);
  const values = { tsa, root, time: Number.isNaN(at) ? '?' : fullText(at, offsetHere(at)) };
  if (code === 'TIMESTAMP_OK') return t('stamps.tried.TIMESTAMP_OK', values);
  return t(
    code === 'TIMESTAMP_ROOT_UNKNOWN'
      ? 'stamps.tried.TIMESTAMP_ROOT_UNKNOWN'
      : 'stamps.tried.TIMESTAMP_UNSUPPORTED',
    values,
  );
}
