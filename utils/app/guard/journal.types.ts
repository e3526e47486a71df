import type { WatchEvent } from '../../capture/chat/watch.types';
import type { Sha256 } from '../../exhibit/ids';
import type { GuardSaw } from '../../integrity/guard-entries';
import type { PageRect } from '../../recognise/types';

/** One entry of a guard's journal in the store. Times are ms since the epoch. */
export type JournalEntry =
  /** A document begins to be watched: its rows are numbered anew. */
  | { readonly kind: 'began'; readonly at: number }
  | {
      readonly kind: 'events';
      /** When it was heard. */
      readonly at: number;
      readonly events: readonly WatchEvent[];
      /** The same as the custody log tells it. */
      readonly saw: readonly GuardSaw[];
    }
  | JournalPicture
  | { readonly kind: 'blind'; readonly at: number; readonly reason: string }
  | { readonly kind: 'seeing'; readonly at: number; readonly unconfirmed?: number }
  | { readonly kind: 'ended'; readonly at: number; readonly reason: string };

export interface JournalPicture {
  readonly kind: 'picture';
  readonly at: number;
  /** In the exhibit's folder. */
  readonly path: string;
  readonly sha256: Sha256;
  /** Device px per CSS px. */
  readonly scale: number;
  /** CSS px in the picture: the part in which the conversation stands. */
  readonly rect: PageRect;
  readonly shows: readonly { readonly row: number; readonly version: number; readonly rect: PageRect }[];
}
