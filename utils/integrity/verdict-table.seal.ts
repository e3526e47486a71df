import type { VerdictRow } from './verdict-table.types';

/** Sentences about what is in `seal/`. */
export const SEAL_SENTENCES = {
  SIGNATURE_OK: [
    'valid',
    '签名有效：由存证链里写明的同一份安装导出（密钥 {key}）。签名认的是安装，不是人。',
    'Signed by the installation that the custody log names (key {key}). It stands for an installation, not for a person.',
  ],
  SIGNATURE_OK_KEY_CHANGED: [
    'valid',
    '签名有效，但本案件的签名密钥更换过 {changes} 次（存证链里有记录），现在是 {key}。更换之前的记录不是由这把密钥签的。',
    'The signature holds, but the signing key of this case was changed {changes} time(s), as the log says; it is now {key}.',
  ],
  SIGNATURE_ABSENT: [
    'absent',
    '没有签名。这不代表被改动，只是无法证明由哪一份安装导出。',
    'Not signed. This is no sign of tampering.',
  ],
  SIGNATURE_STRIPPED: [
    'absent',
    '签名不在了：存证链写明本案件由密钥 {key} 签名，这里却没有签名文件。缺少签名不等于内容被改动，请索取带签名的原包。',
    'The signature is gone: the log says that key {key} signs this case. That alone is no change of content; ask for the original.',
  ],
  SIGNATURE_KEY_MISSING: [
    'not-checkable',
    '有签名，却没有公钥文件 device-pub.pem，无法核验。',
    'There is a signature but no public key (device-pub.pem) to check it with.',
  ],
  SIGNATURE_BROKEN: [
    'invalid',
    '签名与内容不符：签名之后有改动，或签名文件损坏。',
    'The signature does not fit the content: something changed after signing, or the signature is damaged.',
  ],
  SIGNATURE_KEY_MALFORMED: [
    'invalid',
    '公钥文件 device-pub.pem 不是规定的写法。',
    'device-pub.pem is not a P-256 public key in the required form.',
  ],
  SIGNATURE_OTHER_KEY: [
    'invalid',
    '签名本身成立，但出自另一把密钥：存证链写明的是 {expected}，这里是 {key}。可能有人改过内容后用自己的密钥重新签名。',
    'The signature holds, but by another key: the log names {expected}, this is {key}. Somebody may have changed the content and signed it anew.',
  ],
  SIGNATURE_KEY_UNDECLARED: [
    'invalid',
    '有签名，存证链里却没有登记这把密钥（{key}）：签名可能是后来另加的。',
    'There is a signature, but the custody log never declared its key ({key}): it may have been added later.',
  ],
  SIGNATURE_KEY_HISTORY: [
    'invalid',
    '存证链里的密钥更换记录前后矛盾。',
    'The custody log contradicts itself about its signing keys.',
  ],
  SM3_DIFFERS: [
    'invalid',
    '附带的 SM3 值与清单不符。',
    'The SM3 digest beside the manifest does not fit it.',
  ],
  // time-stamps: nothing there
  TIMESTAMP_ABSENT: [
    'absent',
    '没有可信时间戳。时间来自采集者电脑的时钟，属于自述。',
    'No trusted time-stamp. Times are those of the operator’s own clock.',
  ],
  TIMESTAMP_STRIPPED: [
    'absent',
    '存证链写明 {exhibit} 在 {time}取得过时间戳（{tsa}），这里没有它的文件。缺少时间戳不等于内容被改动。',
    'The log says that {exhibit} was time-stamped by {tsa} at {time}; the token is not here. That alone is no change of content.',
  ],
  EXTERNAL_SEAL: [
    'not-checkable',
    '另附外部机构出具的文件，本程序不核验，请用该机构的方法核验。',
    'Documents issued by outsiders are included; this program does not judge them, use their issuer’s way.',
  ],
  EXTERNAL_OTHER: [
    'invalid',
    '外部证明被换过：它不是存证链里登记的那一份。',
    'A document issued by an outsider is not the one that the custody log recorded.',
  ],
  EXTERNAL_UNLOGGED: [
    'invalid',
    '有外部证明在存证链里没有登记：是后来放进去的，不是提交人附上的。',
    'A document of an outsider is here that the custody log does not know: it was put in later.',
  ],
  EXTERNAL_MISSING: [
    'absent',
    '存证链写明附有外部证明，这里没有它的文件。缺少证明不等于内容被改动。',
    'The log says that a document of an outsider was attached; it is not here. That alone is no change of content.',
  ],
  // time-stamps: good
  TIMESTAMP_OK: [
    'valid',
    '可信时间戳有效：{covers}在 {time}已经存在，由 {tsa} 签发，根证书 {root} {trust}。核验不联网，没有查询签发证书后来是否被吊销。',
    'Trusted time-stamp: {coversEn} existed at {time}, says {tsa}; its root {root} {trustEn}. Checked offline: whether a certificate was revoked later was not asked.',
  ],
  TIMESTAMP_ROOT_UNKNOWN: [
    'not-checkable',
    '时间戳与{covers}相符，写明 {time}，由 {tsa} 签发；但根证书 {root} 不在信任名单里：谁都可以自己开一个这样的机构。',
    'A time-stamp fits {coversEn} and says {time}, by {tsa}; but its root {root} is not on the trust list: anybody can run such an authority.',
  ],
  TIMESTAMP_UNSUPPORTED: [
    'not-checkable',
    '时间戳使用了本程序不支持的算法（{algorithm}），请用签发机构的工具核验。',
    'The time-stamp uses an algorithm this program does not know ({algorithm}); use its issuer’s tool.',
  ],
  // time-stamps: bad
  TIMESTAMP_MALFORMED: [
    'invalid',
    '时间戳文件不是规定的写法，或已损坏。',
    'The time-stamp is not a well-formed RFC 3161 response.',
  ],
  TIMESTAMP_REJECTED: [
    'invalid',
    '这是时间戳机构的拒绝答复（状态 {status}），不是时间戳。',
    'The authority refused (status {status}): this is no time-stamp.',
  ],
  TIMESTAMP_WEAK: [
    'invalid',
    '时间戳用了已不安全的算法（{algorithm}）。',
    'The time-stamp rests on an unsafe algorithm ({algorithm}).',
  ],
  TIMESTAMP_IMPRINT: [
    'invalid',
    '时间戳盖的不是{covers}：其中的哈希与之不符。',
    'The time-stamp is over something else than {coversEn}: the hash in it differs.',
  ],
  TIMESTAMP_NONCE: [
    'invalid',
    '时间戳的随机数与请求不符：可能是旧答复被重放。',
    'The nonce differs from the request: an old answer may have been replayed.',
  ],
  TIMESTAMP_POLICY: [
    'invalid',
    '时间戳的策略与请求的不同。',
    'The time-stamp was issued under another policy than was asked for.',
  ],
  TIMESTAMP_REQUEST: [
    'invalid',
    '一同保存的时间戳请求（.tsq）不是规定的写法，或盖的不是{covers}。',
    'The request kept beside it (.tsq) is malformed, or is not about {coversEn}.',
  ],
  TIMESTAMP_ATTRIBUTES: [
    'invalid',
    '时间戳的签名属性缺失、重复或与内容不符。',
    'Signed attributes of the time-stamp are missing, repeated, or do not fit its content.',
  ],
  TIMESTAMP_SIGNER: [
    'invalid',
    '时间戳里没有它的签名证书。',
    'The certificate that signed the time-stamp is not in it.',
  ],
  TIMESTAMP_ESS: [
    'invalid',
    '时间戳没有按规定指明签名证书，或指的是另一张。',
    'The time-stamp does not bind its signing certificate (ESS), or binds another.',
  ],
  TIMESTAMP_EKU: [
    'invalid',
    '签名证书不是专用于时间戳的证书。',
    'The signing certificate is not one for time-stamping alone.',
  ],
  TIMESTAMP_TSA_NAME: [
    'invalid',
    '时间戳自称的机构与签名证书不是同一个。',
    'The authority named in the time-stamp is not that of its certificate.',
  ],
  TIMESTAMP_SIGNATURE: [
    'invalid',
    '时间戳的签名不成立：被改动过，或是伪造的。',
    'The signature of the time-stamp does not hold: it was changed or forged.',
  ],
  TIMESTAMP_EXPIRED: [
    'invalid',
    '时间戳写的时间不在签名证书的有效期内。',
    'The time in the time-stamp lies outside the validity of its certificate.',
  ],
  TIMESTAMP_CHAIN: [
    'invalid',
    '时间戳的证书链不成立：{zh}。',
    'The certificate chain of the time-stamp does not hold: {en}.',
  ],
  TIMESTAMP_UNLOGGED: [
    'invalid',
    '时间戳所指的证据在存证链里没有采集记录。',
    'The time-stamp is about an exhibit that the custody log does not know.',
  ],
  TIMESTAMP_NOT_AS_LOGGED: [
    'invalid',
    '时间戳文件与存证链里登记的不是同一份。',
    'The token is not the one that the custody log recorded.',
  ],
} as const satisfies Record<string, VerdictRow>;
