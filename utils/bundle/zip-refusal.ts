import { err, type Result } from '../shared/result';
import type { VerdictCode } from '../integrity/verdicts';

/** Why an archive is not read. Every code has its sentence in the verdict table. */
export type ZipCode = Extract<VerdictCode, `ZIP_${string}` | 'FILE_EMPTY' | 'FILE_NOT_ZIP'>;

export interface ZipRefusal {
  readonly code: ZipCode;
  /** The entry it is about, as printable ASCII. */
  readonly name?: string;
}

export function refuse(code: ZipCode, name?: string): Result<never, ZipRefusal> {
  return err(name === undefined ? { code } : { code, name: printable(name) });
}

/** A hostile name must not reach a terminal or a page with its control characters. */
export function printable(name: string): string {
  return name.replace(/[^\u0020-\u007e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
