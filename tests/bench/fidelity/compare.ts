import type { Buffer } from 'node:buffer';
import { PNG } from 'pngjs';

/** Of 255, in any channel: below it lie the roundings of scaling and blending, above it what an eye can see. */
const VISIBLE = 8;

/** Share of pixels (0–1) that visibly differ; 1 when the sizes differ. */
export function share(live: Buffer, reopened: Buffer): number {
  if (live.equals(reopened)) return 0;
  const [a, b] = [PNG.sync.read(live), PNG.sync.read(reopened)];
  if (a.width !== b.width || a.height !== b.height) return 1;
  let differing = 0;
  for (let at = 0; at < a.data.length; at += 4) {
    for (let channel = 0; channel < 4; channel++) {
      if (Math.abs((a.data[at + channel] ?? 0) - (b.data[at + channel] ?? 0)) <= VISIBLE) continue;
      differing++;
      break;
    }
  }
  return differing / (a.width * a.height);
}
