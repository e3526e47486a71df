import type { ExportFlow } from '@/components/hooks/use-export';
import type { FixityFlow } from '@/components/hooks/use-fixity';
import type { ListPictureFlow } from '@/components/case/exhibit-list-picture/use-list-picture';
import type { CaseView } from '@/components/case/case-view';
import type { CaseEdits } from '@/components/hooks/use-case-edits';
import type { Ports } from '@/components/ports';
import type { TemplateId } from '@/utils/documents/model';
import type { ExhibitId } from '@/utils/exhibit/ids';
import type { CaseRow, ExhibitRow } from '@/utils/storage/rows';
import type { CaseTab } from '../use-route';

/** What each tab of a case is given. */
export interface TabProps {
  readonly ports: Ports;
  readonly row: CaseRow;
  /** Newest first. */
  readonly exhibits: readonly ExhibitRow[];
  readonly view: CaseView;
  readonly edits: CaseEdits;
  readonly bundle: ExportFlow;
  readonly fixity: FixityFlow;
  readonly listPicture: ListPictureFlow;
  readonly onOpen: (id: ExhibitId) => void;
  /** What the address asks to search for. */
  readonly query: string;
  /** Number of the kept paper that the address asks for. */
  readonly paper: number | undefined;
  /** Opens a kept paper; `null`: where packs are made. */
  readonly onOpenPaper: (paper: number | null) => void;
  readonly onTab: (tab: CaseTab) => void;
  /** Which paper the address asks to write. */
  readonly write: TemplateId | undefined;
  readonly onWrite: (paper: TemplateId) => void;
}
