import type { Fact, FactKind, WordingClass } from '../types';

/** What one capture read off the page. */
export interface Side {
  readonly title: string;
  readonly facts: readonly Fact[];
  /** The page's text; `null` where the capture does not hold it. */
  readonly text: string | null;
  /** Part of the page's text could not be reached: what is not here may have been there. */
  readonly textGaps: boolean;
}

/** A value as one of the two captures shows it, verbatim. */
export interface Shown {
  readonly verbatim: string;
  readonly label?: string;
  /** The sentence it stood in, verbatim. */
  readonly context?: string;
}

export type ChangeKind = FactKind | 'pageTitle' | 'stock' | 'gone';

/** One thing two captures of a page show differently. At least one of `before` and `after` is there. */
export interface FactChange {
  readonly kind: ChangeKind;
  readonly wordingClass?: WordingClass;
  readonly before?: Shown;
  readonly after?: Shown;
  /** For sums of money that both captures show. */
  readonly direction?: 'up' | 'down';
  /** The side that lacks the value was not kept whole: it may be a gap and not a change. */
  readonly doubtful: boolean;
}
