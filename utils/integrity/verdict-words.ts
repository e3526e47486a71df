import { localText, offsetText } from '../shared/time';

/** Minutes east of UTC where the reader is, at that moment. */
export type OffsetAt = (epochMs: number) => number;

export type Language = 'zh' | 'en';

export type Detail = Readonly<Record<string, string | number>>;

/** Placeholders that hold a moment, ISO 8601 in UTC. */
const TIMES: ReadonlySet<string> = new Set(['time', 'first', 'last', 'stated', 'stamped']);

/** Fills a sentence's `{placeholders}`. Times are those of the reader's clock where that is known, else UTC. */
export function fillSentence(
  template: string,
  detail: Detail | undefined,
  language: Language,
  offsetAt?: OffsetAt,
): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = detail?.[name];
    if (value === undefined || detail === undefined) return whole;
    if (TIMES.has(name)) return timeWords(String(value), detail['accuracyMs'], language, offsetAt);
    if (name === 'reason') return reasonWords(String(value), language);
    return name === 'algorithm' ? algorithmWords(String(value), language) : String(value);
  });
}

/** `2026-03-12 14:31:05（UTC+8，误差不超过 1.5 秒）`; what is no time stays as it is. */
function timeWords(
  utc: string,
  accuracyMs: string | number | undefined,
  language: Language,
  offsetAt?: OffsetAt,
): string {
  const at = /^\d{4}-\d\d-\d\dT/.test(utc) ? Date.parse(utc) : NaN;
  if (Number.isNaN(at)) return utc;
  const offset = offsetAt?.(at) ?? 0;
  const zone = offset === 0 ? 'UTC' : offsetText(offset);
  const seconds = Number(accuracyMs) / 1000;
  const text = localText(at, offset);
  if (language === 'en') return `${text} (${zone}${seconds > 0 ? `, within ${seconds} s` : ''})`;
  return `${text}（${zone}${seconds > 0 ? `，误差不超过 ${seconds} 秒` : ''}）`;
}

/** Why a certificate chain does not hold, by the first word of the code that `findPath` gives. */
const CHAIN_REASONS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  signature: ['上级证书的签字对不上', 'the issuer’s signature on a certificate does not fit'],
  'not-a-ca': ['上级证书没有签发证书的资格', 'an issuer is not allowed to issue certificates'],
  'key-usage': ['上级证书不许用来签发证书', 'an issuer’s key is not meant for issuing certificates'],
  'path-length': ['证书的层数超过上级许可', 'there are more levels than an issuer allows'],
  expired: ['上级证书在那个时间不在有效期内', 'an issuer’s certificate was not valid at that time'],
  'extended-key-usage': ['上级证书不许用于时间戳', 'an issuer is not meant for time-stamping'],
  'critical-extension': ['证书里有本程序不认识的必读内容', 'a certificate has a critical part unknown here'],
  algorithm: ['证书用了本程序不认识的算法', 'a certificate uses an algorithm unknown here'],
};

function reasonWords(code: string, language: Language): string {
  const words = CHAIN_REASONS[code.split(' ')[0] ?? ''];
  return words?.[language === 'zh' ? 0 : 1] ?? code;
}

/** The arc of the Chinese commercial algorithms (GM/T 0006). */
const SM = '1.2.156.10197.';

function algorithmWords(name: string, language: Language): string {
  if (name.startsWith(SM)) return language === 'zh' ? '国密 SM2/SM3' : 'Chinese SM2/SM3';
  if (!/^\d+(?:\.\d+)+$/.test(name)) return name;
  return language === 'zh' ? `编号 ${name}` : `number ${name}`;
}
