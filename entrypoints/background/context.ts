import type { Digests } from '@/utils/shared/digest';
import { streamedDigests } from '@/utils/shared/stream-digest';
import { LiuzhengDb } from '@/utils/storage/db';
import { Ledger } from '@/utils/storage/ledger';

export interface Store {
  readonly db: LiuzhengDb;
  readonly ledger: Ledger;
  readonly digests: Digests;
}

export function openStore(): Store {
  const db = new LiuzhengDb();
  const digests = streamedDigests(crypto.subtle);
  return { db, digests, ledger: new Ledger(db, digests) };
}
