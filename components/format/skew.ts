import type { Skew } from '@/utils/exhibit/net/model';
import type { Translate } from '../i18n';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * The server's clock against this computer's, in words. The middle of the bounds, in units no finer than they are wide;
 * bounds that hold zero are no difference.
 */
export function skewText({ minMs, maxMs }: Skew, t: Translate): string {
  const within = t('net.within', { n: Math.ceil((maxMs - minMs) / 2 / SECOND) });
  if (minMs <= 0 && maxMs >= 0) return `${t('net.same')} ${within}`;
  const middle = (minMs + maxMs) / 2;
  const amount = lengthText(Math.abs(middle), t);
  return `${t(middle > 0 ? 'net.ahead' : 'net.behind', { amount })} ${within}`;
}

function lengthText(ms: number, t: Translate): string {
  if (ms < 2 * MINUTE) return t('net.seconds', { n: Math.round(ms / SECOND) });
  if (ms < 2 * HOUR) return t('net.minutes', { n: Math.round(ms / MINUTE) });
  return t('net.hours', { n: Math.round(ms / HOUR) });
}
