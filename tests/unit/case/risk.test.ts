import { expect, test } from 'vitest';
import { pageOf } from '../../support/runs';
import { riskOf } from '@/utils/case/risk';
import { recognise } from '@/utils/recognise';

const risk = (html: string) => riskOf(recognise(pageOf(html, { title: '', url: 'https://site.example/' })));
const shop = (words: string): string =>
  `<h1>Q币1000个</h1><div>售价：¥498</div><div>库存：99</div><button>立即购买</button><p>${words}</p>`;

test.each([
  ['付款后秒到账', ['promise'], ['smallTest', 'readTerms', 'keepNow']],
  ['虚拟商品一经售出概不退换', ['exclusion'], ['readTerms', 'keepNow']],
  ['量大可加QQ 28471', ['offPlatform'], ['escrow', 'readTerms', 'stayInside', 'keepNow']],
  ['全网最低价', ['cheap'], ['smallTest', 'escrow', 'readTerms']],
  ['官方授权渠道', ['guarantee'], ['escrow', 'readTerms', 'keepNow']],
  ['秒到账，售出不退换，加微信优惠', ['offPlatform', 'promise', 'exclusion'], undefined],
])('a shop that says “%s” calls for care: %s', (words, codes, advice) => {
  const report = risk(shop(words));
  expect(report.hints.map(({ code }) => code).sort()).toEqual([...codes].sort());
  if (advice) expect(report.advice).toEqual(advice);
  expect(report.hints[0]?.severity).toBe(codes[0] === 'offPlatform' ? 'high' : 'care');
});

test('the words come with their sentence, verbatim', () => {
  expect(risk(shop('本店付款后5分钟内到账，放心购买。')).hints[0]).toMatchObject({
    verbatim: '5分钟内到账',
    context: '本店付款后5分钟内到账，放心购买。',
  });
});

test('a price far under the original one is told with both', () => {
  const html =
    '<h1>Q币1000个</h1><div>售价：¥498</div><div>官方价：¥1000</div><div>库存：9</div><button>立即购买</button>';
  expect(risk(html).hints).toContainEqual({
    code: 'discount',
    severity: 'care',
    verbatim: '¥498',
    values: { percent: 50, original: '¥1000' },
  });
});

test.each([
  ['a wallet', '<h1>零钱提现</h1><div>可用余额 ¥100</div><div>提现</div><p>提现秒到账银行卡</p>'],
  ['a plain shop', shop('支持七天无理由退款')],
  ['a shop that warns', shop('请勿加QQ私下交易')],
  ['a question', shop('请问是秒到账吗？')],
  ['somebody who repeats a promise', shop('说好的秒到账，到现在没有')],
  ['nothing', ''],
])('no alarm on %s', (_, html) => {
  expect(risk(html)).toEqual({ hints: [], advice: [] });
});
