import { describe, expect, it, test } from 'vitest';
import { ISSUE_TYPES } from '@/utils/case/model';
import { askedOf } from '@/utils/documents/asked';
import { composePaper, missingIn } from '@/utils/documents/compose';
import { ANSWERS, TEMPLATE_IDS, type Answers, type TemplateId } from '@/utils/documents/model';
import { pageNumbers, pagesOf } from '@/utils/documents/page-numbers';
import { contact, FULL, OWN, paperCase, paperExhibit, utc } from './build';

const paper = (
  id: TemplateId,
  fields: Parameters<typeof paperCase>[0],
  answers: Answers = {},
  more: Parameters<typeof paperCase>[1] = {},
): string =>
  composePaper(id, paperCase({ ...FULL, ...fields }, { answers: { ...OWN, ...answers }, ...more }));

const back = (recovered: string) => ({
  contacts: [{ ...contact('seller', 'received', '2026-03-12 15:00'), recovered }],
});

describe('money that came back', () => {
  it('is taken off what is asked for, and the paper says how', () => {
    const text = paper('refund-demand', {}, {}, back('100.00'));
    expect(text).toContain('退还已支付的货款398.00元（请求498.00元，已退回100.00元）');
    expect(text).toContain('已收到退款合计100.00元');
    expect(paper('payment-complaint', {}, {}, back('100.00'))).toContain('货款398.00元（请求498.00元');
  });

  it.each(['498.00', '600.00'])('%s: nothing is left, so the paper asks what still is', (all) => {
    const text = paper('refund-demand', {}, {}, back(all));
    expect(text).toContain('＿＿＿〔待填：仍要求退还的金额〕');
    expect(text).not.toMatch(/-\d+\.\d\d元/);
  });

  it('is taken off a share as well, to the cent', () => {
    const short = { issue: 'short', claim: 'partial', expectedQuantity: '1000', receivedQuantity: '600' };
    expect(paper('civil-complaint', { ...short, claimAmount: '199.20' }, {}, back('0.33'))).toContain(
      '198.87元（请求199.20元，已退回0.33元）',
    );
  });
});

describe('民事起诉状', () => {
  it('has of both parties what 民诉法 124 asks for', () => {
    const text = paper('civil-complaint', {});
    expect(text).toContain(
      '原告：张三，男，1998年5月6日出生，汉族，职员，住北京市东城区某街1号，公民身份号码110101199805060011，联系电话13800000000。',
    );
    expect(text).toContain(
      '被告：某某网络科技有限公司，统一社会信用代码91440300MA5XXXXX0X，住所地广东省深圳市南山区某路2号，法定代表人（负责人）李四，执行董事，联系电话0755-00000000。',
    );
    const person = { respondentType: '个人', respondentGender: '女' };
    expect(paper('civil-complaint', { respondentName: '王五' }, person)).toContain('被告：王五，女，住');
    expect(paper('civil-complaint', {}, { ownIdType: '护照' })).toContain('护照号码');
  });

  it('speaks of the plaintiff throughout, and says who the defendant is in the story', () => {
    const sent = { contacts: [contact('seller', 'sent', '2026-03-12 14:50')] };
    const text = paper('civil-complaint', { issue: 'seller-gone' }, {}, sent);
    expect(text).not.toContain('本人');
    expect(text).toContain('原告已于2026年3月12日14:50通过站内信联系卖家');
    expect(text).toContain('被告是卖家“小王点卡”的经营者。');
    expect(paper('civil-complaint', {}, { respondentRole: '' })).toContain('〔待填：对方是卖家还是平台〕');
  });

  it('asks a platform for the loss, not for a contract it is no party to', () => {
    const text = paper(
      'civil-complaint',
      {},
      { respondentRole: '平台', platformFacts: '已要求，未答复', fraud: '主张' },
    );
    expect(text).toContain('判令被告赔偿原告货款损失498.00元');
    expect(text).toContain('《消费者权益保护法》第四十四条');
    expect(text).not.toMatch(/解除原、被告|增加赔偿/);
  });

  it('claims fraud with its facts, or asks for them', () => {
    expect(paper('civil-complaint', {}, { fraud: '主张' })).toContain('构成欺诈：明知无货仍宣传现货秒发。');
    expect(paper('civil-complaint', {}, { fraud: '主张', fraudFacts: '' })).toContain(
      '〔待填：欺诈的具体事实〕',
    );
    expect(paper('civil-complaint', {})).not.toContain('欺诈');
  });

  it('three times the price, at least 500, and only when the user claims it', () => {
    const court = (answers: object, paid = '498.00'): string =>
      composePaper('civil-complaint', paperCase({ paid }, { answers: { ...OWN, ...answers } }));
    expect(court({})).not.toContain('增加赔偿');
    expect(court({ fraud: '不主张' })).not.toContain('增加赔偿');
    expect(court({ fraud: '主张' })).toContain('增加赔偿1494.00元');
    expect(court({ fraud: '主张' }, '30.00')).toContain('增加赔偿500.00元');
    expect(court({})).toContain('第二十条，以买受人住所地为合同履行地');
  });

  it('asks all of a price back for what came late only with a reason', () => {
    const late = { issue: 'late', deliveredAt: utc('2026-03-12 15:50') };
    expect(paper('civil-complaint', late)).toContain('点券未使用，可以退还。');
    expect(paper('civil-complaint', late, { purpose: '' })).toContain('〔待填：逾期到账为何使购买目的落空');
    expect(paper('civil-complaint', { ...late, claim: 'partial' })).not.toContain('依法解除');
    expect(paper('identity-request', late, { purpose: '' })).not.toContain('购买目的');
  });

  it('says that the court has jurisdiction unless another was agreed on in good order', () => {
    expect(paper('civil-complaint', {})).toContain('贵院有管辖权。');
    const unsaid = paper('civil-complaint', {}, { jurisdiction: '有，未提醒我注意' });
    expect(unsaid).toContain('第三十一条，原告主张该约定无效');
    const agreed = paper('civil-complaint', {}, { jurisdiction: '有，提醒过我' });
    expect(agreed).not.toContain('贵院有管辖权');
    expect(agreed).toContain('〔待填：约定的法院或者仲裁机构〕');
  });

  it.each(ISSUE_TYPES)('gives the elements of the courts’ form for %s, none of them guessed', (issue) => {
    const text = paper('civil-complaint', {
      issue,
      receivedQuantity: '600',
      expectedQuantity: '1000',
      ...(issue === 'late' ? { deliveredAt: utc('2026-03-12 15:50') } : {}),
    });
    for (const name of [
      '合同的签订',
      '标的物交付',
      '是否催促过履行',
      '标的总额',
      '有无仲裁、法院管辖约定',
      '是否接受电子送达',
    ])
      expect(text).toContain(`\n${name}｜`);
    expect(text).toContain('是否催促过履行｜＿＿＿〔待填：是否、何时催促过对方〕');
  });
});

