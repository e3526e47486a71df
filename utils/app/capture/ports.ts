import type { AgentConnection } from '../../platform/agent';
import type { ChatAgents } from '../../platform/chat-agents';
import type { FrameAgent, ReachedFrame } from '../../platform/frame-agents';
import type { RequestWatch } from '../../platform/net';
import type { TabInfo } from '../../platform/tabs';
import type { Refused, RelayedResource } from '../../capture/relay-protocol';
import type { PlacedTile, Stitched } from '../../capture/picture/stitch';
import type { CaseId, ExhibitId, JobId } from '../../exhibit/ids';
import type { CaptureEnvironment, ExhibitDraft, ExhibitFile, ExhibitState } from '../../exhibit/model';
import type { ChatLimits } from '../../recognise/chat/limits';
import type { ChatSource } from '../../recognise/chat/model';
import type { PageRect } from '../../recognise/types';
import type { Digests } from '../../shared/digest';
import type { AppError } from '../../shared/errors';
import type { Result } from '../../shared/result';
import type { ClockReading } from '../../shared/time';
import type { CaptureStage } from '../../storage/rows';
import type { Wanted } from '../chat/candidates';
import type { EarlierChat } from '../chat/earlier';
import type { RedrawPort } from './redraw';

/** Everything a capture needs from outside; the background wires the real ones. */
export interface CapturePorts {
  readonly clock: () => ClockReading;
  readonly newId: () => string;
  readonly digests: Digests;
  readonly environment: () => Promise<CaptureEnvironment>;
  readonly tabs: {
    info(tabId: number): Promise<Result<TabInfo>>;
    activate(tabId: number): Promise<void>;
    restrictedBy(url: string): AppError | undefined;
    onSwitched(windowId: number, callback: (tabId: number) => void): () => void;
  };
  readonly connect: (tabId: number, url: string) => Promise<Result<AgentConnection>>;
  /** The frames the grants reach, and agents in those that the document around them may not read. */
  readonly connectFrames: (
    tabId: number,
  ) => Promise<{ readonly reached: readonly ReachedFrame[]; readonly agents: readonly FrameAgent[] }>;
  /** Scripts that read conversations, in the top document and in frames that the document around them may not read. */
  readonly connectChats: (tabId: number, url: string) => Promise<Result<ChatAgents>>;
  readonly mayRead: (url: string) => Promise<boolean>;
  /** How far the user lets a conversation be read. */
  readonly chatLimits: () => Promise<ChatLimits>;
  /** The last exhibit of the case that keeps the same conversation. */
  readonly earlierChat: (caseId: CaseId, source: ChatSource) => Promise<EarlierChat | null>;
  /** Bytes of a site the user granted. */
  readonly fetchResource: (url: string) => Promise<RelayedResource | Refused>;
  /** The browser's own archive of the tab (MHTML); `null` where it has none or may not. */
  readonly saveArchive: (tabId: number) => Promise<Result<Uint8Array<ArrayBuffer> | null>>;
  readonly screenshot: (
    windowId: number,
    ready: () => Promise<Result<unknown>>,
    signal: AbortSignal,
  ) => Promise<Result<Blob>>;
  /** Firefox photographs any area of a page without scrolling to it; absent elsewhere. */
  readonly areas?: {
    /** Like `screenshot`, of an area in CSS px from the page's top left corner. */
    screenshot(
      windowId: number,
      area: PageRect,
      ready: () => Promise<Result<unknown>>,
      signal: AbortSignal,
    ): Promise<Result<Blob>>;
    /** Some of the page is painted only while it is in view, so an area beyond the screen would be blank there. */
    paintsOnSight(tabId: number): Promise<boolean>;
  };
  readonly stitcher: (
    width: number,
    expected: number,
    overlap: number,
  ) => { add(tile: PlacedTile): void; finish(): Promise<Stitched> };
  readonly thumbnail: (image: ImageBitmap) => Promise<Blob>;
  readonly decode: (png: Blob) => Promise<ImageBitmap>;
  readonly net: {
    /** Whether the user lets a capture ask the page's server for the time. */
    askTime(): Promise<boolean>;
    /** Requests of the content script do not pass through a service worker of the page. */
    readonly pastWorker: boolean;
    /** Looks at one coming request of the tab, as far as the user has permitted. */
    watch(tabId: number, url: string): Promise<RequestWatch>;
  };
  /** The not-before mark (可信时间); absent: never asked for. */
  readonly beacon?: {
    /** Switched on, and somebody to ask. */
    wanted(): Promise<boolean>;
    /** The newest pulse of the beacon, as a relay sent it; `null` when it was switched off meanwhile. Errors: `newestPulse`. */
    newest(signal: AbortSignal): Promise<Result<Uint8Array | null>>;
  };
  /** A part of a picture, device px. */
  readonly crop: (image: ImageBitmap, part: PageRect) => Promise<ImageBitmap>;
  /** Draws the saved HTML where the browser gives no pixels at all. */
  readonly redraw?: RedrawPort;
  readonly journal: CaptureJournal;
}

/** Where a capture under way leaves its traces, so that another worker can close the record. */
export interface CaptureJournal {
  stage(jobId: JobId, file: ExhibitFile, blob: Blob): Promise<Result<null>>;
  staged(jobId: JobId): Promise<ExhibitFile[]>;
  /** Text of a staged file; `undefined` where there is none, or it does not come back as it was. */
  text(file: ExhibitFile): Promise<string | undefined>;
  draft(jobId: JobId, draft: ExhibitDraft): Promise<void>;
  /**
   * Everything is staged and the draft is the record's last: from here on (stage `storing`) a fresh worker finishes what
   * this one began. One write, so that the stage never stands beside an older draft.
   */
  ready(jobId: JobId, draft: ExhibitDraft): Promise<void>;
  progress(jobId: JobId, stage: CaptureStage, done: number, total: number, pictures?: number): Promise<void>;
  /** Writes the exhibit in one transaction. */
  seal(request: {
    readonly jobId: JobId;
    readonly caseId: CaseId;
    readonly newCaseTitle: string;
    readonly draft: ExhibitDraft;
    readonly files: readonly ExhibitFile[];
    readonly state: ExhibitState;
    readonly finishedAt: ClockReading;
  }): Promise<Result<ExhibitId>>;
  /** Reads it back and re-hashes. */
  confirm(id: ExhibitId): Promise<Result<unknown>>;
}

export interface CaptureJob {
  readonly id: JobId;
  readonly caseId: CaseId;
  readonly tabId: number;
  readonly trigger: 'popup' | 'command' | 'menu' | 'icon';
  readonly signal: AbortSignal;
  /** Selector of the one pane that the user wants (只留存这一块); absent: the page decides. */
  readonly only?: string;
  /** A conversation is kept. Absent: the page. */
  readonly chat?: Wanted;
}
