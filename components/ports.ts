import type { CaseId, ExhibitId, JobId, Sha256 } from '@/utils/exhibit/ids';
import type { MessageName, Request, Response } from '@/utils/messaging/protocol';
import type { ReadLine } from '@/utils/recognise/import/voucher';
import type { PackAbout } from '@/utils/bundle/pack/readme';
import type { MarginText } from '@/utils/packs/labels';
import type { PackPicture, Sheet, SheetPlan } from '@/utils/packs/pack.types';
import type { PlannedPage } from '@/utils/packs/plan-pages';
import type { ChannelProfile } from '@/utils/packs/profile.types';
import type { CutPage } from '@/utils/pictures/cut-page';
import type { AppError } from '@/utils/shared/errors';
import type { Result } from '@/utils/shared/result';
import type { Term } from '@/utils/recognise/search/match';
import type { TimelineEvent } from '@/utils/case/timeline/types';
import type { TextAnswer } from '@/utils/storage/search';
import type { UtcIso } from '@/utils/shared/time';
import type { CertificateRow, StampRow } from '@/utils/storage/paper-rows';
import type { GuardRow } from '@/utils/storage/guard-rows';
import type { DocumentRow } from '@/utils/storage/paper-rows';
import type { CaseRow, ExhibitRow, JobRow, LogRow, SettingRow } from '@/utils/storage/rows';

type Live<T> = (callback: (value: T) => void) => () => void;

export interface StorageState {
  readonly usedBytes: number;
  readonly quotaBytes: number;
  readonly persisted: boolean;
}

/** Pages of the workspace that are about no case. */
export type OwnPage = 'settings' | 'help' | 'welcome' | 'joint';
/** `verify` is a page of its own. */
export type OpenedPage = OwnPage | 'verify';

export interface Shortcut {
  readonly name: string;
  /** As the browser writes it, `Alt+Shift+S`; empty when none is set. */
  readonly keys: string;
}

/** What the user has allowed beyond the install. */
export interface Grants {
  /** Match patterns, as the browser lists them. */
  readonly sites: readonly string[];
  /** The browser's own archive of each page (MHTML) is kept; `null` where the browser has none. */
  readonly archive: boolean | null;
  /** Deadlines that press or have run out are told by a notice of the browser. */
  readonly notices?: boolean;
}

/** Seals of a case and of this installation. */
export interface SealPorts {
  readonly liveStamps: (caseId: CaseId, callback: (rows: readonly StampRow[]) => void) => () => void;
  readonly liveCertificates: (
    caseId: CaseId,
    callback: (rows: readonly CertificateRow[]) => void,
  ) => () => void;
  /** The key that signs; `null` before the first export. */
  readonly liveKey: Live<KeyShown | null>;
}

export interface KeyShown {
  /** SHA-256 of its public half, hex. */
  readonly fingerprint: string;
  readonly createdAt: UtcIso;
}

/** Bringing files in, and reading them. */
export interface ImportPorts {
  /** Leaves files for the background; answers the id of each in the inbox. Errors: `leaveFiles` in utils/app/import. */
  readonly leaveFiles: (files: readonly File[], signal: AbortSignal) => Promise<readonly Result<string>[]>;
  /** The text in a picture, read on this device. `onProgress`: 0–1, `null` while the recogniser is loaded. */
  readonly readPicture: (
    picture: Blob,
    signal: AbortSignal,
    onProgress: (share: number | null) => void,
  ) => Promise<Result<readonly ReadLine[]>>;
  /** Whether words of an imported file could not be read, so that no search finds them; `null`: not so, or not yet known. */
  readonly liveUnread: (id: ExhibitId, set: (unread: 'all' | 'some' | null) => void) => () => void;
}

/** Work on the pictures of a pack; what it holds decoded is freed by `close`. */
export interface PackWork {
  /** Errors: `planSheet` in utils/pictures. */
  readonly plan: (
    sheet: Sheet,
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ) => Promise<Result<SheetPlan>>;
  /** Errors: `cutPage` in utils/pictures. */
  readonly cut: (
    plan: SheetPlan,
    page: PlannedPage,
    margin: MarginText,
    profile: Pick<ChannelProfile, 'formats' | 'maxBytesEach'>,
    signal: AbortSignal,
  ) => Promise<Result<CutPage | null>>;
  readonly close: () => void;
}

/** Making packs of pictures. */
export interface PackPorts {
  readonly open: () => PackWork;
  readonly digest: (blob: Blob) => Promise<Sha256>;
  readonly zip: (pictures: readonly PackPicture[], text: string, about: PackAbout) => Promise<Blob>;
}

/**
 * Everything a screen needs from outside. Entry points pass the store, the messages and the browser; tests and the
 * gallery pass sample data. Each `live…` calls back now and after every change, and returns its unsubscribe.
 */
