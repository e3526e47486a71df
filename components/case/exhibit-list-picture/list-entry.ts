import { exhibitLabel, type Sha256 } from '@/utils/exhibit/ids';
import { KIND_ZH } from '@/utils/bundle/words';
import { localText, offsetText } from '@/utils/shared/time';
import type { ExhibitRow } from '@/utils/storage/rows';
import { kindOf } from '../../format/kind';
import { gapCount } from '../../format/gap-count';
import { clipped } from './paper-text';

/** One row of the paper, ready to be read. Chinese whatever the interface speaks: its readers are Chinese desks. */
export interface ListEntry {
  readonly label: string;
  readonly name: string;
  readonly kind: string;
  /** Empty for an imported file without an address. */
  readonly url: string;
  readonly date: string;
  /** Wall clock and its zone, as recorded. */
  readonly clock: string;
  readonly orderNumber: string;
  /** As shown on the page: `¥498.00`. */
  readonly amount: string;
  readonly state: { readonly text: string; readonly look: 'whole' | 'partial' | 'damaged' | 'waiting' };
  /** Of `exhibit.json`. */
  readonly sha256: Sha256;
  readonly thumbnail: Sha256 | null;
  /** The picture was drawn from the saved HTML: no browser pixels. */
  readonly redrawn: boolean;
}

export function listEntry(row: ExhibitRow): ListEntry {
  const { record } = row;
  const [date = '', clock = ''] = localText(record.startedAt.epochMs, record.startedAt.offsetMinutes).split(
    ' ',
  );
  const { goodsTitle, orderNumber = '', amount = '' } = record.summary;
  return {
    label: exhibitLabel(row.number),
    name: clipped(goodsTitle ?? record.source.title, 72) || '（无标题）',
    kind: KIND_ZH[kindOf(row)],
    url: clipped(record.source.url, 280),
    date,
    clock: `${clock} (${offsetText(record.startedAt.offsetMinutes)})`,
    orderNumber: clipped(orderNumber, 48),
    amount: clipped(amount, 32),
    state: stateOf(row),
    sha256: row.recordSha256,
    thumbnail: record.files.find((file) => file.path === 'thumb.jpg')?.sha256 ?? null,
    redrawn: record.picture?.method === 'redrawn',
  };
}

/** Damage outranks gaps, as everywhere; 完整 is only said of what was read back and has no gap. */
function stateOf(row: ExhibitRow): ListEntry['state'] {
  const missing = gapCount(row.record.notCaptured);
  if (row.integrity === 'damaged') return { text: '已检出损坏', look: 'damaged' };
  if (missing > 0 || row.record.state === 'partial') {
    return { text: `${Math.max(1, missing)} 处未留存`, look: 'partial' };
  }
  if (row.integrity === 'verifying') return { text: '正在核对', look: 'waiting' };
  return { text: '完整', look: 'whole' };
}
