import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { contact, exhibit, utc } from './build';
import { applyEntry } from '@/utils/case/apply';
import { refusalOf } from '@/utils/case/consistent';
import {
  CASE_FIELDS,
  EMPTY_DOSSIER,
  STAGES,
  type CaseEntry,
  type CaseField,
  type Dossier,
} from '@/utils/case/model';
import type { CaseId } from '@/utils/exhibit/ids';
import { readChainLine } from '@/utils/integrity/chain-line';
import { webCryptoDigests } from '@/utils/shared/digest';
import { createCase, recordInCase } from '@/utils/storage/cases';
import { LiuzhengDb } from '@/utils/storage/db';
import { Ledger } from '@/utils/storage/ledger';
import type { ExhibitRow } from '@/utils/storage/rows';

const AT = '2026-03-12T06:31:05.123Z';
let db: LiuzhengDb;
let ledger: Ledger;
let caseId: CaseId;
let names = 0;

beforeEach(async () => {
  db = new LiuzhengDb(`record-${names++}`);
  ledger = new Ledger(db, webCryptoDigests(crypto.subtle));
  caseId = crypto.randomUUID() as CaseId;
  await createCase(ledger, caseId, AT, '某某卡盟', '留证');
});

const record = (...entries: CaseEntry[]) => recordInCase(db, ledger, caseId, AT, entries);
const known = async (): Promise<Dossier | undefined> => (await db.cases.get(caseId))?.dossier;

/** What the log alone says of the case. */
async function replayed(): Promise<Dossier> {
  let dossier = EMPTY_DOSSIER;
  for (const { line } of await db.log.orderBy('[caseId+seq]').toArray()) {
    const read = readChainLine(line);
    if (!read.ok) throw new Error(read.error);
    // Lines of other kinds say nothing of the dossier.
    dossier = applyEntry(dossier, read.value as CaseEntry, read.value.at);
  }
  return dossier;
}

const moments = fc
  .integer({ min: Date.parse(utc('2026-01-01 00:00')), max: Date.parse(utc('2026-12-31 00:00')) })
  .map((ms) => new Date(ms).toISOString());
const ids = fc.constantFrom('a', 'b', 'c');
const entries: fc.Arbitrary<CaseEntry> = fc.oneof(
  fc.record({
    type: fc.constant('field-set' as const),
    field: fc.constantFrom(...(Object.keys(CASE_FIELDS) as CaseField[])),
    value: fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }),
  }),
  fc.record({
    type: fc.constant('field-cleared' as const),
    field: fc.constantFrom(...(Object.keys(CASE_FIELDS) as CaseField[])),
  }),
  fc.record({
    type: fc.constant('contact-logged' as const),
    contact: fc.record({
      id: ids,
      stage: fc.constantFrom(...STAGES),
      direction: fc.constantFrom('sent' as const, 'received' as const),
      at: moments,
      channel: fc.string({ maxLength: 5 }),
      text: fc.string({ maxLength: 20 }),
      exhibits: fc.constant([]),
    }),
  }),
  fc.record({ type: fc.constant('contact-withdrawn' as const), id: ids }),
  fc.record({
    type: fc.constant('deadline-edited' as const),
    deadline: fc.record({ id: ids, dueAt: moments }),
  }),
  fc.record({ type: fc.constant('deadline-reset' as const), id: ids }),
  fc.record({
    type: fc.constant('case-closed' as const),
    outcome: fc.record({
      result: fc.constant('refunded' as const),
      note: fc.string({ maxLength: 9 }),
      at: moments,
    }),
  }),
  fc.record({ type: fc.constant('case-reopened' as const) }),
);

test('whatever is recorded or refused, replaying the log gives the dossier', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(entries, { minLength: 1, maxLength: 4 }), { maxLength: 8 }),
      async (messages) => {
        await db.cases.clear();
        await db.log.clear();
        await createCase(ledger, caseId, AT, '某某卡盟', '留证');
        for (const message of messages) await recordInCase(db, ledger, caseId, AT, message);
        expect((await known()) ?? EMPTY_DOSSIER).toEqual(await replayed());
      },
    ),
    { numRuns: 40 },
  );
});

