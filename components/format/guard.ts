import type { GuardEntry, GuardSaw } from '@/utils/integrity/guard-entries';
import { isMessageKey, type Translate } from '../i18n';

/** Why a guard could not see, or ended, in words; the code where there are none. */
export function guardReasonText(code: string, t: Translate): string {
  const key = `guard.reason.${code}`;
  return isMessageKey(key) ? t(key) : t('guard.reason.unknown', { code });
}

/** The same of a spell that is over: nothing is being looked for any more, and there is nothing to do. */
export function guardPastText(code: string, t: Translate): string {
  const key = `guard.past.${code}`;
  return isMessageKey(key) ? t(key) : guardReasonText(code, t);
}

/** UTF-16 units of a message in one line of the log. */
const LONGEST = 200;

function sawText({ change, text, before }: GuardSaw, t: Translate): string {
  const words = change === 'added' ? text : (before ?? '');
  const short = words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
  return t('log.guard-line', { change: t(`guard.change.${change}`), text: short });
}

/** A guard's line of the custody log. */
export function guardLineText(line: GuardEntry, t: Translate): string {
  switch (line.type) {
    case 'guard-started':
      return t('log.guard-started', { label: line.label || line.url, n: line.present });
    case 'guard-saw':
      return [
        ...line.saw.map((one) => sawText(one, t)),
        ...(line.pictures?.length ? [t('log.guard-pictures', { n: line.pictures.length })] : []),
      ].join(t('guard.separator'));
    case 'guard-blind':
      return t('log.guard-blind', { reason: guardPastText(line.reason, t) });
    case 'guard-seeing':
      return t('log.guard-seeing');
    case 'guard-ended':
    default:
      return t('log.guard-ended', { reason: guardPastText(line.reason, t) });
  }
}