describe('the other desks', () => {
  it.each([
    ['not-delivered', {}, '未收到货'],
    ['late', { deliveredAt: utc('2026-03-12 15:50') }, '商品描述不符'],
    ['not-delivered', { deliveredAt: utc('2026-03-12 15:50') }, '商品描述不符'],
    ['short', {}, '商品描述不符'],
  ])('%s %j is complained of as %s', (issue, fields, reason) => {
    expect(paper('payment-complaint', { issue, ...fields })).toContain(`投诉类型｜${reason}\n`);
  });

  it('nobody guesses what an unnamed problem is', () => {
    const text = paper('payment-complaint', { issue: '' });
    expect(text).toContain('〔待填：发生了什么');
    expect(text).not.toContain('未到账。');
  });

  it('a platform that is gone is not turned to', () => {
    expect(paper('refund-demand', { issue: 'platform-gone' })).not.toContain('申请平台介入');
  });

  it('an anonymous report asks nothing about the user and speaks of no 本人', () => {
    const answers = { ...OWN, signed: '匿名' };
    const anonymous = paperCase({ ...FULL, issue: 'seller-gone' }, { answers });
    expect(askedOf('report-12315', anonymous).filter((id) => 'personal' in ANSWERS[id])).toEqual([]);
    expect(composePaper('report-12315', anonymous)).not.toContain('本人');
  });
});

test.each(TEMPLATE_IDS)(
  '%s asks every question whose answer it leaves blank, and few that it does not need',
  (id) => {
    for (const issue of ISSUE_TYPES) {
      const bare = paperCase({ ...FULL, issue, deliveredAt: utc('2026-03-12 15:50') });
      const blanks = missingIn(id, composePaper(id, bare)).answers;
      expect(askedOf(id, bare)).toEqual(
        expect.arrayContaining(blanks.filter((one) => one !== 'platformName')),
      );
    }
    expect(askedOf('civil-complaint', paperCase(FULL, { answers: OWN }))).not.toEqual(
      expect.arrayContaining(['fraudFacts']),
    );
  },
);

describe('页码 of the exhibit list', () => {
  it.each([
    ['3, 1,2', ['1-3', '4', '5-6', undefined]],
    ['1，2、?、4', ['1', '2-3', undefined, undefined]],
    ['0', [undefined, undefined, undefined, undefined]],
    ['', [undefined, undefined, undefined, undefined]],
  ])('%j is %j', (counts, numbers) => {
    expect(pageNumbers(counts, 4)).toEqual(numbers);
  });

  it('is numbered through, and a blank where nobody knows', () => {
    const list = paper(
      'evidence-list',
      {},
      { pageCounts: '2,1' },
      { exhibits: [1, 2, 3].map((n) => paperExhibit(n, 'chat')) },
    );
    expect(list).toContain('｜1-2｜1｜');
    expect(list).toContain('｜3｜1｜');
    expect(list).toContain('｜＿＿＿〔待填：页码〕｜1｜');
  });

  it('a page of the web takes as many pages of A4 as its height asks for', () => {
    expect([pagesOf(1280, 800), pagesOf(1280, 2100), pagesOf(1000, 15_700), pagesOf(0, 5)]).toEqual([
      1, 2, 11, 1,
    ]);
  });
});
