import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { ISSUE_TYPES } from '@/utils/case/model';
import { cleanLine, cleanText } from '@/utils/documents/clean';
import { citedIn, composePaper, fileStem, missingIn, suggestBrief } from '@/utils/documents/compose';
import { LAW, lawsIn } from '@/utils/documents/law.data';
import { TEMPLATE_IDS } from '@/utils/documents/model';
import { blocksOf, plainOf, sectionOf, withSection } from '@/utils/documents/plain';
import { suggestedPapers } from '@/utils/documents/suggest';
import { TEMPLATES } from '@/utils/documents/templates.data';
import { blanksIn } from '@/utils/documents/words';
import { at, contact, EXHIBITS, FULL, NOW, OWN, paperCase, paperExhibit, utc } from './build';

describe('what happened, by what went wrong', () => {
  const of = (fields: Parameters<typeof paperCase>[0], answers = {}): string =>
    composePaper('refund-demand', paperCase(fields, { answers }));

  it('nothing came: since when, and past which promise', () => {
    expect(of({})).toContain(
      '截至本文书出具之时（2026年3月12日16:30），该商品仍未到账，距支付已有2小时，已超过所承诺的到账时间（支付后5分钟）（见证据E004、E005）。',
    );
  });

  it('within the promise nothing is called late', () => {
    expect(of({ promise: '付款后24小时内到账' })).not.toContain('已超过');
  });

  it('late: arrival, how long it took and how far past the promise', () => {
    const text = of({ issue: 'late', deliveredAt: utc('2026-03-12 15:50') });
    expect(text).toContain(
      '该商品于2026年3月12日15:50才到账，距支付1小时20分钟，比所承诺的时间晚1小时15分钟',
    );
    expect(text).toContain('实际到账｜2026年3月12日15:50｜1小时20分钟｜E005');
  });

  it('short: both counts, and how the share was reckoned when it is one', () => {
    const short = {
      issue: 'short',
      expectedQuantity: '1000',
      receivedQuantity: '600',
      claim: 'partial',
    } as const;
    expect(of({ ...short, claimAmount: '199.20' })).toContain(
      '退还未交付部分的货款199.20元（498.00元×400÷1000）',
    );
    expect(of({ ...short, claimAmount: '100.00' })).not.toContain('×400');
    expect(of(short)).toContain('数量｜1000｜600（少400）');
    // Nobody said that it never came.
    expect(of(short)).not.toContain('未到账');
  });

  it('misdescribed: in the user’s own words, side by side with the promise', () => {
    const text = of({ issue: 'misdescribed' }, { mismatch: '收到的是无效卡密' });
    // A promise about the time is none about the goods.
    expect(text).toContain('商品描述｜Q币1000个｜收到的是无效卡密');
    expect(of({ issue: 'misdescribed', promise: '官方直充' }, { mismatch: '卡密' })).toContain(
      '商品描述｜官方直充｜卡密',
    );
    expect(text).toContain('《消费者权益保护法》第二十条');
  });

  it('unfair terms: the term, and the law that voids it', () => {
    const text = of({ issue: 'unfair-terms' }, { refusal: '一经售出概不退换' });
    expect(text).toContain('对方以“一经售出概不退换”为由拒绝');
    expect(text).toContain('《消费者权益保护法》第二十六条');
  });

  it('gone: seller or platform', () => {
    expect(of({ issue: 'seller-gone' })).toContain('卖家已不再回复');
    expect(of({ issue: 'platform-gone' })).toContain('平台已无法正常提供服务');
  });

  it('a part asked for is called a part', () => {
    expect(of({ claim: 'partial', claimAmount: '99.00' })).toContain('退还部分货款99.00元');
  });
});

