import { appError, fromUnknown } from '@/utils/shared/errors';
import { err, ok, type Result } from '@/utils/shared/result';
import type { ExhibitRow } from '@/utils/storage/rows';
import type { Ports } from '../../ports';

/** One part of a stitched picture, in device px. */
export interface PicturePartFile {
  readonly path: string;
  readonly blob: Blob;
  readonly width: number;
  readonly height: number;
}

/** A stitched picture, its parts top to bottom. */
export interface PictureFiles {
  readonly parts: readonly PicturePartFile[];
  readonly width: number;
  readonly height: number;
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** From the PNG's first chunk (PNG §11.2.1), without decoding a picture of many megabytes. */
async function pngSize(blob: Blob): Promise<{ width: number; height: number } | null> {
  const head = new DataView(await blob.slice(0, 24).arrayBuffer());
  if (head.byteLength < 24 || PNG.some((byte, at) => head.getUint8(at) !== byte)) return null;
  return { width: head.getUint32(16), height: head.getUint32(20) };
}

/**
 * The parts of an exhibit's stitched picture, `null` where it has none. `STORE_DAMAGED` when one is not a PNG any more;
 * the store's own error when one cannot be read.
 */
export async function readPicture(
  row: ExhibitRow,
  readBlob: Ports['readBlob'],
): Promise<Result<PictureFiles | null>> {
  const { picture, files } = row.record;
  if (!picture || picture.parts.length === 0) return ok(null);
  const parts: PicturePartFile[] = [];
  for (const path of picture.parts) {
    const file = files.find((candidate) => candidate.path === path);
    if (!file) return err(appError('STORE_DAMAGED', { detail: { path } }));
    const blob = await readBlob(file.sha256);
    if (!blob.ok) return blob;
    try {
      const size = await pngSize(blob.value);
      if (!size) return err(appError('STORE_DAMAGED', { detail: { path }, cause: 'not a PNG' }));
      parts.push({ path, blob: blob.value, ...size });
    } catch (thrown) {
      return err(fromUnknown(thrown, 'STORE_DAMAGED'));
    }
  }
  return ok({
    parts,
    width: Math.max(...parts.map((part) => part.width)),
    height: parts.reduce((sum, part) => sum + part.height, 0),
  });
}
