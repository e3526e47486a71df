import type { CaseId } from '../exhibit/ids';
import { isCaseId } from '../exhibit/ids';
import type { UtcIso } from '../shared/time';

/** What is wrong with the custody log of a case in the store, each with its sentence in `assets/locales/…/fixity.ts`. */
export type LogFinding =
  /** `line`: 1-based number of the first line that is not as it was written, or does not follow from the one before. */
  | { readonly code: 'LOG_LINE'; readonly line: number }
  /** The lines hold together, but the case names another last one: the end was cut off, or the case's row is an older one. */
  | { readonly code: 'LOG_HEAD'; readonly lines: number; readonly expected: number }
  /** There is a case and not one line. */
  | { readonly code: 'LOG_EMPTY' }
  /** `number`: of the exhibit. The log says it is here, and it is not; or the other way round; or its record is another. */
  | { readonly code: 'EXHIBIT_LOST' | 'EXHIBIT_UNLOGGED' | 'RECORD_CHANGED'; readonly number: number };

export interface WrongLog {
  readonly id: CaseId;
  readonly title: string;
  readonly findings: readonly LogFinding[];
}

/** What the last look at all logs found. */
export interface LogsSeen {
  readonly at: UtcIso;
  /** Of the extension. */
  readonly version: string;
  readonly wrong: readonly WrongLog[];
}

/** Reads it back out of the settings; `null` when there is none or another version wrote it in another way. */
export function parseLogsSeen(text: string | null | undefined): LogsSeen | null {
  try {
    const seen = JSON.parse(text ?? 'null') as Partial<LogsSeen> | null;
    const usable =
      typeof seen?.at === 'string' &&
      typeof seen.version === 'string' &&
      Array.isArray(seen.wrong) &&
      seen.wrong.every(
        (one: Partial<WrongLog>) =>
          isCaseId(one.id) && typeof one.title === 'string' && Array.isArray(one.findings),
      );
    return usable ? (seen as LogsSeen) : null;
  } catch {
    return null;
  }
}
