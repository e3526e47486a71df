import type { CaseField } from '../../case/model';

/** Fields that a voucher can fill. */
export type VoucherField = Extract<
  CaseField,
  'transactionNumber' | 'cashierNumber' | 'paid' | 'paidAt' | 'payee' | 'payChannel' | 'goods'
>;

/**
 * Labels of vouchers, blank-separated, whole. Read off 账单详情 and 转账 pages of WeChat Pay and Alipay (2026-03): what Alipay
 * calls 订单号 is its own number of the transaction; the shop's stands under 商家订单号.
 */
export const VOUCHER_LABELS: readonly { readonly field: VoucherField; readonly labels: string }[] = [
  {
    field: 'transactionNumber',
    labels:
      '交易单号 交易号 支付单号 支付宝交易号 微信支付单号 微信订单号 转账单号 流水号 交易流水号 订单号 凭证号',
  },
  { field: 'cashierNumber', labels: '商户单号 商户订单号 商家订单号 商家单号' },
  { field: 'paidAt', labels: '支付时间 付款时间 转账时间 交易时间 支付成功时间 创建时间' },
  { field: 'paid', labels: '支付金额 付款金额 转账金额 交易金额 实付金额 实付 金额 订单金额' },
  {
    field: 'payee',
    labels: '商户全称 商家全称 收款方全称 收款方 收款商户 商户名称 收款人 收款账户 对方户名',
  },
  { field: 'payChannel', labels: '支付方式 付款方式' },
  { field: 'goods', labels: '商品 商品说明 商品名称 转账说明' },
];
