import type { EvidenceKind } from '../exhibit/model';

/** What a kind of exhibit is called on a paper, and what it is offered to show. */
export const KIND_WORDS: Readonly<Record<EvidenceKind, { readonly name: string; readonly shows: string }>> = {
  listing: { name: '商品页面', shows: '商品名称、价格及卖家对到账时间、质量的承诺' },
  order: { name: '订单', shows: '双方合同关系成立、订单编号、商品及金额' },
  payment: { name: '支付凭证', shows: '已支付货款、支付时间、收款方及交易单号' },
  chat: { name: '聊天记录', shows: '卖家的承诺、答复及协商经过' },
  delivery: { name: '到账/余额记录', shows: '商品是否到账、到账时间及数量' },
  terms: { name: '平台规则', shows: '平台规则及格式条款的内容' },
  seller: { name: '卖家身份', shows: '卖家的名称及身份信息' },
  receipt: { name: '投诉回执', shows: '已经投诉、申诉及其受理情况' },
  reply: { name: '对方回复', shows: '对方答复的内容及时间' },
  refund: { name: '退款记录', shows: '已退款的金额及时间' },
  environment: { name: '环境检查', shows: '取证时网络与设备的状态' },
  certificate: { name: '外部证书', shows: '第三方出具的时间、身份或者公证证明' },
  other: { name: '其他', shows: '与本案有关的其他事实' },
};
