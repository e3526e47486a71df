/** The one sentence that leads a verdict: Chinese, English. `{time}` is local time with its zone. */
export const HEADLINES = {
  UNREADABLE: ['无法核验：{why}', 'Cannot be checked: {why}'],
  DAMAGED: [
    '这份证据包已经损坏或被改动，读不下去：{why}',
    'This bundle is damaged or altered and cannot be read: {why}',
  ],
  CHANGED: [
    '有改动：{count} 个文件与清单不符（{files}）',
    'Something changed: {count} file(s) differ from the manifest ({files})',
  ],
  REMOVED: [
    '有缺失：清单里的 {count} 个文件不在包里（{files}）',
    'Something is missing: {count} listed file(s) are not here ({files})',
  ],
  ADDED: [
    '有添加：{count} 个文件不是导出时放进去的（{files}）',
    'Something was added: {count} file(s) were not put in by the export ({files})',
  ],
  INVALID: ['核验不通过：{why}', 'Does not hold: {why}'],
  REPACKED: [
    '文件都与清单相符，但压缩包外壳不是导出时的原样（重新打包过，或有损坏）',
    'The files match, but the archive around them is not as exported (repacked or damaged)',
  ],
  STRIPPED: [
    '封存被拿掉了：文件与清单相符，但不能排除内容被换过，请索取原包',
    'The seal was taken away: the files match, but they could have been replaced; ask for the original',
  ],
  UNSEALED: [
    '未发现改动，但没有封存（签名、时间戳），不能排除整包重做',
    'No change was found, but nothing seals this bundle: all of it could have been made anew',
  ],
  SIGNED: [
    '自 {time}封存后，未发现改动（时间是导出者自述）',
    'No change was found since it was sealed at {time} (a time the exporter states)',
  ],
  STAMPED: [
    '自 {time}封存后，未发现改动（时间由可信时间戳证明{own}）',
    'No change was found since it was sealed at {time} (a time that a trusted time-stamp shows{own})',
  ],
  STAMPED_STRIPPED: [
    '自 {time}封存后，未发现改动（时间由可信时间戳证明{own}）；但签名被拿掉了',
    'No change was found since it was time-stamped at {time}{own}; its signature was taken away',
  ],
  INCOMPLETE: [
    '已提供的部分未发现改动，还缺第 {missing} 卷（共 {count} 卷），请补齐后再核验',
    'What is here is unchanged; of {count} volumes these are missing: {missing}. Add them and check again',
  ],
  ASIC_FITS: [
    '时间戳容器与 {bundle} 相符：那份证据包的清单在 {time}已经存在（由可信时间戳证明{own}）',
    'The time-stamp container fits {bundle}: the list of that bundle existed at {time} (a time that a trusted time-stamp shows{own})',
  ],
  ASIC_STAMPED: [
    '这是时间戳容器，不是证据包：里面的文件清单在 {time}已经存在（由可信时间戳证明{own}），请与证据包一起核验',
    'A time-stamp container, not a bundle: the list in it existed at {time} (a time that a trusted time-stamp shows{own}); check it together with the bundle',
  ],
  ASIC_NO_FIT: [
    '这个时间戳容器与一同给出的证据包都对不上：它盖的是另一份清单',
    'This time-stamp container fits none of the bundles given with it: it is over another list',
  ],
  ASIC_UNKNOWN: [
    '这是时间戳容器，不是证据包；签发机构不在信任名单里，其中写的时间不能采信',
    'A time-stamp container, not a bundle; its authority is not on the trust list, so the time in it cannot be relied upon',
  ],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type HeadlineCode = keyof typeof HEADLINES;
