import type { Buffer } from 'node:buffer';
import { PNG } from 'pngjs';

export interface Difference {
  /** Share of pixels of which any channel differs, 0–1; 1 when the sizes differ. */
  readonly share: number;
  /** Largest difference of one channel, 0–255. */
  readonly largest: number;
  /** `1265×4321`, ours and the other. */
  readonly sizes: readonly [string, string];
  /** First and last differing row. */
  readonly rows?: readonly [number, number];
}

/** Exact comparison, no tolerance and no anti-aliasing heuristics. */
export function compare(ours: Buffer, other: Buffer): Difference {
  const [a, b] = [PNG.sync.read(ours), PNG.sync.read(other)];
  const sizes = [`${a.width}×${a.height}`, `${b.width}×${b.height}`] as const;
  if (sizes[0] !== sizes[1]) return { share: 1, largest: 255, sizes };
  let differing = 0;
  let largest = 0;
  let first = -1;
  let last = -1;
  for (let at = 0; at < a.data.length; at += 4) {
    let most = 0;
    for (let channel = 0; channel < 4; channel++) {
      most = Math.max(most, Math.abs((a.data[at + channel] ?? 0) - (b.data[at + channel] ?? 0)));
    }
    if (most === 0) continue;
    differing++;
    largest = Math.max(largest, most);
    last = Math.floor(at / 4 / a.width);
    if (first < 0) first = last;
  }
  return {
    share: differing / (a.width * a.height),
    largest,
    sizes,
    ...(first < 0 ? {} : { rows: [first, last] as const }),
  };
}
