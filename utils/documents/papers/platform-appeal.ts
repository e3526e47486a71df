import { address, heading, numbered, paras, sign, title } from '../blocks';
import { basis, claim, spelled } from '../claims';
import type { Facts } from '../facts';
import { history } from '../history';
import type { Block } from '../model';
import { breach, inVain, promised, refused, trade } from '../problem';
import { plainOf } from '../plain';
import { enclosed, promiseTable, timesTable, tradeTable } from '../tables';
import { day } from '../words';

/** 平台申诉: what happened, what was tried with the seller, and what the platform is asked for. */
export function platformAppeal(f: Facts): Block[] {
  const talks = history(f, 'platform');
  const body = [
    title('交易纠纷申诉书'),
    address(`致“${f.answered('platformName') ?? f.has('shop') ?? f.answer('platformName')}”客服：`),
    heading('一、订单与支付'),
    ...paras(trade(f)),
    ...tradeTable(f),
    heading('二、承诺与事实'),
    ...paras(promised(f), ...breach(f), inVain(f), refused(f), f.answered('story')),
    ...promiseTable(f),
    ...timesTable(f),
    heading('三、协商经过'),
    ...paras(...(talks.length > 0 ? talks : [noTalks(f)])),
    heading('四、申诉请求'),
    ...numbered([
      `核实上述订单，要求卖家${claim(f)}；卖家不履行的，从其保证金中退还；`,
      '处理期间，请暂缓向卖家结算该笔货款；',
      '请提供卖家的真实名称、地址和有效联系方式；',
      '请保存并提供该订单的原始合同和交易记录，包括发货、充值或者卡密提取记录。',
    ]),
    heading('五、依据'),
    ...numbered(spelled([...basis(f), 'consumer44', 'commerce59', 'commerce61', 'commerce62'])),
  ];
  const proofs = enclosed(f, plainOf(body));
  return [
    ...body,
    ...(proofs.length > 0 ? [heading('六、附：证据'), ...proofs] : []),
    ...paras('本申诉所述时间均为北京时间。以上内容属实，原始电子数据由本人保存，可供核对。'),
    sign(`申诉人：${f.answered('ownName') ?? `订单${f.get('orderNumber')}的购买人`}`),
    sign(day(f.paper.now)),
  ];
}

function noTalks(f: Facts): string {
  return f.issue === 'seller-gone'
    ? '卖家无法联系，未能协商。'
    : '＿＿＿〔待填：何时、以何种方式联系过卖家，对方如何答复〕。';
}
