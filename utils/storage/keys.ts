import type { CaseId, Sha256 } from '../exhibit/ids';
import type { LogLine } from '../integrity/chain.types';
import { makeKeyPair, signerOf, type Signer } from '../integrity/signature';
import type { Digests } from '../shared/digest';
import { err, ok, type Result } from '../shared/result';
import type { UtcIso } from '../shared/time';
import type { LiuzhengDb } from './db';
import { explained } from './errors';
import type { Ledger } from './ledger';

/**
 * The key of this installation, made on first use and kept as a key object: its private half never exists as bytes a
 * program could copy. Two calls at once agree on one key. Removing the extension or its data ends it; the next one is
 * announced by a `key-changed` line in every log it signs for.
 */
export async function installationKey(
  db: LiuzhengDb,
  subtle: SubtleCrypto,
  at: UtcIso,
): Promise<Result<CryptoKeyPair>> {
  try {
    const kept = await db.keys.get('installation');
    if (kept) return ok(kept.pair);
    // Outside the transaction, which would end while waiting for the key.
    const pair = await makeKeyPair(subtle);
    return ok(
      await db.transaction('rw', db.keys, async () => {
        const other = await db.keys.get('installation');
        if (other) return other.pair;
        await db.keys.add({ id: 'installation', pair, createdAt: at });
        return pair;
      }),
    );
  } catch (thrown) {
    return err(await explained(thrown));
  }
}

/** 更换密钥: what is signed from now on is signed by another key. The next export of each case says so in its log. */
export async function rotateKey(
  db: LiuzhengDb,
  subtle: SubtleCrypto,
  at: UtcIso,
): Promise<Result<CryptoKeyPair>> {
  try {
    const pair = await makeKeyPair(subtle);
    await db.transaction('rw', db.keys, () => db.keys.put({ id: 'installation', pair, createdAt: at }));
    return ok(pair);
  } catch (thrown) {
    return err(await explained(thrown));
  }
}

/** The same, ready to sign. */
export async function installationSigner(
  db: LiuzhengDb,
  subtle: SubtleCrypto,
  digests: Digests,
  at: UtcIso,
): Promise<Result<Signer>> {
  const pair = await installationKey(db, subtle, at);
  if (!pair.ok) return pair;
  try {
    return ok(await signerOf(pair.value, subtle, digests));
  } catch (thrown) {
    return err(await explained(thrown));
  }
}

/** Makes the log name the key that signs from now on, once for each change. The log itself says which was the last. */
export async function declareKey(
  db: LiuzhengDb,
  ledger: Ledger,
  caseId: CaseId,
  at: UtcIso,
  key: Sha256,
): Promise<Result<null>> {
  try {
    const before = await lastKey(db, caseId);
    if (before === key) return ok(null);
    const event = before
      ? ({ type: 'key-changed', key, before } as const)
      : ({ type: 'key-set', key } as const);
    const entered = await ledger.enter(caseId, () => Promise.resolve(ok({ caseId, at, events: [event] })));
    return entered.ok ? ok(null) : entered;
  } catch (thrown) {
    return err(await explained(thrown));
  }
}

async function lastKey(db: LiuzhengDb, caseId: CaseId): Promise<Sha256 | undefined> {
  const rows = await db.log
    .where('[caseId+seq]')
    .between([caseId, 0], [caseId, Number.MAX_SAFE_INTEGER])
    .filter((row) => row.line.includes('"type":"key-'))
    .toArray();
  const lines = rows.map((row) => JSON.parse(row.line) as LogLine);
  const last = lines.findLast((line) => line.type === 'key-set' || line.type === 'key-changed');
  return last && 'key' in last ? last.key : undefined;
}
