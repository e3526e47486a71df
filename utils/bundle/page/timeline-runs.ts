import type { LogLine } from '../../integrity/chain.types';

/** Kinds of lines that come by the dozen and say little one by one. */
const IN_RUNS: ReadonlySet<LogLine['type']> = new Set(['field-set', 'exhibit-timestamped', 'exhibit-tagged']);
/** ms between the first and the last line of a run: written in one sitting. */
const SITTING = 10 * 60_000;

export type Run = readonly [LogLine, ...LogLine[]];

/** The log's lines in their order; consecutive ones of one such kind, of one day and sitting, stand together. */
export function runsOf(lines: readonly LogLine[]): Run[] {
  const runs: [LogLine, ...LogLine[]][] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    const apart = run ? Date.parse(line.at) - Date.parse(run[0].at) : 0;
    if (run && IN_RUNS.has(line.type) && run[0].type === line.type && apart >= 0 && apart <= SITTING)
      run.push(line);
    else runs.push([line]);
  }
  return runs;
}