describe('the talks so far', () => {
  it('are told with when, how and what came of them', () => {
    const sent = { ...contact('seller', 'sent', '2026-03-12 14:30'), exhibits: [4] };
    const text = composePaper('platform-appeal', paperCase({}, { contacts: [sent] }));
    expect(text).toContain(
      '已于2026年3月12日14:30通过站内信联系卖家（见证据E004），至2026年3月12日16:30未获处理。',
    );
  });

  it('quote the answer, and give the number of a complaint', () => {
    const text = composePaper(
      'civil-complaint',
      paperCase(
        {},
        {
          contacts: [
            contact('seller', 'sent', '2026-03-12 14:40'),
            { ...contact('seller', 'received', '2026-03-12 15:00'), text: '虚拟商品，概不退换' },
            { ...contact('platform', 'sent', '2026-03-12 15:10'), reference: 'SS20260312001' },
          ],
        },
      ),
    );
    expect(text).toContain(
      '卖家于2026年3月12日15:00答复：“虚拟商品，概不退换”，至2026年3月12日16:30仍未解决。',
    );
    expect(text).toContain('向平台申诉（编号SS20260312001）');
  });

  it('are asked for where there were none', () => {
    const text = composePaper('platform-appeal', paperCase());
    expect(missingIn('platform-appeal', text).others).toEqual(['何时、以何种方式联系过卖家，对方如何答复']);
  });
});

describe.each(TEMPLATE_IDS)('%s', (id) => {
  const full = paperCase(FULL, {
    answers: { ...OWN, mismatch: '卡密无效', refusal: '概不退换', handled: '没有' },
    contacts: [contact('seller', 'sent', '2026-03-12 14:50')],
  });

  test.each(ISSUE_TYPES)(
    'filled for %s it has no blank that its form cannot fill, and claims no return without a reason',
    (issue) => {
      const more = {
        issue,
        deliveredAt: utc('2026-03-12 15:50'),
        expectedQuantity: '1000',
        receivedQuantity: '600',
      };
      const text = composePaper(id, {
        ...paperCase({ ...FULL, ...more }),
        answers: full.answers,
        dossier: { ...paperCase({ ...FULL, ...more }).dossier, contacts: full.dossier.contacts },
      });
      expect(blanksIn(text)).toEqual([]);
      expect(text).not.toMatch(/七日无理由|无理由退|undefined|NaN|null|5000|5,000/);
      expect(text).not.toMatch(/[!！]/);
    },
  );

  test('of an empty case it is all blanks, each asked for, and nothing is made up', () => {
    const empty = {
      dossier: { fields: {}, contacts: [], deadlines: [] },
      known: {},
      exhibits: [],
      answers: {},
      now: NOW,
    };
    const text = composePaper(id, empty);
    const missing = missingIn(id, text);
    expect(missing.fields).toContain('orderNumber');
    expect(text).not.toMatch(/undefined|NaN|null|E0/);
    expect(blocksOf(text)[0]?.kind).toBe('title');
  });

  test('every provision it names is in the data file', () => {
    const text = composePaper(id, full);
    const cited = [
      ...text.matchAll(/《[^《》]+(?:〈[^〉]+〉[^《》]*)?》第[一二三四五六七八九十百零]+条/g),
    ].map(([one]) => one);
    const known = lawsIn(text).map((law) => LAW[law].law + LAW[law].article);
    expect(cited.filter((one) => !known.includes(one))).toEqual([]);
  });

  test('its text gives the same blocks back', () => {
    const text = composePaper(id, full);
    expect(plainOf(blocksOf(text))).toBe(text);
  });
});

describe('law', () => {
  it.each(Object.entries(LAW))('%s says of which version and where it can be read', (_, article) => {
    expect(article.article).toMatch(/^第[一二三四五六七八九十百零]+条$/);
    expect(article.version).not.toBe('');
    expect(article.source).not.toBe('');
    // Only what was held against the notes may call itself sure.
    expect(article.confidence === 'high').toBe('verifiedOn' in article);
  });

  it('what others have dealt with is said either way, never assumed', () => {
    const complaint = (handled?: string): string =>
      composePaper(
        'complaint-12315',
        paperCase(FULL, { answers: { ...OWN, ...(handled ? { handled } : {}) } }),
      );
    expect(complaint()).toContain('〔待填：同一争议是否已由');
    expect(complaint('没有')).toContain('未向人民法院起诉');
    expect(complaint('有')).not.toContain('未向人民法院起诉');
  });

  it('a report asks for no refund; an anonymous one names nobody', () => {
    const report = composePaper('report-12315', paperCase(FULL, { answers: { ...OWN, signed: '匿名' } }));
    expect(report).not.toContain('张三');
    expect(report).not.toContain('13800000000');
    expect(report).toContain('本举报不包含退款请求');
  });
});

