import type { ReadRow } from '../../recognise/chat/facts.types';
import type { PageRect } from '../../recognise/types';
import type { ChatDisturbance } from '../chat/disturbance';
import type { ConversationSummary } from '../chat/find';
import type { SweepBudget, SweepProgress, SweepResult, StepView } from '../chat/sweep.types';
import type { FrameRef } from '../protocol';

/**
 * What the background may ask of `chat.js`, which finds and reads conversations, in any frame. Every call is short: a
 * sweep goes on between them, and ends by itself, with scroll and focus as they were, when the port closes.
 */
export interface ChatProtocol {
  /** Looks for conversations in the document and the frames it reads itself. Touches nothing. */
  find: { request: Record<string, never>; response: ChatFound };
  /**
   * What stands at a point, CSS px in the viewport of the document: a conversation that can then be opened, a frame that
   * this script may not read (index in `closed` of the last `find`), or neither. Touches nothing.
   */
  at: { request: { x: number; y: number }; response: ChatAt | null };
  /**
   * Brings a frame (index in `closed` of the last `find`) onto the screen until the port closes, and tells where its
   * viewport stands then; `null`: it is not there any more.
   */
  show: { request: { box: number }; response: PageRect | null };
  /** Begins to read one of the conversations of the last `find`, or of `at` since. `false`: it is not there any more. */
  open: { request: { id: number; budget?: Partial<SweepBudget> }; response: boolean };
  /**
   * Lets the page go on from where it was photographed, and waits for the next such moment or the end; at most `wait` ms.
   *
   * @param photograph `false`: no more pictures are wanted; the page is read on without stopping for them.
   */
  next: { request: { wait: number; photograph: boolean }; response: ChatTurn };
  /**
   * Confirms after a screenshot that the list is still where it was, and puts it back where it is not: then the picture
   * has to be taken again.
   */
  still: { request: Record<string, never>; response: boolean };
  /** Rows read so far, oldest first, a slice at a time: at most `SLICE` UTF-16 units of JSON, and one row at least. */
  rows: { request: { from: number }; response: { rows: readonly ReadRow[]; total: number } };
  /** Bytes of what the page itself may load again, or why not. */
  bytes: { request: { url: string }; response: ChatBytes };
  /** The sweep ends at the next moment; what was read stays. */
  cancel: { request: Record<string, never>; response: null };
}
export type ChatCommand = keyof ChatProtocol;

/** UTF-16 units of one `rows` answer; the limit of a message is 64 MiB. */
export const SLICE = 4 * 1024 * 1024;
/** Bytes of one attachment that is kept; larger ones are listed. */
export const MAX_BYTES = 20 * 1024 * 1024;

export interface ChatFound {
  readonly url: string;
  readonly title: string;
  /** CSS px of what of the document is in sight, scrollbars included. */
  readonly viewport: { readonly width: number; readonly height: number };
  /** CSS px of the document's viewport that the window shows: less than all of it while pinched larger. */
  readonly visible: PageRect;
  readonly candidates: readonly ConversationSummary[];
  readonly closed: readonly ClosedBox[];
}

export type ChatAt = { readonly summary: ConversationSummary } | { readonly box: number };

/** A frame whose document this script may not read, and where its viewport stands. */
export type ClosedBox = Omit<FrameRef, 'slot'> & {
  /** CSS px in the viewport of the document that was searched. */
  readonly rect: PageRect;
};

export type ChatEnd = Omit<SweepResult, 'rows'> & {
  readonly total: number;
  readonly disturbance: ChatDisturbance;
};

export type ChatTurn =
  /** The page stands still for its picture until the next `next`. */
  | { readonly state: 'step'; readonly view: StepView; readonly progress: SweepProgress | null }
  | { readonly state: 'running'; readonly progress: SweepProgress | null }
  | { readonly state: 'end'; readonly end: ChatEnd };

export type ChatBytes =
  | { readonly base64: string; readonly mediaType: string }
  /** `CORS_OR_NETWORK`, `HTTP_404`, `TOO_LARGE`, `TIMEOUT` */
  | { readonly reason: string };
