import type { CaseId, GuardId } from '../../exhibit/ids';
import type { ExhibitFile } from '../../exhibit/model';
import type { GuardEntry } from '../../integrity/guard-entries';
import type { ChatConnection } from '../../platform/chat-agents';
import type { Result } from '../../shared/result';
import type { GuardJournalRow, GuardRow } from '../../storage/guard-rows';
import type { CaptureJournal, CapturePorts } from '../capture/ports';
import type { FindPorts } from '../chat/find';

/** What one write of a guard puts into the store, all of it or nothing. */
export interface GuardWrite {
  readonly row: GuardRow;
  readonly journal: readonly GuardJournalRow[];
  readonly events: readonly GuardEntry[];
  /** Used when the case does not exist yet. */
  readonly newCaseTitle: string;
}

/** Everything a guard needs from outside; the background wires the real ones. */
export interface GuardPorts
  extends
    FindPorts,
    Pick<
      CapturePorts,
      'clock' | 'newId' | 'digests' | 'environment' | 'screenshot' | 'decode' | 'thumbnail'
    > {
  readonly tabs: Pick<CapturePorts['tabs'], 'info' | 'restrictedBy' | 'onSwitched'>;
  /** The chat script that stands in that frame already; needs no permission. */
  readonly reopen: (tabId: number, frameId: number) => Result<ChatConnection>;
  /** A capture runs: pictures are its alone. */
  readonly capturing: () => boolean;
  readonly store: GuardStore;
  /** Tells the icon and whatever keeps the background awake. `off`: not guarded any more. */
  readonly signal: (tabId: number, state: 'on' | 'blind' | 'off') => void;
}

export interface GuardStore {
  target(): Promise<CaseId>;
  write(write: GuardWrite): Promise<Result<null>>;
  /** Those that are not over. */
  open(): Promise<GuardRow[]>;
  journal(id: GuardId): Promise<GuardJournalRow[]>;
  stage(id: GuardId, file: ExhibitFile, blob: Blob): Promise<Result<null>>;
  staged(id: GuardId): Promise<ExhibitFile[]>;
  read(file: ExhibitFile): Promise<Result<Blob>>;
  readonly seal: CaptureJournal['seal'];
  readonly confirm: CaptureJournal['confirm'];
  /** The guard is over: its row says so, its journal is forgotten (the exhibit has it). */
  close(row: GuardRow): Promise<Result<null>>;
}
