/** What a promise binds itself to: minutes until arrival at the latest, or `instant` where it names no number. */
export type Promised =
  | { readonly minutes: number; readonly instant: false }
  | { readonly minutes: number; readonly instant: true };

/** The guide calls "several hours" after 秒到账 late; nothing below an hour is held against such a word. */
const INSTANT_GRACE = 60;
const UNIT: Readonly<Record<string, number>> = { 秒: 1 / 60, 分钟: 1, 分: 1, 小时: 60, h: 60, 天: 1440 };
/** 7×24小时自动发货 says when somebody is there, not by when it arrives. */
const WITHIN =
  /(?<![×x*\d])(?!24\s?小时自动发货)(\d{1,4})\s?(?:[-~～到至]\s?(\d{1,4})\s?)?(秒|分钟|分|小时|h|天)(?:钟)?(?:之?内|以内|左右)?(?:自动|必|全部|即可|都会|会|就|可以?)?(?:到[账帐]|发货|充值|交付|完成)/i;
const INSTANT = /秒到|秒充|秒发|秒冲|闪电(?:到账|发货)|(?:即时|即刻|立即|马上|实时)(?:到[账帐]|发货)/;

/** The time that a promise gives itself; of a range the later end. `undefined`: it names none. */
export function promisedTime(promise: string): Promised | undefined {
  const text = promise.normalize('NFKC');
  const m = WITHIN.exec(text);
  if (m) {
    const count = Number(m[2] ?? m[1]);
    const minutes = count * (UNIT[(m[3] ?? '').toLowerCase()] ?? 1);
    return { minutes, instant: false };
  }
  return INSTANT.test(text) ? { minutes: INSTANT_GRACE, instant: true } : undefined;
}
