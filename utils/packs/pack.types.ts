import type { Sha256 } from '../exhibit/ids';
import type { Result } from '../shared/result';
import type { PlannedPage, RowMark } from './plan-pages';

/**
 * `picture`: the page as the browser drew it; `import`: a picture the user brought in; `tiles`: single screens, not joined;
 * `transcript`: a conversation's words, drawn; `excerpt`: those that matter; `list`: 证据目录, drawn.
 */
export type PackView = 'picture' | 'import' | 'tiles' | 'excerpt' | 'transcript' | 'list';

/** One file that a picture is cut from. */
export interface SheetPart {
  /** In the exhibit's folder. */
  readonly path: string;
  /** Of that file. */
  readonly sha256: Sha256;
  /** Its bytes, checked against the hash; of what is drawn, the drawing. `STORE_DAMAGED`: they differ. */
  readonly open: () => Promise<Result<Blob>>;
  /** Device px, where known before it is decoded. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Device px: only this part of it. */
  readonly crop?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** Parts that belong one below the other: one long picture, cut as a whole. */
export interface Sheet {
  readonly parts: readonly SheetPart[];
  /** Device px per CSS px. */
  readonly scale: number;
  readonly marks: readonly RowMark[];
}

export interface PlacedPart {
  readonly part: SheetPart;
  /** Device-px row of the sheet. */
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface SheetPlan {
  readonly width: number;
  readonly height: number;
  readonly parts: readonly PlacedPart[];
  readonly pages: readonly PlannedPage[];
}

/** Where a finished picture comes from: device px of the original. */
export interface CutFrom {
  readonly path: string;
  readonly sha256: Sha256;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A finished picture of a pack. */
export interface PackPicture {
  /** `01-E001-1of3.jpg` */
  readonly name: string;
  readonly sha256: Sha256;
  readonly blob: Blob;
  /** Number of the exhibit; 0: the list of exhibits. */
  readonly exhibit: number;
  readonly label: string;
  readonly title: string;
  readonly view: PackView;
  /** 1-based, of all pages of that exhibit. */
  readonly page: number;
  readonly pages: number;
  readonly from: readonly CutFrom[];
  /** Of a conversation: first and last message on it. */
  readonly messages?: readonly [number, number];
  /** Finished px per device px. */
  readonly scale: number;
}
