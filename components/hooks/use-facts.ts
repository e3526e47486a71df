import type { Fact } from '@/utils/recognise/types';
import { appError } from '@/utils/shared/errors';
import { err, ok, type Result } from '@/utils/shared/result';
import type { ExhibitRow } from '@/utils/storage/rows';
import type { Ports } from '../ports';
import { useRead, type Read } from './use-read';

/** An exhibit's `facts.json`; none at all where the file was not made. */
export function useFacts(row: ExhibitRow | null, readBlob: Ports['readBlob']): Read<readonly Fact[]> {
  const file = row?.record.files.find((candidate) => candidate.path === 'facts.json');
  const read = async (): Promise<Result<readonly Fact[]>> => {
    if (!file) return ok([]);
    const blob = await readBlob(file.sha256);
    return blob.ok ? factsOf(await blob.value.text()) : blob;
  };
  return useRead(row ? read : null, [row?.id, file?.sha256]);
}

/** The facts in a stored `facts.json`; `STORE_DAMAGED` where it is none. */
export function factsOf(json: string): Result<readonly Fact[]> {
  try {
    const parsed: unknown = JSON.parse(json);
    const facts =
      typeof parsed === 'object' && parsed !== null && 'facts' in parsed ? parsed.facts : undefined;
    return Array.isArray(facts) ? ok(facts as Fact[]) : err(appError('STORE_DAMAGED'));
  } catch {
    return err(appError('STORE_DAMAGED'));
  }
}
