import type { AlterationKind } from '../exhibit/alterations';
import type { NotCaptured } from '../exhibit/model';
import type { PageRect, TextRun } from '../recognise/types';

/** A kind of change and how often it was made; the reasons stay out of the injected script. */
export interface AlterationCount {
  readonly kind: AlterationKind;
  readonly count: number;
}

/** What the snapshot of a live document yields. Strings are UTF-16 as the page had them. */
export interface Snapshot {
  /** Self-contained, inert HTML of the document with reachable frames inlined. */
  readonly html: string;
  /** Text as the user could read it, frames included, in document order. */
  readonly text: string;
  readonly runs: readonly TextRun[];
  readonly scrollOffsets: readonly { readonly selector: string; readonly x: number; readonly y: number }[];
  readonly alterations: readonly AlterationCount[];
  readonly notCaptured: readonly NotCaptured[];
  /** Frame elements seen in this document and the frames it reads itself, and how many of them are in the HTML. */
  readonly frames: { readonly total: number; readonly kept: number };
  /** Frames that were asked for (`SnapshotOptions.frame`), in the order of the walk. */
  readonly slots: readonly FrameSlot[];
  /** Where this document stood at that moment: `framePath`, and its scroll offset in CSS px. */
  readonly place: { readonly path: readonly number[]; readonly x: number; readonly y: number };
  readonly meta: {
    readonly url: string;
    readonly title: string;
    readonly referrer: string;
    readonly contentType: string;
    readonly charset: string;
    readonly lang: string;
    readonly compatMode: string;
    readonly nodes: number;
    readonly resources: number;
  };
}

/** What tells a frame from its siblings, seen from its parent. */
export interface FrameRef {
  /** Number of the slot within its snapshot. */
  readonly slot: number;
  readonly path: readonly number[];
  /** Where the browser tells (Firefox). */
  readonly frameId?: number;
  /** As the element says; the frame may have been redirected or gone elsewhere. */
  readonly url: string | null;
  readonly name: string;
  /** CSS px of the content box. */
  readonly width: number;
  readonly height: number;
}

/** A frame whose HTML came from elsewhere: where its words and numbers belong. */
export interface FrameSlot {
  readonly slot: number;
  /** Its HTML is in this snapshot's. */
  readonly kept: boolean;
  /** How selectors of its document begin. */
  readonly prefix: string;
  /** Absent: the text walk did not come by. */
  readonly text?: {
    /** Lines and runs before it. */
    readonly line: number;
    readonly run: number;
    /** Its number among the frames. */
    readonly frame: number;
    /** CSS px in this document's page: the origin of the frame's viewport. */
    readonly x: number;
    readonly y: number;
    readonly hidden: boolean;
  };
}

export interface SnapshotOptions {
  /** ms for one sub-resource; then it becomes a `notCaptured` row. */
  readonly resourceTimeout: number;
  /** ms for all sub-resources together. */
  readonly totalTimeout: number;
  /** Bytes of all inlined resources together. */
  readonly maxResourceBytes: number;
  readonly signal: AbortSignal;
  /** `fetch` of the page's frame; passed in so that tests can count and fail it. */
  readonly fetch: typeof fetch;
  /** Finished HTML of a frame this document may not read, or the reason why there is none. */
  readonly frame?: (frame: FrameRef) => Promise<{ readonly html: string; readonly quirks: boolean } | string>;
}

/** Implemented in `utils/capture/snapshot`. Never throws: whatever fails is a row in `notCaptured`. Never writes to the page. */
export type SnapshotDocument = (document: Document, options: SnapshotOptions) => Promise<Snapshot>;

/** Where the page scrolls. */
export interface ScrollPlan {
  readonly selector: string;
  /** CSS px in the viewport: the rectangle that moves. */
  readonly rect: PageRect;
  readonly scrollHeight: number;
  readonly clientHeight: number;
}