describe('the box of a channel', () => {
  const heading = TEMPLATES['payment-complaint'].box?.heading ?? '';

  it('is its own part of the paper: read, changed and put back without touching the rest', () => {
    const text = composePaper('payment-complaint', paperCase(FULL));
    const words = sectionOf(text, heading);
    expect(words).toContain('请求退还已支付的货款498.00元');
    const changed = withSection(text, heading, '自己写的。\n第二段。');
    expect(sectionOf(changed, heading)).toBe('自己写的。\n第二段。');
    expect(withSection(changed, heading, words)).toBe(text);
  });

  it('a long story is kept whole; what is offered instead fits', () => {
    const long = paperCase(FULL, { answers: { story: '事情经过。'.repeat(600) } });
    const text = composePaper('payment-complaint', long);
    expect(sectionOf(text, heading).length).toBeGreaterThan(3000);
    expect(text).toContain('事情经过。'.repeat(600));
    expect(suggestBrief(long, 300).length).toBeLessThanOrEqual(300);
  });

  it('however long goods, promise and order number are, there is a text that fits', () => {
    const long = '很长的名称'.repeat(300);
    const wide = paperCase({ ...FULL, goods: long, promise: long, orderNumber: '9'.repeat(1500) });
    expect(suggestBrief(wide, 300).length).toBeLessThanOrEqual(300);
  });
});

describe('hostile and rare text', () => {
  it('one line, no bars, no controls, nothing that reorders; emoji and characters beyond the BMP stay', () => {
    expect(cleanLine('a\u202Eb\u0000c\uFFFE\nd｜e\t𠮷野家👨‍👩‍👧 \uE000')).toBe('abc d|e 𠮷野家👨‍👩‍👧 〓');
    expect(cleanText('\uD800x\r\ny\u2028z')).toBe('\uFFFDx\ny\nz');
  });

  it('a name with markup is words; a hundred exhibits are all listed', () => {
    const many = Array.from({ length: 100 }, (_, i) =>
      paperExhibit(i + 1, 'chat', { name: '<img src=x onerror=1>' }),
    );
    const text = composePaper('evidence-list', paperCase(FULL, { exhibits: many, answers: OWN }));
    const table = blocksOf(text).findLast((block) => block.kind === 'table');
    expect(table?.kind === 'table' ? table.rows.length : 0).toBe(100);
    expect(citedIn(text, [1, 100, 101])).toEqual([1, 100]);
  });

  it('whatever a person types can be read as a paper, and again as the same', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string({ unit: 'binary' }),
            fc.constantFrom('甲｜乙', '一、题', '　　　　右', '：', ''),
          ),
        ),
        (lines) => {
          const once = plainOf(blocksOf(lines.join('\n')));
          expect(plainOf(blocksOf(once))).toBe(once);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('names of files hold nothing that a file system refuses', () => {
    expect(fileStem('关于<a>/..\\:*? "订单" 的函\n', at('2026-03-12 16:30'))).toMatch(
      /^[\p{L}\p{N}-]+-20260312$/u,
    );
  });
});

describe('which paper first', () => {
  it.each([
    [{ type: 'send', stage: 'seller' }, 'preserve', 'refund-demand'],
    [{ type: 'escalate', stage: 'platform' }, 'seller', 'platform-appeal'],
    [{ type: 'escalate', stage: 'payment' }, 'platform', 'payment-complaint'],
    [{ type: 'escalate', stage: 'authority' }, 'payment', 'complaint-12315'],
    [{ type: 'escalate', stage: 'court' }, 'authority', 'civil-complaint'],
    [{ type: 'wait', stage: 'seller', deadline: {} as never }, 'seller', 'platform-appeal'],
    [{ type: 'closed' }, 'closed', undefined],
  ] as const)('%j after %s: %s', (next, current, first) => {
    const { first: found, order } = suggestedPapers(next, current);
    expect(found).toBe(first);
    expect(new Set(order)).toEqual(new Set(TEMPLATE_IDS));
  });
});

test('the exhibits that a letter names are enclosed, with what each shows', () => {
  const text = composePaper('refund-demand', paperCase());
  expect(
    citedIn(
      text,
      EXHIBITS.map(({ number }) => number),
    ),
  ).toEqual([1, 2, 3, 4, 5]);
  expect(text).toContain('E003｜支付凭证：某某卡盟 第3页｜已支付货款、支付时间、收款方及交易单号');
});
