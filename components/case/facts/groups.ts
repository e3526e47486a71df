import type { CaseField } from '@/utils/case/model';

/** The fields of a case in the order in which they are asked. Each stands once (tested). */
export const FIELD_GROUPS = [
  { id: 'issue', fields: ['issue'] },
  { id: 'goods', fields: ['goods', 'account', 'shop', 'shopUrl', 'sellerName', 'sellerContact'] },
  {
    id: 'order',
    fields: [
      'orderNumber',
      'cashierNumber',
      'transactionNumber',
      'price',
      'paid',
      'payChannel',
      'payee',
      'orderedAt',
      'paidAt',
    ],
  },
  { id: 'delivery', fields: ['promise', 'deliveredAt', 'expectedQuantity', 'receivedQuantity'] },
  { id: 'claim', fields: ['claim', 'claimAmount'] },
  { id: 'respondent', fields: ['respondentName', 'respondentAddress', 'respondentPhone'] },
] as const satisfies readonly { id: string; fields: readonly CaseField[] }[];

/** Read over several lines. */
export const LONG_FIELDS: ReadonlySet<CaseField> = new Set(['promise', 'respondentAddress']);
