const MINUTE = 60_000;
/** Papers go to Chinese desks: their clock is China's, and each paper says so. */
const CHINA = 8 * 60 * MINUTE;

const parts = (at: number): readonly [y: number, mo: number, d: number, h: number, mi: number] => {
  const here = new Date(at + CHINA);
  return [
    here.getUTCFullYear(),
    here.getUTCMonth() + 1,
    here.getUTCDate(),
    here.getUTCHours(),
    here.getUTCMinutes(),
  ];
};
const two = (n: number): string => String(n).padStart(2, '0');

/** `2026年3月12日14:30`, Beijing time. */
export function moment(at: number): string {
  const [y, mo, d, h, mi] = parts(at);
  return `${y}年${mo}月${d}日${two(h)}:${two(mi)}`;
}

/** `3月12日14:30`; with its year where that is not `now`'s. */
export function shortMoment(at: number, now: number): string {
  const [y, mo, d, h, mi] = parts(at);
  return `${y === parts(now)[0] ? '' : `${y}年`}${mo}月${d}日${two(h)}:${two(mi)}`;
}

/** `2026年3月12日` */
export function day(at: number): string {
  const [y, mo, d] = parts(at);
  return `${y}年${mo}月${d}日`;
}

/** `2天4小时`, `3小时12分钟`: the two largest units. */
export function span(ms: number): string {
  const minutes = Math.max(0, Math.round(ms / MINUTE));
  const [d, h, m] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  if (d > 0) return `${d}天${h > 0 ? `${h}小时` : ''}`;
  if (h > 0) return `${h}小时${m > 0 ? `${m}分钟` : ''}`;
  return `${m}分钟`;
}

/** `498.00元` */
export const yuan = (amount: string): string => `${amount}元`;

/** Visible on paper and on screen, and never taken for content. */
export const blank = (label: string): string => `＿＿＿〔待填：${label}〕`;

export const BLANK = /＿＿＿〔待填：([^〕]{1,60})〕/g;

/** What is still to be filled in, in order, each once. */
export function blanksIn(text: string): string[] {
  return [...new Set([...text.matchAll(BLANK)].map(([, label = '']) => label))];
}
