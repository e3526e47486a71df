/** px of ink that the smaller text of a page has in the finished picture, at least. */
export const LEAST_TEXT = 11;
/** What is aimed at: shrinking and JPEG blur a row of pixels. */
const AIM = 11.5;
/** px: wider pictures are shown smaller by every desk and phone. */
const WIDEST = 1280;
/** Text that would have to be drawn larger than this is none. */
const MOST = 2.5;

export interface PictureScale {
  /** Of the finished picture against the device px it was cut from. */
  readonly scale: number;
  /** How far it may be shrunk to save bytes: text stays at {@link LEAST_TEXT}. */
  readonly least: number;
}

/** @param text px of ink in the original; `null`: no text was found. @param width device px */
export function pictureScale(text: number | null, width: number): PictureScale {
  const fitting = Math.min(1, WIDEST / width);
  if (text === null) return { scale: fitting, least: fitting / 2 };
  const scale = Math.min(MOST, Math.max(AIM / text, fitting));
  return { scale, least: Math.min(scale, (LEAST_TEXT + 0.2) / text) };
}
