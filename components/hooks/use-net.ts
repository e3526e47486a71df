import type { NetRecord } from '@/utils/exhibit/net/model';
import { readNetRecord } from '@/utils/exhibit/net/read';
import { ok, type Result } from '@/utils/shared/result';
import type { ExhibitRow } from '@/utils/storage/rows';
import type { Ports } from '../ports';
import { useRead, type Read } from './use-read';

/** An exhibit's `net.json`; `null` where it has none: kept before there was one, or cut short. */
export function useNet(row: ExhibitRow, readBlob: Ports['readBlob']): Read<NetRecord | null> {
  const file = row.record.files.find((candidate) => candidate.path === 'net.json');
  const read = async (): Promise<Result<NetRecord | null>> => {
    if (!file) return ok(null);
    const blob = await readBlob(file.sha256);
    return blob.ok ? readNetRecord(await blob.value.text()) : blob;
  };
  return useRead(read, [file?.sha256]);
}
