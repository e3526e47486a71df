/**
 * What a page shows of one row of a conversation, as the content script read it. Nothing is interpreted yet: who spoke,
 * when, and whether the row is a message at all is decided by `understand` from many rows together.
 *
 * Lengths are CSS px; `x` is measured from the left edge of the list, `y` from the top of the row.
 */
export interface RowFacts {
  /** Attributes of the row that might name one message; whether they do is found out over many rows. */
  readonly ids: readonly RowId[];
  /** In document order as the composed tree shows it. */
  readonly parts: readonly RowPart[];
  /** Painted boxes (background, border) inside the row; a part names its innermost one by `box`, index + 1. */
  readonly boxes: readonly RowBox[];
  readonly height: number;
  /** Width of the list the row stands in. */
  readonly listWidth: number;
  /** The list reads right to left. */
  readonly rtl?: boolean;
  /** `aria-label` of the row itself or of an element around its text. */
  readonly label?: string;
  /** Rows of one group (one sender, several bubbles) share a number, and the parts that stand beside them. */
  readonly group?: number;
  readonly groupParts?: readonly RowPart[];
  /** ms since the epoch when it was read: what "5 分钟前" counts from. */
  readonly readAt: number;
}

export interface RowId {
  readonly name: string;
  readonly value: string;
}

export interface RowBox extends Extent {
  /** Box around this one, index + 1; 0 = the row. */
  readonly parent: number;
}

export interface Extent {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

interface Placed extends Extent {
  /** Ordinal of the block the part stands in: parts of one line of text share it. */
  readonly block: number;
  readonly box: number;
  /** Where in the row's structure, in words that are equal for equal places in other rows. */
  readonly slot: string;
}

export interface TextPart extends Placed {
  readonly kind: 'text';
  /** White space as displayed: collapsed, or kept where the page keeps it. */
  readonly text: string;
  readonly tag: string;
  /** There for screen readers only, or an attribute (`aria-label`, `alt` of an avatar, `title`). */
  readonly source: 'text' | 'unseen' | 'aria-label' | 'alt' | 'title';
  /** CSS px. */
  readonly size: number;
  /** `datetime` of the `<time>` around it, or a machine-readable time in `title`. */
  readonly datetime?: string;
  readonly quoted?: true;
  readonly link?: string;
  /** Inside a button. */
  readonly control?: true;
}

export interface MediaPart extends Placed {
  readonly kind: 'image' | 'video' | 'audio' | 'file';
  /** Absolute; absent when the page gives none. */
  readonly url?: string;
  /** `alt`, link text or `download`. */
  readonly name?: string;
  readonly loaded: boolean;
  readonly quoted?: true;
}

/** A forced line break. */
export interface BreakPart {
  readonly kind: 'break';
  readonly block: number;
  readonly box: number;
}

export type RowPart = TextPart | MediaPart | BreakPart;

/** One row after the sweep: its last state, what it said before, and what became of it. */
export interface ReadRow {
  readonly facts: RowFacts;
  /** Earlier states, oldest first, each with the moment (ms) at which it was found to have changed. */
  readonly earlier?: readonly { readonly facts: RowFacts; readonly until: number }[];
  /** ms: gone from between two neighbours that stayed, while the sweep went on. */
  readonly vanishedAt?: number;
  /** Between this row and the one before others may be missing. */
  readonly gapBefore?: true;
  /** Where pictures show it. */
  readonly views?: readonly RowView[];
}

export interface RowView {
  /** Ordinal of the pixel step. */
  readonly step: number;
  /** CSS px in the viewport of the top document. */
  readonly rect: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}
