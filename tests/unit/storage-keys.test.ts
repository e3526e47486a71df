import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import type { CaseId, Sha256 } from '@/utils/exhibit/ids';
import type { LogLine } from '@/utils/integrity/chain.types';
import { webCryptoDigests } from '@/utils/shared/digest';
import { utf8 } from '@/utils/shared/bytes';
import { createCase } from '@/utils/storage/cases';
import { LiuzhengDb } from '@/utils/storage/db';
import { declareKey, installationKey, installationSigner } from '@/utils/storage/keys';
import { Ledger } from '@/utils/storage/ledger';

const AT = '2026-03-12T06:28:05.123Z';
const digests = webCryptoDigests(crypto.subtle);
let db: LiuzhengDb;
let count = 0;
beforeEach(() => {
  db = new LiuzhengDb(`keys-${(count += 1)}`);
});

test('an installation has one key, also when two ask for it at once, and after a restart', async () => {
  const both = await Promise.all([1, 2].map(() => installationSigner(db, crypto.subtle, digests, AT)));
  const prints = both.map((signer) => signer.ok && signer.value.fingerprint);
  expect(prints[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(prints[1]).toBe(prints[0]);
  db.close();
  const later = await installationSigner(new LiuzhengDb(db.name), crypto.subtle, digests, AT);
  expect(later.ok && later.value.fingerprint).toBe(prints[0]);
  expect(later.ok && (await later.value.sign(utf8('x'))).byteLength).toBeGreaterThan(60);
});

test('what is kept is no key that could be copied out', async () => {
  await installationKey(db, crypto.subtle, AT);
  const row = await db.keys.get('installation');
  expect(row?.pair.privateKey.extractable).toBe(false);
  if (!row) throw new Error('no key');
  await expect(crypto.subtle.exportKey('jwk', row.pair.privateKey)).rejects.toThrow();
});

test('the log names a key once, and every later one with the one before it', async () => {
  const ledger = new Ledger(db, digests);
  const id = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff' as CaseId;
  await createCase(ledger, id, AT, '案件', 'x');
  const [first, second] = ['a', 'b'].map((digit) => digit.repeat(64) as Sha256);
  for (const key of [first, first, second, second]) if (key) await declareKey(db, ledger, id, AT, key);
  const lines = (await db.log.toArray()).map((row) => JSON.parse(row.line) as LogLine);
  expect(lines.slice(1)).toMatchObject([
    { type: 'key-set', key: first },
    { type: 'key-changed', key: second, before: first },
  ]);
  expect(lines).toHaveLength(3);
});

test('a case that is not there gets no line', async () => {
  const declared = await declareKey(
    db,
    new Ledger(db, digests),
    crypto.randomUUID() as CaseId,
    AT,
    'a'.repeat(64) as Sha256,
  );
  expect(declared).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
});