export interface Ports {
  readonly liveCases: Live<readonly CaseRow[]>;
  readonly liveCurrentCaseId: Live<CaseId | null>;
  /** Newest first. */
  readonly liveExhibits: (caseId: CaseId, callback: (rows: readonly ExhibitRow[]) => void) => () => void;
  /** All of them, newest first, of each only what is picked: ten thousand whole records are much to hold. */
  readonly liveExhibitsAs: <T>(
    caseId: CaseId,
    pick: (row: ExhibitRow) => T,
    callback: (picked: readonly T[]) => void,
  ) => () => void;
  /** The latest, newest first, and whether there are more: what a popup shows first. */
  readonly liveLatest: (
    caseId: CaseId,
    limit: number,
    callback: (page: { readonly rows: readonly ExhibitRow[]; readonly more: boolean }) => void,
  ) => () => void;
  /** Those of the ids that are there, in their order. */
  readonly liveExhibitsOf: (
    ids: readonly ExhibitId[],
    callback: (rows: readonly ExhibitRow[]) => void,
  ) => () => void;
  /** Notes, deletions, exports and the end of a case, oldest first. */
  readonly liveEvents: (caseId: CaseId, callback: (events: readonly TimelineEvent[]) => void) => () => void;
  /** Reads in what the next search will look through. */
  readonly warmTexts: (caseId: CaseId) => void;
  /** Exhibits whose pages, conversations or files hold any of the terms. */
  readonly searchTexts: (
    caseId: CaseId,
    terms: readonly Term[],
    signal: AbortSignal,
  ) => Promise<Result<TextAnswer>>;
  readonly liveExhibit: (id: ExhibitId, callback: (row: ExhibitRow | null) => void) => () => void;
  /** Guarded conversations that are not over. */
  readonly liveGuards: Live<readonly GuardRow[]>;
  /** Running ones and those that ended lately, newest first. */
  readonly liveJobs: Live<readonly JobRow[]>;
  readonly liveLog: (caseId: CaseId, callback: (rows: readonly LogRow[]) => void) => () => void;
  /** Papers that were taken out, newest first. */
  readonly liveDocuments: (caseId: CaseId, callback: (rows: readonly DocumentRow[]) => void) => () => void;
  readonly liveSetting: (key: SettingRow['key'], callback: (value: string | null) => void) => () => void;
  readonly liveStorage: Live<StorageState>;
  readonly liveGrants: Live<Grants>;
  /** Let the browser ask, or withdraw; whether it is so now. To be called first thing in a click handler. */
  readonly requestSites: (sites: readonly string[]) => Promise<boolean>;
  readonly withdrawSites: (sites: readonly string[]) => Promise<boolean>;
  readonly setArchive: (on: boolean) => Promise<boolean>;
  readonly setNotices: (on: boolean) => Promise<boolean>;
  /** Whether captures of that page's site keep its server's address; `null` where there is no site. */
  readonly liveServerFacts: (url: string, callback: (on: boolean | null) => void) => () => void;
  /** Asks the browser, or gives back what it has granted. To be called in the click itself. */
  readonly setServerFacts: (url: string, on: boolean) => Promise<void>;
  /** Only when the store could not be read. */
  readonly liveFailure: Live<AppError>;
  readonly readBlob: (sha256: Sha256) => Promise<Result<Blob>>;
  readonly readOutbox: (
    jobId: JobId,
  ) => Promise<Result<readonly { readonly name: string; readonly blob: Blob }[]>>;
  readonly ask: <K extends MessageName>(name: K, request: Request<K>) => Promise<Result<Response<K>>>;
  /** `tab`: one of the workspace's, e.g. `steps`; `import`: to bring files in. */
  readonly openWorkspace: (query: {
    exhibit?: ExhibitId;
    case?: CaseId;
    tab?: string;
    import?: '1';
    q?: string;
  }) => Promise<void>;
  /** Only where files can be brought in. */
  readonly imports?: ImportPorts;
  /** Only where packs can be made. */
  readonly packs?: PackPorts;
  /** Time-stamps, what outsiders issued, and the key: only where they are shown. */
  readonly seals?: SealPorts;
  /** Leaves files for the background to take; the answer is the ids to name them by. */
  readonly leaveFiles: (files: readonly File[]) => Promise<Result<readonly string[]>>;
  /** Bytes of the exhibits of each case. */
  readonly liveCaseSizes: Live<ReadonlyMap<CaseId, number>>;
  readonly readShortcuts: () => Promise<readonly Shortcut[]>;
  /** Where the browser lets the user change them; `false` where it does not let us open that. */
  readonly openShortcutSettings: () => Promise<boolean>;
  readonly extensionVersion: () => string;
  readonly openPage: (page: OpenedPage) => Promise<void>;
  readonly targetTabId: () => Promise<number | null>;
  /** What the tab shows now, for a person to point at. Nothing of it is kept. */
  readonly tabPicture: (tabId: number) => Promise<Result<Blob>>;
  readonly saveFile: (name: string, blob: Blob) => void;
  readonly uiLanguage: () => string;
  /** ms since the epoch. */
  readonly now: () => number;
}
