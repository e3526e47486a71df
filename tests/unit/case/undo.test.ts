import { applyEntry } from '@/utils/case/apply';
import { EMPTY_DOSSIER, type CaseEntry, type Contact, type Dossier } from '@/utils/case/model';
import { undoing } from '@/utils/case/undo';
import type { ExhibitId } from '@/utils/exhibit/ids';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const AT = '2026-03-12T06:31:05.000Z';
const EXHIBIT = '0f8fad5b-d9cb-469f-a165-000000001004' as ExhibitId;

const after = (known: Dossier, entries: readonly CaseEntry[]): Dossier =>
  entries.reduce((dossier, entry) => applyEntry(dossier, entry, AT), known);

const field = fc.constantFrom('goods' as const, 'paid' as const, 'issue' as const);
const id = fc.constantFrom('a', 'b');
const contact: fc.Arbitrary<Contact> = fc.record({
  id,
  stage: fc.constantFrom('seller' as const, 'platform' as const),
  direction: fc.constantFrom('sent' as const, 'received' as const),
  at: fc.constantFrom('2026-03-12T06:00:00.000Z', '2026-03-12T07:00:00.000Z'),
  channel: fc.constant('QQ'),
  text: fc.string(),
  exhibits: fc.constant([1]),
});
const entry: fc.Arbitrary<CaseEntry> = fc.oneof(
  fc.record({ type: fc.constant('field-set' as const), field, value: fc.string() }),
  fc.record({
    type: fc.constant('field-set' as const),
    field,
    value: fc.string(),
    exhibit: fc.constant(EXHIBIT),
    number: fc.constant(4),
  }),
  fc.record({ type: fc.constant('field-cleared' as const), field }),
  fc.record({ type: fc.constant('contact-logged' as const), contact }),
  fc.record({ type: fc.constant('contact-withdrawn' as const), id }),
  fc.record({
    type: fc.constant('deadline-edited' as const),
    deadline: fc.record({ id, met: fc.boolean() }),
  }),
  fc.record({ type: fc.constant('deadline-reset' as const), id }),
  fc.record({
    type: fc.constant('case-closed' as const),
    outcome: fc.record({ result: fc.constant('refunded' as const), note: fc.string(), at: fc.constant(AT) }),
  }),
  fc.record({ type: fc.constant('case-reopened' as const) }),
);

/** Lists whose order carries no meaning, in one order. */
const sorted = ({ contacts, deadlines, ...rest }: Dossier) => ({
  ...rest,
  contacts: contacts.toSorted((a, b) => a.id.localeCompare(b.id)),
  deadlines: deadlines.toSorted((a, b) => a.id.localeCompare(b.id)),
});

describe('taking back', () => {
  test('whatever was recorded, the case knows again what it knew before', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), fc.array(entry, { maxLength: 8 }), (before, entries) => {
        const known = after(EMPTY_DOSSIER, before);
        const back = undoing(known, entries);
        expect(sorted(after(after(known, entries), back))).toEqual(sorted(known));
      }),
    );
  });

  test('a value that replaced another brings that one back, with the exhibit it was from', () => {
    const known = after(EMPTY_DOSSIER, [
      { type: 'field-set', field: 'paid', value: '498.00', exhibit: EXHIBIT, number: 4 },
    ]);
    expect(undoing(known, [{ type: 'field-set', field: 'paid', value: '502.98' }])).toEqual([
      { type: 'field-set', field: 'paid', value: '498.00', exhibit: EXHIBIT, number: 4 },
    ]);
  });

  test('what changed nothing needs nothing', () => {
    expect(
      undoing(EMPTY_DOSSIER, [
        { type: 'field-cleared', field: 'paid' },
        { type: 'deadline-reset', id: 'x' },
        { type: 'case-reopened' },
      ]),
    ).toEqual([]);
  });
});
