import type { ExhibitId, GuardId, Sha256 } from '../exhibit/ids';
import type { UtcIso } from '../shared/time';

/** What happened to a message of a guarded conversation. */
export type GuardChange = 'added' | 'changed' | 'recalled' | 'removed';

export interface GuardSaw {
  /** Number of the message within its guard, from 1, in order of discovery. */
  readonly message: number;
  readonly change: GuardChange;
  /** When the page showed it, by the operator's clock; the line's own `at` is when it was written. */
  readonly at: UtcIso;
  /** As shown; absent where the page shows none. */
  readonly sender?: string;
  readonly side?: 'self' | 'other';
  /** What it says now, of `removed` nothing. Cut at `MAX_LOGGED` UTF-16 units. */
  readonly text: string;
  /** What it said before it was changed, taken back or removed. */
  readonly before?: string;
  /** Pictures that show what it said before. */
  readonly pictures?: readonly Sha256[];
  /** Written more than a second after it happened, or found out later: the background or the page was not there. */
  readonly late?: true;
}

/** One screenshot of a guard, and the messages it shows. */
export interface GuardPicture {
  readonly sha256: Sha256;
  readonly at: UtcIso;
  readonly shows: readonly number[];
}

/** Why a guard could not see, or why it ended. Readers show codes they do not know as they are. */
export const GUARD_REASONS = [
  'STOPPED', // ended by the user
  'TAB_CLOSED',
  'TAB_HIDDEN', // in the background: the browser slows pages down, and nothing can be photographed
  'TAB_NAVIGATED', // reloaded, or gone to another page
  'PAGE_NO_PERMISSION', // the page may not be read any more
  'CHAT_NOT_FOUND', // the page shows no such conversation any more
  'CHAT_FRAME_CLOSED', // it may only be in a frame that may not be read
  'CONVERSATION_GONE', // the conversation left the page
  'CONVERSATION_REPLACED', // most of it went at once
  'WORKER_RESTARTED', // the browser was ended, or took the extension's background away for good
  'GUARD_OVERFLOW', // more happened than the page could hold while nobody stored it
] as const;

/** What a guard tells the custody log. */
export type GuardEntry =
  | {
      readonly type: 'guard-started';
      readonly guard: GuardId;
      readonly url: string;
      /** What the conversation is called on the page. */
      readonly label: string;
      readonly frameUrl?: string;
      /** Messages that stood there already. */
      readonly present: number;
    }
  | {
      readonly type: 'guard-saw';
      readonly guard: GuardId;
      readonly saw: readonly GuardSaw[];
      /** Pictures taken since the last line; their files are in the exhibit that ends the guard. */
      readonly pictures?: readonly GuardPicture[];
    }
  | {
      /** From `since` on it saw nothing, or not everything. */
      readonly type: 'guard-blind';
      readonly guard: GuardId;
      readonly reason: string;
      readonly since: UtcIso;
    }
  | {
      readonly type: 'guard-seeing';
      readonly guard: GuardId;
      readonly reason: string;
      readonly since: UtcIso;
      readonly until: UtcIso;
      /** Messages that were there before and have not been seen again, of which nothing can be said. */
      readonly unconfirmed?: number;
    }
  | {
      /** The user closed it, or it ended; its exhibit is sealed next. */
      readonly type: 'guard-ended';
      readonly guard: GuardId;
      readonly reason: string;
      readonly exhibit: ExhibitId;
      readonly added: number;
      readonly changed: number;
      readonly recalled: number;
      readonly removed: number;
    };

/** UTF-16 units of a text in a log line; the whole of it is in `guard.json`. */
export const MAX_LOGGED = 4000;
