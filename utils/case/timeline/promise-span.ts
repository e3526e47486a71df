const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const UNITS: Readonly<Record<string, number>> = {
  秒: 1000,
  分: MINUTE,
  时: HOUR,
  h: HOUR,
  天: 24 * HOUR,
  日: 24 * HOUR,
};

const CHINESE: Readonly<Record<string, number>> = {
  半: 0.5,
  一: 1,
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
};

const AT_ONCE =
  /秒(?:到|充|发|冲)|闪电(?:到|发)|(?:快速|极速|立即|立刻|马上|即时|即刻|实时|瞬间)(?:到[账帐]|发货|充值|交付)|自动(?:发货|发卡|充值|到[账帐])/;

const NUMBER = '\\d{1,3}|[半一二两三四五六七八九十]';
/**
 * `24小时内到账`, `1-10分钟发货`, `半小时之内`. A number of hours that only says when the shop is open (`24小时在线`,
 * `24小时自动发货`) promises nothing about one order.
 */
const WITHIN = new RegExp(
  `(?:(?:${NUMBER})\\s?[-~至到]\\s?)?(${NUMBER})\\s?(?:个)?(秒|分|小?时|h|天|日)(?:钟|头)?\\s?` +
    `(?:(?:之|以)?内|左右|(?:就|即可|必|全部|都)?(?:会)?(?:到[账帐]|到货|发货|充值|交付))`,
  'i',
);

/**
 * Until when a promise of delivery runs after the payment, ms; 0: at once. `undefined`: its words name no time, or one that
 * only a calendar can count (working days). Of a range (`1-10分钟`) the longer end.
 */
export function promiseSpan(words: string): number | undefined {
  const text = words.normalize('NFKC');
  const within = WITHIN.exec(text);
  if (within) {
    const [, amount = '', unit = ''] = within;
    const count = CHINESE[amount] ?? Number(amount);
    return count * (UNITS[unit.toLowerCase().slice(-1)] ?? Number.NaN);
  }
  return AT_ONCE.test(text) ? 0 : undefined;
}
