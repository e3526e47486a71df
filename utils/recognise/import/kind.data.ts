import type { EvidenceKind } from '../../exhibit/model';

export interface KindRule {
  readonly kind: EvidenceKind;
  /** Matched in the file's name and, of texts, in their beginning; lower case. */
  readonly words: RegExp;
}

/** First match wins: what names a thing closely stands before what merely belongs to it. Every suggestion can be corrected. */
export const KIND_RULES: readonly KindRule[] = [
  { kind: 'receipt', words: /回执|受理|12315|投诉|工单编号|立案|报案|\bcomplaint/ },
  { kind: 'refund', words: /退款|退回|原路返回|\brefund/ },
  {
    kind: 'payment',

    words:
      /微信支付|支付宝|支付|付款|转账|账单|凭证|流水|收款|\bvoucher|alipay|wechat ?pay|\bpayment|eg\.android\.alipaygphone/,
  },
  { kind: 'delivery', words: /余额|到账|到帐|充值记录|点券|点数|背包|发货记录|游戏内|\bbalance|\brecharge/ },
  { kind: 'chat', words: /聊天|对话|客服|会话|录音|通话|chat|tencent\.mobileqq/ },
  { kind: 'order', words: /订单|下单|\border/ },
  { kind: 'terms', words: /规则|协议|条款|须知|\bterms\b/ },
  { kind: 'seller', words: /营业执照|店铺|卖家|商家|备案|\blicense/ },
  { kind: 'certificate', words: /公证|时间戳证书|存证证书|\bcertificate/ },
  { kind: 'listing', words: /商品|宝贝|详情页|\blisting|\bproduct/ },
];
