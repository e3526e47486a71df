import type { ClaimedTime, ImportedFile } from '../exhibit/imported';
import { contradicts } from '../recognise/import/sniff';
import { instantText } from './words';

export const IMPORTED_ZH = '导入';
export const IMPORTED_EN = 'imported, not captured';

/** What an import is worth, wherever a bundle speaks of one. */
export const IMPORT_PROVES_ZH =
  '导入只证明提交人在导入时持有该文件；文件何时、由谁产生，文件名和文件内的时间均属自述。';
export const IMPORT_PROVES_EN =
  'An import proves only that the operator had this file then; its name and the times in it are its own claims.';

/**
 * `拍摄时间 2026-03-12 14:31:05（时区不明，照片自述）`, and whatever else the file says of itself; in that order.
 * @param offsetMinutes of the zone that the file system's time is shown in
 */
export function claimsText(file: ImportedFile, offsetMinutes: number): string[] {
  const { photo, claimedType, mediaType, lastModified, picture } = file;
  const time = ({ text, offset }: ClaimedTime): string =>
    `${text}（${offset ? `UTC${offset}` : '时区不明'}，照片自述）`;
  return [
    `类型 ${mediaType}（按内容）`,
    ...(claimedType && contradicts(mediaType, claimedType)
      ? [`文件名声称是 ${claimedType}，与内容不符`]
      : []),
    `${file.bytes} 字节`,
    ...(picture ? [`画面 ${picture.width} × ${picture.height} px`] : []),
    ...(lastModified ? [`文件修改时间 ${instantText(lastModified, offsetMinutes)}（文件系统自述）`] : []),
    ...(photo?.takenAt ? [`拍摄时间 ${time(photo.takenAt)}`] : []),
    ...(photo?.writtenAt ? [`照片写入时间 ${time(photo.writtenAt)}`] : []),
    ...(photo?.device ? [`设备 ${photo.device}（照片自述）`] : []),
    ...(photo?.software ? [`软件 ${photo.software}（照片自述）`] : []),
    ...(photo?.location ? ['照片里有拍摄位置'] : []),
    ...(file.photoDamaged ? ['照片的 EXIF 已损坏'] : []),
    ...(file.kept ? [] : [`原文件未收入，SHA-256 ${file.sha256}，SHA-512 ${file.sha512 ?? ''}`]),
  ];
}
