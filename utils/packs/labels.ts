import { exhibitLabel, type Sha256 } from '../exhibit/ids';
import { localText, offsetText, type ClockReading } from '../shared/time';
import type { PackView } from './pack.types';
import type { PictureFormat } from './profile.types';

/** What the band above a picture says. Chinese whatever the interface speaks: its readers are Chinese desks. */
export interface MarginText {
  readonly label: string;
  readonly title: string;
  /** `第 1/3 页` */
  readonly page: string;
  readonly time: string;
  /** Of the (first) file it was cut from, in full; the band shows its beginning. */
  readonly sha256?: Sha256;
  /** What the picture is, where it is no browser's. */
  readonly note?: string;
}

export const VIEW_ZH: Readonly<Record<PackView, string>> = {
  picture: '网页画面',
  import: '导入的图片',
  tiles: '分屏画面',
  excerpt: '按留存的聊天文字摘录绘制，不是截图；略去处已注明',
  transcript: '按留存的聊天文字绘制，不是截图',
  list: '由留证按证据目录绘制',
};

/** Digits of a hash that a band has room for: enough to find it in 来源.csv. */
export const HASH_SHOWN = 16;

export const packLabel = (exhibit: number): string => (exhibit === 0 ? '目录' : exhibitLabel(exhibit));

/** `采集 2026-03-12 14:31:05（UTC+8）` */
export function timeText({ epochMs, offsetMinutes }: ClockReading, origin: 'captured' | 'imported'): string {
  const verb = origin === 'captured' ? '采集' : '导入';
  return `${verb} ${localText(epochMs, offsetMinutes)}（${offsetText(offsetMinutes)}）`;
}

/** `01-E001-1of3.jpg`: sorts as the pack is read, on every system. */
export function pictureName(
  place: number,
  exhibit: number,
  [page, pages]: readonly [number, number],
  format: PictureFormat,
): string {
  const label = exhibit === 0 ? 'list' : exhibitLabel(exhibit);
  return `${String(place).padStart(2, '0')}-${label}-${page}of${pages}.${format === 'jpeg' ? 'jpg' : 'png'}`;
}

/** `申诉材料包-wechat-pay-20260312T063105Z.zip` */
export const packName = (channel: string, compact: string): string => `申诉材料包-${channel}-${compact}.zip`;
