import { appendFile, readFile } from 'node:fs/promises';
import type { Apart, Member } from '../../joint/model';

export interface FoundFile {
  readonly path: string;
  /** Changes when the file does: size and time of change. */
  readonly state: string;
}

/** Raised whenever what is kept of a bundle changes: results of another version are worked out anew. */
const VERSION = 1;

interface Kept {
  readonly version: number;
  readonly key: string;
  readonly results: readonly (Member | Apart)[];
}

export const keyOf = (group: readonly FoundFile[]): string =>
  group.map(({ path, state }) => `${path}\u0000${state}`).join('\n');

/** Results of an interrupted run, line by line; a line that was cut off is worked out again. */
export async function keptResults(path: string): Promise<Map<string, readonly (Member | Apart)[]>> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const kept = new Map<string, readonly (Member | Apart)[]>();
  for (const line of text.split('\n')) {
    try {
      const one = JSON.parse(line) as Kept;
      if (one.version === VERSION) kept.set(one.key, one.results);
    } catch {
      // The end of a run that was killed.
    }
  }
  return kept;
}

export const keepResult = (path: string, key: string, results: readonly (Member | Apart)[]): Promise<void> =>
  appendFile(path, `${JSON.stringify({ version: VERSION, key, results } satisfies Kept)}\n`);
