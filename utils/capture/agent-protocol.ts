import type { NotCaptured } from '../exhibit/model';
import type { PageFacts } from '../exhibit/net/page-facts';
import type { PageRect, TextRun } from '../recognise/types';
import type { NetRequest } from './page/net';
import type { AlterationCount, ScrollPlan, Snapshot } from './protocol';

/** What the background may ask of the content script in the page. All lengths in CSS px, times in ms. */
export interface AgentProtocol {
  /** What the browser knows of how the document came, and the server's time. */
  net: { request: NetRequest; response: PageFacts };
  /**
   * What the page is and where it scrolls. Touches nothing, except that a chosen pane (`only`, a selector of `inspect`) is
   * brought into view.
   */
  measure: { request: { only?: string }; response: PageMeasure };
  /** Scrolls once to the end and back so that lazy images load; tells how far it got. */
  prepare: {
    request: { maxHeight: number; maxGrowth: number; imageDeadline: number; pane?: PaneIndex };
    response: Prepared;
  };
  /** Freezes the document; its parts are then fetched with `read`. */
  snapshot: {
    request: { resourceTimeout: number; totalTimeout: number; maxResourceBytes: number };
    response: SnapshotSummary;
  };
  /** A piece of a frozen part, at most `CHUNK` UTF-16 units, so that no message nears the 64 MiB limit. */
  read: { request: { part: 'html' | 'text'; from: number }; response: { text: string; end: boolean } };
  /** The text runs, a slice at a time. */
  runs: { request: { from: number }; response: { runs: readonly TextRun[]; end: boolean } };
  /** Reads the text runs of the page as it is now, without a snapshot; fetched with `runs`. */
  inspect: {
    request: Record<string, never>;
    response: {
      url: string;
      title: string;
      runCount: number;
      scrollers: readonly ScrollerChoice[];
      closed: readonly ClosedFrame[];
    };
  };
  /** Scrolls the chosen scroller, hides what is stuck to the viewport (not in the first and last tile), settles. */
  pose: {
    request: { y: number; tile: TilePlace; imageDeadline?: number; pane?: PaneIndex };
    response: Pose;
  };
  /** Confirms after a screenshot that the page is still as posed. */
  check: { request: { pane?: PaneIndex }; response: { scrollY: number; mutations: number } };
  /** Undoes everything and reports what the capture did to the page. */
  finish: { request: Record<string, never>; response: Finished };
}

/** Where in the row of tiles. */
export type TilePlace = 'first' | 'middle' | 'last';

/** 0 or absent: the page's own scroller; `n`: `PageMeasure.panes[n - 1]`. */
export type PaneIndex = number;

/** Something a reader can scroll, as the popup offers it. */
export interface ScrollerChoice {
  readonly selector: string;
  /** What the page calls it; may be empty. Written by the page. */
  readonly name: string;
  /** CSS px. */
  readonly width: number;
  readonly height: number;
  /** The one a capture takes by itself. */
  readonly auto: boolean;
}

export type AgentCommand = keyof AgentProtocol;

/** UTF-16 units of one `read`. Worst case 3 bytes each after JSON, 12 MiB: far below the limit. */
export const CHUNK = 4 * 1024 * 1024;
export const RUNS_PER_MESSAGE = 5000;

export interface PageMeasure {
  readonly url: string;
  readonly title: string;
  readonly contentType: string;
  /** Without scrollbars. */
  readonly viewport: { readonly width: number; readonly height: number };
  /** With scrollbars: what a screenshot of the tab is wide. */
  readonly inner: { readonly width: number; readonly height: number };
  readonly document: { readonly width: number; readonly height: number };
  readonly devicePixelRatio: number;
  readonly plan: ScrollPlan;
  /** Other panes that scroll down, each photographed for itself. */
  readonly panes: readonly Pick<ScrollerChoice, 'selector' | 'name'>[];
  /** The chosen pane is not there any more: measured is what a capture takes by itself. */
  readonly choiceGone?: boolean;
  /** Other scrollers a user would notice and whose hidden part no tile will show. */
  readonly unswept: readonly string[];
}

export interface Prepared {
  readonly plan: ScrollPlan;
  /** The page kept growing while it was scrolled: where it was left (CSS px of content), with more to come. */
  readonly stoppedAt?: number;
  readonly imagesPending: number;
  /** Something came or changed meanwhile: an earlier snapshot lacks it. */
  readonly changed: boolean;
}

export type SnapshotSummary = Pick<Snapshot, 'scrollOffsets' | 'meta' | 'frames' | 'slots' | 'place'> & {
  readonly alterations: readonly AlterationCount[];
  readonly notCaptured: readonly NotCaptured[];
  readonly htmlLength: number;
  readonly textLength: number;
  readonly runCount: number;
};

/** A frame the document may not read. `url`: of its element, or of the document around it when it has none of its own. */
export interface ClosedFrame {
  readonly url: string;
  readonly path: readonly number[];
}

export interface Pose {
  /** Where the scroller really is (it may clamp or fight back). */
  readonly scrollY: number;
  readonly scrollHeight: number;
  readonly clientHeight: number;
  /** Bars stuck to the top and bottom of the scroller, height each; shown in the first and last tile. */
  readonly stuckTop: number;
  readonly stuckBottom: number;
  /** Other elements stuck to the viewport that this tile shows (dialogs, side buttons): viewport rectangles. */
  readonly floating: readonly PageRect[];
  /** Images in view that were asked for and have not come by the deadline. */
  readonly imagesPending: number;
  /** Rectangle of the scroller in the viewport at this moment. */
  readonly rect: PageRect;
}

export interface Finished {
  readonly mutationsCaused: number;
  readonly mutationsMeanwhile: number;
  readonly hiddenWhileScrolling: readonly string[];
  /** Should have been hidden, but the page keeps it visible by force. */
  readonly stillShown: readonly string[];
  readonly scrollRestored: boolean;
}
