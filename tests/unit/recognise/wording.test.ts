import { describe, expect, it } from 'vitest';
import { pageOf } from '../../support/runs';
import { recognise } from '@/utils/recognise';
import { WORDING } from '@/utils/recognise/wording.data';

const STAGES = {
  sale: (text: string) =>
    `<h1>游戏点卡直冲专区</h1><p>现价：¥35.00</p><p>库存：9</p><div>${text}</div><button>立即购买</button>`,
  'sale-or-terms': (text: string) => `<h1>用户协议</h1><p>${text}</p>`,
  talk: (text: string) =>
    `<h1>工单 58213</h1><ul><li><b>客服</b><time>14:01</time><p>${text}</p></li><li><time>14:02</time><em>已读</em></li><li><time>14:03</time></li></ul>`,
};

function found(id: string, html: string): string[] {
  return recognise(pageOf(html))
    .facts.filter(
      (f) => f.kind === 'wording' && f.basis.startsWith(`用语表 ${id}`) && f.confidence === 'high',
    )
    .map((f) => f.context ?? '');
}

const EXAMPLES = WORDING.flatMap((rule) => rule.examples.map((text) => [rule, text] as const));
const COUNTER = WORDING.flatMap((rule) => rule.counterExamples.map((text) => [rule, text] as const));

describe('every wording of the table', () => {
  it.each(EXAMPLES.map(([rule, text]) => [rule.id, text, rule.context] as const))(
    '%s finds 「%s」',
    (id, text, stage) => {
      const contexts = found(id, STAGES[stage](text));
      expect(contexts).not.toEqual([]);
      for (const context of contexts) expect(text).toContain(context);
    },
  );

  it.each(COUNTER.map(([rule, text]) => [rule.id, text, rule.context] as const))(
    '%s leaves 「%s」 alone',
    (id, text, stage) => {
      expect(found(id, STAGES[stage](text))).toEqual([]);
    },
  );

  it.each(EXAMPLES.map(([rule, text]) => [rule.id, text] as const))(
    '%s says nothing about 「%s」 in a news article',
    (_, text) => {
      const prose = `近日多名消费者反映，在某卡盟购买点券后遇到纠纷。商家页面写有“${text}”字样。`.repeat(4);
      const html = `<h1>点券消费陷阱调查</h1><p>来源：某某日报</p><p>作者：张三</p><p>发布时间：2026-03-12 10:00</p><p>${prose}</p>`;
      expect(recognise(pageOf(html)).facts.filter((f) => f.kind === 'wording')).toEqual([]);
    },
  );

  it('has an id, a source and a day of its own', () => {
    expect(new Set(WORDING.map((rule) => rule.id)).size).toBe(WORDING.length);
    for (const rule of WORDING)
      expect([rule.id, rule.source !== '', /^\d{4}-\d\d-\d\d$/.test(rule.verifiedOn)]).toEqual([
        rule.id,
        true,
        true,
      ]);
  });
});

describe('what stands around a wording', () => {
  it('gives the sentence verbatim, not the paragraph', () => {
    const html = STAGES.sale('本店老店新开。付款后秒到账，不到账全额退款！欢迎选购。');
    const fact = recognise(pageOf(html)).facts.find((f) => f.wordingClass === 'promise');
    expect([fact?.verbatim, fact?.context]).toEqual(['秒到账', '付款后秒到账，不到账全额退款！']);
  });

  it('marks a promise that someone only repeats', () => {
    const html = STAGES.sale('说好秒到账，两个小时才到');
    const fact = recognise(pageOf(html)).facts.find((f) => f.wordingClass === 'promise');
    expect([fact?.confidence, fact?.basis]).toEqual(['low', '用语表 promise-instant（转述）']);
  });

  it('finds it in hidden text too, and says that it was hidden', () => {
    const html = STAGES.sale('<div style="display:none">一经售出概不退换</div>');
    const fact = recognise(pageOf(html)).facts.find((f) => f.wordingClass === 'exclusion');
    expect(fact?.visible).toBe(false);
  });
});
