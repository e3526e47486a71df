import type { FactChange, Side } from '@/utils/recognise/compare/change.types';
import { compareFacts } from '@/utils/recognise/compare/facts';
import { ok, type Result } from '@/utils/shared/result';
import type { ExhibitRow } from '@/utils/storage/rows';
import { useRead, type Read } from '../../hooks/use-read';
import type { Ports } from '../../ports';
import { readSide } from './read-side';

export interface Changes {
  readonly before: Side;
  readonly after: Side;
  readonly facts: readonly FactChange[];
}

/** What changed in words between two exhibits. */
export function useChanges(
  before: ExhibitRow,
  after: ExhibitRow,
  readBlob: Ports['readBlob'],
): Read<Changes> {
  const read = async (): Promise<Result<Changes>> => {
    const [a, b] = await Promise.all([readSide(before, readBlob), readSide(after, readBlob)]);
    if (!a.ok) return a;
    if (!b.ok) return b;
    return ok({ before: a.value, after: b.value, facts: compareFacts(a.value, b.value) });
  };
  return useRead(read, [before.id, after.id]);
}
