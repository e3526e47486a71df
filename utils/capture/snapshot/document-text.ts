import type { TextRun } from '../../recognise/types';
import type { ClosedFrame } from '../agent-protocol';
import type { FrameSlot } from '../protocol';
import type { Tally } from './tally';

/** What a document says, as a user could read it. */
export interface DocumentText {
  readonly text: string;
  readonly runs: readonly TextRun[];
  /** Where the words of each frame belong that this document may not read. */
  readonly places: ReadonlyMap<Element, NonNullable<FrameSlot['text']>>;
  /** Those of them that a user sees. */
  readonly closed: readonly ClosedFrame[];
}

export type ReadText = (document: Document, tally: Tally) => DocumentText;

export const NO_TEXT: DocumentText = { text: '', runs: [], places: new Map(), closed: [] };
