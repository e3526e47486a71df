import type { TextRun } from '../../recognise/types';
import type { RunSlice } from '../agent-protocol';

/** Far below the 64 MiB of a message, with the longest texts pages have. */
const PER_MESSAGE = 5000;

export const runSlice = (runs: readonly TextRun[], from: number): RunSlice => ({
  runs: runs.slice(from, from + PER_MESSAGE),
  end: from + PER_MESSAGE >= runs.length,
});
