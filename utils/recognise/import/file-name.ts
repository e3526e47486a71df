/**
 * Characters that a name can lie with: controls, marks that turn the reading direction (U+202E makes `gpj.exe` read as
 * `exe.jpg`), zero-width ones, lone surrogates.
 */
const LYING = /[\p{Cc}\p{Cs}\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/** UTF-16 units of a name that are shown. */
const LONG = 200;

/** The name as it can be shown: no character that hides or turns others, no path, not endless. Emoji stay. */
export function shownName(name: string): string {
  const last =
    name
      .split(/[/\\]/)
      .filter((part) => part !== '')
      .at(-1) ?? '';
  const plain = last.replace(LYING, '\ufffd').trim();
  const letters = Array.from(plain);
  if (letters.length <= LONG) return plain === '' ? '\ufffd' : plain;
  // The ending stays: it says what the file is.
  return `${letters.slice(0, LONG - 13).join('')}…${letters.slice(-12).join('')}`;
}

/** A moment that programs write into the names they give; `basis` says which. Wall clock of that device. */
export interface NameTime {
  /** `2026-03-12 14:31:05`; for `mmexport` UTC instead, see `utc`. */
  readonly text?: string;
  readonly epochMs?: number;
  readonly basis: 'mmexport' | 'screenshot' | 'camera';
}

/** `mmexport1710225065123.jpg` (saved out of WeChat), `Screenshot_2026-03-12-14-31-05…`, `IMG_20260312_143105`. */
export function nameTime(name: string): NameTime | undefined {
  const saved = /^(?:mmexport|wx_camera_|microMsg\.)(1\d{12})/i.exec(name)?.[1];
  if (saved) return { epochMs: Number(saved), basis: 'mmexport' };
  const [, kind = '', y, mo, d, h, mi, s] =
    /(screenshot|截屏|截图|屏幕截图|img|vid|dsc|pxl)[_\- ]?(20\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?([0-2]\d|3[01])[-_. ]?([01]\d|2[0-3])[-_.]?([0-5]\d)[-_.]?([0-5]\d)/i.exec(
      name,
    ) ?? [];
  if (!y) return undefined;
  const basis = /^(?:screenshot|截|屏)/i.test(kind) ? 'screenshot' : 'camera';
  return { text: `${y}-${mo}-${d} ${h}:${mi}:${s}`, basis };
}
