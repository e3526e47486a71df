import type { ChatCompleteness, PartialReason } from '../../recognise/chat/model';
import type { ReadRow } from '../../recognise/chat/facts.types';
import type { PageRect } from '../../recognise/types';

/** Limits a user may set. Reached, the record is partial and says so. */
export interface SweepBudget {
  readonly messages: number;
  /** ms */
  readonly time: number;
  /** Screens looked at. */
  readonly steps: number;
  /** Times that earlier messages were waited for and came. */
  readonly history: number;
}

export const DEFAULT_BUDGET: SweepBudget = { messages: 20_000, time: 600_000, steps: 6000, history: 1500 };

export type SweepPhase = 'history' | 'reading' | 'pixels' | 'pages' | 'restoring';

export interface SweepProgress {
  readonly phase: SweepPhase;
  /** Rows read so far. */
  readonly rows: number;
  readonly steps: number;
  /** Times earlier messages came. */
  readonly history: number;
  /** ms since the sweep began. */
  readonly elapsed: number;
}

/** A moment at which the page stands still and may be photographed. */
export interface StepView {
  /** Ordinal, from 0. Messages carry it in `views`. */
  readonly step: number;
  /** CSS px in the viewport of the top reachable document: what of the list is on the screen. */
  readonly rect: PageRect;
  readonly scrollTop: number;
  readonly devicePixelRatio: number;
  /** Rows on the screen. */
  readonly visible: number;
}

export interface SweepOptions {
  readonly budget?: Partial<SweepBudget>;
  /** ms to wait at the top for earlier messages when nothing says that they are coming. */
  readonly historyWait?: number;
  /** ms to wait while the page says that it is loading. */
  readonly loadingWait?: number;
  /** ms to wait for a screen to stand still, and for blank rows to fill. */
  readonly settleCap?: number;
  /** Share of a screen that two steps have in common, 0.2 at least. */
  readonly overlap?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: SweepProgress) => void;
  /** Called at every step while the page stands still; the sweep goes on when it resolves. Absent: text only. */
  readonly onStep?: (view: StepView) => Promise<void>;
  /** ms since the epoch. */
  readonly now?: () => number;
  /** Whether the tab is hidden. Passed in so that tests can hide it. */
  readonly hidden?: () => boolean;
}

export interface SweepResult {
  readonly rows: readonly ReadRow[];
  /** Attribute that proved to name each message. */
  readonly idName?: string;
  readonly completeness: ChatCompleteness;
  readonly steps: number;
  readonly history: number;
  /** ms */
  readonly took: number;
  /** All rows were in the document: nothing had to be scrolled for the text. */
  readonly wholeInDocument: boolean;
  /** Scroll position and focus are as they were. */
  readonly restored: boolean;
  /** Controls for earlier messages that were clicked. */
  readonly clicks: number;
}

/** Ends a run early; what was read stays. */
export class SweepStop extends Error {
  readonly reason: PartialReason;

  constructor(reason: PartialReason) {
    super(reason);
    this.name = 'SweepStop';
    this.reason = reason;
  }
}
