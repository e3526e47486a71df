import type { RowInSight, WatchEvent } from '../chat/watch.types';

/** One line of a guard's journal, numbered from 1 within its document. */
export type GuardEvent = WatchEvent & { readonly n: number };

/** A row in sight, and how often it had changed by then: a picture shows one state of it. */
export interface GuardSight extends RowInSight {
  readonly version: number;
}

/**
 * What the background may ask about a guarded conversation. The guard itself lives in the page and goes on while nobody
 * asks: a background that was ended finds everything that happened meanwhile.
 */
export interface GuardProtocol {
  /** Begins to guard one of the conversations of the last `find`, under that name. `false`: it is not there any more. */
  guard: { request: { id: number; guard: string }; response: boolean };
  /** What happened since, as soon as something did, or after `wait` ms. Forgets what was kept. */
  told: { request: GuardAsk; response: GuardTold };
  /** Rows that can be seen on the screen now; `null`: no such guard. */
  sight: { request: { guard: string }; response: readonly GuardSight[] | null };
  /** Where a frame of the last `find` stands now (`closed` of it). Touches nothing. */
  box: { request: { box: number }; response: { x: number; y: number; width: number; height: number } | null };
  /** Ends it. */
  unguard: { request: { guard: string }; response: null };
}

export interface GuardAsk {
  readonly guard: string;
  /** Number of the last event that was heard; only later ones are told. */
  readonly after: number;
  /** Number of the last one that is safely stored: up to it they are forgotten. */
  readonly kept: number;
  /** Rows that a picture shows since the last call, in that state. */
  readonly pictured: readonly { readonly row: number; readonly version: number }[];
  /** `looks` of the last answer: a higher number is told at once. */
  readonly looks: number;
  readonly wait: number;
}

export type GuardTold =
  | { readonly known: false }
  | {
      readonly known: true;
      readonly events: readonly GuardEvent[];
      /** Grows whenever a row without a picture has come into sight. */
      readonly looks: number;
    };
