import type { RedactedFile, RedactionReason } from './redactions';

/** What the copy's own pages say of what it is. */
export interface CopyNotice {
  /** Folder of the original volume. */
  readonly original: string;
  readonly masked: readonly RedactedFile[];
  readonly left: readonly RedactedFile[];
  /** For VERIFY.txt; ends in LF. */
  readonly text: string;
}

export const REASON_TEXT: Readonly<Record<RedactionReason, readonly [zh: string, en: string]>> = {
  AREAS: ['画面区域已遮盖', 'regions masked'],
  TEXT: ['文字已遮盖', 'words masked'],
  METADATA: [
    '图片自带的信息（位置、机型等）已去除，画面未变',
    'what the picture says of itself taken out, pixels unchanged',
  ],
  REMADE: ['由遮盖后的内容重新生成', 'made anew from masked data'],
  LOG: ['含被遮盖内容的记录只留哈希', 'lines with masked words are hashes only'],
  TEXT_IN_PICTURE: ['未附：画面里可能有被遮盖的内容', 'left out: may show what is masked'],
  RAW_PICTURE: ['未附：与已遮盖画面相同的原始截图', 'left out: raw pixels of a masked picture'],
  NOT_READ: ['未附：画面内容无人确认', 'left out: nobody has confirmed what it shows'],
  NOT_MASKABLE: ['未附：这种格式无法可靠遮盖', 'left out: a format that cannot be masked with certainty'],
  PAPER_LEFT_OUT: ['未附：持有人选择不附文书', 'left out: a paper of the holder, not passed on'],
  TEXT_LEFT_OUT: ['未附：含有被遮盖的文字', 'left out: holds masked words'],
};

export function copyNotice(
  original: string,
  rows: readonly RedactedFile[],
  confirmed: readonly string[],
): CopyNotice {
  const masked = rows.filter(({ redacted }) => redacted !== null);
  const left = rows.filter(({ redacted }) => redacted === null);
  const line = ({ path, original: hash, reason }: RedactedFile): string =>
    `   ${path}  ${REASON_TEXT[reason][0]}\n     ${hash}\n`;
  return {
    original,
    masked,
    left,
    text: `打码副本 / Masked copy
=====================

本文件夹是 ${original} 的打码副本，不是原件。遮盖了 ${masked.length} 个文件，${left.length} 个文件未附；
其余文件与原件逐字节相同。原件的清单、签名和时间戳在 data/provenance/，逐项说明在 data/redactions.json。
This is a masked copy, not the original. What is not listed below is byte for byte the original; check it against the
original's own signed manifest:
   grep -F data/exhibits/E001/net.json data/provenance/manifest-sha256.txt
   sha256sum data/exhibits/E001/net.json
原件清单自身的哈希 / the original's manifests themselves:
   cd data/provenance && sha256sum --ignore-missing -c tagmanifest-sha256.txt && cd ../..

不同于原件的文件（下为原件的 SHA-256）/ files that differ, with the original's SHA-256
${rows.map(line).join('')}${confirmedText(confirmed)}`,
  };
}

const confirmedText = (confirmed: readonly string[]): string =>
  confirmed.length === 0
    ? ''
    : `
程序无法判断、由制作人看过后附上的文件 / files no program can judge, here because the maker looked at them
${confirmed.map((path) => `   ${path}\n`).join('')}`;
