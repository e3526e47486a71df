/** Deeper nesting than any browser draws. */
const DEEPEST = 50;

/**
 * Where a window stands: its index in each parent's `window[i]`, from the top document down; -1 for a frame in a shadow
 * root, which has no index (HTML › 7.2.3.3). Readable across origins, so a frame and its parent find the same path
 * without a word to each other that the page could hear.
 */
export function framePath(win: Window): number[] {
  const path: number[] = [];
  for (let at = win; at.parent !== at && path.length < DEEPEST; at = at.parent) {
    const { parent } = at;
    let i = 0;
    while (i < parent.length && parent[i] !== at) i++;
    path.unshift(i < parent.length ? i : -1);
  }
  return path;
}
