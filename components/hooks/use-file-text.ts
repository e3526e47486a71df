import { ok, type Result } from '@/utils/shared/result';
import type { ExhibitRow } from '@/utils/storage/rows';
import type { Ports } from '../ports';
import { useRead, type Read } from './use-read';

/** A text file of an exhibit; `null` where the exhibit does not hold it. */
export function useFileText(row: ExhibitRow, path: string, readBlob: Ports['readBlob']): Read<string | null> {
  const file = row.record.files.find((candidate) => candidate.path === path);
  const read = async (): Promise<Result<string | null>> => {
    if (!file) return ok(null);
    const blob = await readBlob(file.sha256);
    return blob.ok ? ok(await blob.value.text()) : blob;
  };
  return useRead(read, [file?.sha256]);
}
