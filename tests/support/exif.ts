/** A picture's EXIF, written by hand: TIFF, little endian (CIPA DC-008). */
export interface ExifTags {
  readonly make?: string;
  readonly model?: string;
  readonly takenAt?: string;
  readonly offset?: string;
  readonly location?: boolean;
}

type Entry = readonly [tag: number, value: string | number | readonly (readonly [number, number])[]];

/** The JPEG with that EXIF in front of everything else. */
export function withExif(jpeg: Buffer, tags: ExifTags): Buffer {
  return withApp1(jpeg, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff(tags)]));
}

/** The same with EXIF that breaks off in the middle and points beyond its end. */
export function withBrokenExif(jpeg: Buffer, tags: ExifTags): Buffer {
  const whole = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff(tags)]);
  whole.writeUInt32LE(0x7fffff00, 10);
  return withApp1(jpeg, whole.subarray(0, 30));
}

function withApp1(jpeg: Buffer, payload: Buffer): Buffer {
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(payload.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, payload, jpeg.subarray(2)]);
}

function tiff({ make, model, takenAt, offset, location }: ExifTags): Buffer {
  const main: Entry[] = [];
  if (make) main.push([0x010f, make]);
  if (model) main.push([0x0110, model]);
  const photo: Entry[] = [];
  if (takenAt) photo.push([0x9003, takenAt]);
  if (offset) photo.push([0x9011, offset]);
  const degrees = [
    [30, 1],
    [15, 1],
    [20, 1],
  ] as const;
  const place: Entry[] = location
    ? [
        [1, 'N'],
        [2, degrees],
        [3, 'E'],
        [4, degrees],
      ]
    : [];
  const sizeOf = (entries: readonly Entry[]): number => directory(entries, 0).length;
  const pointers = (photo.length > 0 ? 1 : 0) + (place.length > 0 ? 1 : 0);
  const placeholder: Entry[] = Array.from({ length: pointers }, (_, i) => [0x8769 + i, 0]);
  const photoAt = 8 + sizeOf([...main, ...placeholder]);
  const placeAt = photoAt + (photo.length > 0 ? sizeOf(photo) : 0);
  if (photo.length > 0) main.push([0x8769, photoAt]);
  if (place.length > 0) main.push([0x8825, placeAt]);
  return Buffer.concat([
    Buffer.from('II*\0\x08\0\0\0', 'latin1'),
    directory(main, 8),
    photo.length > 0 ? directory(photo, photoAt) : Buffer.alloc(0),
    place.length > 0 ? directory(place, placeAt) : Buffer.alloc(0),
  ]);
}

/** One IFD at that offset, with the values that do not fit into it behind it. */
function directory(entries: readonly Entry[], at: number): Buffer {
  const fixed = Buffer.alloc(2 + entries.length * 12 + 4);
  fixed.writeUInt16LE(entries.length, 0);
  const behind: Buffer[] = [];
  let next = at + fixed.length;
  entries.forEach(([tag, value], i) => {
    const slot = 2 + i * 12;
    fixed.writeUInt16LE(tag, slot);
    if (typeof value === 'number') {
      fixed.writeUInt16LE(4, slot + 2);
      fixed.writeUInt32LE(1, slot + 4);
      fixed.writeUInt32LE(value, slot + 8);
      return;
    }
    const text = typeof value === 'string';
    const bytes = text ? Buffer.from(`${value}\0`, 'latin1') : Buffer.alloc(value.length * 8);
    if (!text)
      value.forEach(([over, under], n) => {
        bytes.writeUInt32LE(over, n * 8);
        bytes.writeUInt32LE(under, n * 8 + 4);
      });
    fixed.writeUInt16LE(text ? 2 : 5, slot + 2);
    fixed.writeUInt32LE(text ? bytes.length : value.length, slot + 4);
    if (bytes.length <= 4) bytes.copy(fixed, slot + 8);
    else {
      fixed.writeUInt32LE(next, slot + 8);
      behind.push(bytes);
      next += bytes.length;
    }
  });
  return Buffer.concat([fixed, ...behind]);
}
