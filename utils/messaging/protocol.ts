import type { RedactionPlan } from '../bundle/redacted/plan';
import type { CaseEntry } from '../case/model';
import type { EvidenceKind } from '../exhibit/model';
import type { ScrollerChoice } from '../capture/agent-protocol';
import type { ChatCandidate } from '../recognise/chat/candidate.types';
import type { BeaconSettings } from '../integrity/beacon/beacons';
import type { StampSettings } from '../integrity/timestamp/authorities';
import type { CertificateCheck } from '../integrity/timestamp/foreign';
import type { CaseId, ExhibitId, GuardId, JobId } from '../exhibit/ids';
import type { LogEvent } from '../integrity/chain.types';
import type { Recognition } from '../recognise/types';
import type { AppError, ErrorCode } from '../shared/errors';
import type { BulkChange } from '../storage/bulk-edit';
import type { ImportItem } from '../storage/rows';

/** What the log says of a pack. */
export type MadePack = Omit<Extract<LogEvent, { type: 'pack-made' }>, 'type'>;

/** What a page may ask of the background. Pages read the store themselves; only the background writes. */
export interface Protocol {
  /**
   * Starts a capture of the tab into the current case (made when there is none). Answers as soon as it is under way.
   * `only`: the selector of one of `page.inspect`'s scrollers, when the user wants just that one.
   */
  'capture.start': { request: { tabId: number; only?: string }; response: { jobId: JobId } };
  /** Looks for conversations on the page, in every frame that can be read; best first. Touches nothing. */
  'chat.find': {
    request: { tabId: number };
    response: {
      candidates: readonly ChatCandidate[];
      /** Sites (match patterns) of frames that may not be read yet: a conversation may be in one of them. */
      closedSites?: readonly string[];
      /** Hosts of frames that did not answer in time; asked again they may. */
      late?: readonly string[];
    };
  };
  /**
   * What stands at a point of the tab's visible part, as shares (0–1) of its width and height: a conversation, also one
   * that would not be found; or a frame (match pattern) that may not be read. Touches nothing.
   */
  'chat.at': {
    request: { tabId: number; x: number; y: number };
    response: { candidate: ChatCandidate | null; closedSite?: string };
  };
  /**
   * Starts to keep a whole conversation: the one named (`ChatCandidate.id`), else the best one found. `at`: the point it
   * was named by. Answers as soon as it is under way; progress and end are in the job's row, as for `capture.start`.
   */
  'chat.start': {
    request: { tabId: number; candidate?: string; at?: { x: number; y: number } };
    response: { jobId: JobId };
  };
  /**
   * Begins to guard a conversation of the tab: the one named (`ChatCandidate.id`), else the best one found. Answers once
   * what stands there is in the store; what happens then is in the guard's row.
   */
  'guard.start': { request: { tabId: number; candidate?: string }; response: { guardId: GuardId } };
  /** Ends the guard of the tab, or the one named, and seals its exhibit. */
  'guard.stop': { request: { tabId: number } | { guardId: GuardId }; response: { exhibitId: ExhibitId } };
  /** Why what the tab's guard sees cannot be written now: on a full disk its row cannot say so either. */
  'guard.trouble': { request: { tabId: number }; response: { error: AppError | null } };
  'job.cancel': { request: { jobId: JobId }; response: null };
  /** Reads the page without keeping anything: what it is, and whether it can be captured. */
  'page.inspect': {
    request: { tabId: number };
    response: {
      url: string;
      title: string;
      blocked?: ErrorCode;
      recognition?: Recognition;
      /** Sites (match patterns) of frames in it that may not be read yet. */
      closedSites?: readonly string[];
      scrollers?: readonly ScrollerChoice[];
    };
  };
  'case.create': { request: { title: string }; response: { caseId: CaseId } };
  'case.rename': { request: { caseId: CaseId; title: string }; response: null };
  /** Removes a case with everything in it and its log. There is no way back but a bundle or a backup. */
  'case.delete': { request: { caseId: CaseId }; response: null };
  'case.select': { request: { caseId: CaseId }; response: null };
  /** Adds to the case's history, all of it or nothing: fields confirmed, contacts, deadlines, its end. */
  'case.record': { request: { caseId: CaseId; entries: readonly CaseEntry[] }; response: null };
  'exhibit.classify': { request: { exhibitId: ExhibitId; kind: EvidenceKind }; response: null };
  /** What was recognised in its picture, to be searched. Derived: nothing of the exhibit or its log changes. */
  'exhibit.read': { request: { exhibitId: ExhibitId; text: string }; response: null };
  'exhibit.note': { request: { exhibitId: ExhibitId; note: string }; response: null };
  'exhibit.tag': { request: { exhibitId: ExhibitId; tags: readonly string[] }; response: null };
  'exhibit.delete': { request: { exhibitId: ExhibitId; reason: string }; response: null };
  /** The same done to up to 40 exhibits of a case, all or none; how many it changed. */
  'exhibits.edit': {
    request: { caseId: CaseId; exhibitIds: readonly ExhibitId[]; change: BulkChange };
    response: { changed: number };
  };
  /**
   * Keeps a paper as it was taken out: the files a page left in the inbox, `paper.txt` first. Answers its number; a text that
   * was kept before has the number it got then.
   */
  'document.keep': {
    request: {
      caseId: CaseId;
      template: string;
      title: string;
      exhibits: readonly number[];
      inbox: readonly string[];
    };
    response: { number: number };
  };
  /**
   * Takes files of the inbox into a case, one exhibit a file. Answers as soon as it is under way; progress, and what became
   * of each file, are in the job's row. `again`: although the case has the same bytes already.
   */
  'import.start': { request: { caseId: CaseId; items: readonly ImportItem[] }; response: { jobId: JobId } };
  'export.start': { request: { caseId: CaseId }; response: { jobId: JobId } };
  /** A masked copy; it waits in the outbox as an export does. The originals stay as they are. */
  'export.redacted': { request: { caseId: CaseId; plan: RedactionPlan }; response: { jobId: JobId } };
  /** The page has handed the finished volumes to the downloads: the outbox may be emptied. */
  'export.saved': { request: { jobId: JobId }; response: null };
  /** 体检: reads every file of a case, or of all, back and hashes it again; what was found is in the job's row. */
  'fixity.start': { request: { caseId?: CaseId }; response: { jobId: JobId } };
  /** Every case into one archive; the volumes wait in the outbox as an export's do. */
  'backup.start': { request: Readonly<Record<string, never>>; response: { jobId: JobId } };
  /**
   * Takes in backups and bundles that a page left in the inbox. `deletions`: exhibits that the archive says were deleted
   * are deleted here too; without it such a case is refused.
   */
  'restore.start': { request: { inbox: readonly string[]; deletions: boolean }; response: { jobId: JobId } };
  /** A pack was made in a page and given to the user; the case's log keeps its hashes. */
  'pack.made': { request: { caseId: CaseId; pack: MadePack }; response: null };
  /** 可信时间: switch, which authorities, the user's own. Permission was asked for by the page, in the click. */
  'stamps.configure': { request: { settings: StampSettings }; response: null };
  /** 试一次: one request over a random hash; the time-stamp is checked and thrown away. */
  'stamps.try': {
    request: { url: string; root?: string };
    response: {
      time: string;
      /** TIMESTAMP_OK, TIMESTAMP_ROOT_UNKNOWN or TIMESTAMP_UNSUPPORTED. */
      code: string;
      tsa?: string;
      root?: string;
    };
  };
  /** Asks for an exhibit's outstanding time-stamps again, the refused ones too. */
  'stamps.retry': { request: { exhibitId: ExhibitId }; response: null };
  /** 给已有证据补盖: how many requests were queued. */
  'stamps.earlier': { request: Readonly<Record<string, never>>; response: { queued: number } };
  /** The not-before mark: switch, which relays, the user's own. Permission was asked for by the page, in the click. */
  'beacon.configure': { request: { settings: BeaconSettings }; response: null };
  /** 试一次: the relay's newest pulse, as it sent it; whether it holds is for the page to check. */
  'beacon.try': { request: { url: string }; response: { pulse: string } };
  /** A new key signs from now on. */
  'key.rotate': { request: Readonly<Record<string, never>>; response: null };
  /** Keeps what outsiders issued, out of the inbox; about an exhibit (`number`) or the case. */
  'certificate.attach': {
    request: { caseId: CaseId; number?: number; inbox: readonly string[] };
    response: { attached: number };
  };
  /** Holds one against what it could be over. */
  'certificate.check': { request: { id: string }; response: CertificateCheck };
  /** Signs the tagmanifest of a joint folder (`isJointTagManifest`) with the installation's key. DER as base64, key as PEM. */
  'joint.sign': { request: { tagManifest: string }; response: { signature: string; pem: string } };
  'settings.set': {
    request: {
      /** `reminder`: no reminder to export before this moment, RFC 3339 UTC. */
      /** `packProfiles`: limits of channels as the user set them (`parseProfileEdits`). */
      key:
        | 'chatLimits'
        | 'iconCaptures'
        | 'locale'
        | 'packProfiles'
        | 'reminder'
        | 'serverTime'
        | 'theme'
        | 'volumeSize';
      value: string;
    };
    response: null;
  };
}

export type MessageName = keyof Protocol;
export type Request<K extends MessageName> = Protocol[K]['request'];
export type Response<K extends MessageName> = Protocol[K]['response'];
