/** Caps on what a hostile file may ask for. Bytes unless named otherwise. */
export const ZIP_LIMITS = {
  entries: 60_000,
  directoryBytes: 16 * 1024 * 1024,
  /** Declared sizes of all entries together. */
  totalBytes: 16 * 1024 ** 3,
  /** Above this size an entry may not be smaller than a hundredth when packed. */
  ratioFrom: 16 * 1024 * 1024,
  ratio: 100,
} as const;

/** The writer packs text up to here and stores what is larger, so that no bundle of ours meets the ratio cap. */
export const DEFLATE_UP_TO = ZIP_LIMITS.ratioFrom;

const NAME = /^(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/)*[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/**
 * A path in the bag: segments of `[A-Za-z0-9._-]` joined by `/`, none empty, none starting with a dot (so no `.`, no
 * `..`, no hidden file), no trailing dot (Windows drops it), at most 200 characters.
 */
export function isBagPath(path: string): boolean {
  return path.length <= 200 && NAME.test(path) && !/\.(?:\/|$)/.test(path) && !WINDOWS_DEVICE.test(path);
}

/** Windows opens a device for these, whatever the extension. */
const WINDOWS_DEVICE = /(?:^|\/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.[^/]*)?(?:\/|$)/i;
