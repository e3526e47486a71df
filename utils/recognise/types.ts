/** A rectangle in CSS px of the top document (page co-ordinates: scroll already added). */
export interface PageRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * One piece of text as it stands in the document: a text node, or the value of a form control.
 * The recogniser gets a flat list in document order and needs no DOM.
 */
export interface TextRun {
  /** Verbatim, white space not collapsed. */
  readonly text: string;
  /** Lower-case names of the ancestors from the root to the parent, e.g. `['html','body','div','dl','dt']`. */
  readonly tags: readonly string[];
  /** Child-element indexes of the same ancestors (`tags[i]` is the `path[i]`-th element child of its parent). */
  readonly path: readonly number[];
  readonly source: 'text' | 'value' | 'placeholder' | 'alt' | 'aria-label' | 'title';
  /** Painted for the user: not `display:none`, `visibility:hidden`, zero-size, nor `opacity:0`. */
  readonly visible: boolean;
  readonly rect?: PageRect;
  /** In a table: its ordinal in the document and the cell's grid position. */
  readonly cell?: {
    readonly table: number;
    readonly row: number;
    readonly column: number;
    readonly header: boolean;
  };
  /** Rendered with an icon font's ligature (text such as "storefront" that the user sees as a picture). */
  readonly icon?: boolean;
  /** Struck through (an original price). */
  readonly struck?: boolean;
  /** Computed font size, CSS px: the price and the title are large. */
  readonly fontSize?: number;
  /** 0 = top document; frames are numbered in document order. */
  readonly frame: number;
}

export interface PageText {
  readonly url: string;
  readonly title: string;
  readonly runs: readonly TextRun[];
}

export type FactKind =
  | 'orderNumber'
  | 'merchantOrderNumber' // the cashier's number, which differs from the shop's
  | 'amount' // what was or is to be paid
  | 'price' // a unit price on a product page
  | 'originalPrice'
  | 'fee'
  | 'goodsTitle'
  | 'quantity'
  | 'createdAt'
  | 'paidAt'
  | 'deliveredAt'
  | 'deliveryMethod'
  | 'status'
  | 'seller'
  | 'paymentMethod'
  | 'wording'; // promise, exclusion … of the wording table

export type WordingClass =
  'promise' | 'exclusion' | 'price' | 'offPlatform' | 'guarantee' | 'stalling' | 'advanceFee';

/** Something read off the page. `verbatim` is always a substring of a run: nothing is invented. */
export interface Fact {
  readonly kind: FactKind;
  readonly verbatim: string;
  /** The label it was read by, verbatim; absent for wording, headings and titles. */
  readonly label?: string;
  /** Normalised form: digits for numbers, `{currency, minor}` for money, wall-clock text for times. */
  readonly value?: string;
  /** ISO 4217, for money kinds; `value` is then a plain decimal such as `498.00`. */
  readonly currency?: 'CNY';
  readonly wordingClass?: WordingClass;
  /** The sentence the wording stood in, verbatim. */
  readonly context?: string;
  readonly visible: boolean;
  readonly rect?: PageRect;
  /** Index into `PageText.runs`. */
  readonly run: number;
  readonly frame: number;
  /** Which rule found it, in words a reader of facts.json understands. */
  readonly basis: string;
  readonly confidence: 'high' | 'medium' | 'low';
}

/** The one or two values a timeline card shows. */
export interface FactSummary {
  readonly goodsTitle?: string;
  readonly orderNumber?: string;
  /** As shown: `¥498.00`. */
  readonly amount?: string;
}

export type PageKind = 'listing' | 'order' | 'payment' | 'chat' | 'terms' | 'other';

export interface Recognition {
  readonly facts: readonly Fact[];
  readonly summary: FactSummary;
  /** Best guess of what kind of page this is, with the reason in a code. */
  readonly pageKind: PageKind;
  readonly pageKindReason: string;
}
