import type { ClaimedTime, PhotoClaims } from '@/utils/exhibit/imported';

/** What a picture's EXIF says, as far as it can be read. */
export interface ReadPhoto {
  readonly photo?: PhotoClaims;
  /** There is EXIF, and it is broken. */
  readonly damaged: boolean;
}

/** UTF-16 units of what a picture may say about its device or program. */
const LONGEST = 120;

/** Reads the EXIF of a picture; the reader is loaded when the first picture comes. Never throws: a picture may hold anything. */
export async function readPhoto(bytes: ArrayBuffer): Promise<ReadPhoto> {
  const { default: reader } = await import('exifreader');
  try {
    // XMP and profiles are not read: what counts for a voucher stands in EXIF.
    const { exif } = reader.load(bytes, { expanded: true, includeTags: { exif: true, file: true } });
    if (exif && Object.keys(exif).length > 0) return { photo: claims(exif as Tags), damaged: false };
  } catch {
    // Thrown where there is none at all, too; what the file announces tells the two apart.
  }
  return { damaged: announcesExif(bytes) };
}

/** How the three formats begin their EXIF (JPEG and HEIC, PNG, WebP). */
function announcesExif(bytes: ArrayBuffer): boolean {
  const head = new TextDecoder('latin1').decode(bytes.slice(0, 65_536));
  return /Exif\0\0|eXIf|EXIF/.test(head);
}

type Tags = Readonly<
  Record<string, { readonly value?: unknown; readonly description?: unknown } | undefined>
>;

function claims(tags: Tags): PhotoClaims {
  const takenAt = time(tags, 'DateTimeOriginal', 'OffsetTimeOriginal');
  const writtenAt = time(tags, 'DateTime', 'OffsetTime');
  const make = words(tags, 'Make');
  const model = words(tags, 'Model');
  // Many makers repeat their name in the model.
  const device =
    make && model && !model.toLowerCase().startsWith(make.toLowerCase()) ? `${make} ${model}` : model || make;
  const software = words(tags, 'Software');
  return {
    ...(takenAt ? { takenAt } : {}),
    ...(writtenAt ? { writtenAt } : {}),
    ...(device ? { device } : {}),
    ...(software ? { software } : {}),
    location: tags['GPSLatitude'] !== undefined && tags['GPSLongitude'] !== undefined,
  };
}

function words(tags: Tags, name: string): string {
  const { description } = tags[name] ?? {};
  if (typeof description !== 'string') return '';
  return description
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, LONGEST);
}

/** EXIF writes `2026:03:12 14:31:05`, and only since 2.31 a zone beside it. An impossible date is no claim. */
function time(tags: Tags, name: string, zone: string): ClaimedTime | undefined {
  const [, y, mo, d, h, mi, s] =
    /^(\d{4}):(0[1-9]|1[0-2]):(0[1-9]|[12]\d|3[01]) ([01]\d|2[0-3]):([0-5]\d):([0-5]\d)/.exec(
      words(tags, name),
    ) ?? [];
  if (!y || Number(y) < 1990) return undefined;
  const offset = /^[+-](?:0\d|1[0-4]):[0-5]\d$/.exec(words(tags, zone))?.[0];
  return { text: `${y}-${mo}-${d} ${h}:${mi}:${s}`, ...(offset ? { offset } : {}) };
}
