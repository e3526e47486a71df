import { VIEW_ZH } from '../../packs/labels';
import type { PackPicture } from '../../packs/pack.types';
import { csvCell } from '../exhibits-csv';

const COLUMNS = [
  '图片文件',
  '图片 SHA-256',
  '图片字节',
  '证据编号',
  '名称',
  '画面',
  '第几页',
  '来源文件',
  '来源文件 SHA-256',
  '左（设备像素）',
  '上（设备像素）',
  '宽（设备像素）',
  '高（设备像素）',
  '缩放',
  '消息序号',
];

/** `来源.csv`: a line for each stretch of an original that a picture shows. For spreadsheets, as `exhibits.csv`. */
export function sourcesCsv(pictures: readonly PackPicture[]): string {
  const rows = pictures.flatMap((picture) =>
    picture.from.map((from) => [
      picture.name,
      picture.sha256,
      picture.blob.size,
      picture.label,
      picture.title,
      VIEW_ZH[picture.view],
      `${picture.page} / ${picture.pages}`,
      from.path,
      from.sha256,
      from.x,
      from.y,
      from.width,
      from.height,
      Number(picture.scale.toFixed(4)),
      picture.messages ? `${picture.messages[0]} 至 ${picture.messages[1]}` : '',
    ]),
  );
  return `\ufeff${[COLUMNS, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}
