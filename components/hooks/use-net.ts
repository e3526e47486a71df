import type { NetRecord } from '@/utils/exhibit/net/model';
import { readNetRecord } from '@/utils/exhibit/net/read';
import type { ExhibitRow } from '@/utils/storage/rows';
import type { Ports } from '../ports';
import { useParsedFile } from './use-parsed-file';
import type { Read } from './use-read';

/** An exhibit's `net.json`; `null` where it has none: kept before there was one, or cut short. */
export function useNet(row: ExhibitRow, readBlob: Ports['readBlob']): Read<NetRecord | null> {
  return useParsedFile(row, 'net.json', readNetRecord, readBlob);
}
