import type { FactSummary, PageRect } from '../recognise/types';
import type { ClockReading, UtcIso } from '../shared/time';
import type { CaseId, ExhibitId, Sha256 } from './ids';
import type { ImportedFile } from './imported';

/** Format version of every record below. A reader refuses an unknown major and keeps unknown fields. */
export const SPEC_VERSION = '1.0';

export interface CaseRecord {
  readonly id: CaseId;
  readonly title: string;
  readonly createdAt: UtcIso;
}

export const EVIDENCE_KINDS = [
  'listing',
  'order',
  'payment',
  'chat',
  'delivery',
  'terms',
  'seller',
  'receipt',
  'reply',
  'refund',
  'environment',
  'certificate',
  'other',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** One file of an exhibit. `path` is relative to the exhibit's folder and uses `[A-Za-z0-9._/-]` only. */
export interface ExhibitFile {
  readonly path: string;
  readonly sha256: Sha256;
  readonly bytes: number;
  readonly mediaType: string;
  /** A derivative names the paths it was made from; an original is what the browser gave. */
  readonly role: 'original' | 'derivative';
  readonly derivedFrom?: readonly string[];
}

/** One thing the capture could not reach. Never silently missing. */
export interface NotCaptured {
  readonly what:
    | 'pixels'
    | 'tile'
    | 'html'
    | 'frame'
    | 'image'
    | 'stylesheet'
    | 'font'
    | 'media'
    | 'canvas'
    | 'resource'
    | 'scroller'
    | 'page-end'
    | 'text'
    | 'shadow-root'
    | 'chat'
    | 'original';
  /** Literal code, e.g. `CROSS_ORIGIN_FRAME`, `TIMEOUT`, `TOO_TALL`, `HTTP_404`, `CANCELLED`. */
  readonly reason: string;
  /** URL, selector or other pointer; verbatim. */
  readonly where?: string;
  readonly count?: number;
}

/** Something the snapshot changed in the HTML so that it is inert and self-contained. */
export interface Alteration {
  /** e.g. `script-neutralised`, `refresh-disarmed`, `resource-inlined`, `csp-added`, `lone-surrogate-replaced`. */
  readonly kind: string;
  readonly why: string;
  readonly count: number;
}

export interface Step {
  readonly name: string;
  readonly at: UtcIso;
  /** ms */
  readonly took: number;
  readonly detail?: Readonly<Record<string, string | number | boolean>>;
}

/** What the capture did to the page, and what the page did meanwhile. */
export interface Disturbance {
  /** Mutation records caused by us: must be 0. */
  readonly mutationsCaused: number;
  /** Mutation records seen between the snapshot and the last tile: the page's own doing. */
  readonly mutationsMeanwhile: number;
  /** Elements made transparent between the first and the last tile (selectors), restored afterwards. */
  readonly hiddenWhileScrolling: readonly string[];
  readonly scrollRestored: boolean;
}

export interface CaptureEnvironment {
  readonly browser: string;
  readonly browserVersion: string;
  readonly os: string;
  readonly arch?: string;
  readonly userAgent: string;
  readonly languages: readonly string[];
  readonly extensionVersion: string;
}

export interface PageGeometry {
  /** CSS px, without scrollbars. */
  readonly viewport: { readonly width: number; readonly height: number };
  /** CSS px, of the scrolling root when the capture ended. */
  readonly document: { readonly width: number; readonly height: number };
  readonly devicePixelRatio: number;
  /** Browser zoom, 1 = 100 %; absent where the browser does not tell. */
  readonly zoom?: number;
  /** Every scrolled element at the moment of the snapshot. */
  readonly scrollOffsets: readonly { readonly selector: string; readonly x: number; readonly y: number }[];
}

/** One raw screenshot, an original. */
export interface Tile {
  readonly path: string;
  readonly at: UtcIso;
  /** CSS px: scroll offset of the scroller when it was taken. */
  readonly scrollY: number;
  /** Device px. */
  readonly width: number;
  readonly height: number;
}

export interface Seam {
  /** Tile index of the lower one. */
  readonly tile: number;
  /** Device-px rows compared; 0 when a dialog covered them or the tiles share none. */
  readonly rows: number;
  /** Share of differing pixels, 0–1. Above 0 the page moved between the two tiles. */
  readonly differing: number;
}

export interface Picture {
  readonly method: 'browser-pixels' | 'redrawn';
  readonly tiles: readonly Tile[];
  readonly seams: readonly Seam[];
  /** Paths of the stitched picture's parts, top to bottom. */
  readonly parts: readonly string[];
  /** Device px per CSS px in tiles and parts. */
  readonly scale: number;
  /** Part of the viewport that scrolled, CSS px: the whole viewport, or an inner pane. */
  readonly scroller: { readonly selector: string; readonly rect: PageRect };
}

/** UTF-16 units of a pane's selector that a page of ours can ask for; longer ones are not offered. */
export const MAX_SELECTOR = 4000;

/** Exhibits that are edited together by one message: few enough that 取消 between two messages is soon. */
export const MAX_BULK = 250;

/** A pane beside the page's own scroller, photographed for itself and without what lies around it. */
export interface PanePicture extends Picture {
  /** What the page calls it; may be empty. Written by the page. */
  readonly name: string;
}

/** What the record says of a conversation at a glance; the messages are in `chat.json`. */
export interface ChatSummary {
  /** What it is called on the page. */
  readonly label: string;
  readonly messages: number;
  /** `partial`: the reasons are `notCaptured` rows of kind `chat`. */
  readonly verdict: 'complete' | 'partial';
  /** Times of the first and last message that have one. */
  readonly first?: UtcIso;
  readonly last?: UtcIso;
  /** Messages that were taken back or changed and whose earlier words are kept. */
  readonly recalled: number;
  readonly edited: number;
}

export type ExhibitState = 'complete' | 'partial';

/**
 * One immutable record. Its canonical JSON (RFC 8785) is `exhibit.json`, stored and hashed like any other file;
 * notes, tags and deletion are later lines of the custody log, never edits.
 */
export interface Exhibit {
  readonly specVersion: typeof SPEC_VERSION;
  readonly id: ExhibitId;
  readonly caseId: CaseId;
  /** 1-based within the case; shown as E001. */
  readonly number: number;
  readonly kind: EvidenceKind;
  readonly kindReason: string;
  readonly origin: 'captured' | 'imported';
  readonly state: ExhibitState;
  readonly trigger: 'popup' | 'command' | 'menu' | 'icon' | 'import';
  readonly source: {
    readonly url: string;
    readonly title: string;
    readonly host: string;
    readonly referrer?: string;
    readonly contentType?: string;
    readonly charset?: string;
    readonly lang?: string;
  };
  readonly startedAt: ClockReading;
  readonly finishedAt: ClockReading;
  readonly environment: CaptureEnvironment;
  readonly geometry?: PageGeometry;
  readonly picture?: Picture;
  /** Further panes, in order of the document; their files are in `panes/01/` and so on. */
  readonly panes?: readonly PanePicture[];
  readonly summary: FactSummary;
  readonly steps: readonly Step[];
  readonly alterations: readonly Alteration[];
  /** The conversation kept in `chat.json`, in short. */
  readonly chat?: ChatSummary;
  /** Of an import (`origin`): the file that was brought in. */
  readonly imported?: ImportedFile;
  /** Frames of the page; those not kept are `notCaptured` rows of kind `frame`: kept + their counts = total. */
  readonly frames?: { readonly total: number; readonly kept: number };
  readonly disturbance?: Disturbance;
  readonly notCaptured: readonly NotCaptured[];
  /** Everything in the exhibit's folder but `exhibit.json` itself, sorted by path. */
  readonly files: readonly ExhibitFile[];
}

/** An exhibit before it has a number, files and an end: what a capture has learned so far. */
export type ExhibitDraft = Omit<
  Exhibit,
  'number' | 'files' | 'finishedAt' | 'state' | 'caseId' | 'specVersion'
>;
