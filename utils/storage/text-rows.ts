import type { CaseId, ExhibitId } from '../exhibit/ids';

/** Words of one exhibit's files, for searching. Not evidence: it can be thrown away and made anew. */
export interface TextRow {
  readonly id: ExhibitId;
  readonly caseId: CaseId;
  /** Of the exhibit. */
  readonly number: number;
  /** Of the reader that made it; another one makes it anew. */
  readonly version: number;
  readonly parts: readonly TextPart[];
}

export interface TextPart {
  /** `page`: what the page said; `chat`: a conversation; `file`: read off an imported file. */
  readonly of: 'page' | 'chat' | 'file';
  /** Folded (`indexText`), in the order of the file. */
  readonly text: string;
  /** There is more in the file than is searched. */
  readonly cut?: true;
  /** Recognised in a picture on the user's wish. Only here: no file of the exhibit holds it. */
  readonly read?: true;
}
