import { createCipheriv, createHash } from 'node:crypto';
import { PNG } from 'pngjs';

/** Bytes that look random and are the same everywhere: a cipher's key stream. */
export function noiseBytes(length: number, seed: number): Buffer {
  const key = createHash('sha256').update(`liuzheng bench ${seed}`).digest();
  return createCipheriv('aes-256-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(length));
}

/** An opaque picture of noise. */
export function noisePng(width: number, height: number, seed: number): Buffer {
  const picture = new PNG({ width, height });
  noiseBytes(picture.data.byteLength, seed).copy(picture.data);
  for (let at = 3; at < picture.data.byteLength; at += 4) picture.data[at] = 255;
  return PNG.sync.write(picture, { colorType: 2, deflateLevel: 1 });
}
