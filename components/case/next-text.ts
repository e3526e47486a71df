import type { NextStep } from '@/utils/case/view.types';
import { looseText } from '../format/case-words';
import { isMessageKey, type Translate } from '../i18n';

/** The one thing to do now, in a few words. */
export function nextText(next: NextStep, t: Translate): string {
  if (next.type === 'get') return looseText(`case.need.${next.need.id}.what`, t);
  const staged = 'stage' in next ? `case.next.${next.type}.${next.stage}` : '';
  return isMessageKey(staged) ? t(staged) : looseText(`case.next.${next.type}`, t);
}
