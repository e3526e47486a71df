import type { RowFacts } from '../../recognise/chat/facts.types';
import type { PageRect } from '../../recognise/types';

/** One line of the journal of a guarded conversation. */
export interface WatchEvent {
  readonly type:
    | 'present' // said before it was seen: there when the watch began, or come into sight by scrolling or as history
    | 'added'
    | 'changed'
    | 'recalled' // a notice now stands where it stood
    | 'removed' // gone from in sight, with no notice
    | 'blind' // the page was hidden: what happened meanwhile may show late or not at all
    | 'seeing'
    | 'gone' // the conversation left the page
    | 'replaced'; // most of what stood there went at once: another conversation, or a list emptied
  /** ms since the epoch. */
  readonly at: number;
  /** Names the row within this watch. Negative: came and went between two looks, only its text is known. */
  readonly row?: number;
  readonly facts?: RowFacts;
  /** What it said before it was changed, recalled or removed. */
  readonly before?: RowFacts;
  /** Of a row that is told for the first time: the rows next to it in this look. */
  readonly above?: number;
  readonly below?: number;
}

/** A row in sight, and where: CSS px in the viewport of the outermost document that can be reached. */
export interface RowInSight {
  readonly row: number;
  readonly rect: PageRect;
}

export interface WatchOptions {
  readonly onEvents: (events: readonly WatchEvent[]) => void;
  readonly now?: () => number;
  /** Shortest time between two looks, ms. */
  readonly pause?: number;
}

export interface WatchStats {
  readonly looks: number;
  readonly rowsRead: number;
  /** ms of the page's main thread that the watch took. */
  readonly busy: number;
  /** ms of it that the first look took, which reads what stands there. */
  readonly first: number;
  /** ms since it began. */
  readonly elapsed: number;
}
