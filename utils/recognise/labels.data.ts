import type { FactKind } from './types';

/**
 * `strong` names its field by itself. `weak` words ("订单", "时间") are also headings and menu entries: they count only
 * with a colon, in a table or `dl`, or where strong labels stand in the same structure.
 */
export interface LabelRule {
  readonly kind: FactKind;
  readonly strength: 'strong' | 'weak';
  /** Blank-separated; matched whole, without blanks, lower case. */
  readonly labels: string;
}

/** Read off openly licensed card-shop systems and the pages of WeChat Pay and Alipay, 2026-03. */
export const LABEL_RULES: readonly LabelRule[] = [
  {
    kind: 'orderNumber',
    strength: 'strong',
    labels:
      '订单号 订单编号 订单id 订单号码 订单单号 订单流水号 关联订单号 购买单号 系统单号 平台订单号 平台单号 下单编号 充值单号 交易订单号 订单序号 orderno orderno. orderid ordernumber',
  },
  { kind: 'orderNumber', strength: 'weak', labels: '订单 单号 关联订单 编号 order order#' },
  {
    kind: 'merchantOrderNumber',
    strength: 'strong',
    labels:
      '商户订单号 商户单号 商家订单号 交易单号 交易号 交易流水号 交易编号 支付单号 支付订单号 支付流水号 付款单号 支付编号 流水号 支付宝交易号 支付宝订单号 微信支付单号 微信订单号 微信交易单号 三方单号 第三方单号 第三方订单号 渠道单号 渠道订单号 外部订单号 收单号',
  },
  {
    kind: 'createdAt',
    strength: 'strong',
    labels:
      '下单时间 订单创建时间 创建时间 订单时间 下单日期 订单日期 购买时间 提单时间 订单生成时间 生成时间 创建日期',
  },
  { kind: 'createdAt', strength: 'weak', labels: '时间 提交时间 交易时间 成交时间 日期' },
  {
    kind: 'paidAt',
    strength: 'strong',
    labels: '付款时间 支付时间 付款日期 支付日期 支付完成时间 付款完成时间 支付成功时间 付款成功时间',
  },
  {
    kind: 'deliveredAt',
    strength: 'strong',
    labels: '发货时间 交付时间 到账时间 到帐时间 充值完成时间 充值到账时间 出货时间 发卡时间 提卡时间',
  },
  {
    kind: 'amount',
    strength: 'strong',
    labels:
      '订单金额 下单金额 订单总额 订单总价 订单合计 实际支付价格 实际支付 实际支付金额 实际付款 实付金额 实付款 实付总额 应付总额 应付金额 应付款 应付总价 应支付 需支付 需付款 需支付金额 需要支付 需要支付金额 需付 商品总价 商品总额 商品金额 支付金额 付款金额 支付总额 交易金额 合计金额 总金额 总价 待支付金额 订单价格 消费金额',
  },
  { kind: 'amount', strength: 'weak', labels: '金额 合计 总计 实付 应付 共计 待支付 待付款 总额' },
  {
    kind: 'price',
    strength: 'strong',
    labels:
      '单价 现价 售价 商品价格 商品单价 优惠价 促销价 折后价 活动价 会员价 秒杀价 到手价 券后价 销售价 本店价 零售价 特价 限时价 商品售价 销售价格',
  },
  { kind: 'price', strength: 'weak', labels: '价格' },
  {
    kind: 'originalPrice',
    strength: 'strong',
    labels: '原价 市场价 官方价 官方售价 划线价 参考价 指导价 官网价 市场价格 专柜价 官方原价 商品原价',
  },
  {
    kind: 'fee',
    strength: 'strong',
    labels: '手续费 支付手续费 交易手续费 服务费 平台服务费 通道费 附加费 短信费 渠道手续费',
  },
  {
    kind: 'goodsTitle',
    strength: 'strong',
    labels:
      '商品名称 订单名称 订单标题 商品标题 商品名 产品名称 购买商品 订购商品 宝贝名称 充值商品 套餐名称 商品信息 购买产品 充值产品 产品标题 下单商品',
  },
  { kind: 'goodsTitle', strength: 'weak', labels: '商品 产品 宝贝' },
  {
    kind: 'quantity',
    strength: 'strong',
    labels: '购买数量 商品数量 订购数量 下单数量 充值数量 购买份数 购买件数',
  },
  { kind: 'quantity', strength: 'weak', labels: '数量 件数 份数' },
  {
    kind: 'deliveryMethod',
    strength: 'strong',
    labels: '发货方式 订单类型 发货类型 交付方式 交货方式 配送方式 发货模式 交付信息 交付类型',
  },
  { kind: 'deliveryMethod', strength: 'weak', labels: '发货 交付' },
  {
    kind: 'status',
    strength: 'strong',
    labels: '订单状态 发货状态 支付状态 付款状态 交易状态 处理状态 当前状态 充值状态 交付状态 订单进度',
  },
  { kind: 'status', strength: 'weak', labels: '状态' },
  {
    kind: 'seller',
    strength: 'strong',
    labels: '卖家 卖家昵称 商家名称 店铺名称 商户名称 卖家名称 供货商 收款方 收款商户 收款商家 收款人 店铺名',
  },
  { kind: 'seller', strength: 'weak', labels: '商家 店铺 商户 店主' },
  {
    kind: 'paymentMethod',
    strength: 'strong',
    labels: '支付方式 付款方式 支付渠道 付款渠道 支付类型 支付通道',
  },
];