test('contacts stand by their time, whatever the order of logging', async () => {
  const late = contact('platform', 'sent', '2026-03-13 10:00');
  const early = contact('seller', 'sent', '2026-03-12 10:00');
  await record({ type: 'contact-logged', contact: late }, { type: 'contact-logged', contact: early });
  expect((await known())?.contacts).toEqual([early, late]);
});

describe('what does not fit the case', () => {
  const own = exhibit(1, 'order');
  const foreign = exhibit(2, 'order');

  beforeEach(async () => {
    const row = (id: string, of: string) => ({ id, caseId: of, number: 1 }) as unknown as ExhibitRow;
    await db.exhibits.bulkAdd([row(own.id, caseId), row(foreign.id, crypto.randomUUID())]);
    await db.cases.update(caseId, { nextNumber: 3 });
  });
  const set = (id: typeof own.id, number: number): CaseEntry => ({
    type: 'field-set',
    field: 'orderNumber',
    value: 'A1',
    exhibit: id,
    number,
  });
  const named = (...exhibits: number[]): CaseEntry => ({
    type: 'contact-logged',
    contact: { ...contact('seller', 'sent', '2026-03-12 10:00'), exhibits },
  });

  test.each([
    ['an exhibit of another case', set(foreign.id, 1)],
    ['an exhibit under another’s number', set(own.id, 2)],
    ['an exhibit that never was', set(exhibit(9, 'order').id, 9)],
    ['a field cleared that was never set', { type: 'field-cleared', field: 'paid' }],
    ['a contact that was never logged', { type: 'contact-withdrawn', id: 'x' }],
    ['a contact with an exhibit of a number not given out', named(1, 3)],
    ['a contact with an exhibit twice', named(1, 1)],
    ['a clock changed in nothing', { type: 'deadline-edited', deadline: { id: 'platformWindow' } }],
    ['a clock reset that was never edited', { type: 'deadline-reset', id: 'platformWindow' }],
    ['a case reopened that is open', { type: 'case-reopened' }],
  ] as const)('%s is refused, and nothing of the message is written', async (_, bad) => {
    const before = await db.log.count();
    const good: CaseEntry = { type: 'field-set', field: 'goods', value: 'Q币' };
    expect(await record(good, bad)).toMatchObject({ ok: false, error: { code: 'BAD_REQUEST' } });
    expect([await db.log.count(), await known()]).toEqual([before, undefined]);
  });

  test.each([
    ['an exhibit of its own', set(own.id, 1)],
    ['a contact with exhibits of its own', named(1, 2)],
  ])('%s is taken', async (_, good) => {
    expect(await record(good)).toMatchObject({ ok: true });
  });

  test('an exhibit that was deleted is still where a field came from', async () => {
    const gone = exhibit(2, 'order');
    await ledger.enter(caseId, async () => ({
      ok: true,
      value: {
        caseId,
        at: AT,
        events: [{ type: 'exhibit-captured', exhibit: gone.id, number: 2, state: 'complete', files: [] }],
      },
    }));
    await db.exhibits.delete(gone.id);
    expect(await record(set(gone.id, 2))).toMatchObject({ ok: true });
    expect(await record(set(gone.id, 1))).toMatchObject({ ok: false });
  });

  test('entries of one message are held against those before them', () => {
    const context = { lastNumber: 2, isOwn: () => true };
    const [log, withdraw] = [
      named(1),
      { type: 'contact-withdrawn', id: contact('seller', 'sent', '2026-03-12 10:00').id },
    ] as const;
    expect(refusalOf([log, withdraw], EMPTY_DOSSIER, context)).toBeUndefined();
    expect(refusalOf([withdraw, log], EMPTY_DOSSIER, context)).toBe('contact-withdrawn: no such contact');
  });

  test('a case that does not exist is not made for it', async () => {
    const other = crypto.randomUUID() as CaseId;
    const told = await recordInCase(db, ledger, other, AT, [
      { type: 'field-set', field: 'goods', value: 'x' },
    ]);
    expect(told).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
    expect(await db.cases.get(other)).toBeUndefined();
  });
});
