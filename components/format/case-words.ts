import { isIssueType, type CaseField, CASE_FIELDS } from '@/utils/case/model';
import { localText, offsetText, type UtcIso } from '@/utils/shared/time';
import { isMessageKey, type Translate, type Values } from '../i18n';

/** A sentence whose key comes out of data. Later versions may know others: one without words is shown as it is. */
export function looseText(key: string, t: Translate, values?: Values): string {
  return isMessageKey(key) ? t(key, values) : (key.split('.').at(-1) ?? key);
}

/** Minutes east of UTC of the reader's zone at that moment. */
export const hereOffset = (epochMs: number): number => -new Date(epochMs).getTimezoneOffset();

/** `2026-03-12 14:29 (UTC+8)` in the reader's zone; seconds only where there are some. */
export function hereText(utc: UtcIso): string {
  const ms = Date.parse(utc);
  const offset = hereOffset(ms);
  return `${localText(ms, offset).replace(/:00$/, '')} (${offsetText(offset)})`;
}

export const moneyText = (value: string): string => `¥${value}`;

/** A field's value as people read it. */
export function fieldText(field: CaseField, value: string, t: Translate): string {
  switch (CASE_FIELDS[field]) {
    case 'money':
      return moneyText(value);
    case 'time':
      return Number.isNaN(Date.parse(value)) ? value : hereText(value);
    case 'issue':
      return isIssueType(value) ? t(`issue.${value}`) : value;
    case 'claim':
      return value === 'full' || value === 'partial' ? t(`case.claim.${value}`) : value;
    case 'text':
    case 'count':
    case 'url':
      break;
  }
  return value;
}
