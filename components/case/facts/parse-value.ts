import { CASE_FIELDS, ISSUE_TYPES, MAX_FIELD, type CaseField, type FieldType } from '@/utils/case/model';
import { localText } from '@/utils/shared/time';
import { hereOffset } from '../../format/case-words';

/** Sentences: `facts.problem.<id>`. */
export type Problem = 'empty' | 'long' | 'money' | 'count' | 'time' | 'url';

export type Parsed =
  { readonly ok: true; readonly value: string } | { readonly ok: false; readonly problem: Problem };

const good = (value: string): Parsed => ({ ok: true, value });
const bad = (problem: Problem): Parsed => ({ ok: false, problem });

/** What was typed, in the field's own form; or what is wrong with it. */
export function parseValue(field: CaseField, typed: string): Parsed {
  const text = typed.trim();
  if (text === '') return bad('empty');
  if (text.length > MAX_FIELD) return bad('long');
  return PARSERS[CASE_FIELDS[field]](text);
}

const oneOf =
  (choices: readonly string[]) =>
  (text: string): Parsed =>
    choices.includes(text) ? good(text) : bad('empty');

const PARSERS: Readonly<Record<FieldType, (text: string) => Parsed>> = {
  text: good,
  money: parseMoney,
  count: parseCount,
  time: parseTime,
  url: parseUrl,
  issue: oneOf(ISSUE_TYPES),
  claim: oneOf(['full', 'partial']),
};

/** Full-width digits and marks as an input method leaves them. */
const halfWidth = (text: string): string => text.normalize('NFKC');

/** ¥498, 498 元, 1,234.5 → plain decimal with two places. One definite sum: no “from”, no “about”, no range. */
export function parseMoney(typed: string): Parsed {
  const plain = halfWidth(typed)
    .replace(/^(?:¥|CNY|RMB|人民币)\s*/i, '')
    .replace(/\s*(?:元|圆|CNY|RMB)$/i, '');
  if (!/^(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d{1,2})?$/.test(plain)) return bad('money');
  const [whole = '0', fraction = ''] = plain.replaceAll(',', '').split('.');
  return good(`${whole.replace(/^0+(?=\d)/, '')}.${fraction.padEnd(2, '0')}`);
}

function parseCount(typed: string): Parsed {
  const plain = halfWidth(typed)
    .replaceAll(',', '')
    .replace(/^0+(?=\d)/, '');
  return /^\d{1,15}(?:\.\d{1,6})?$/.test(plain) ? good(plain) : bad('count');
}

/** `2026-03-12T14:29` as the date control gives it: the reader's own zone. */
function parseTime(typed: string): Parsed {
  const ms = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(typed) ? new Date(typed).getTime() : Number.NaN;
  return Number.isNaN(ms) ? bad('time') : good(new Date(ms).toISOString());
}

function parseUrl(typed: string): Parsed {
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`;
  if (!URL.canParse(whole)) return bad('url');
  const { protocol, hostname, href } = new URL(whole);
  return /^https?:$/.test(protocol) && hostname.includes('.') ? good(href) : bad('url');
}

/** The value as its control wants it: times in the reader's zone, the rest as they are. */
export function editText(field: CaseField, value: string): string {
  return CASE_FIELDS[field] === 'time' ? localInput(Date.parse(value)) : value;
}

/** `2026-03-12T14:29:05` for a date control. */
export function localInput(epochMs: number): string {
  return Number.isNaN(epochMs) ? '' : localText(epochMs, hereOffset(epochMs)).replace(' ', 'T');
}
