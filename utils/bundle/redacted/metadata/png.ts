import { concatBytes, latin1, utf8 } from '../../../shared/bytes';
import { Crc32 } from '../../crc32';
import { orientationOf, orientationOnly } from './orientation';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Chunks without which the picture would look otherwise (PNG 3 › 4.7, 11.3; animation included). */
const LOOKS = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(
    ' ',
  ),
);

/** A PNG without texts, EXIF, times, unknown chunks and what follows its end (the rest of a larger picture, in known faults). */
export function strippedPng(bytes: Uint8Array): Uint8Array | undefined {
  if (!SIGNATURE.every((byte, i) => bytes[i] === byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    if (end > bytes.length) return undefined;
    const type = latin1(bytes.subarray(at + 4, at + 8));
    if (LOOKS.has(type)) kept.push(bytes.subarray(at, end));
    if (type === 'eXIf') {
      const turned = orientationOf(bytes.subarray(at + 8, end - 4));
      if (turned !== 1) kept.push(chunk('eXIf', orientationOnly(turned)));
    }
    if (type === 'IEND') return concatBytes(kept);
    at = end;
  }
  return undefined;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = concatBytes([utf8(type), data]);
  const out = new DataView(new ArrayBuffer(body.length + 8));
  out.setUint32(0, data.length);
  new Uint8Array(out.buffer).set(body, 4);
  const crc = new Crc32();
  crc.update(body);
  out.setUint32(4 + body.length, crc.value);
  return new Uint8Array(out.buffer);
}
