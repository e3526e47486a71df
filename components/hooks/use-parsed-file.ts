import { ok, type Result } from '@/utils/shared/result';
import type { ExhibitRow } from '@/utils/storage/rows';
import type { Ports } from '../ports';
import { useRead, type Read } from './use-read';

/** A structured file of an exhibit, checked by `parse`; `null` where the exhibit does not hold it. */
export function useParsedFile<T>(
  row: ExhibitRow,
  path: string,
  parse: (text: string) => Result<T>,
  readBlob: Ports['readBlob'],
): Read<T | null> {
  const file = row.record.files.find((candidate) => candidate.path === path);
  const read = async (): Promise<Result<T | null>> => {
    if (!file) return ok(null);
    const blob = await readBlob(file.sha256);
    return blob.ok ? parse(await blob.value.text()) : blob;
  };
  return useRead(read, [file?.sha256]);
}
