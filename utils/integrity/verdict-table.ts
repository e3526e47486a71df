import { BEACON_SENTENCES } from './verdict-table.beacon';
import { SEAL_SENTENCES } from './verdict-table.seal';
import { ASIC_SENTENCES } from './verdict-table.asic';
import { REDACTION_SENTENCES } from './verdict-table.redaction';
import type { VerdictRow } from './verdict-table.types';

/** Every sentence a check can end with. One table, so that page, command line and index.html say the same. */
export const SENTENCES = {
  // chain
  CHAIN_OK: [
    'valid',
    '存证链完整：{lines} 条记录首尾相接。',
    'The custody log is whole: {lines} linked lines.',
  ],
  CHAIN_OK_SEALED: [
    'valid',
    '存证链首尾相接：{lines} 条记录，其中 {sealed} 条含有被遮盖的内容，只留哈希。',
    'The custody log is whole: {lines} linked lines, of which {sealed} hold masked words and are given as hashes only.',
  ],
  CHAIN_EMPTY: ['invalid', '存证链没有任何记录。', 'The custody log has no line.'],
  CHAIN_MISSING: ['invalid', '存证链文件缺失或无法读取。', 'The custody log is missing or cannot be read.'],
  CHAIN_NOT_JSON: [
    'invalid',
    '存证链第 {line} 行不是可以安全读取的记录。',
    'Custody log line {line} is not safe JSON.',
  ],
  CHAIN_BAD_LINE: [
    'invalid',
    '存证链第 {line} 行缺少必需的内容。',
    'Custody log line {line} lacks required fields.',
  ],
  CHAIN_NOT_CANONICAL: [
    'invalid',
    '存证链第 {line} 行的写法被改动过。',
    'Custody log line {line} is not in canonical form.',
  ],
  CHAIN_SEQ: ['invalid', '存证链第 {line} 行序号不连续。', 'Custody log line {line} is out of sequence.'],
  CHAIN_PREV: [
    'invalid',
    '存证链第 {line} 行与前一行接不上：记录被改动、删除或调换过。',
    'Custody log line {line} does not follow the line before it: something was changed, removed or moved.',
  ],
  CHAIN_OTHER_CASE: [
    'invalid',
    '存证链第 {line} 行属于另一个案件。',
    'Custody log line {line} belongs to another case.',
  ],
  // structure: the file itself
  FILE_EMPTY: ['invalid', '这个文件是空的（0 字节）。', 'The file is empty (0 bytes).'],
  FILE_NOT_ZIP: ['invalid', '这个文件不是 zip 压缩包。', 'The file is not a zip archive.'],
  FILE_UNREADABLE: ['invalid', '无法读取这个文件：{cause}', 'The file cannot be read: {cause}'],
  NOT_A_BUNDLE: ['invalid', '这个压缩包不是留证的证据包。', 'The archive is not a Liuzheng bundle.'],
  SPEC_UNKNOWN: [
    'invalid',
    '本程序不认识证据包格式版本 {version}，请用最新版本的留证核验。',
    'This version does not know bundle format {version}; use the latest.',
  ],
  BACKUP_UNREADABLE: [
    'invalid',
    '备份清单 backup.json 与备份里的内容对不上，或不是可以安全读取的内容。',
    'backup.json cannot be read safely, or does not match what the backup holds.',
  ],
  CASE_UNREADABLE: [
    'invalid',
    '案件记录 case.json 不是可以安全读取的内容。',
    'case.json cannot be read safely.',
  ],
  STRUCTURE_OK: [
    'valid',
    '压缩包完好：每个字节都有归属，没有夹带别的内容，与自带的校验值相符。',
    'The archive is sound: every byte is accounted for, nothing is hidden in it, and it matches its own checksum.',
  ],
  STRUCTURE_NOT_ORIGINAL: [
    'invalid',
    '压缩包外壳不是导出时的原样（可能重新打包过，或有损坏）；里面的文件是否改动，看“文件校验”一行。',
    'The archive around the files is not as exported (repacked or damaged); whether files changed, the line on files says.',
  ],
  // structure: zip
  ZIP_CUT_SHORT: [
    'invalid',
    '压缩包不完整：后半部分缺失，可能没有下载完。',
    'The archive is cut short; the download may be incomplete.',
  ],
  ZIP_TRAILING: ['invalid', '压缩包末尾被加上了别的内容。', 'Something was appended to the archive.'],
  ZIP_COMMENT: [
    'invalid',
    '压缩包带有不是留证写入的注释。',
    'The archive carries a comment that is not ours.',
  ],
  ZIP_MULTI_DISK: ['invalid', '压缩包声称分布在多个磁盘上。', 'The archive claims to span disks.'],
  ZIP_ZIP64: [
    'invalid',
    '压缩包使用了证据包格式不允许的 Zip64 结构。',
    'The archive uses Zip64, which bundle format 1 does not.',
  ],
  ZIP_COUNT: [
    'invalid',
    '压缩包目录的条目数前后不一致。',
    'The archive contradicts itself about the number of entries.',
  ],
  ZIP_TOO_MANY: [
    'invalid',
    '压缩包条目过多，超出安全上限。',
    'The archive has more entries than the safe limit.',
  ],
  ZIP_DIRECTORY: ['invalid', '压缩包目录已损坏。', 'The central directory is damaged.'],
  ZIP_EXTRA: ['invalid', '压缩包条目的附加信息有矛盾。', 'An entry has malformed or ambiguous extra fields.'],
  ZIP_NAME: [
    'invalid',
    '压缩包里有不允许的文件名（可能写到文件夹以外）。',
    'An entry has a name that is not allowed (it could escape its folder).',
  ],
  ZIP_NAME_TWICE: [
    'invalid',
    '压缩包里有重名文件，不同软件会看到不同内容。',
    'Two entries share a name, so two programs would see different contents.',
  ],
  ZIP_ENCRYPTED: [
    'invalid',
    '压缩包里有加密或特殊处理的条目。',
    'An entry is encrypted or uses unknown flags.',
  ],
  ZIP_METHOD: [
    'invalid',
    '压缩包使用了不支持的压缩方式。',
    'An entry uses an unsupported compression method.',
  ],
  ZIP_LINK: ['invalid', '压缩包里有链接或特殊文件。', 'An entry is a link or a special file.'],
  ZIP_SIZE: ['invalid', '压缩包条目的大小前后不一致。', 'An entry contradicts itself about its size.'],
  ZIP_BOMB: [
    'invalid',
    '压缩包解开后的体积异常，超出安全上限。',
    'The archive would unpack beyond the safe limit.',
  ],
  ZIP_GAP: ['invalid', '压缩包里有不属于任何文件的字节。', 'The archive has bytes that belong to no entry.'],
  ZIP_OVERLAP: ['invalid', '压缩包里的条目互相重叠。', 'Entries of the archive overlap.'],
  ZIP_LOCAL: [
    'invalid',
    '压缩包条目的两处说明不一致。',
    'An entry is described differently in its two headers.',
  ],
  ZIP_DESCRIPTOR: ['invalid', '压缩包条目的校验信息不一致。', 'The data descriptor of an entry disagrees.'],
  ZIP_DISAGREE: ['invalid', '两种读取方法看到的内容不一致。', 'Two readers do not agree about the archive.'],
  // payload
  PAYLOAD_OK: [
    'valid',
    '{files} 个文件与清单逐一相符（SHA-256 与 SHA-512），没有缺少，也没有多出。',
    'All {files} files match both manifests (SHA-256 and SHA-512); none missing, none added.',
  ],
  PAYLOAD_CHANGED: [
    'invalid',
    '有文件与清单不符：内容被改动或损坏。',
    'Files differ from the manifest: changed or damaged.',
  ],
  PAYLOAD_MISSING: ['invalid', '清单里的文件缺失。', 'Files of the manifest are missing.'],
  PAYLOAD_UNLISTED: [
    'invalid',
    '有文件不在清单里：是后来放进去的。',
    'Files are present that no manifest lists.',
  ],
  PAYLOAD_FOREIGN: [
    'invalid',
    '有文件不属于证据包格式，不是留证写入的。',
    'Files are present that the bundle format does not have.',
  ],
  PAYLOAD_MANIFEST: ['invalid', '清单文件缺失或写法不正确。', 'A manifest is missing or malformed.'],
  PAYLOAD_OXUM: [
    'invalid',
    '文件总数或总字节数与 bag-info.txt 不符。',
    'Payload-Oxum does not match the files.',
  ],
  PAYLOAD_BAGIT: [
    'invalid',
    'bagit.txt 或 bag-info.txt 不正确。',
    'bagit.txt or bag-info.txt is not as required.',
  ],
  NOT_CHECKED: [
    'not-checkable',
    '压缩包读不下去，这一项没有核验。',
    'Not checked, because the archive could not be read.',
  ],
  // chain against the bag
  CHAIN_FILE_CHANGED: [
    'invalid',
    '有文件与存证链里采集时记下的哈希不符。',
    'Files differ from the hashes logged at capture.',
  ],
  CHAIN_FILE_MISSING: [
    'invalid',
    '存证链里记录的文件不在证据包里，也没有删除记录。',
    'Files of the custody log are neither present nor logged as deleted.',
  ],
  CHAIN_FILE_UNLOGGED: [
    'invalid',
    '有证据文件在存证链里没有记录。',
    'Exhibit files are present that the custody log does not know.',
  ],
  CHAIN_RECORD: [
    'invalid',
    '证据记录 exhibit.json 与存证链不一致。',
    'An exhibit.json disagrees with the custody log.',
  ],
  CHAIN_HEAD: [
    'invalid',
    '存证链与 case.json 记下的链头不一致：末尾的记录可能被去掉了。',
    'The custody log does not end where case.json says: lines may be cut off.',
  ],
  CASE_DISAGREES: [
    'invalid',
    '案件记录 case.json 与存证链说的不一样（{parts}）：案件记录被改动过。',
    'case.json says otherwise than the custody log ({partsEn}): it was altered.',
  ],
  TIMELINE_DISAGREES: [
    'invalid',
    '时间线 timeline.json 与存证链说的不一样：被改动过。',
    'timeline.json says otherwise than the custody log: it was altered.',
  ],
  CHAIN_VOLUMES: ['invalid', '各分卷里的存证链不相同。', 'The volumes carry different custody logs.'],
  ...SEAL_SENTENCES,
  ...BEACON_SENTENCES,
  ...REDACTION_SENTENCES,
  ...ASIC_SENTENCES,
  // completeness
  COMPLETE_OK: [
    'valid',
    '分卷齐全，{exhibits} 份证据都在，采集时没有未能留存的内容。',
    'All volumes and all {exhibits} exhibits are here; nothing failed to be captured.',
  ],
  COMPLETE_WITH_GAPS: [
    'valid',
    '分卷齐全，{exhibits} 份证据都在；采集时有 {gaps} 处未能留存，已如实列出。',
    'All volumes and all {exhibits} exhibits are here; {gaps} things could not be captured and are listed.',
  ],
  VOLUME_MISSING: [
    'absent',
    '这套证据包共 {count} 卷，还缺第 {missing} 卷。缺卷不等于被改动，请一并提供后再核验。',
    'This bundle has {count} volumes; missing: {missing}. That is not tampering: add them and check again.',
  ],
  VOLUME_CONFLICT: [
    'invalid',
    '分卷互相矛盾：同一卷有内容不同的两份，或编号不一致。',
    'The volumes contradict each other: two different ones of the same number, or misnumbered.',
  ],
  VOLUME_TWICE: [
    'valid',
    '第 {numbers} 卷给了不止一份，内容完全相同，只算一份。',
    'Volume {numbers} was given more than once; the copies are identical and count once.',
  ],
  EXHIBIT_DAMAGED: [
    'absent',
    '有 {files} 个文件在导出前已在采集者的设备上损坏，存证链有记录，未随包；其余内容不受影响。',
    '{files} files were already damaged on the operator’s device before export, as the log says, and are not here; the rest is unaffected.',
  ],
  EXHIBIT_MISSING: [
    'invalid',
    '有证据缺失，且没有删除记录。',
    'Exhibits are missing without a deletion on record.',
  ],
} as const satisfies Record<string, VerdictRow>;

export type VerdictCode = keyof typeof SENTENCES;
