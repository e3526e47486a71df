import type { JournalEntry } from '../app/guard/journal.types';
import type { CaseId, ExhibitId, GuardId } from '../exhibit/ids';
import type { ChatSource } from '../recognise/chat/model';
import type { AppError } from '../shared/errors';
import type { ClockReading, UtcIso } from '../shared/time';

/** A guarded conversation: what is known about it at a glance. Its journal is in `guardJournal`. */
export interface GuardRow {
  readonly id: GuardId;
  readonly caseId: CaseId;
  readonly tabId: number;
  readonly frameId: number;
  /** As `chat.find` named the conversation. */
  readonly candidate: string;
  readonly source: ChatSource;
  readonly host: string;
  readonly startedAt: ClockReading;
  readonly updatedAt: UtcIso;
  /** `ending`: nothing more is heard, the exhibit is being sealed. */
  readonly state: 'on' | 'blind' | 'ending' | 'ended' | 'failed';
  /** Why it cannot see, or did end: a code of `GUARD_REASONS`. */
  readonly reason?: string;
  /** Since when it is blind. */
  readonly since?: UtcIso;
  /** Documents it has watched so far: each numbers its events anew. */
  readonly document: number;
  /** Number of the last event of that document that is stored. */
  readonly heard: number;
  readonly nextSeq: number;
  readonly counts: GuardCounts;
  readonly error?: AppError;
  /** Given when it begins, so that sealing twice makes one exhibit. */
  readonly exhibitId: ExhibitId;
}

export interface GuardCounts {
  readonly present: number;
  readonly added: number;
  readonly changed: number;
  readonly recalled: number;
  readonly removed: number;
  readonly pictures: number;
}

/** What a guard was told, as it was told: everything else follows from it. */
export interface GuardJournalRow {
  readonly guardId: GuardId;
  readonly seq: number;
  readonly entry: JournalEntry;
}
