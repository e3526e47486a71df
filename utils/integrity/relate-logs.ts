import type { LogEvent } from './chain.types';
import { readChainLine } from './chain-line';

/** How the log of an archive stands to the log of the same case here. */
export type LogRelation =
  /** Everything it says of the dispute is here already. */
  | { readonly kind: 'present' }
  /** It goes on from what is here. `superseded`: lines here that it has not, none of them about evidence. */
  | { readonly kind: 'newer'; readonly superseded: readonly string[] }
  /** Both have gone on, each in its own way: a chain cannot hold both. */
  | { readonly kind: 'diverged' };

/** Lines that an installation writes when it exports, restores or checks its store; they say nothing about the dispute. */
const OWN: ReadonlySet<LogEvent['type']> = new Set<LogEvent['type']>([
  'bundle-exported',
  'case-restored',
  'fixity-checked',
]);
/** Time-stamps come in by themselves as well. Giving way to an archive their tokens stay; an archive's are worth taking in. */
const YIELDING: ReadonlySet<LogEvent['type']> = new Set([...OWN, 'exhibit-timestamped'] as const);

/** Compares whole lines, which name the hash of the line before: the first that differs is where they part. */
export function relateLogs(here: readonly string[], archive: readonly string[]): LogRelation {
  const parted = here.findIndex((line, index) => line !== archive[index]);
  const shared = parted < 0 ? here.length : parted;
  const known = shared > 0;
  if (shared >= archive.length || (known && archive.slice(shared).every((line) => isOf(line, OWN))))
    return { kind: 'present' };
  const superseded = here.slice(shared);
  const kept = here.length === 0 || (known && superseded.every((line) => isOf(line, YIELDING)));
  return kept ? { kind: 'newer', superseded } : { kind: 'diverged' };
}

function isOf(line: string, types: ReadonlySet<LogEvent['type']>): boolean {
  const read = readChainLine(line);
  return read.ok && types.has(read.value.type);
}
