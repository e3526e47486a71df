import { describe, expect, test } from 'vitest';
import { zhCN as zhPopup } from '@/assets/locales/zh-CN';
import { zhPages } from '@/assets/locales/zh-CN.pages';
import { zhCaseRisk } from '@/assets/locales/zh-CN/case-risk';
import { zhCaseRules } from '@/assets/locales/zh-CN/case-rules';
import { FIELD_ZH, ISSUE_ZH, STAGE_ZH } from '@/utils/bundle/case-words';
import { NEEDS } from '@/utils/case/completeness.data';
import { DEADLINE_RULES } from '@/utils/case/deadlines.data';
import { CONFLICT_WARNINGS, REQUIREMENTS, STAGE_RULES } from '@/utils/case/escalation.data';
import { FLAG_CODES } from '@/utils/case/flags';
import { KIND_RULES } from '@/utils/case/kinds.data';
import { CASE_FIELDS, ISSUE_TYPES, STAGES } from '@/utils/case/model';
import { ADVICE, DISCOUNT, WORDING_RISKS } from '@/utils/case/risk.data';
import { PATH } from '@/utils/case/stage';
import { CHAIN_LINKS, CLAIM_ELEMENTS } from '@/utils/case/view.types';

const zhCN = { ...zhPopup, ...zhPages };

const withParts = (prefix: string, ids: readonly string[], parts: readonly string[]): string[] =>
  ids.flatMap((id) => parts.map((part) => `${prefix}.${id}.${part}`));
const each = (prefix: string, ids: readonly string[]): string[] => ids.map((id) => `${prefix}.${id}`);
const risks = [...Object.values(WORDING_RISKS), DISCOUNT.rule].map(({ code }) => code);

const WANTED = {
  'case.field': each('case.field', Object.keys(CASE_FIELDS)),
  issue: each('issue', ISSUE_TYPES),
  'case.link': each('case.link', CHAIN_LINKS),
  'case.element': each('case.element', CLAIM_ELEMENTS),
  'case.need': withParts(
    'case.need',
    NEEDS.map(({ id }) => id),
    ['what', 'why', 'how'],
  ),
  'case.flag': each('case.flag', FLAG_CODES),
  deadline: withParts(
    'deadline',
    DEADLINE_RULES.map(({ id }) => id),
    ['title', 'why', 'now'],
  ),
  stage: withParts('stage', STAGES, ['title', 'about']),
  'case.requirement': each('case.requirement', REQUIREMENTS),
  'case.warning': each('case.warning', [
    ...new Set([...STAGE_RULES.flatMap(({ warnings }) => warnings), ...CONFLICT_WARNINGS]),
  ]),
  'risk.advice': each('risk.advice', ADVICE),
  risk: withParts('risk', risks, ['what', 'why']),
} as const;

describe('the ids of the case’s rules and their sentences', () => {
  const written = Object.keys({ ...zhCaseRules, ...zhCaseRisk });

  test.each(Object.entries(WANTED))('every %s is put into words, and nothing else is', (prefix, wanted) => {
    const parts = prefix.split('.').length + (/need|deadline|stage|^risk$/.test(prefix) ? 2 : 1);
    const own = written.filter(
      (key) =>
        key.startsWith(`${prefix}.`) &&
        key.split('.').length === parts &&
        !(prefix === 'risk' && key.startsWith('risk.advice')),
    );
    expect(own.sort()).toEqual([...wanted].sort());
  });

  test('the screen and the bundle’s paper call fields, issues and stages by the same names', () => {
    const named = (prefix: string, words: Readonly<Record<string, string>>, suffix = '') =>
      Object.entries(words).filter(
        ([id, word]) => (zhCN as Record<string, string>)[`${prefix}.${id}${suffix}`] !== word,
      );
    expect(named('case.field', FIELD_ZH)).toEqual([]);
    expect(named('issue', ISSUE_ZH)).toEqual([]);
    expect(named('stage', STAGE_ZH, '.title')).toEqual([]);
  });

  test('what a stage asks for is a need or a requirement', () => {
    const known = new Set<string>([...NEEDS.map(({ id }) => id), ...REQUIREMENTS]);
    expect(STAGE_RULES.flatMap(({ requires }) => requires).filter((id) => !known.has(id))).toEqual([]);
  });

  test('every stage has its rule, in the order of the path', () => {
    expect(STAGE_RULES.map(({ stage }) => stage)).toEqual([...STAGES]);
  });

  test('every next step is put into words', () => {
    const escalations = PATH.slice(1).map((stage) => `case.next.escalate.${stage}`);
    const others = ['send.seller', 'wait', 'close', 'closed'].map((id) => `case.next.${id}`);
    expect(written).toEqual(expect.arrayContaining([...escalations, ...others]));
  });

  test('every reason for a kind is put into words', () => {
    expect(Object.keys(zhCN)).toEqual(
      expect.arrayContaining(KIND_RULES.map(({ reason }) => `check.kindReason.${reason}`)),
    );
  });
});
