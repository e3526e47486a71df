import { factsOf, type Facts } from './facts';
import { ANSWERS, type AnswerId, type PaperCase, type TemplateId } from './model';
import { lateForNothing } from './problem';
import { TEMPLATES } from './templates.data';

/** What a question waits for; the others are asked by every paper that has them. */
const WHEN: Readonly<Partial<Record<AnswerId, (f: Facts) => boolean>>> = {
  mismatch: ({ issue }) => issue === undefined || issue === 'misdescribed' || issue === 'unfair-terms',
  purpose: lateForNothing,
  fraudFacts: (f) => f.answered('fraud') === '主张',
  handledBy: (f) => f.answered('handled') === '有',
  platformFacts: (f) => f.answered('respondentRole') === '平台',
  respondentCode: (f) => f.answered('respondentType') === '企业或个体工商户',
  respondentLeader: (f) => f.answered('respondentType') === '企业或个体工商户',
  respondentGender: (f) => f.answered('respondentType') === '个人',
};

/** The questions of a paper that this case gives a reason for: a form of thirty is filled in by nobody. */
export function askedOf(id: TemplateId, paper: PaperCase): AnswerId[] {
  const f = factsOf(paper);
  const anonymous = id === 'report-12315' && f.answered('signed') === '匿名';
  return TEMPLATES[id].answers.filter(
    (one) => (WHEN[one]?.(f) ?? true) && !(anonymous && 'personal' in ANSWERS[one]),
  );
}
