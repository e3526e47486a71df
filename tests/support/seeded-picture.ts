import { PNG } from 'pngjs';

/** A small PNG; each seed gives other bytes. CSS px. */
export function seededPicture(seed: number, width = 60, height = 80): Buffer {
  const png = new PNG({ width, height });
  for (let i = 0; i < png.data.length; i += 4) {
    png.data.writeUIntBE((i * (seed + 7)) % 0xffffff, i, 3);
    png.data[i + 3] = 255;
  }
  return PNG.sync.write(png);
}
