import type { CaseField } from '@/utils/case/model';
import type { CaseId, ExhibitId } from '@/utils/exhibit/ids';
import type { LogEvent } from '@/utils/integrity/chain.types';
import { sampleBundle, type SampleOptions } from '../../support/sample-bundle';

type Fields = Readonly<Partial<Record<CaseField, string>>>;

/** A case of their own for each person. */
export const caseOf = (person: number): CaseId =>
  `${String(person).padStart(8, '0')}-1b4d-4e6f-8a90-b1c2d3e4f506` as CaseId;

/** Lines that confirm the fields; the promise was read off E001. */
export const confirmed = (fields: Fields): LogEvent[] =>
  (Object.entries(fields) as [CaseField, string][]).map(([field, value]) => ({
    type: 'field-set',
    field,
    value,
    ...(field === 'promise'
      ? { exhibit: '00000000-0000-4000-8000-000000000001' as ExhibitId, number: 1 }
      : {}),
  }));

/** One person's bundle; several volumes when it is asked to be cut. */
export const bundleOf = (person: number, fields: Fields, options: SampleOptions = {}) =>
  sampleBundle({
    caseId: caseOf(person),
    caseTitle: `第 ${person} 人的案件`,
    ...options,
    events: [...confirmed(fields), ...(options.events ?? [])],
  });
