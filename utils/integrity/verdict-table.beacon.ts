import type { VerdictRow } from './verdict-table.types';

/** Sentences about pulses of public randomness beacons: marks before which a record cannot have been written. */
export const BEACON_SENTENCES = {
  BEACON_OK: [
    'valid',
    '不早于：{exhibit} 的采集记录里有公共随机数（{beacon} 第 {round} 期），它到 {time}才公布，签名核对无误；这一行和其后的记录不可能在此之前写成。它不说明在那之后多久写成，也不说明网页内容是真是假。',
    'Not before: the capture record of {exhibit} holds a public random number (pulse {round} of {beacon}) that came out at {time}, and its signature holds; that line and all after it cannot have been written earlier. It does not show how much later, nor whether what the page says is true.',
  ],
  BEACON_OK_MANY: [
    'valid',
    '不早于：{count} 份证据的采集记录里各有一个公共随机数（{beacon}），签名核对无误，公布于 {first} 至 {last}；每一行和其后的记录不可能在各自的随机数公布之前写成。它不说明在那之后多久写成，也不说明网页内容是真是假。',
    'Not before: the capture records of {count} exhibits each hold a public random number ({beacon}) whose signature holds, out between {first} and {last}; each line and all after it cannot have been written before its own. It does not show how much later, nor whether what the pages say is true.',
  ],
  BEACON_FORGED: [
    'invalid',
    '{exhibit} 里的公共随机数（{beacon} 第 {round} 期）签名不成立：是伪造的，或被改动过。',
    'The public random number in {exhibit} (pulse {round} of {beacon}) does not hold: it was forged or changed.',
  ],
  BEACON_MALFORMED: [
    'invalid',
    '{exhibit} 里的公共随机数不是规定的写法，或已损坏。',
    'The public random number in {exhibit} is not in the required form, or damaged.',
  ],
  BEACON_NOT_AS_LOGGED: [
    'invalid',
    '{exhibit} 里的公共随机数不是存证链登记的那一份：被换过，或是后来放进去的。',
    'The public random number in {exhibit} is not the one that the custody log recorded: it was swapped or added later.',
  ],
  BEACON_AFTER_TOKEN: [
    'invalid',
    '时间互相矛盾：时间戳 {tsa} 写的是 {stamped}，而它盖的记录里有 {time}才公布的公共随机数（{beacon} 第 {round} 期）。两者不可能都对。',
    'Times that cannot both be right: the time-stamp of {tsa} says {stamped}, but what it is over holds a public random number that came out at {time}, pulse {round} of {beacon}.',
  ],
  BEACON_AFTER_STATED: [
    'not-checkable',
    '{exhibit} 自述的时间不对：存证链说它写于 {stated}，里面却有 {time}才公布的公共随机数（{beacon} 第 {round} 期，签名核对无误）。它不可能在 {time} 之前写成；是电脑时钟偏慢，还是时间被改早，无法由此判断。',
    'The stated time of {exhibit} is wrong: the log says {stated}, but the record holds a public random number that came out at {time}, pulse {round} of {beacon}; its signature holds. It cannot have been written before {time}; whether a clock was slow or the time was put back cannot be told from this.',
  ],
  BEACON_UNKNOWN: [
    'not-checkable',
    '{exhibit} 里有一个本程序不认识的公共随机数（{beacon}），没有核对。',
    'There is a public random number in {exhibit} of a beacon that this program does not know ({beacon}); it was not judged.',
  ],
  BEACON_NOT_CHECKED: [
    'not-checkable',
    '{exhibit} 里有公共随机数（{beacon}），这里没有核对。',
    'There is a public random number in {exhibit} ({beacon}); it was not judged here.',
  ],
} as const satisfies Record<string, VerdictRow>;
