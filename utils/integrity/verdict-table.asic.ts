import type { VerdictRow } from './verdict-table.types';

/** Sentences about time-stamp containers (ASiC-S) that were made of a bundle. */
export const ASIC_SENTENCES = {
  ASIC_OK: [
    'valid',
    '这是留证另存的时间戳容器（ASiC-S）：里面只有一份证据包的文件清单和盖在清单上的时间戳。',
    'A time-stamp container (ASiC-S) made of a bundle: the list of its files and the time-stamp over that list, nothing else.',
  ],
  ASIC_FOREIGN: [
    'invalid',
    '这是 ASiC 容器，但不是留证另存的那一种，请用签发者的工具核验。',
    'This is an ASiC container, but none that was made of a bundle; use its issuer’s tool.',
  ],
  ASIC_LIST: [
    'not-checkable',
    '清单列出 {files} 个文件的哈希；文件本身不在容器里，这里无法核对。',
    'The list gives the hashes of {files} files; the files are not in the container and cannot be compared here.',
  ],
  ASIC_FITS: [
    'valid',
    '清单与一同给出的 {bundle} 里的逐字节相同；其中的文件是否与清单相符，看那份证据包的结果。',
    'The list is, byte for byte, that of {bundle}, given with it; whether the files match it, the result of that bundle says.',
  ],
  ASIC_NO_FIT: [
    'absent',
    '一同给出的证据包里没有一份用的是这份清单：容器属于另一份证据包，或那份证据包的清单被换过。',
    'None of the bundles given with it has this list: the container belongs to another bundle, or that bundle’s list was replaced.',
  ],
  ASIC_ALONE: [
    'absent',
    '证据包不在这里：请把证据包 zip 与这个容器一起放进来核验。',
    'The bundle is not here: give its zip together with this container.',
  ],
  ASIC_NOT_HERE: [
    'absent',
    '这一项在证据包里，不在时间戳容器里。',
    'This is in the bundle, not in the container.',
  ],
} as const satisfies Record<string, VerdictRow>;
