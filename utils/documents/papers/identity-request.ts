import { address, heading, numbered, paras, pairs, sign, title } from '../blocks';
import { spelled } from '../claims';
import type { Facts } from '../facts';
import type { Block } from '../model';
import { breach, trade } from '../problem';
import { day } from '../words';

/** 卖家身份与交易记录请求书 (消法 44, 电商法 62). */
export function identityRequest(f: Facts): Block[] {
  return [
    title('关于提供卖家身份信息和交易记录的请求书'),
    address(`致“${f.answered('platformName') ?? f.has('shop') ?? f.answer('platformName')}”：`),
    heading('一、所涉交易'),
    ...paras(trade(f), ...breach(f)),
    ...pairs([
      ['订单编号', f.get('orderNumber')],
      ['卖家', f.get('sellerName')],
      ['支付时间', f.get('paidAt')],
      ['实付金额', f.get('paid')],
      ['支付交易单号', f.has('transactionNumber')],
    ]),
    heading('二、请求提供'),
    ...numbered([
      '卖家的真实名称（姓名）、地址和有效联系方式；',
      '卖家入驻时登记的营业执照或者身份信息的核验情况；',
      '该订单的原始合同和交易记录：下单、支付、结算、发货或者充值、卡密提取的时间与内容；',
      '该商品页面在下单时的描述、承诺和退款规则。',
    ]),
    ...paras('上述信息仅用于就本订单主张权利。请在七日内书面答复；不能提供的，请说明原因。'),
    heading('三、依据'),
    ...numbered(spelled(['consumer44', 'commerce31', 'commerce62'])),
    ...paras('本请求书所述时间均为北京时间。'),
    sign(`请求人：${f.answer('ownName')}`),
    sign(`联系电话：${f.answer('ownPhone')}`),
    sign(day(f.paper.now)),
  ];
}
