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
