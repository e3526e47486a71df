import type { CaseId } from '../exhibit/ids';

/** Words of one exhibit's files, or of a kept paper, for searching. Not evidence: it can be thrown away and made anew. */
export interface TextRow {
  /** Of the exhibit, or UUID of the paper. */
  readonly id: string;
  readonly caseId: CaseId;
  /** Of the exhibit; 0: a paper, of which cases have few. */
  readonly number: number;
  /** Of the reader that made it; another one makes it anew. */
  readonly version: number;
  readonly parts: readonly TextPart[];
  /** Words of its file that nobody could read, and so nobody finds: `all` of them or `some`. */
  readonly unread?: 'all' | 'some';
}

export interface TextPart {
  /** `page`: what the page said; `chat`: a conversation; `file`: read off an imported file; `paper`: a kept paper. */
  readonly of: 'page' | 'chat' | 'file' | 'paper';
  /** Folded (`indexText`), in the order of the file. */
  readonly text: string;
  /** There is more in the file than is searched. */
  readonly cut?: true;
  /** Recognised in a picture on the user's wish. Only here: no file of the exhibit holds it. */
  readonly read?: true;
}
