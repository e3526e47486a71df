import { concatBytes, latin1 } from '../../../shared/bytes';
import { orientationOf, orientationOnly } from './orientation';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const APP15 = 0xef;
const COM = 0xfe;
/** Bytes of a JFIF header without its small picture. */
const JFIF = 14;

/**
 * A JPEG (ITU-T T.81) without what is no picture: EXIF, XMP, IPTC, comments, small pictures (which may show what was cropped
 * away), and whatever follows its end (a second picture, a film). Which way up it is shown and its colours stay.
 */
export function strippedJpeg(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== SOI) return undefined;
  const kept: Uint8Array[] = [];
  let turned = 1;
  let scanned = false;
  for (let at = 2; at + 1 < bytes.length;) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    // Some write no end before the next picture begins.
    if (marker === EOI || marker === SOI) break;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return undefined;
    const payload = bytes.subarray(at + 4, end);
    if (marker === APP1 && saysFirst(payload, 'Exif\0')) turned = orientationOf(payload.subarray(6));
    const segment = partOf(marker, payload, bytes.subarray(at, end));
    if (segment) kept.push(segment);
    at = end;
    if (marker === SOS) {
      scanned = true;
      const stop = endOfScan(bytes, at);
      kept.push(bytes.subarray(at, stop));
      at = stop;
    }
  }
  if (!scanned) return undefined;
  const head = turned === 1 ? [] : [app1(orientationOnly(turned))];
  return concatBytes([Uint8Array.of(0xff, SOI), ...head, ...kept, Uint8Array.of(0xff, EOI)]);
}

/** Nothing of what only describes the picture; of a JFIF header all but its small picture. */
function partOf(marker: number, payload: Uint8Array, segment: Uint8Array): Uint8Array | undefined {
  if (marker === COM) return undefined;
  if (marker === APP0) {
    if (!saysFirst(payload, 'JFIF\0') || payload.length < JFIF) return undefined;
    return Uint8Array.of(0xff, APP0, 0, JFIF + 2, ...payload.subarray(0, JFIF - 2), 0, 0);
  }
  if (marker === APP2) return saysFirst(payload, 'ICC_PROFILE\0') ? segment : undefined;
  if (marker === APP14) return saysFirst(payload, 'Adobe') && payload.length === 12 ? segment : undefined;
  return marker > APP0 && marker <= APP15 ? undefined : segment;
}

/** Entropy-coded data ends at a marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

function app1(tiff: Uint8Array): Uint8Array {
  const length = tiff.length + 8;
  return Uint8Array.of(0xff, APP1, length >> 8, length & 255, ...EXIF, ...tiff);
}

const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0];

const saysFirst = (payload: Uint8Array, text: string): boolean =>
  latin1(payload.subarray(0, text.length)) === text;
