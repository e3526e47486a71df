const WORDS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  signature: ['下级证书不是这张根证书所签', 'a certificate was not signed by the root it names'],
  'not-a-ca': ['上级证书不是签发机构的证书', 'an issuer is no certificate authority'],
  'key-usage': ['上级证书不得用来签发证书', 'an issuer may not sign certificates'],
  'path-length': ['链比上级证书允许的更长', 'longer than an issuer allows'],
  expired: ['当时上级证书不在有效期内', 'an issuer was not valid at that time'],
  'critical-extension': [
    '上级证书有看不懂的关键扩展',
    'an issuer has a critical extension that is not known',
  ],
  'extended-key-usage': ['上级证书不得用于时间戳', 'an issuer is not for time-stamps'],
  algorithm: ['证书用了不认识的算法', 'a certificate uses an unknown algorithm'],
};

/** Why a chain of certificates does not hold, for a person; `reason` as `findPath` gives it, a code and what it is about. */
export function chainWords(reason: string): {
  readonly reason: string;
  readonly zh: string;
  readonly en: string;
} {
  const [code = '', ...about] = reason.split(' ');
  const [zh, en] = WORDS[code] ?? [code, code];
  const what = about.length > 0 ? ` ${about.join(' ')}` : '';
  return { reason, zh: `${zh}${what}`, en: `${en}${what}` };
}
