import { isBagPath } from './zip-limits';

export const SIGNATURE_FILE = 'seal/tagmanifest-sha256.txt.sig';
export const KEY_FILE = 'seal/device-pub.pem';
/** Folder of what outsiders issued. */
export const EXTERNAL = 'seal/external/';
export const SM3_FILE = 'seal/tagmanifest-sha256.txt.sm3';

/** Short name of a time-stamp authority in file names. */
const TSA = '[a-z0-9][a-z0-9-]{0,39}';
const BUNDLE_TOKEN = new RegExp(`^seal/tagmanifest-sha256\\.(${TSA})\\.tsr$`);
const EXHIBIT_TOKEN = new RegExp(`^seal/exhibits/E(\\d{3,6})\\.(${TSA})\\.tsr$`);

/** Every name allowed below `seal/`, with the most bytes it may have. */
const NAMES: readonly (readonly [RegExp, number])[] = [
  [/^seal\/tagmanifest-sha256\.txt\.sig$/, 128],
  [/^seal\/device-pub\.pem$/, 1024],
  [/^seal\/tagmanifest-sha256\.txt\.sm3$/, 256],
  [new RegExp(`^seal/tagmanifest-sha256\\.${TSA}\\.ts[qr]$`), 64 * 1024],
  [new RegExp(`^seal/exhibits/E\\d{3,6}\\.${TSA}\\.ts[qr]$`), 64 * 1024],
  [new RegExp(`^seal/${TSA}\\.chain\\.pem$`), 128 * 1024],
  [/^seal\/external\/[^/]+$/, 64 * 1024 * 1024],
];

/** Most bytes a file of that name may have; undefined: no name that belongs into `seal/`. */
export function sealCap(path: string): number | undefined {
  return isBagPath(path) ? NAMES.find(([pattern]) => pattern.test(path))?.[1] : undefined;
}

/** Whose bytes the checks read; what outsiders issued (`external/`) is kept and named, not judged. */
export const isJudgedSeal = (path: string): boolean => path.startsWith('seal/') && !path.startsWith(EXTERNAL);

export interface TokenPath {
  readonly path: string;
  readonly tsa: string;
  /** Number of the exhibit it is about; absent: the whole volume. */
  readonly exhibit?: number;
}

/** What a `.tsr` in `seal/` is about, by its name; undefined for other files. */
export function tokenPath(path: string): TokenPath | undefined {
  const [, tsa] = BUNDLE_TOKEN.exec(path) ?? [];
  if (tsa) return { path, tsa };
  const [, number, other] = EXHIBIT_TOKEN.exec(path) ?? [];
  return other ? { path, tsa: other, exhibit: Number(number) } : undefined;
}
