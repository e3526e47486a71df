import type { FrameRef } from '../../capture/protocol';
import type { ReachedFrame } from '../../platform/frame-agents';

export const samePath = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((step, i) => step === b[i]);

export const isInside = (inner: readonly number[], outer: readonly number[]): boolean =>
  inner.length > outer.length && outer.every((step, i) => step === inner[i]);

/** CSS px by which a frame's viewport may differ from its element's content box: rounding. */
const SLACK = 2;

/**
 * The frame an element shows: by the browser's own number where it tells, else by its path. Frames in shadow roots have
 * none of their own (-1): there address, name and size decide, and only when they leave one. Never a guess: a frame in
 * the wrong place would be a false record.
 */
export function matchFrame<F extends ReachedFrame>(
  ref: FrameRef,
  agents: readonly F[],
): F | 'ambiguous' | null {
  if (ref.frameId !== undefined) return agents.find((frame) => frame.frameId === ref.frameId) ?? null;
  const there = agents.filter((frame) => samePath(frame.path, ref.path));
  if (!ref.path.includes(-1)) return there[0] ?? null;
  const tests: ((frame: F) => boolean)[] = [
    (frame) => ref.url !== null && withoutFragment(frame.url) === withoutFragment(ref.url),
    (frame) => frame.name === ref.name,
    (frame) => Math.abs(frame.width - ref.width) <= SLACK && Math.abs(frame.height - ref.height) <= SLACK,
  ];
  let left = there.filter(tests[0] ?? (() => true));
  for (const test of tests) if (left.length > 1) left = left.filter(test);
  if (left.length > 1) return 'ambiguous';
  return left[0] ?? null;
}

function withoutFragment(url: string): string {
  const hash = url.indexOf('#');
  return hash < 0 ? url : url.slice(0, hash);
}
