import type { NotCaptured } from '../exhibit/model';
import type { PageFacts } from '../exhibit/net/page-facts';
import type { PageRect, TextRun } from '../recognise/types';
import type { ChatProtocol } from './chat-agent/protocol';
import type { NetRequest } from './page/net';
import type { AlterationCount, ScrollPlan, Snapshot } from './protocol';

/** What the background may ask of `text.js`, which reads what a page says. Touches nothing. */
export interface TextProtocol {
  /** Reads the text runs of the page as it is now, and keeps them for `inspected`. */
  inspect: {
    request: Record<string, never>;
    response: { url: string; title: string; runCount: number; closed: readonly ClosedFrame[] };
  };
  /** The text runs of the last inspection, a slice at a time. */
  inspected: { request: { from: number }; response: RunSlice };
}

/** What the background may ask of `capture.js`, which freezes documents, in any frame. Touches nothing. */
export interface FreezerProtocol {
  /** Freezes the document; its parts are then fetched with `read`. */
  snapshot: {
    request: { resourceTimeout: number; totalTimeout: number; maxResourceBytes: number };
    response: SnapshotSummary;
  };
  /** A piece of a frozen part, at most `CHUNK` UTF-16 units, so that no message nears the 64 MiB limit. */
  read: { request: { part: 'html' | 'text'; from: number }; response: { text: string; end: boolean } };
  /** The text runs of the last snapshot, a slice at a time. */
  runs: { request: { from: number }; response: RunSlice };
}

/** What the background may ask of `camera.js`, which holds the top document still to be photographed. All lengths in CSS px, times in ms. */
export interface CameraProtocol {
  /** What the browser knows of how the document came, and the server's time. */
  net: { request: NetRequest; response: PageFacts };
  /** What a reader can scroll, for a person to choose from. Touches nothing. */
  scrollers: { request: Record<string, never>; response: readonly ScrollerChoice[] };
  /**
   * What the page is and where it scrolls. Touches nothing, except that a chosen pane (`only`, a selector of `scrollers`)
   * is brought into view. From the first measuring on, what changes in the document is counted.
   */
  measure: { request: { only?: string }; response: PageMeasure };
  /** Scrolls once to the end and back so that lazy images load; tells how far it got. */
  prepare: {
    request: { maxHeight: number; maxGrowth: number; imageDeadline: number; pane?: PaneIndex };
    response: Prepared;
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

/** The scripts that are put into pages, by the names of their files, and what each answers. */
export interface AgentScripts {
  text: TextProtocol;
  capture: FreezerProtocol;
  camera: CameraProtocol;
  chat: ChatProtocol;
}
export type AgentScript = keyof AgentScripts;

/** Every command of every script; no two scripts share one. */
export interface AgentProtocol extends TextProtocol, FreezerProtocol, CameraProtocol, ChatProtocol {}

/** What a connection to these scripts can be asked. */
export type CommandOf<S extends AgentScript> = { [K in S]: keyof AgentScripts[K] }[S] & keyof AgentProtocol;
export type AgentCommand = keyof AgentProtocol;

/** One method for each command of a script. */
export type Handlers<S extends AgentScript> = {
  readonly [K in CommandOf<S>]: (
    request: AgentProtocol[K]['request'],
  ) => AgentProtocol[K]['response'] | Promise<AgentProtocol[K]['response']>;
};

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

/** UTF-16 units of one `read`. Worst case 3 bytes each after JSON, 12 MiB: far below the limit. */
export const CHUNK = 4 * 1024 * 1024;

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

export interface RunSlice {
  readonly runs: readonly TextRun[];
  readonly end: boolean;
}

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
