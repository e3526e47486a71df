import { concatBytes, latin1, utf8 } from '../../../shared/bytes';
import { orientationOf, orientationOnly } from './orientation';

const LOOKS = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** Flags of VP8X (RFC 9649 › 2.7). */
const HAS_EXIF = 0x08;
const HAS_XMP = 0x04;

/** A WebP (RFC 9649) without EXIF, XMP, unknown chunks and what follows its end. */
export function strippedWebp(bytes: Uint8Array): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const name = (at: number): string => latin1(bytes.subarray(at, at + 4));
  if (bytes.length < 20 || name(0) !== 'RIFF' || name(8) !== 'WEBP') return undefined;
  const stop = Math.min(bytes.length, 8 + view.getUint32(4, true));
  const kept: { readonly type: string; readonly bytes: Uint8Array }[] = [];
  let turned = 1;
  for (let at = 12; at + 8 <= stop;) {
    const size = view.getUint32(at + 4, true);
    const end = at + 8 + size + (size & 1);
    if (at + 8 + size > bytes.length) return undefined;
    const type = name(at);
    if (type === 'EXIF') turned = orientationOf(tiffIn(bytes.subarray(at + 8, at + 8 + size)));
    if (LOOKS.has(type)) kept.push({ type, bytes: bytes.slice(at, end) });
    at = end;
  }
  const extended = kept.find(({ type }) => type === 'VP8X')?.bytes;
  if (extended) extended[8] = (extended[8] ?? 0) & ~(HAS_EXIF | HAS_XMP);
  // Only an extended file has a place for it; any other is shown as it lies.
  if (extended && turned !== 1) {
    extended[8] = (extended[8] ?? 0) | HAS_EXIF;
    const tiff = orientationOnly(turned);
    kept.push({ type: 'EXIF', bytes: concatBytes([utf8('EXIF'), size32(tiff.length), tiff]) });
  }
  if (!kept.some(({ type }) => type === 'VP8 ' || type === 'VP8L' || type === 'ANMF')) return undefined;
  const body = concatBytes([utf8('WEBP'), ...kept.map((one) => one.bytes)]);
  return concatBytes([utf8('RIFF'), size32(body.length), body]);
}

/** Some programs write the mark that JPEG has before it. */
const tiffIn = (exif: Uint8Array): Uint8Array => (exif[0] === 0x45 ? exif.subarray(6) : exif);

function size32(size: number): Uint8Array {
  const out = new DataView(new ArrayBuffer(4));
  out.setUint32(0, size, true);
  return new Uint8Array(out.buffer);
}
