import * as v from 'valibot';
import {
  CASE_FIELDS,
  ISSUE_TYPES,
  MAX_CONTACT_TEXT,
  MAX_FIELD,
  STAGES,
  type CaseEntry,
  type CaseField,
  type FieldType,
} from '../case/model';
import { isExhibitId, type ExhibitId } from '../exhibit/ids';

const utc = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  v.check((text) => !Number.isNaN(Date.parse(text))),
);
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
const text = v.pipe(v.string(), v.maxLength(MAX_FIELD));
const money = v.pipe(v.string(), v.regex(/^\d{1,12}(\.\d{1,2})?$/));
const number = v.pipe(v.number(), v.integer(), v.minValue(1));

const FORMS: Record<FieldType, v.GenericSchema<unknown, string>> = {
  text: v.pipe(text, v.trim(), v.minLength(1)),
  url: v.pipe(text, v.url()),
  money,
  count: v.pipe(v.string(), v.regex(/^\d{1,15}(\.\d{1,6})?$/)),
  time: utc,
  issue: v.picklist(ISSUE_TYPES),
  claim: v.picklist(['full', 'partial']),
};

const fields = Object.keys(CASE_FIELDS) as [CaseField, ...CaseField[]];

/** What a page may add to a case: a field's value must have the field's own form. */
export const caseEntry: v.GenericSchema<unknown, CaseEntry> = v.variant('type', [
  v.pipe(
    v.object({
      type: v.literal('field-set'),
      field: v.picklist(fields),
      value: text,
      exhibit: v.exactOptional(v.custom<ExhibitId>(isExhibitId)),
      number: v.exactOptional(number),
    }),
    v.check(({ field, value }) => v.is(FORMS[CASE_FIELDS[field]], value)),
    v.check((entry) => (entry.exhibit === undefined) === (entry.number === undefined)),
  ),
  v.object({ type: v.literal('field-cleared'), field: v.picklist(fields) }),
  v.object({
    type: v.literal('contact-logged'),
    contact: v.object({
      id,
      stage: v.picklist(STAGES),
      direction: v.picklist(['sent', 'received']),
      at: utc,
      channel: v.pipe(v.string(), v.maxLength(200)),
      text: v.pipe(v.string(), v.maxLength(MAX_CONTACT_TEXT)),
      exhibits: v.pipe(v.array(number), v.maxLength(10_000)),
      reference: v.exactOptional(v.pipe(v.string(), v.maxLength(200))),
      paper: v.exactOptional(number),
      recovered: v.exactOptional(money),
    }),
  }),
  v.object({ type: v.literal('contact-withdrawn'), id }),
  v.object({
    type: v.literal('deadline-edited'),
    deadline: v.object({
      id,
      title: v.exactOptional(v.pipe(v.string(), v.maxLength(200))),
      dueAt: v.exactOptional(utc),
      met: v.exactOptional(v.boolean()),
    }),
  }),
  v.object({ type: v.literal('deadline-reset'), id }),
  v.object({
    type: v.literal('case-closed'),
    outcome: v.object({
      result: v.picklist(['refunded', 'partly', 'refused', 'given-up', 'other']),
      recovered: v.exactOptional(money),
      note: v.pipe(v.string(), v.maxLength(MAX_CONTACT_TEXT)),
      at: utc,
    }),
  }),
  v.object({ type: v.literal('case-reopened') }),
]);

/** Whether a line of a log from elsewhere is one that a page could have added. Further fields are let be. */
export const isCaseEntry = (line: unknown): line is CaseEntry => v.is(caseEntry, line);
