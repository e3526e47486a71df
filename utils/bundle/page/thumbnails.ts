import type { ExhibitId, Sha256 } from '../../exhibit/ids';
import { toBase64 } from '../../shared/bytes';
import type { Result } from '../../shared/result';
import type { BundleExhibit } from '../input';

/** `data:` URLs by exhibit. */
export type Thumbnails = ReadonlyMap<ExhibitId, string>;

/** Bytes of all pictures in one page; a mailbox preview still opens it. */
const BUDGET = 6 * 1024 * 1024;

/**
 * Reads the small pictures for the human page, in order of number, until the budget is spent. An exhibit without one
 * gets words instead: a thumbnail is a convenience, so a missing one is no error here (its own file is checked when
 * it is written).
 */
export async function readThumbnails(
  exhibits: readonly BundleExhibit[],
  readBlob: (sha256: Sha256) => Promise<Result<Uint8Array>>,
): Promise<Thumbnails> {
  const out = new Map<ExhibitId, string>();
  let left = BUDGET;
  for (const { record } of [...exhibits].sort((a, b) => a.record.number - b.record.number)) {
    const file = record.files.find((f) => f.path === 'thumb.jpg' && f.mediaType === 'image/jpeg');
    if (!file || file.bytes > left) continue;
    const blob = await readBlob(file.sha256);
    if (!blob.ok) continue;
    left -= file.bytes;
    out.set(record.id, `data:image/jpeg;base64,${toBase64(blob.value)}`);
  }
  return out;
}
