import type { EvidenceKind } from '../exhibit/model';

/**
 * Kinds that a page shows by its heading and by the labels that stand beside its values: both are needed, so that a link
 * "营业执照" in a footer makes no exhibit of the seller's identity. Patterns run on text without blanks, at most 40 characters.
 */
export interface KindRule {
  readonly kind: EvidenceKind;
  /** Text: `check.kindReason.<reason>`. */
  readonly reason: string;
  /** The page's title, or one of its headings. */
  readonly heading: RegExp;
  /** Labels: so many different ones. */
  readonly labels: RegExp;
  readonly least: number;
  /** Kinds that the recogniser's own verdict must be one of: a page it is sure about stays what it is. */
  readonly over: readonly ('other' | 'order' | 'payment' | 'terms' | 'listing')[];
}

export const KIND_RULES: readonly KindRule[] = [
  {
    kind: 'refund',
    reason: 'REFUND_RECORD',
    heading: /退款(?:详情|成功|记录|进度|凭证|到账|结果|单)|^退款$/,
    labels: /^(?:退款(?:金额|时间|单号|编号|状态|方式|原因|去向|账户|到账时间)|退回账户|退至|退款至)/,
    least: 1,
    over: ['other', 'order', 'payment', 'terms'],
  },
  {
    kind: 'reply',
    reason: 'ANSWER_TO_COMPLAINT',
    heading: /(?:投诉|申诉|举报|维权|纠纷|工单).{0,6}(?:结果|答复|回复|反馈|详情|处理)|处理结果|判责结果/,
    labels:
      /^(?:处理结果|处理意见|处理说明|回复内容|回复时间|答复内容|答复时间|判责结果|办理结果|调解结果|商家回复|平台回复|客服回复)/,
    least: 1,
    over: ['other', 'order', 'terms'],
  },
  {
    kind: 'receipt',
    reason: 'COMPLAINT_RECEIPT',
    heading:
      /(?:投诉|申诉|举报|维权|纠纷|工单).{0,6}(?:详情|记录|进度|成功|已提交|提交成功|回执|登记|受理|单)|全国12315/,
    labels:
      /^(?:(?:投诉|申诉|举报|登记|受理|工单|纠纷|维权)(?:编号|单号|号|时间|状态|类型|对象|内容|原因|事由|进度|单位)|被投诉(?:方|人|企业|商家))/,
    least: 2,
    over: ['other', 'order', 'terms'],
  },
  {
    kind: 'seller',
    reason: 'SELLER_IDENTITY',
    heading:
      /(?:店铺|卖家|商家|企业|经营者|主体|工商|商户)(?:信息|资料|详情|资质|档案|介绍)|营业执照|企业信用信息|证照信息|亮照/,
    labels:
      /^(?:统一社会信用代码|营业执照(?:号|注册号)?|注册号|法定代表人|法人(?:姓名|代表)?|经营者(?:姓名)?|企业名称|公司名称|主体名称|注册地址|住所|经营场所|经营地址|注册资本|成立日期|登记机关|经营范围|店铺名称|开店时间|入驻时间|卖家信用|店铺等级|保证金|联系电话|客服QQ|客服微信)/i,
    least: 2,
    over: ['other', 'terms', 'listing'],
  },
  {
    kind: 'delivery',
    reason: 'BALANCE_RECORD',
    heading:
      /(?:充值|到账|到帐|点券|点卡|点数|Q币|金币|钻石|游戏币|代币|会员|余额|账户|消费|使用|兑换)(?:记录|明细|流水|历史|查询|余额)|我的(?:点券|Q币|余额|账户|会员|钻石)|会员中心/i,
    labels:
      /^(?:(?:当前|剩余|可用|账户|点券|Q币|金币|钻石|游戏币)?余额|(?:当前|剩余|可用)?(?:点券|点数|Q币|金币|钻石)(?:数量|数|余额)?|充值(?:时间|金额|数量|账号|渠道|方式|结果)|到[账帐](?:时间|金额|数量)|变动(?:时间|金额|数量|类型)|变更(?:时间|数量)|交易类型|收支类型|会员(?:到期|有效期|等级|状态).{0,6}|有效期至|到期时间)/i,
    least: 1,
    over: ['other'],
  },
];

/** Rooms of a page where words are links to elsewhere, not labels of values. */
export const ASIDE_TAGS: readonly string[] = ['nav', 'footer', 'aside', 'a', 'button'];
/** CSS px: text as large as that is a heading to who reads it. */
export const HEADING_SIZE = 18;
