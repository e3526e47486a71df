import { strippedGif } from './gif';
import { strippedJpeg } from './jpeg';
import { strippedPng } from './png';
import { strippedWebp } from './webp';

const BY_TYPE: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array | undefined>> = {
  'image/jpeg': strippedJpeg,
  'image/png': strippedPng,
  'image/webp': strippedWebp,
  'image/gif': strippedGif,
};

/** Formats whose metadata can be taken out without encoding the picture anew. */
export const canStrip = (mediaType: string): boolean => Object.hasOwn(BY_TYPE, mediaType);

/**
 * The picture without what it says of itself (place, phone, time, comments, small pictures): its pixels are the same, bit for
 * bit. Undefined: no such format, or a file that is not what it claims.
 */
export const withoutMetadata = (bytes: Uint8Array, mediaType: string): Uint8Array | undefined =>
  canStrip(mediaType) ? BY_TYPE[mediaType]?.(bytes) : undefined;
