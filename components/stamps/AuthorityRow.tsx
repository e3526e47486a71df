import { siteOf } from '@/utils/exhibit/sites';
import type { Authority } from '@/utils/integrity/timestamp/authorities';
import type { Response } from '@/utils/messaging/protocol';
import { appError } from '@/utils/shared/errors';
import { err, type Result } from '@/utils/shared/result';
import { fullText, offsetHere } from '../format/when';
import { useT, type Translate } from '../i18n';
import type { Ports } from '../ports';
import { AskedRow } from './AskedRow';

interface AuthorityRowProps {
  readonly ports: Pick<Ports, 'ask' | 'requestSites'>;
  readonly of: Authority;
  readonly onEnable: (of: Authority, on: boolean) => void;
  readonly onRemove: (of: Authority) => void;
}

/** One time-stamp authority. */
export function AuthorityRow({ ports, of, onEnable, onRemove }: AuthorityRowProps) {
  const t = useT();
  const { url, root } = of;
  const attempt = async () => {
    // First: the browser asks only while it sees the click.
    const granted = await ports.requestSites([siteOf(url) ?? '']);
    if (!granted) return triedText(err(appError('TSA_NOT_ALLOWED')), t);
    return triedText(await ports.ask('stamps.try', { url, ...(root === undefined ? {} : { root }) }), t);
  };
  return (
    <AskedRow of={of} attempt={attempt} onEnable={(on) => onEnable(of, on)} onRemove={() => onRemove(of)} />
  );
}

function triedText(tried: Result<Response<'stamps.try'>>, t: Translate): string {
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
