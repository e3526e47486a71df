import { expect, test } from 'vitest';
import { recoveredOf } from '@/utils/case/recovered';
import { composePaper } from '@/utils/documents/compose';
import { isCaseEntry } from '@/utils/messaging/case-entries';
import { contact, dossier, utc } from './build';
import { paperCase } from '../documents/build';

const refund = (when: string, recovered: string) => ({ ...contact('platform', 'received', when), recovered });
const parts = [
  refund('2026-03-12 15:30', '100.10'),
  refund('2026-03-12 15:40', '0.2'),
  refund('2026-03-12 15:50', '200'),
];

test('partial refunds are added up, to the cent', () => {
  expect(recoveredOf(dossier({}, parts))).toEqual({ amount: '300.30', parts: 3 });
  expect(recoveredOf(dossier({}, [contact('seller', 'sent', '2026-03-12 15:00')]))).toBeUndefined();
});

test('once the case is closed its outcome says what came back', () => {
  const outcome = { result: 'partly', recovered: '305.00', note: '', at: utc('2026-03-13 09:00') } as const;
  expect(recoveredOf(dossier({}, parts, [{ type: 'case-closed', outcome }]))).toEqual({
    amount: '305.00',
    parts: 1,
  });
});

test('a paper that asks for more says what was paid back', () => {
  expect(composePaper('complaint-12315', paperCase({}, { contacts: parts }))).toContain(
    '已收到退款合计300.30元',
  );
  expect(composePaper('complaint-12315', paperCase())).not.toContain('已收到退款');
});

test('only a sum of money is taken for one', () => {
  const entry = (recovered: unknown) => ({ type: 'contact-logged', contact: { ...parts[0], recovered } });
  expect(isCaseEntry(entry('12.50'))).toBe(true);
  for (const bad of ['12.505', '-1', 'viel', 5]) expect(isCaseEntry(entry(bad))).toBe(false);
});
