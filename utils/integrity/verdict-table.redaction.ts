import type { VerdictRow } from './verdict-table.types';

/** Sentences about masked copies (打码副本). */
export const REDACTION_SENTENCES = {
  REDACTION_OK: [
    'valid',
    '打码副本：{masked} 个文件已遮盖（{places} 处），{left} 个文件未附，均已列明；其余 {same} 个文件与原件清单一致。',
    'A masked copy: {masked} files are masked ({places} places) and {left} left out, all of them listed; the other {same} files are as in the original’s manifest.',
  ],
  REDACTION_UNREADABLE: [
    'invalid',
    '打码说明 redactions.json 不是可以安全读取的内容，或与本卷对不上。',
    'redactions.json cannot be read safely, or is not about this volume.',
  ],
  REDACTION_PROVENANCE: [
    'invalid',
    '随副本附上的原件清单被改动过，或不完整：与原件的 tagmanifest 对不上。',
    'The original’s manifests that came with the copy were changed or are incomplete: they do not fit its tagmanifest.',
  ],
  REDACTION_UNLISTED: [
    'invalid',
    '有文件与原件清单不同，却没有列为遮盖：内容被改动过，或是后来放进去、拿走的。',
    'Files differ from the original’s manifest without being listed as masked: changed, added or taken away.',
  ],
  REDACTION_LIST_WRONG: [
    'invalid',
    '打码说明里写的哈希与文件或原件清单不符。',
    'Hashes in redactions.json do not fit the files or the original’s manifest.',
  ],
  REDACTION_STRAY_HASH: [
    'invalid',
    '存证链里只留哈希的记录与打码说明所列的不同。',
    'The lines of the custody log given as hashes only are not those that redactions.json lists.',
  ],
} as const satisfies Record<string, VerdictRow>;
