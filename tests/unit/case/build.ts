import { applyEntry } from '@/utils/case/apply';
import {
  EMPTY_DOSSIER,
  type CaseEntry,
  type CaseField,
  type Contact,
  type Dossier,
  type Hint,
  type Stage,
} from '@/utils/case/model';
import type { CaseExhibit } from '@/utils/case/view.types';
import type { ExhibitId } from '@/utils/exhibit/ids';
import type { EvidenceKind } from '@/utils/exhibit/model';

/** Wall clock in Shanghai as ms, and as UTC text. */
export const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}+08:00`);
export const utc = (text: string): string => new Date(at(text)).toISOString();

export function exhibit(number: number, kind: EvidenceKind, more: Partial<CaseExhibit> = {}): CaseExhibit {
  return {
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` as ExhibitId,
    number,
    kind,
    origin: 'captured',
    state: 'complete',
    at: utc('2026-03-12 15:00'),
    hints: [],
    ...more,
  };
}

export const hint = (field: CaseField, value: string, confidence: Hint['confidence'] = 'high'): Hint => ({
  field,
  value,
  verbatim: value,
  confidence,
});

export const contact = (
  stage: Stage,
  direction: Contact['direction'],
  when: string,
  id = `${stage}-${direction}-${when}`,
): Contact => ({
  id,
  stage,
  direction,
  at: utc(when),
  channel: '站内信',
  text: '…',
  exhibits: [],
});

/** A dossier by its fields and what was said. */
export function dossier(
  fields: Readonly<Partial<Record<CaseField, string>>>,
  contacts: readonly Contact[] = [],
  more: readonly CaseEntry[] = [],
): Dossier {
  const entries: CaseEntry[] = [
    ...Object.entries(fields).map(
      ([field, value]) => ({ type: 'field-set', field: field as CaseField, value }) as const,
    ),
    ...contacts.map((one) => ({ type: 'contact-logged', contact: one }) as const),
    ...more,
  ];
  return entries.reduce((known, entry) => applyEntry(known, entry, utc('2026-03-12 16:00')), EMPTY_DOSSIER);
}

/** Everything that a seller is asked back with, for something that never came. */
export const FIELDS = {
  issue: 'not-delivered',
  orderNumber: '260312142833744260',
  goods: 'Q币1000个',
  paid: '498.00',
  paidAt: utc('2026-03-12 14:30'),
  promise: '付款后5分钟内到账',
  claim: 'full',
  claimAmount: '498.00',
  sellerName: '小王点卡',
} as const;

export const CHAIN: readonly CaseExhibit[] = (
  ['listing', 'order', 'payment', 'chat', 'delivery'] as const
).map((kind, i) => exhibit(i + 1, kind));
